import type { TermItem } from './lists.ts';
import type { SharedLink } from './pairs.ts';
import { byPinyin } from './pinyin.ts';

/** The headings of an index once more, in another order. */
export type Order = { readonly name: '按件数' | '按音序'; readonly links: readonly SharedLink[] };

/** Most cases first; equal ones in the order given. */
export const byNumber = <T extends { readonly count: number }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => b.count - a.count);

/** Headings with cases by number and by pinyin; nothing where there are too few to have an order. */
export function ordersOf(items: readonly TermItem[]): readonly Order[] {
  const used = items.filter((item) => item.count > 0);
  if (used.length < 2) return [];
  return [
    { name: '按件数', links: byNumber(used) },
    { name: '按音序', links: byPinyin(used, ({ name }) => name) },
  ];
}
