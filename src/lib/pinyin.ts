import { pinyin } from '../build/pinyin-names.ts';

const spoken = /[\p{Script=Han}\p{L}\p{N}]/u;
const latin = /^[a-z]/iu;

/**
 * Key that sorts a Chinese title as a dictionary does: syllable by syllable, then tone; marks and spaces do not count.
 *
 * @returns Plain ASCII for Han text, so that keys compare by code unit and every machine sorts alike.
 */
export function pinyinKey(text: string): string {
  const syllables = pinyin(text, { toneType: 'num', type: 'array', v: true, nonZh: 'spaced' });
  return syllables
    .filter((syllable) => spoken.test(syllable))
    .map((syllable) => syllable.toLowerCase())
    .join(' ');
}

/** Letter under which a title is filed, `A` to `Z`; `#` for one that begins with a figure. */
export function pinyinLetter(text: string): string {
  const key = pinyinKey(text);
  return latin.test(key) ? key.charAt(0).toUpperCase() : '#';
}

/** A letter of the A–Z list with what is filed under it. */
export type LetterGroup<T> = { readonly letter: string; readonly items: readonly T[] };

/** Items in the order of their pinyin; equal readings keep the order of their characters. */
export function byPinyin<T>(items: readonly T[], text: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, text: text(item), key: pinyinKey(text(item)) }))
    .sort((a, b) => (a.key === b.key ? compare(a.text, b.text) : compare(a.key, b.key)))
    .map(({ item }) => item);
}

/** Items filed under their letters, A to Z, figures last; letters without items are left out. */
export function letterGroups<T>(items: readonly T[], text: (item: T) => string): readonly LetterGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of byPinyin(items, text)) {
    const letter = pinyinLetter(text(item));
    groups.set(letter, [...(groups.get(letter) ?? []), item]);
  }
  return [...groups]
    .map(([letter, filed]) => ({ letter, items: filed }))
    .sort((a, b) => Number(a.letter === '#') - Number(b.letter === '#') || compare(a.letter, b.letter));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
