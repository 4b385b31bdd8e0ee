import { getEntry } from 'astro:content';
import { caseAddress } from '../core/addresses.ts';
import { caseParagraphs } from '../core/case-paragraphs.ts';
import { caseReference } from '../core/case-reference.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { CasePage } from './case-page.ts';
import { readCase } from './case-source.ts';
import { caseLine } from './lists.ts';
import { permalink } from './head.ts';
import { caseFields, type CaseFields } from './pack-fields.ts';
import { qr, type Qr } from './qr.ts';
import { leadSentences } from './sentence.ts';
import { site } from './site.ts';
import { batchTitle, chineseDate } from './words.ts';

/** A case, or one paragraph of it, as a training pack shows it. */
export type PackCase = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** Organisation, place and years. */
  readonly facts: string;
  /** Smallest place that is known, in few characters; the title where none is. */
  readonly short: string;
  /** First sentences of what is shown. */
  readonly lead: string;
  /** The paragraph referred to, or all. */
  readonly paragraphs: readonly string[];
  /** That one paragraph is shown of many; empty where all are. */
  readonly extent: string;
  /** Where the text comes from, in one line. */
  readonly source: string;
  /** Where the page is, in words: published address, or path in the site. */
  readonly address: string;
  /** `null` for a library without an address. */
  readonly code: Qr | null;
  readonly record: CaseRecord;
  readonly remarks: CasePage['remarks'];
  readonly fields: CaseFields;
};

/** Fewest characters of a lead. */
const leadLength = 40;

/** Where a case was published, and whether it is told anew. */
const sourceLine = (id: string, batch: Batch): string =>
  [
    id,
    `${batch.publisher === null ? '' : `${batch.publisher}：`}${batchTitle(batch)}`,
    ...(batch.published === null ? [] : [chineseDate(batch.published)]),
    ...(batch.text === 'retold' ? ['文字为本库转述'] : []),
  ].join('，');

function shortName({ record, title }: CasePage): string {
  const { place } = record;
  return place?.zone?.name ?? place?.names.at(-1) ?? title;
}

/** A record with those figures and models alone that stand in some paragraphs. */
function within(record: CaseRecord, paragraphs: readonly string[]): CaseRecord {
  const stands = ({ text }: { readonly text: string }) => paragraphs.some((words) => words.includes(text));
  return { ...record, figures: record.figures.filter(stands), models: record.models.filter(stands) };
}

/**
 * Read what a reference of a pack names.
 *
 * @throws If there is no such case: packs are judged before.
 */
export async function packCase(text: string): Promise<PackCase> {
  const reference = caseReference(text);
  const entry = reference === null ? undefined : await getEntry('cases', reference.id);
  if (reference === null || entry === undefined) throw new Error(`no case ${text}`);
  const { id, paragraph } = reference;
  const page = await readCase(id);
  const { library, filings } = await site();
  const all = caseParagraphs(entry.body ?? '');
  const paragraphs = paragraph === null ? all : all.slice(paragraph - 1, paragraph);
  const path = caseAddress(id);
  const published = permalink(`/${path}`, library.address);
  const anchor = paragraph === null ? '' : `#p${String(paragraph)}`;
  return {
    id,
    title: page.title,
    href: `/${path}${anchor}`,
    facts: caseLine(page.record, page.batch.published).facts,
    short: shortName(page),
    lead: leadSentences(paragraphs.join('\n'), leadLength),
    paragraphs,
    extent: paragraph === null ? '' : `全文共 ${String(all.length)} 段，这里是第 ${String(paragraph)} 段。`,
    source: sourceLine(id, page.batch),
    address: published ?? path,
    code: published === null ? null : qr(published),
    record: page.record,
    // That the text is told anew stands in the source line.
    remarks: page.remarks.filter(({ mark }) => mark !== ''),
    fields: caseFields({ ...page, record: within(page.record, paragraphs) }, filings.get(id)),
  };
}
