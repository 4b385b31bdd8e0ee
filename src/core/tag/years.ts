import { foldWidth } from '../fold-width.ts';
import type { CaseText } from '../types.ts';
import { bookTitles, insideOf } from './quotations.ts';

/** A year, either end of a span of years, or a date; not an edition (2022年版) and no part of a longer number. */
const mention =
  /(?<!\d[.,]|[\d+])(?:19|20)\d{2}(?=年(?!版)|学年|[级届]|[-./]\d{1,2}[-./]\d|[-–—~至到]{1,2}(?:19|20)\d{2}(?:学年|年))/gu;

/**
 * The years a case tells of, as numbers in ascending order, each once: from title and body, but not from names of plans
 * and documents (《行动计划（2021—2025年）》, 2022年版).
 */
export function tagYears({ title, body }: CaseText): readonly number[] {
  const years = [title, body].flatMap((text) => {
    const isName = insideOf(bookTitles(text));
    return [...foldWidth(text).matchAll(mention)]
      .filter(({ index }) => !isName({ start: index, end: index + 4 }))
      .map(([year]) => Number(year));
  });
  return [...new Set(years)].sort((a, b) => a - b);
}
