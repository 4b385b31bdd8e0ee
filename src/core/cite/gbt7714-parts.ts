import type { CiteItem } from './cite-item.ts';
import { curlyQuotes } from './quotation-marks.ts';

/** The elements of an entry, quotation marks set; empty where the source says nothing. */
export type Parts = {
  readonly creators: readonly string[];
  readonly title: string;
  readonly container: string;
  readonly publisher: string;
  readonly issued: string;
  readonly year: string;
  /** `[2026-11-21]` */
  readonly accessed: string;
  readonly address: string;
};

/** Most names that are printed; of more, these and 等. */
const mostNames = 3;

/** What an entry consists of. The marker stands behind the title: EB/OL for what is read at an address, else Z. */
export function partsOf(item: CiteItem): Parts {
  const names = item.creators.map(curlyQuotes);
  return {
    creators: names.length > mostNames ? [...names.slice(0, mostNames), '等'] : names,
    title: `${curlyQuotes(item.title)}[${item.address === null ? 'Z' : 'EB/OL'}]`,
    container: curlyQuotes(item.container ?? ''),
    publisher: curlyQuotes(item.publisher ?? ''),
    issued: item.issued ?? '',
    year: item.issued?.slice(0, 4) ?? '',
    accessed: item.accessed === null ? '' : `[${item.accessed}]`,
    address: item.address ?? '',
  };
}

/** Put elements together with full stops; one that ends in a mark of its own gets none. Empty elements are left out. */
export const sentences = (elements: readonly string[]): string =>
  elements
    .filter((element) => element !== '')
    .map((element) => (/[.:;!?]$/u.test(element) ? element : `${element}.`))
    .join(' ');
