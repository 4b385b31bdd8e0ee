import type { Term } from './term-list.ts';

/** What may have been meant; `reason` tells why: it sounds the same, or differs in one character or in the order of two. */
export type Suggestion = { readonly text: string; readonly reason: 'sound' | 'character' };

/** Readings of a character, without tone; none if it has no sound that is known. */
export type ReadingsOf = (character: string) => readonly string[];

const most = 3;
/** Characters of the longest word that is looked at. */
const longest = 24;

/**
 * Length from which a word may have another character, from which one may be missing or too many, and from which that may be so in a
 * part of a word: shorter ones say too little.
 */
const least = { other: 3, missing: 4, part: 4 } as const;

function soundsLike(a: readonly string[], b: readonly string[], readingsOf: ReadingsOf): boolean {
  if (a.length !== b.length) return false;
  return a.every((character, i) => {
    const other = b[i] ?? '';
    return (
      character === other || readingsOf(character).some((reading) => readingsOf(other).includes(reading))
    );
  });
}

/** True if one character is another, missing or too many, or two neighbours have changed places. */
function differsByOne(a: readonly string[], b: readonly string[]): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restA, restB] = [a.length - start - end, b.length - start - end];
  if (restA === 1 && restB === 1) return a.length >= least.other;
  if (restA + restB === 1) return Math.max(a.length, b.length) >= least.missing;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

type Known = { readonly text: string; readonly weight: number; readonly characters: readonly string[] };
type Found = Suggestion & { readonly weight: number };

/** What a word may stand for as a whole. */
function wholes(word: readonly string[], terms: readonly Known[], readingsOf: ReadingsOf): readonly Found[] {
  const found: Found[] = [];
  for (const { text, weight, characters } of terms) {
    if (Math.abs(characters.length - word.length) > 1) continue;
    if (soundsLike(word, characters, readingsOf)) found.push({ text, reason: 'sound', weight });
    else if (differsByOne(word, characters)) found.push({ text, reason: 'character', weight });
  }
  return found;
}

/** What a word may stand for if one part of it, of so many characters, is no term but near one. */
function withPart(
  word: readonly string[],
  length: number,
  terms: readonly Known[],
  readingsOf: ReadingsOf,
): readonly Found[] {
  const own = new Set(terms.map(({ characters }) => characters.join('')));
  const found: Found[] = [];
  for (let start = 0; start + length <= word.length; start++) {
    const part = word.slice(start, start + length);
    if (own.has(part.join(''))) continue;
    const [before, after] = [word.slice(0, start).join(''), word.slice(start + length).join('')];
    for (const meant of wholes(part, terms, readingsOf))
      if (meant.reason === 'sound' || length >= least.part)
        found.push({ ...meant, text: before + meant.text + after });
  }
  return found;
}

const rank = ({ reason, weight }: Found): number => weight + (reason === 'sound' ? 100 : 0);

/** The best of what was found, each text once, none that is the word itself. */
function best(found: readonly Found[], word: string): readonly Suggestion[] {
  const seen = new Set([word]);
  const chosen: Suggestion[] = [];
  for (const { text, reason } of [...found].sort((a, b) => rank(b) - rank(a))) {
    if (chosen.length < most && !seen.has(text)) chosen.push({ text, reason });
    seen.add(text);
  }
  return chosen;
}

const taken = (terms: readonly Term[], fold: (text: string) => string): readonly Known[] =>
  terms.map(({ text, weight }) => ({ text, weight, characters: [...fold(text)] }));

/**
 * What a word that the library does not have may have been meant for: terms that sound the same in any reading first, then those
 * that differ by one character or in the order of two, the more frequent first. If the whole is near no term, its parts are tried,
 * the longest first, and the rest stays as it is.
 *
 * @param word Folded, of Han characters; others have no suggestions.
 * @param fold What the word went through; suggestions keep the library's own characters.
 * @returns At most three.
 */
export function suggest(
  word: string,
  terms: readonly Term[],
  readingsOf: ReadingsOf,
  fold: (text: string) => string = (text) => text,
): readonly Suggestion[] {
  const characters = [...word];
  if (characters.length < 2 || characters.length > longest) return [];
  const known = taken(terms, fold).filter(({ characters: own }) => own.join('') !== word);
  let found = wholes(characters, known, readingsOf);
  for (let length = characters.length - 1; length >= 2 && found.length === 0; length--)
    found = withPart(characters, length, known, readingsOf);
  return best(found, word);
}

/**
 * Terms that sound as typed pinyin reads, for pinyin that no name of the library has.
 *
 * @param syllables Without tone, ü as v, as `parsePinyin` gives them.
 * @returns At most three, the most frequent first.
 */
export function suggestSound(
  syllables: readonly string[],
  terms: readonly Term[],
  readingsOf: ReadingsOf,
): readonly Suggestion[] {
  const found = terms.flatMap(({ text, weight }): readonly Found[] => {
    const characters = [...text];
    const sounds =
      characters.length === syllables.length &&
      characters.every((character, i) => readingsOf(character).includes(syllables[i] ?? ''));
    return sounds ? [{ text, reason: 'sound', weight }] : [];
  });
  return best(found, '');
}
