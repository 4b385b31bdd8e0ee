import type { Span } from '../types.ts';
import {
  type Column,
  enoughFields,
  fieldOfForm,
  findHead,
  isFormRow,
  isOddField,
  labelOfField,
} from './columns.ts';
import { guessColumns } from './guess-columns.ts';
import { allElements, wordsOf } from './html-text.ts';
import type { Element, Markup } from './markup.ts';
import { labelBefore, labelRule, tableRules } from './table.ts';

/** What becomes of a cell: words to put before it instead of a line break, and whether breaks inside it go. */
export type CellPlan = {
  /** What parts it from the cell before: a line break, or what joins both to one line. */
  readonly lead: string;
  readonly label: string;
  /** Rule of the label. */
  readonly rule: string;
  readonly isLine: boolean;
};

/** What becomes of the tables of a page: plans by the offset of the cell's start tag, stretches to cut, and where rows stand. */
export type TablePlan = {
  readonly cells: ReadonlyMap<number, CellPlan>;
  readonly cuts: readonly (Span & { readonly rule: string })[];
  readonly rows: readonly Span[];
};

type Draft = { cells: Map<number, CellPlan>; cuts: (Span & { rule: string })[]; rows: Span[] };

/** A cell in its place of the grid. */
type GridCell = { readonly element: Element; readonly words: string; readonly column: number };
type GridRow = Span & { readonly cells: readonly GridCell[]; readonly above: readonly GridCell[] };

/** Longest cell that is no paragraph, in code units. */
const shortCell = 40;
/** Most columns of a table that is read as one: cells that span many columns and rows fill a grid beyond all bounds. */
const widest = 200;

const spanOf = (element: Element, name: string): number => {
  const span = Number.parseInt(element.attributes.get(name) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(widest, Math.max(1, span));
};

/** Rows of a table without those of tables inside it. */
function rowsOf(table: Element): Element[] {
  const rows: Element[] = [];
  const open = [...table.children].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.name === 'tr') rows.push(next);
    else if (next.name !== 'table') for (const child of [...next.children].reverse()) open.push(child);
  }
  return rows;
}

/** Cells of a table in its grid; `above` are cells of earlier rows that reach down into a row. */
function gridOf(html: string, table: Element): readonly GridRow[] {
  const reaching = new Map<number, { readonly cell: GridCell; left: number }>();
  return rowsOf(table).map((row): GridRow => {
    const above: GridCell[] = [];
    const cells: GridCell[] = [];
    let column = 0;
    const skip = () => {
      for (let over = reaching.get(column); over !== undefined; over = reaching.get(++column)) {
        if (!above.includes(over.cell)) above.push(over.cell);
        if (--over.left === 0) reaching.delete(column);
      }
    };
    for (const element of row.children) {
      if (element.name !== 'td' && element.name !== 'th') continue;
      skip();
      if (column >= widest) break;
      const cell: GridCell = { element, words: wordsOf(html, element), column };
      cells.push(cell);
      const down = spanOf(element, 'rowspan') - 1;
      for (let wide = spanOf(element, 'colspan'); wide > 0 && column < widest; wide--, column++)
        if (down > 0) reaching.set(column, { cell, left: down });
    }
    skip();
    return { start: row.start, end: row.end, cells, above };
  });
}

/** Columns by their place in the grid. */
function columnsOf(row: GridRow, columns: readonly Column[]): ReadonlyMap<number, Column> {
  return new Map(
    row.cells.flatMap(({ column }, i) => {
      const found = columns[i];
      return found === undefined ? [] : [[column, found] as const];
    }),
  );
}

const lines = new Set(['title', 'organisation', 'author', 'place']);

const unnamed: Column = { role: 'other', label: '' };

/** What reaches down from rows above, as lines before a row's first cell; a place runs on into the place below it. */
function saidAgain(row: GridRow, columns: ReadonlyMap<number, Column>, first: Column): string {
  const again = row.above
    .map(({ words, column }) => ({ words, named: columns.get(column) ?? unnamed }))
    .filter(({ words, named }) => named.role !== 'number' && words !== '');
  const words = again.map(({ words, named }) => labelBefore(named, words) + words).join('\n');
  const runsOn = again.at(-1)?.named.role === 'place' && first.role === 'place';
  return words === '' || runsOn ? words : `${words}\n`;
}

