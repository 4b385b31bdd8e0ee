import { bibtex } from './bibtex.ts';
import type { CiteItem } from './cite-item.ts';
import { cslJson } from './csl-json.ts';
import { gbt77142015 } from './gbt7714-2015.ts';
import { gbt77142025 } from './gbt7714-2025.ts';
import { ris } from './ris.ts';

/** A file that cites a list of items, by its name within its folder. */
export type CiteFile = { readonly name: string; readonly text: string };

const numbered = (entries: readonly string[]): string =>
  entries.map((entry, at) => `[${String(at + 1)}] ${entry}\n`).join('');

type Format = {
  /** What people call it. */
  readonly name: string;
  /** What stands behind the stem of a file's name. */
  readonly ending: string;
  readonly write: (items: readonly CiteItem[]) => string;
};

/** All formats of a list, in the order in which they are offered. */
export const citeFormats: readonly Format[] = [
  {
    name: 'GB/T 7714—2025',
    ending: '-gbt7714-2025.txt',
    write: (items) => numbered(items.map(gbt77142025)),
  },
  {
    name: 'GB/T 7714—2015',
    ending: '-gbt7714-2015.txt',
    write: (items) => numbered(items.map(gbt77142015)),
  },
  { name: 'BibTeX', ending: '.bib', write: (items) => items.map(bibtex).join('\n') },
  { name: 'RIS', ending: '.ris', write: (items) => items.map(ris).join('') },
  { name: 'CSL-JSON', ending: '.json', write: cslJson },
];

/**
 * A list of items in every format: two numbered lists of references, BibTeX, RIS and CSL-JSON.
 *
 * @param stem Name of the files before their endings.
 */
export const citeFiles = (stem: string, items: readonly CiteItem[]): readonly CiteFile[] =>
  citeFormats.map(({ ending, write }) => ({ name: `${stem}${ending}`, text: write(items) }));

/** Name of a batch's files before their endings; batches called as other lists are get a prefix. */
export const batchStem = (id: string): string => (/^(?:all$|pack-|batch-)/u.test(id) ? `batch-${id}` : id);

/** Name of a pack's files before their endings. */
export const packStem = (id: string): string => `pack-${id}`;
