import type { Span, Traced } from '../types.ts';
import { type Column, columnOf, headColumns } from './columns.ts';
import { type Row, tableChanges } from './table.ts';
import { changed, type TabledText } from './text-tables.ts';

/** A line that is not empty, without outer white space; `gap` where an empty line stands above it. */
type CellLine = Span & { readonly text: string; readonly gap: boolean };

/** Least and most columns of a table with a cell on each line, and least rows. */
const table: Readonly<Record<'least' | 'most' | 'rows', number>> = { least: 3, most: 9, rows: 2 };

function cellLines(text: string): readonly CellLine[] {
  const found: CellLine[] = [];
  let gap = true;
  for (const { 0: raw, index } of text.matchAll(/[^\r\n]*(?:\r\n?|\n|$)/gu)) {
    const words = raw.trim();
    if (words !== '') {
      const start = index + raw.indexOf(words);
      found.push({ start, end: start + words.length, text: words, gap });
    }
    gap = words === '';
  }
  return found;
}

type Head = { readonly at: number; readonly columns: readonly Column[] };

/** Names of columns on lines one below the other: most of them known, a title or a text among them. */
function headAt(lines: readonly CellLine[], at: number): Head | null {
  for (let count = table.most; count >= table.least; count--) {
    const names = lines.slice(at, at + count);
    if (names.length < count || names.some(({ gap }, i) => gap && i > 0)) continue;
    const words = names.map(({ text }) => text);
    const known = Math.max(table.least - 1, Math.ceil((count * 3) / 5));
    const columns = words.some((word) => /[:：，,]/u.test(word)) ? null : headColumns(words, known);
    if (columns !== null) return { at, columns };
  }
  return null;
}

/** Indexes of lines that begin a row, by the numbers of the rows: 1, 2, 3, each as a line of its own. */
function numberedRows(lines: readonly CellLine[], from: number): readonly number[] {
  const starts: number[] = [];
  for (let i = from; i < lines.length; i++)
    if (
      /^0?\d{1,3}[.、．]?$/u.test(lines[i]?.text ?? '') &&
      parseInt(lines[i]?.text ?? '', 10) === starts.length + 1
    )
      starts.push(i);
  return starts[0] === from ? starts : [];
}

/** Indexes of lines that begin a row where rows have no numbers: an empty line stands above each, or each has one line a column. */
function plainRows(lines: readonly CellLine[], from: number, count: number): readonly number[] {
  const gaps = lines.flatMap(({ gap }, i) => (i >= from && gap ? [i] : []));
  const parted = [...new Set([from, ...gaps])].filter(
    (start, n, all) => (all[n + 1] ?? lines.length) - start >= count,
  );
  if (gaps.length > 0) return parted[0] === from ? parted : [];
  const rows = Math.floor((lines.length - from) / count);
  return Array.from({ length: rows }, (_, n) => from + n * count);
}

/** End of the last row: the next empty line below at least one line a column. */
function lastEnd(lines: readonly CellLine[], start: number, count: number): number {
  let end = Math.min(start + count - 1, lines.length);
  while (end < lines.length && lines[end]?.gap === false) end++;
  return end;
}

/** The lines of a row by columns: what is more than one line a column belongs to its text. */
function rowOf(lines: readonly CellLine[], columns: readonly Column[]): Row {
  const texts = columns.findIndex(({ role }) => role === 'text' || role === 'summary' || role === 'section');
  const more = texts < 0 ? 0 : Math.max(0, lines.length - columns.length);
  const cells = columns.flatMap((_, i) => {
    const first = lines[i > texts ? i + more : i];
    const last = i === texts ? lines[i + more] : first;
    return first === undefined || last === undefined
      ? []
      : [{ start: first.start, end: last.end, inner: [] }];
  });
  return { cells, isHead: false };
}

/**
 * Turn a table that has lost its cells, one on each line, into labelled lines: names of columns one below the other, then the
 * cells of each row in the same order.
 *
 * @returns `null` for a text without such a table.
 */
export function readCellLines(source: Traced): TabledText | null {
  const { text } = source;
  const lines = cellLines(text);
  const at = lines.findIndex(
    (line, i) => line.text.length < 16 && columnOf(line.text).role !== 'other' && headAt(lines, i) !== null,
  );
  const head = at < 0 ? null : headAt(lines, at);
  if (head === null) return null;
  const { columns } = head;
  const from = at + columns.length;
  const isNumbered = columns[0]?.role === 'number';
  const starts = isNumbered ? numberedRows(lines, from) : plainRows(lines, from, columns.length);
  if (starts.length < table.rows) return null;
  const rows = starts.map((start, n) =>
    rowOf(lines.slice(start, starts[n + 1] ?? lastEnd(lines, start, columns.length)), columns),
  );
  const names = lines.slice(at, from).map(({ start, end }) => ({ start, end, inner: [] }));
  const start = names[0]?.start ?? 0;
  const end = rows.at(-1)?.cells.at(-1)?.end ?? start;
  const written = tableChanges(text, { start, end }, [{ cells: names, isHead: true }, ...rows], columns);
  return changed(source, written.changes, written.rows);
}
