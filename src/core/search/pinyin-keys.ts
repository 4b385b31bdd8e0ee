/** How the keys of sounds begin; texts are folded and never have this sign before a letter. */
const mark = '~';

/** Longest run of characters that is found by all its initials. */
export const longestInitials = 8;

/** Key of one syllable, or of two that follow each other. */
export const syllableKey = (...syllables: readonly string[]): string => mark + syllables.join(' ');

/** Letter that a syllable begins with; zh, ch and sh as people type them, z, c and s. */
export const initialOf = (syllable: string): string => syllable.charAt(0);

/** Key of three initials that follow each other anywhere in a name. */
export const initialsKey = (letters: string): string => `${mark}-${letters}`;

/** Key of all initials of a name, three to eight. */
export const wholeInitialsKey = (letters: string): string => `${mark}=${letters.toLowerCase()}`;

/**
 * Keys that a name must all have to be spelt as in a query: a pair for every two neighbours; a single syllable alone.
 *
 * @param syllables Without tone, ü as v, as `parsePinyin` gives them.
 */
export const keysOfReading = (syllables: readonly string[]): readonly string[] =>
  syllables.length === 1
    ? syllables.map((syllable) => syllableKey(syllable))
    : [...new Set(syllables.slice(1).map((syllable, i) => syllableKey(syllables[i] ?? '', syllable)))];

/** Keys that a name must all have to hold the initials of a query side by side: every three neighbours. */
export function keysOfInitials(letters: string): readonly string[] {
  const small = letters.toLowerCase();
  const keys: string[] = [];
  for (let at = 0; at + 3 <= small.length; at++) keys.push(initialsKey(small.slice(at, at + 3)));
  return [...new Set(keys)];
}
