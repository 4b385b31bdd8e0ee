import { batchItem, caseItem, type CiteItem } from '../core/cite/cite-item.ts';
import { citeFormats } from '../core/cite/cite-files.ts';
import { dataLink } from '../core/cite/data-link.ts';
import { sentences } from '../core/cite/gbt7714-parts.ts';
import { gbt77142015 } from '../core/cite/gbt7714-2015.ts';
import { gbt77142025 } from '../core/cite/gbt7714-2025.ts';
import { oneLine } from '../core/cite/one-line.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Library } from '../core/schema/library.ts';
import type { NamedLink } from './case-page.ts';

/** A file to take along, in its link. */
export type CitationFile = {
  /** Name of the format. */
  readonly name: string;
  /** Name of the file. */
  readonly file: string;
  readonly text: string;
  readonly href: string;
};

/** How one thing is cited. */
export type Citation = {
  /** An entry by GB/T 7714—2025. */
  readonly gbt2025: string;
  /** An entry by GB/T 7714—2015. */
  readonly gbt2015: string;
  readonly files: readonly CitationFile[];
};

/** What programs read; the standard's entries stand on the page itself. */
const forPrograms = citeFormats.filter(({ ending }) => !ending.endsWith('.txt'));

const citation = (item: CiteItem): Citation => ({
  gbt2025: gbt77142025(item),
  gbt2015: gbt77142015(item),
  files: forPrograms.map(({ name, ending, write }) => {
    const text = write([item]);
    return { name, file: `${item.id}${ending}`, text, href: dataLink(text) };
  }),
});

/** How a case is cited: its published source, with the library's page as a note. */
export const citationOf = (record: CaseRecord, batch: Batch, library: Library): Citation =>
  citation(caseItem(record, batch, library));

/** How a compilation is cited. */
export const batchCitation = (batch: Batch, library: Library): Citation =>
  citation(batchItem(batch, library));

/** The files that cite a list, as links; `stem` is their name before the endings. */
export const citeLinks = (stem: string): readonly NamedLink[] =>
  citeFormats.map(({ name, ending }) => ({ name, href: `/cite/${stem}${ending}` }));

/** The library as a set of data, by GB/T 7714—2025; who cites it adds the date of reading. */
export const libraryCitation = ({ title, publisher, edition, address }: Library): string =>
  sentences([
    oneLine(publisher),
    `${oneLine(title)}[DS${address === undefined ? '' : '/OL'}]`,
    `（${edition}）`,
    address ?? '',
  ]);
