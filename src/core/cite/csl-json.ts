import type { CiteItem } from './cite-item.ts';
import { dateParts } from './date-parts.ts';
import { curlyQuotes } from './quotation-marks.ts';

type CslDate = { readonly 'date-parts': readonly [readonly number[]] };

/** One entry of CSL-JSON. */
export type CslItem = {
  readonly id: string;
  readonly type: 'webpage' | 'document';
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  readonly language: string;
  readonly note?: string;
};

const cslDate = (iso: string): CslDate => ({ 'date-parts': [dateParts(iso)] });

/**
 * An item as the Citation Style Language takes it: a web page where its address is known, else a document, which GB/T 7714 marks
 * as Z, “other”: nothing is claimed of a source whose form is not known.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export function cslItem(item: CiteItem): CslItem {
  const { id, container, publisher, issued, accessed, address, language, note } = item;
  return {
    id,
    type: address === null ? 'document' : 'webpage',
    title: curlyQuotes(item.title),
    ...(item.creators.length > 0 && {
      author: item.creators.map((name) => ({ literal: curlyQuotes(name) })),
    }),
    ...(container !== null && { 'container-title': curlyQuotes(container) }),
    ...(publisher !== null && { publisher: curlyQuotes(publisher) }),
    ...(issued !== null && { issued: cslDate(issued) }),
    ...(accessed !== null && { accessed: cslDate(accessed) }),
    ...(address !== null && { URL: address }),
    language,
    ...(note !== null && { note }),
  };
}

/** Items as the text of a CSL-JSON file, an entry on each line. */
export const cslJson = (items: readonly CiteItem[]): string =>
  `[${items.map((item) => JSON.stringify(cslItem(item))).join(',\n')}]\n`;
