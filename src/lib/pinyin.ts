import { customPinyin, pinyin } from 'pinyin-pro';

// Names whose readings the dictionary of pinyin-pro 3.29.4 gets wrong.
customPinyin({
  蔚县: 'yù xiàn',
  浚县: 'xùn xiàn',
  单县: 'shàn xiàn',
  大埔: 'dà bù',
  乐清: 'yuè qīng',
  六合区: 'lù hé qū',
  六合县: 'lù hé xiàn',
  六枝: 'lù zhī',
  洪洞: 'hóng tóng',
  尉犁: 'yù lí',
  歙县: 'shè xiàn',
});

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
