import { caseAddress } from '../core/addresses.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord, Figure, Model } from '../core/schema/case-record.ts';
import type { Library } from '../core/schema/library.ts';
import { modelKey } from '../core/register.ts';
import { caseNumber } from './catalogue.ts';
import type { Heading } from './catalogue.ts';
import { citationOf } from './citation.ts';
import type { Citation } from './citation.ts';
import { changeWords } from './changes.ts';
import type { PageChanges } from './changes.ts';
import type { Filing } from './filing.ts';
import { caseMetadata } from './head-metadata.ts';
import type { CaseMetadata } from './head-metadata.ts';
import { permalink } from './head.ts';
import { placeSteps } from './places.ts';
import { qrPicture } from './qr-picture.ts';
import type { CaseMeasure } from './measures.ts';
import type { Related } from './related.ts';
import { caseRemarks } from './remarks.ts';
import type { Remark } from './remarks.ts';
import { sourceLink } from './source-link.ts';
import { locate, opening, quotation } from './sentence.ts';
import type { Quotation } from './sentence.ts';
import { summary } from './summary.ts';
import { count, evidenceKinds, figureValue, shownTitle, sourceWord } from './words.ts';

/** A name with the root path of its page; `null` for a name that has none. */
export type NamedLink = { readonly name: string; readonly href: string | null };

/** A case as a link. */
export const caseLink = ({ id, title }: CaseRecord): NamedLink => ({
  name: shownTitle(title),
  href: `/${caseAddress(id)}`,
});

export type FigureRow = {
  readonly value: string;
  readonly unit: string;
  readonly what: string;
  readonly quoted: Quotation;
};

/** A model where it stands in the text. */
export type ModelRow = { readonly model: NamedLink; readonly quoted: Quotation };

export type PlaceStep = { readonly name: string; readonly href: string; readonly supplied: boolean };

/** Everything a case page shows, in words and links; its markup decides nothing. */
export type CasePage = {
  readonly record: CaseRecord;
  readonly batch: Batch;
  readonly path: string;
  /** At least two digits, as in the case's id. */
  readonly number: string;
  readonly title: string;
  /** First words of the text. */
  readonly lead: string;
  /** Who did what and where, in one sentence made of the record. */
  readonly summary: string;
  readonly batchLink: NamedLink;
  readonly kinds: readonly NamedLink[];
  readonly place: readonly PlaceStep[];
  readonly primary: readonly NamedLink[];
  readonly secondary: readonly NamedLink[];
  readonly stages: readonly NamedLink[];
  readonly stageBasis: string;
  readonly tasks: readonly NamedLink[];
  /** Measures of the tasks that the case carries out. */
  readonly measures: readonly NamedLink[];
  /** The first few models; a last link leads to all of them. */
  readonly models: readonly NamedLink[];
  readonly modelRows: readonly ModelRow[];
  readonly years: readonly NamedLink[];
  readonly figures: readonly FigureRow[];
  readonly honours: readonly NamedLink[];
  readonly evidence: readonly NamedLink[];
  readonly remarks: readonly Remark[];
  /** What was changed in the text, in short, and where it stands beside its source; `null` where no source is shown. */
  readonly changes: { readonly words: string; readonly link: NamedLink } | null;
  readonly earlier: CaseRecord | null;
  readonly later: CaseRecord | null;
  readonly related: readonly Related[];
  readonly citation: Citation;
  readonly metadata: CaseMetadata;
  /** Where the page is published, in words and as a QR code; `null` for a library without an address. */
  readonly permalink: { readonly address: string; readonly picture: string } | null;
};

export type CasePageInput = {
  readonly record: CaseRecord;
  /** Plain text of the case, paragraphs parted by `\n`. */
  readonly body: string;
  readonly filing: Filing;
  readonly library: Library;
  readonly related: readonly Related[];
  readonly measures?: readonly CaseMeasure[];
  /** Changes by the path of the page in the content folder; `null` where no source is shown. */
  readonly changes?: ReadonlyMap<string, PageChanges> | null;
};

/** Characters of the text that stand for it in lists of search engines. */
const leadLength = 60;

