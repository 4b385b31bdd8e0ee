import { applyChanges, type Change, offset } from '../traced.ts';
import type { Span, Traced } from '../types.ts';
import {
  type Column,
  enoughFields,
  fieldOfForm,
  headColumns,
  isForm,
  isFormRow,
  isOddField,
  labelOfField,
} from './columns.ts';
import { type Delimited, delimitedRecords } from './delimited.ts';
import { guessColumns } from './guess-columns.ts';
import { labelRule, type Row, tableChanges, tableRules } from './table.ts';

/** A text as the pipeline reads it, and where in the captured text the rows of tables of cases stand. */
export type TabledText = { readonly source: Traced; readonly rows: readonly Span[] };

const wordsOf = (text: string, { cells }: Delimited): string[] =>
  cells.map(({ start, end }) => text.slice(start, end).replaceAll('""', '"'));

/** A row of dashes below the head of a Markdown table. */
const isRule = (words: readonly string[]): boolean =>
  words.some((word) => word !== '') && words.every((word) => /^:?-*:?$/u.test(word));

/** Longest line that may be the head of a table, in code units. */
const longestHead = 400;

/** The text with its changes made; rows by their offsets in the current text. */
export const changed = (source: Traced, changes: readonly Change[], rows: readonly Span[]): TabledText => ({
  source: applyChanges(source, changes),
  rows: rows.map(({ start, end }) => ({ start: offset(source, start), end: offset(source, end) })),
});

const delimiters = [',', '\t', ';', '，', '|'] as const;

/** Lines among which the head of a table of cases stands. */
const headLines = 5;

type Head = { readonly delimiter: string; readonly start: number; readonly columns: readonly Column[] };

/** The delimiter and the head of a file that is one table; `null` if none of its first lines is a head. */
function findHead(text: string, least: number): Head | null {
  const lines: { line: string; start: number }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    if (lines.push({ line, start: index }) === headLines) break;
  }
  for (const delimiter of delimiters)
    for (const { line, start } of lines) {
      const [record] = line.length > longestHead ? [] : delimitedRecords(line, 0, delimiter);
      const words = record === undefined ? [] : wordsOf(line, record);
      const columns = words.length < least ? null : headColumns(words, least);
      if (columns !== null) return { delimiter, start, columns };
    }
  return null;
}

