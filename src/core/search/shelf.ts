import { isSign } from './units.ts';

/**
 * Place of a key in the order of the index: numbers compared one by one, a shorter place before a longer one that begins with it.
 *
 * The first number is the family: 0 special keys (they begin with `~` or `=`), 1 words and pairs with a word in them, 2 single
 * characters, 3 pairs of characters. A pair is filed under the member that tells more, of two characters the later one in
 * Unicode: so pairs that overlap in a word stand together two times in three, and are read in one piece.
 */
export type Shelf = readonly number[];

const codes = (text: string): readonly number[] =>
  [...text].map((character) => character.codePointAt(0) ?? 0);

/** Below are letters, figures and signs, above characters that are units by themselves. */
const firstCharacter = 0x2e80;

const rank = (unit: string): number =>
  isSign(unit) ? 0 : (unit.codePointAt(0) ?? 0) < firstCharacter ? 2 : 1;

function shelfOfPair(a: string, b: string): Shelf {
  const [ra, rb] = [rank(a), rank(b)];
  const underA = ra === rb ? a >= b : ra > rb;
  const [under, other] = underA ? [a, b] : [b, a];
  return [1, ...codes(under), 0, ...codes(other), underA ? 1 : 0];
}

/** Where the index files a key of `keysOfRun` or a special one. No two keys have the same place. */
export function shelfOf(key: string): Shelf {
  const bar = key.indexOf('|');
  const [first = 0, second = 0, ...more] = codes(key);
  if (bar > 0) return shelfOfPair(key.slice(0, bar), key.slice(bar + 1));
  if (first === 0x7e || first === 0x3d) return [0, ...codes(key)];
  if (first < firstCharacter || more.length > 0) return [1, ...codes(key)];
  if (second === 0) return [2, first];
  return first > second ? [3, first, second * 2 + 1] : [3, second, first * 2];
}

/** Compare two places: negative if `a` stands before `b`. */
export function compareShelves(a: Shelf, b: Shelf): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const step = (a[i] ?? 0) - (b[i] ?? 0);
    if (step !== 0) return step;
  }
  return a.length - b.length;
}

/** True at the place of a pair of characters. */
export const isPair = ([family]: Shelf): boolean => family === 3;

/** The word that stands at a place of family 1, or `null` if a pair does. */
export const wordAt = ([family, ...rest]: Shelf): string | null =>
  family === 1 && !rest.includes(0) ? String.fromCodePoint(...rest) : null;