const stageBases = {
  explicit: '原文写明',
  implied: '据文意推断',
  title: '据题名推断',
  default: '原文未写明，按通例',
} as const;

const link = ({ name, address }: Heading): NamedLink => ({ name, href: `/${address}` });

const unlinked = (name: string): NamedLink => ({ name, href: null });

/** The words in their sentence; those that gave them where the text does not hold them literally. */
function quoted({ text, evidence }: Pick<Figure | Model, 'text' | 'evidence'>, body: string): Quotation {
  const at = locate(body, text, evidence.at) ?? locate(body, evidence.words);
  return at === null ? { before: '', words: evidence.words, after: '' } : quotation(body, at);
}

/** Models in the order of the text; one without a page is a name alone. */
const modelRows = (record: CaseRecord, { models }: Filing, body: string): readonly ModelRow[] =>
  record.models.map((model) => {
    const key = modelKey(model.text);
    const heading = models.find(({ name }) => modelKey(name) === key);
    return {
      model: heading === undefined ? unlinked(model.text) : link(heading),
      quoted: quoted(model, body),
    };
  });

/** Models that a card lists before it leads to the rest. */
const fewModels = 5;

const modelLinks = (rows: readonly ModelRow[]): readonly NamedLink[] =>
  rows.length <= fewModels + 1
    ? rows.map(({ model }) => model)
    : [
        ...rows.slice(0, fewModels).map(({ model }) => model),
        { name: `等 ${count(rows.length)} 个`, href: '#models' },
      ];

const figureRows = ({ figures }: CaseRecord, body: string): readonly FigureRow[] =>
  figures.map((figure) => ({
    value: figureValue(figure),
    unit: figure.unit,
    what: figure.what === '' ? '未写明' : figure.what,
    quoted: quoted(figure, body),
  }));

function placeLinks({ place }: CaseRecord): readonly PlaceStep[] {
  if (place === null) return [];
  return placeSteps(place).map(({ name, address }) => ({
    name,
    href: `/${address}`,
    supplied: place.supplied.includes(name),
  }));
}

/** What was changed in a case's text, and where that is shown. */
function changesOf({ id }: CaseRecord, batch: Batch, changes: CasePageInput['changes']): CasePage['changes'] {
  if (changes === null || changes === undefined) return null;
  const word = sourceWord(batch);
  return {
    words: changeWords(changes.get(`cases/${id}`)?.changes, word),
    link: sourceLink(batch, id),
  };
}

/** Put together what the page of one case shows. */
export function casePage(input: CasePageInput): CasePage {
  const { record, body, filing, library, related, measures = [], changes } = input;
  const { batch, cases } = { batch: filing.batch.batch, cases: filing.batch.cases };
  const path = `/${caseAddress(record.id)}`;
  const address = permalink(path, library.address);
  const shown = changesOf(record, batch, changes);
  const rows = modelRows(record, filing, body);
  return {
    record,
    batch,
    path,
    number: caseNumber(record),
    title: shownTitle(record.title),
    lead: opening(body, leadLength),
    summary: summary(record),
    batchLink: {
      name: shownTitle({ text: batch.title, origin: batch.title_origin }),
      href: `/${filing.batch.address}`,
    },
    kinds: filing.kinds.map(link),
    place: placeLinks(record),
    primary: filing.primary.map(link),
    secondary: filing.secondary.map(link),
    stages: filing.stages.map(link),
    stageBasis: stageBases[record.stages.basis],
    tasks: filing.tasks.map(link),
    // Their tasks stand above with links; these would cost the page too much.
    measures: measures.map(({ measure }) => unlinked(measure.name)),
    models: modelLinks(rows),
    modelRows: rows,
    years: [...filing.years].reverse().map(link),
    figures: figureRows(record, body),
    honours: record.honours.map(({ text }) => unlinked(text)),
    evidence: evidenceKinds(record).map(unlinked),
    remarks: caseRemarks(record, batch, shown !== null),
    changes: shown,
    earlier: cases[filing.at - 1] ?? null,
    later: cases[filing.at + 1] ?? null,
    related,
    citation: citationOf(record, batch, library),
    metadata: caseMetadata(record, batch, library, path),
    permalink: address === null ? null : { address, picture: qrPicture(address) },
  };
}
