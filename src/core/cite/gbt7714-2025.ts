import type { CiteItem } from './cite-item.ts';
import { partsOf, sentences } from './gbt7714-parts.ts';

/**
 * One entry of a list of references by GB/T 7714—2025, numeric system, without its number.
 *
 * A page read at its address is cited as 8.11 asks: title, dates, address; a part of anything else with what it is a part of.
 */
export function gbt77142025(item: CiteItem): string {
  const { creators, title, container, publisher, issued, year, accessed, address } = partsOf(item);
  const names = creators.join('，');
  if (address !== '') {
    const dates = `${issued === '' ? '' : `（${issued}）`}${accessed}`;
    return sentences([names, title, dates, address]);
  }
  const whole = container === '' ? title : `${title}//${container}`;
  return sentences([names, whole, [publisher, year].filter(Boolean).join('，')]);
}