/** A row of a table of cases: a labelled line for each cell; what reaches down from rows above is said again. */
function planRow(row: GridRow, columns: ReadonlyMap<number, Column>, draft: Draft): void {
  const filled = row.cells.filter(({ words }) => words !== '');
  const isGroup = filled.length === 1 && row.above.length === 0 && columns.size > 2;
  if (filled.length > 0 && !isGroup) draft.rows.push({ start: row.start, end: row.end });
  const columnAt = ({ column }: GridCell) => (isGroup ? unnamed : (columns.get(column) ?? unnamed));
  const shown = filled.filter((cell) => columnAt(cell).role !== 'number');
  for (const cell of filled) {
    const { start, end } = cell.element;
    if (!shown.includes(cell)) draft.cuts.push({ start, end, rule: tableRules.number });
  }
  shown.forEach((cell, i) => {
    const named = columnAt(cell);
    const before = shown[i - 1];
    const joins = named.role === 'place' && before !== undefined && columnAt(before).role === 'place';
    const again = i === 0 ? saidAgain(row, columns, named) : '';
    draft.cells.set(cell.element.start, {
      lead: joins ? '' : '\n',
      label: again + labelBefore(named, cell.words),
      rule: labelRule(named, cell.words),
      isLine: lines.has(named.role),
    });
  });
}

/** A row that is no case's: a form's labels join their values, short cells one another; others are lines of their own. */
function planLooseRow({ cells }: GridRow, draft: Draft): void {
  const filled = cells.filter(({ words }) => words !== '');
  const words = filled.map((cell) => cell.words);
  const isForm = isFormRow(words);
  const isShort =
    words.length > 1 && words.every((word) => word.length <= shortCell && !/[。！？]/u.test(word));
  filled.forEach(({ element }, i) => {
    const isValue = isForm && i % 2 === 1;
    const colon = /[:：]$/u.test(words[i - 1] ?? '') ? '' : '：';
    const lead = isValue ? colon : isForm || i === 0 ? '\n' : ' ';
    const plan = { lead, label: '', rule: tableRules.label, isLine: !isValue };
    if (isForm || isShort) draft.cells.set(element.start, plan);
  });
}

/** A row of a form whose field nobody knows: its name goes before the value as a label. */
function planField({ cells }: GridRow, field: Column, draft: Draft): void {
  const [name, value] = cells.filter(({ words }) => words !== '');
  if (name === undefined || value === undefined) return;
  const { start, end } = name.element;
  draft.cuts.push({ start, end, rule: tableRules.mark });
  const label = labelOfField(field, name.words);
  const rule = labelRule(field, value.words);
  draft.cells.set(value.element.start, { lead: '\n', label, rule, isLine: false });
}

/** Rows of a table, or above its head, that are no case's. */
function planLooseRows(rows: readonly GridRow[], draft: Draft): void {
  const filled = rows.map(({ cells }) => cells.map(({ words }) => words).filter((words) => words !== ''));
  const isForm = filled.filter(isFormRow).length >= enoughFields;
  rows.forEach((row, i) => {
    const words = filled[i] ?? [];
    const field = isForm && isOddField(words) ? fieldOfForm(words) : null;
    if (field === null) planLooseRow(row, draft);
    else planField(row, field, draft);
  });
}

function planTable(html: string, table: Element, draft: Draft): void {
  const grid = gridOf(html, table);
  const words = grid.map(({ cells }) => cells.map((cell) => cell.words));
  const head = findHead(words);
  const headRow = grid[head?.index ?? -1];
  const named = head === null ? [] : guessColumns(head.columns, words.slice(head.index + 1));
  const columns = head === null || headRow === undefined ? null : columnsOf(headRow, named);
  const headWords = words[head?.index ?? -1]?.join('\t');
  planLooseRows(columns === null ? grid : grid.slice(0, head?.index), draft);
  grid.forEach((row, i) => {
    if (head === null || columns === null || i < head.index) return;
    if (words[i]?.join('\t') === headWords)
      for (const { element } of row.cells)
        draft.cuts.push({ start: element.start, end: element.end, rule: tableRules.head });
    else planRow(row, columns, draft);
  });
}

/** Decide what becomes of the cells of every table that holds no other: tables around tables only lay out a page. */
export function planTables(html: string, markup: Markup): TablePlan {
  const draft: Draft = { cells: new Map(), cuts: [], rows: [] };
  const outer = new Set<Element>();
  const tables = [...allElements(markup)].filter(({ name }) => name === 'table');
  for (const table of tables)
    for (let { parent } = table; parent !== null && !outer.has(parent); { parent } = parent)
      if (parent.name === 'table') outer.add(parent);
  for (const table of tables) if (!outer.has(table)) planTable(html, table, draft);
  return draft;
}
