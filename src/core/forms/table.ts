import type { Change } from '../traced.ts';
import type { Span } from '../types.ts';
import type { Column, ColumnRole } from './columns.ts';

/** A cell by the span of its words, without quotes and outer spaces; `inner` are changes inside the span, such as undone escapes. */
export type Cell = Span & { readonly inner: readonly Change[] };

/** A row of a table; `head` for one that names the columns or parts the head from the rows. */
export type Row = { readonly cells: readonly Cell[]; readonly isHead: boolean };

/** Rules of the changes that turn a table into lines; `column` labels a value of a column that holds no text. */
export const tableRules = {
  mark: 'table-mark',
  head: 'table-head',
  number: 'table-number',
  label: 'table-label',
  column: 'table-column',
} as const;

const unknown: Column = { role: 'other', label: '' };

/** Roles whose values stand in one line. */
const oneLine: ReadonlySet<ColumnRole> = new Set(['title', 'organisation', 'author', 'place', 'number']);

/** A text that brings a label of its own: 摘要：…, 【案例背景】…. */
const ownLabel = /^\s*(?:[【[]\s*)?\p{Script=Han}{2,6}\s*[】\]:：]/u;

/** The label that goes before a value, with its colon; nothing before a text that brings its own. */
export function labelBefore({ role, label }: Column, value: string): string {
  if (label === '') return '';
  const isText = role === 'text' || role === 'summary' || role === 'section';
  return isText && ownLabel.test(value.slice(0, 40)) ? '' : `${label}：`;
}

/** Longest value of a column that nobody knows that is no text, in code units. */
const longestValue = 60;

/** The rule by which a label is put before a value: one of its own where the column holds no text. */
export function labelRule({ role }: Column, value: string): string {
  const isUnknown = role === 'other' && value.length <= longestValue && !/[。！？]/u.test(value);
  return role === 'clerical' || isUnknown ? tableRules.column : tableRules.label;
}

/** Collects the changes of one table from its beginning to its end; cells are given in the order of the text. */
export class TableWriter {
  readonly changes: Change[] = [];
  /** Rows that are a case each. */
  readonly rows: Span[] = [];
  private readonly text: string;
  private done: number;
  private open: ColumnRole | null = null;

  constructor(text: string, from: number) {
    this.text = text;
    this.done = from;
  }

  /** Put `after` for what stands between the last cell and `end`. */
  cut(end: number, rule: string, after = ''): void {
    const before = this.text.slice(this.done, end);
    if (before !== after) this.changes.push({ start: this.done, end, after, rule });
    this.done = end;
  }

  /** Take what stands before a cell for marks; a line break stands for them where words stand before and behind. */
  private begin(cell: Cell, role: ColumnRole): void {
    const goesOn = this.open === null || (role === 'place' && this.open === 'place');
    this.cut(cell.start, tableRules.mark, goesOn ? '' : '\n');
    this.open = role;
  }

  /** Keep a cell, on a line of its own behind its label. */
  show(cell: Cell, column: Column): void {
    this.begin(cell, column.role);
    const value = this.text.slice(cell.start, cell.end);
    const after = labelBefore(column, value);
    const { start } = cell;
    if (after !== '') this.changes.push({ start, end: start, after, rule: labelRule(column, value) });
    for (const change of cell.inner) this.changes.push(change);
    for (const change of oneLine.has(column.role) ? brokenLines(cell, value) : []) this.changes.push(change);
    this.done = cell.end;
  }

  /** Take a cell away. */
  drop(cell: Cell, rule: string): void {
    this.cut(cell.start, tableRules.mark);
    this.cut(cell.end, rule);
  }

  /** Begin a row that is a case: what follows is no part of the line before. */
  begins(row: Span): void {
    this.rows.push(row);
    if (this.open === 'place') this.open = 'other';
  }

  row({ cells, isHead }: Row, columns: readonly Column[]): void {
    const filled = cells.filter(({ start, end }) => end > start);
    const [first] = filled;
    if (first === undefined) return;
    if (isHead) {
      for (const cell of filled) this.drop(cell, tableRules.head);
      return;
    }
    const isGroup = filled.length === 1 && cells.length > 2 && columns.length > 2;
    const end = filled.at(-1)?.end ?? first.end;
    if (!isGroup) this.begins({ start: first.start, end });
    cells.forEach((cell, i) => {
      if (cell.end === cell.start) return;
      const column = columns[i] ?? unknown;
      if (isGroup && column.role !== 'title') this.show(cell, unknown);
      else if (column.role === 'number') this.drop(cell, tableRules.number);
      else this.show(cell, column);
    });
  }
}

/** Changes that take line breaks out of a cell that is one line. */
const brokenLines = (cell: Cell, value: string): Change[] =>
  [...value.matchAll(/[\r\n]+/gu)].map(({ 0: breaks, index }) => ({
    start: cell.start + index,
    end: cell.start + index + breaks.length,
    after: '',
    rule: tableRules.mark,
  }));

/** What a table becomes: changes, and where its rows stand, both in the current text. */
export type TableChanges = { readonly changes: readonly Change[]; readonly rows: readonly Span[] };

/**
 * Turn a table into labelled lines, a line for each cell that is not empty.
 *
 * @param span The table from its first cell's marks to its last cell's; what follows it begins a new line.
 * @param columns By place in a row; cells behind the last have no label.
 */
export function tableChanges(
  text: string,
  span: Span,
  rows: readonly Row[],
  columns: readonly Column[],
): TableChanges {
  const writer = new TableWriter(text, span.start);
  for (const row of rows) writer.row(row, columns);
  writer.cut(span.end, tableRules.mark);
  const changes = writer.changes.sort((a, b) => a.start - b.start || a.end - b.end);
  return { changes, rows: writer.rows };
}
