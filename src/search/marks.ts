import { folded } from '../core/search/units.ts';

/** Half-open range of UTF-16 code units. */
export type Mark = { readonly start: number; readonly end: number };

/** A stretch of an extract, marked or not. */
export type Piece = { readonly text: string; readonly marked: boolean };

/** A text as it is compared, of the same length. */
export type Fold = (text: string) => string;

const letter = /[\da-z]/u;

/** Where a word stands; `60` does not stand in `160`. */
function occurrences(text: string, word: string): readonly Mark[] {
  const found: Mark[] = [];
  if (word === '') return found;
  const whole = letter.test(word[0] ?? '');
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (!whole || !letter.test(text[at - 1] ?? '')) found.push({ start: at, end: at + word.length });
  }
  return found;
}

/** From the first CJK extension to the last ideograph of the first plane. */
const han = /[\u3400-\u9fff]/u;

/** Longest stretches of two Han characters or more that text and word share, left to right. */
function shared(text: string, word: string): readonly Mark[] {
  const found: Mark[] = [];
  for (let at = 0; at < text.length - 1; at += 1) {
    let length = 0;
    while (
      at + length < text.length &&
      han.test(text[at + length] ?? '') &&
      word.includes(text.slice(at, at + length + 1))
    )
      length += 1;
    if (length < 2) continue;
    found.push({ start: at, end: at + length });
    at += length - 1;
  }
  return found;
}

function merged(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const last = joined[joined.length - 1];
    if (last === undefined || mark.start > last.end) joined.push(mark);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
  }
  return joined;
}

/** What to mark, folded. Of `phrases`, which are words too, the parts are worth seeing where they stand nowhere as a whole. */
export type Wanted = {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  /** How texts are compared with them. */
  readonly fold: Fold;
};

/** A word of this length is a phrase or a question. */
const phraseLength = 4;

/** What an answer marks: of its words, those that the reader typed can be phrases; another name for one of them cannot. */
export function wanted(words: readonly string[], query: string, fold: Fold = folded): Wanted {
  const typed = fold(query);
  return {
    words,
    phrases: words.filter((word) => word.length >= phraseLength && typed.includes(word)),
    fold,
  };
}

/**
 * Where the words of a query stand in a text. A word is marked where it stands literally; only if it is a phrase and stands
 * nowhere, the longest parts of it that do (two Han characters at least).
 */
export function marksIn(text: string, { words, phrases, fold }: Wanted): readonly Mark[] {
  const compared = fold(text);
  return merged(
    words.flatMap((word) => {
      const whole = occurrences(compared, word);
      return whole.length > 0 || !phrases.includes(word) ? whole : shared(compared, word);
    }),
  );
}

/** A text cut at its marks. */
export function pieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start > at) cut.push({ text: text.slice(at, start), marked: false });
    cut.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), marked: false });
  return cut;
}
