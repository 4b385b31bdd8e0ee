import type { CiteItem } from './cite-item.ts';
import { partsOf, sentences } from './gbt7714-parts.ts';

/** Publisher and year; the mark between them is not set twice. */
const imprint = (publisher: string, year: string): string =>
  [publisher.replace(/,$/u, year === '' ? ',' : ''), year].filter(Boolean).join(', ');

/**
 * One entry of a list of references by GB/T 7714—2015, numeric system, without its number. Names in Latin letters are
 * printed in capitals.
 */
export function gbt77142015(item: CiteItem): string {
  const { creators, title, container, publisher, issued, year, accessed, address } = partsOf(item);
  const whole = container === '' ? title : `${title}//${container}`;
  const day = issued === '' || address === '' ? year : `(${issued})`;
  const published = publisher === '' ? day : imprint(publisher, year);
  return sentences([creators.join(', ').toUpperCase(), whole, `${published}${accessed}`, address]);
}
