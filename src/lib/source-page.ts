import { caseAddress } from '../core/addresses.ts';
import { capturedRuns, type FieldText } from '../core/ledger-text.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Ledger, LedgerHead, Supplied } from '../core/schema/ledger.ts';
import type { NamedLink } from './case-page.ts';
import type { BatchHeading } from './catalogue.ts';
import { caseNumber } from './catalogue.ts';
import { changeWords, type PageChanges, pageChanges, type RuleCount, ruleCounts } from './changes.ts';
import { planAnchor, sourceLink } from './source-link.ts';
import { lineMarkup, markupLength, markupNote } from './source-markup.ts';
import { type SourceLine, sourceLines } from './source-lines.ts';
import { batchTitle, count, shownTitle, sourceWord } from './words.ts';

/** A page that is made from a source: where its words begin, what was changed in it and what was supplied. */
export type SourceCase = {
  /** Anchor on the page. */
  readonly id: string;
  readonly link: NamedLink;
  readonly changes: string;
  readonly supplied: readonly { readonly what: string; readonly text: string; readonly reason: string }[];
};

/** A row of the source: one line, or several that hold nothing but marks of a web page. */
export type SourceRow = {
  readonly id: string;
  /** Number of its first line where it is not the next one. */
  readonly value: number | undefined;
  readonly html: string;
};

/** Rows from the line on in which the words of a page begin; what stands before the first page belongs to none. */
export type SourcePart = {
  readonly cases: readonly SourceCase[];
  /** Number of the first line. */
  readonly start: number;
  readonly rows: readonly SourceRow[];
};

/** A captured file as the page shows it; its `name` is given only where there are several. */
export type SourceFileView = { readonly name: string; readonly parts: readonly SourcePart[] };

/** Everything the page of a source shows. */
export type SourcePage = {
  readonly batch: Batch;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What the source is called: a text that the library has retold is not the original. */
  readonly word: string;
  readonly batchLink: NamedLink;
  readonly files: readonly string[];
  /** Path of the ledger in the repository. */
  readonly ledger: string;
  readonly rules: readonly RuleCount[];
  readonly cases: readonly SourceCase[];
  readonly text: readonly SourceFileView[];
};

const forms: Readonly<Record<LedgerHead['files'][number]['form'], string>> = {
  text: '纯文本',
  html: '网页',
  table: '表格',
  docx: 'Word 文档',
  pdf: 'PDF',
};

const fieldNames: Readonly<Record<string, string>> = { title: '题名', organisation: '机构', author: '作者' };

function fieldName(field: string): string {
  const block = /^body\/(\d+)$/u.exec(field)?.[1];
  return block === undefined ? (fieldNames[field] ?? '方案') : `正文第 ${String(Number(block) + 1)} 段`;
}

const fileWords = ({ name, form, encoding, length }: LedgerHead['files'][number], lines: number): string =>
  [
    name,
    forms[form],
    ...(encoding === null ? [] : [encoding]),
    `${count(length)} 字符`,
    `${count(lines)} 行`,
  ].join('，');

function toCase(record: CaseRecord | undefined, word: string, found: PageChanges | undefined): SourceCase {
  const link =
    record === undefined
      ? { name: '行动方案', href: '/tasks/index.html' }
      : { name: `${caseNumber(record)} ${shownTitle(record.title)}`, href: `/${caseAddress(record.id)}` };
  return {
    id: record?.id ?? planAnchor,
    link,
    changes: changeWords(found?.changes, word),
    supplied: (found?.supplied ?? []).map(({ field, text, reason }: Supplied) => ({
      what: fieldName(field),
      text,
      reason,
    })),
  };
}

const rowId = ({ file, number }: SourceLine): string =>
  `${file === 0 ? '' : `f${String(file + 1)}`}l${String(number)}`;