/** The delimiter that parts a table without a head: the one that most often stands in its first line. */
function likelyDelimiter(text: string): string {
  const line = /^[^\r\n]{0,2000}/u.exec(text.trimStart())?.[0] ?? '';
  const counted = delimiters.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** True if nearly all lines that are not empty are rows of several cells. */
function isMostlyCells(records: readonly Delimited[]): boolean {
  const filled = records.filter(({ cells }) => cells.length > 0);
  const rows = filled.filter(({ cells }) => cells.length > 1);
  return rows.length > 1 && rows.length * 5 >= filled.length * 4;
}

/**
 * Read a file that is one table of cases: CSV, with commas, semicolons or tabs.
 *
 * Lines above the head stay lines. Without a head of known names every cell becomes a line without a label.
 *
 * @param isNamed True if the file's name says that it is a table; else its head must name at least two columns.
 * @returns `null` for a text that is no such table.
 */
export function readDelimited(source: Traced, isNamed: boolean): TabledText | null {
  const { text } = source;
  const head = findHead(text, isNamed ? 1 : 2);
  if (head === null && !isNamed) return null;
  const delimiter = head?.delimiter ?? likelyDelimiter(text);
  const start = head?.start ?? 0;
  const records = [...delimitedRecords(text, start, delimiter)];
  if (!isNamed && !isMostlyCells(records)) return null;
  const words = records.map((record) => wordsOf(text, record));
  if (!isNamed && isForm(words[0] ?? [], words[1] ?? [])) return null;
  const names = head === null ? null : (words[0] ?? []).join('\t');
  const columns = guessColumns(head?.columns ?? [], words.slice(1));
  const aboveHead = [...delimitedRecords(text.slice(0, start), 0, delimiter)];
  const above = tableChanges(
    text,
    { start: 0, end: start },
    aboveHead.map(({ cells }): Row => ({ cells, isHead: false })),
    [],
  );
  const rows = records.map(({ cells }, i): Row => ({
    cells,
    isHead: names !== null && words[i]?.join('\t') === names,
  }));
  const lineBreak = { start, end: start, after: '\n', rule: tableRules.mark };
  const below = tableChanges(text, { start, end: text.trimEnd().length }, rows, columns);
  return changed(source, [...above.changes, ...(start > 0 ? [lineBreak] : []), ...below.changes], below.rows);
}

/** Marks that part cells inside a page of text. */
const inPages = ['\t', '|'] as const;

/** The table below a head in a page: its records up to the first line that is none of it. */
function tableFrom(text: string, start: number, delimiter: string): Delimited[] {
  const records: Delimited[] = [];
  let gap = false;
  for (const record of delimitedRecords(text, start, delimiter)) {
    const count = record.cells.length;
    const isOther = gap && count !== records[0]?.cells.length;
    if (count === 1 || (count === 0 && gap) || (count > 0 && isOther)) break;
    gap = count === 0;
    if (!gap) records.push(record);
  }
  return records;
}

/** Changes for a table in a page, and where it ends; `null` if the line is no head, or nothing stands below it. */
function pageTable(text: string, start: number, line: string, delimiter: string) {
  const words = line.split(delimiter).map((word) => word.trim());
  const columns = words.length < 2 ? null : headColumns(words, 2);
  if (columns === null) return null;
  const records = tableFrom(text, start, delimiter);
  const last = records.at(-1);
  const below = records[1];
  if (last === undefined || below === undefined || isForm(words, wordsOf(text, below))) return null;
  const rows = records.map((record, i): Row => {
    const own = wordsOf(text, record);
    return { cells: record.cells, isHead: i === 0 || isRule(own) || own.join('\t') === words.join('\t') };
  });
  const values = records.slice(1).map((record) => wordsOf(text, record));
  const written = tableChanges(text, { start, end: last.end }, rows, guessColumns(columns, values));
  return { ...written, end: last.end };
}

/** Cells of a line that tabs part, without those that are empty; `index` is the offset of their words in the line. */
const cellsOf = (line: string): { readonly words: string; readonly index: number }[] =>
  [...line.matchAll(/[^\t]+/gu)].flatMap(({ 0: cell, index }) => {
    const words = cell.trim();
    return words === '' ? [] : [{ words, index: index + cell.indexOf(words) }];
  });

/** A line of a form: 案例名称 | 以研促教 | 申报单位 | 某校 becomes two labelled lines. */
function formLine(start: number, line: string): Change[] {
  const cells = cellsOf(line);
  return cells.slice(1).map((cell, i) => {
    const { words, index } = cells[i] ?? cell;
    const isValue = i % 2 === 0;
    const after = isValue ? (/[:：]$/u.test(words) ? '' : '：') : '\n';
    const from = start + index + words.length;
    return {
      start: from,
      end: start + cell.index,
      after,
      rule: isValue ? tableRules.label : tableRules.mark,
    };
  });
}

/** A line of a form whose field nobody knows: a label and a value that may be no part of a text. */
function fieldLine(start: number, line: string): Change[] {
  const cells = cellsOf(line);
  const [name, value] = cells;
  const field = fieldOfForm(cells.map(({ words }) => words));
  if (field === null || name === undefined || value === undefined) return [];
  const after = labelOfField(field, name.words);
  return [
    { start: start + name.index, end: start + value.index, after, rule: labelRule(field, value.words) },
  ];
}

/**
 * Turn tables inside a page of text into labelled lines: a head with tabs or bars that names columns of cases, rows below it.
 *
 * Other lines with tabs stay, but for those of a form, whose labels get a colon.
 */
export function readTextTables(source: Traced): TabledText {
  const { text } = source;
  const changes: Change[] = [];
  const rows: (readonly Span[])[] = [];
  let done = 0;
  let fields = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    if (index < done) continue;
    const isLong = line.length > longestHead;
    const delimiter = isLong ? '\t' : inPages.find((mark) => line.includes(mark));
    if (delimiter === undefined || !line.includes(delimiter)) continue;
    const table = isLong ? null : pageTable(text, index, line, delimiter);
    if (table !== null) {
      for (const change of table.changes) changes.push(change);
      rows.push(table.rows);
      done = table.end;
    } else if (delimiter === '\t') {
      const words = cellsOf(line).map((cell) => cell.words);
      if (isFormRow(words)) fields++;
      const isOdd = fields >= enoughFields && isOddField(words);
      const own = isOdd ? fieldLine(index, line) : isFormRow(words) ? formLine(index, line) : [];
      for (const change of own) changes.push(change);
    }
  }
  return changed(source, changes, rows.flat());
}
