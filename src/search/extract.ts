import { isHan, plain, runsOf } from './query.ts';

/** Half-open range of UTF-16 code units. */
export type Mark = { readonly start: number; readonly end: number };

/** A stretch of an extract, marked or not. */
export type Piece = { readonly text: string; readonly marked: boolean };

function occurrences(text: string, word: string): readonly Mark[] {
  const found: Mark[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    found.push({ start: at, end: at + word.length });
  }
  return found;
}

/** Longest stretches of two characters or more that text and run share, left to right. */
function shared(text: string, run: string): readonly Mark[] {
  const found: Mark[] = [];
  for (let at = 0; at < text.length - 1; at += 1) {
    let length = 0;
    while (at + length < text.length && run.includes(text.slice(at, at + length + 1))) length += 1;
    if (length < 2) continue;
    found.push({ start: at, end: at + length });
    at += length - 1;
  }
  return found;
}

function marksOfWord(text: string, word: string): readonly Mark[] {
  const whole = occurrences(text, word);
  if (whole.length > 0) return whole;
  return runsOf(word).flatMap((run) => {
    const literal = occurrences(text, run);
    return literal.length > 0 || !isHan(run) ? literal : shared(text, run);
  });
}

function merged(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || mark.start > last.end) joined.push(mark);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
  }
  return joined;
}

/**
 * Where the words of a query stand in a text. A word is marked where it stands literally; only if it stands nowhere, the longest
 * parts of it that do (two Han characters at least).
 *
 * @param words As `queryTerms` gives them.
 */
export function marksIn(text: string, words: readonly string[]): readonly Mark[] {
  const compared = plain(text);
  return merged(words.flatMap((word) => marksOfWord(compared, word)));
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

/** Start of the window of `size` code units that shows most: different words first, then marked characters. */
function densest(text: string, marks: readonly Mark[], size: number): number {
  let best = { start: 0, worth: 0 };
  for (const { start } of marks) {
    const inside = marks.filter((mark) => mark.start >= start && mark.end <= start + size);
    const different = new Set(inside.map((mark) => text.slice(mark.start, mark.end)));
    const worth = [...different].reduce((sum, word) => sum + word.length ** 2, 0) + inside.length / 100;
    if (worth > best.worth) best = { start, worth };
  }
  return best.start;
}

/** 。！？；, escaped because esbuild leaves regular expressions as they are and the script must be ASCII. */
const sentenceEnd = /[\u3002\uff01\uff1f\uff1b\n]/u;
/** Half a character, and marks that belong to what was cut off. */
const stray = /^[^\p{L}\p{N}\p{Ps}\p{Pi}]*/u;
const lowSurrogate = /[\uDC00-\uDFFF]/u;

/** The first place from `at` on, but not past `mark`, where an extract can begin. */
const cleanStart = (text: string, at: number, mark: number): number =>
  mark - text.slice(at, mark).replace(stray, '').length;

/** A little before the first mark, at the start of its sentence if that is near; earlier where the text ends soon after. */
function windowStart(text: string, mark: number, size: number): number {
  const lead = Math.floor(size / 6);
  const latest = Math.max(0, text.length - size);
  if (mark - lead > latest) return cleanStart(text, latest, mark);
  const earliest = Math.max(0, mark - 2 * lead);
  for (let at = mark; at > earliest; at -= 1) if (sentenceEnd.test(text[at - 1] ?? '')) return at;
  return earliest === 0 ? 0 : cleanStart(text, mark - lead, mark);
}

/**
 * About `size` code units of a text around the words of a query, with the words marked; its beginning if none stands in it.
 * What is left out before and after is shown by `…`.
 */
export function extract(text: string, words: readonly string[], size: number): readonly Piece[] {
  const marks = marksIn(text, words);
  const from = marks.length === 0 ? 0 : windowStart(text, densest(text, marks, size), size);
  const cutAt = Math.min(text.length, from + size);
  const end = lowSurrogate.test(text[cutAt] ?? '') ? cutAt + 1 : cutAt;
  const inside = marks
    .filter((mark) => mark.start >= from && mark.end <= end)
    .map((mark) => ({ start: mark.start - from, end: mark.end - from }));
  const shown = pieces(text.slice(from, end), inside);
  return [
    ...(from > 0 ? [{ text: '…', marked: false }] : []),
    ...shown,
    ...(end < text.length ? [{ text: '…', marked: false }] : []),
  ];
}
