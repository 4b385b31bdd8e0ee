/** A case as its source is cited: its entry in each of the library's files of citations. */
export type CiteTexts = {
  /** GB/T 7714, without its number. */
  readonly gbt2025: string;
  readonly gbt2015: string;
  readonly bibtex: string;
  readonly ris: string;
  /** CSL-JSON, without the brackets of the list. */
  readonly csl: string;
};

const formats = ['gbt2025', 'gbt2015', 'bibtex', 'ris', 'csl'] as const;

/** Where nothing says how a case is cited. */
export const noCite: CiteTexts = { gbt2025: '', gbt2015: '', bibtex: '', ris: '', csl: '' };

/** The bytes of the citations of some cases. */
export const writeCites = (cites: readonly CiteTexts[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(cites.map((texts) => formats.map((format) => texts[format]))));

/** The inverse of `writeCites`. */
export const readCites = (bytes: Uint8Array): readonly CiteTexts[] =>
  (JSON.parse(new TextDecoder().decode(bytes)) as readonly (readonly string[])[]).map(
    ([gbt2025 = '', gbt2015 = '', bibtex = '', ris = '', csl = '']) => ({
      gbt2025,
      gbt2015,
      bibtex,
      ris,
      csl,
    }),
  );

const numbered = (entries: readonly string[]): string =>
  entries.map((entry, at) => `[${String(at + 1)}] ${entry}\n`).join('');

/** The list of references of some cases by GB/T 7714—2025. */
export const references = (cites: readonly CiteTexts[]): string =>
  numbered(cites.map(({ gbt2025 }) => gbt2025));

/** A file that cites a list of cases; `format` is what people call it. */
export type CiteDownload = { readonly name: string; readonly format: string; readonly text: string };

/** Files that cite some cases, byte for byte as the library's own files of the same list would be. */
export const citeDownloads = (stem: string, cites: readonly CiteTexts[]): readonly CiteDownload[] => [
  { name: `${stem}-gbt7714-2025.txt`, format: 'GB/T 7714—2025', text: references(cites) },
  {
    name: `${stem}-gbt7714-2015.txt`,
    format: 'GB/T 7714—2015',
    text: numbered(cites.map(({ gbt2015 }) => gbt2015)),
  },
  { name: `${stem}.bib`, format: 'BibTeX', text: cites.map(({ bibtex }) => bibtex).join('\n') },
  { name: `${stem}.ris`, format: 'RIS', text: cites.map(({ ris }) => ris).join('') },
  { name: `${stem}.json`, format: 'CSL-JSON', text: `[${cites.map(({ csl }) => csl).join(',\n')}]\n` },
];