/** One row for lines that hold marks of a web page alone, or for a single line as it stands. */
function toRow(lines: readonly SourceLine[], html: string, due: number): SourceRow {
  const [id = '', ...folded] = lines.map(rowId);
  const number = lines[0]?.number ?? due;
  const anchors = folded.map((line) => `<span id="${line}"></span>`).join('');
  return { id, value: number === due ? undefined : number, html: anchors + html };
}

/** Rows of some lines; lines of web-page marks alone that follow one another, and what is empty between them, are one row. */
function toRows(lines: readonly SourceLine[]): readonly SourceRow[] {
  const rows: SourceRow[] = [];
  let due = lines[0]?.number ?? 1;
  const push = (own: readonly SourceLine[], html: string) => {
    rows.push(toRow(own, html, due));
    due = (own[0]?.number ?? due) + 1;
  };
  let marks: SourceLine[] = [];
  let empty: SourceLine[] = [];
  const flush = () => {
    const characters = marks.reduce((sum, line) => sum + (markupLength(line) ?? 0), 0);
    if (marks.length > 0) push(marks, markupNote(characters));
    for (const line of empty) push([line], lineMarkup(line));
    [marks, empty] = [[], []];
  };
  for (const line of lines) {
    const characters = markupLength(line);
    if (characters === 0) empty.push(line);
    else if (characters !== null) {
      if (marks.length === 0) flush();
      marks.push(...empty, line);
      empty = [];
    } else {
      flush();
      push([line], lineMarkup(line));
    }
  }
  flush();
  return rows;
}

/** Lines of one file, parted where the words of a page begin. */
function toParts(
  lines: readonly SourceLine[],
  begins: ReadonlyMap<SourceLine, readonly SourceCase[]>,
): readonly SourcePart[] {
  const parts: { cases: readonly SourceCase[]; lines: SourceLine[] }[] = [];
  for (const line of lines) {
    const cases = begins.get(line) ?? [];
    const last = parts.at(-1);
    if (last === undefined || cases.length > 0) parts.push({ cases, lines: [line] });
    else last.lines.push(line);
  }
  return parts.map((part) => ({
    cases: part.cases,
    start: part.lines[0]?.number ?? 1,
    rows: toRows(part.lines),
  }));
}

/** The line in which the words of each page begin, in the order of the source. */
function beginnings(lines: readonly SourceLine[]): ReadonlyMap<string, SourceLine> {
  const found = new Map<string, SourceLine>();
  for (const line of lines)
    for (const { page } of line.runs) if (page !== '' && !found.has(page)) found.set(page, line);
  return found;
}

/**
 * Put together what the page of a source shows.
 *
 * @param fieldText Words of the pages that are made from it.
 */
export function sourcePage(
  { batch, cases, address }: BatchHeading,
  ledger: Ledger,
  fieldText: FieldText,
): SourcePage {
  const { files } = ledger.head;
  const word = sourceWord(batch);
  const lines = sourceLines(capturedRuns(ledger, fieldText), files);
  const known = new Map(cases.map((record) => [`cases/${record.id}`, record]));
  const changes = pageChanges(ledger);
  const begins = new Map<SourceLine, SourceCase[]>();
  for (const [page, line] of beginnings(lines))
    begins.set(line, [...(begins.get(line) ?? []), toCase(known.get(page), word, changes.get(page))]);
  const byFile = Map.groupBy(lines, ({ file }) => file);
  return {
    batch,
    path: sourceLink(batch).href,
    title: `${word}对照：${batchTitle(batch)}`,
    description: `${batchTitle(batch)}收录时的文字，逐处标明改动`,
    word,
    batchLink: { name: batchTitle(batch), href: `/${address}` },
    files: files.map((file, at) => fileWords(file, byFile.get(at)?.length ?? 0)),
    ledger: `content/batches/${batch.id}/ledger.jsonl`,
    rules: ruleCounts(ledger),
    cases: [...begins.values()].flat(),
    text: files.map(({ name }, at) => ({
      name: files.length > 1 ? name : '',
      parts: toParts(byFile.get(at) ?? [], begins),
    })),
  };
}
