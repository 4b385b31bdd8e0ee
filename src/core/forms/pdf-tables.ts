import { type Column, headColumns } from './columns.ts';
import { byLines, type PdfItem, type PdfLine, right, runsOf, toLine } from './pdf-lines.ts';

/** Where the columns of a table of cases part, in points from the left, and what they hold. */
export type TableLayout = { readonly edges: readonly number[]; readonly columns: readonly Column[] };

/** A row of a table, or its head, as a line whose cells tabs part; `cells` are its words. */
export type PdfRow = PdfLine & { readonly cells: readonly string[]; readonly isHead: boolean };

/** The table of a page, what stands above and below it, and its layout for a page on which it goes on. */
export type PdfTable = {
  readonly above: readonly PdfItem[];
  readonly rows: readonly PdfRow[];
  readonly below: readonly PdfItem[];
  readonly layout: TableLayout;
};

type Line = readonly PdfItem[];

/** Parts paragraphs inside a cell; a line break of Unicode that is none of text files. */
const cellBreak = '\u2028';
const sentenceEnd = /[。！？；]["”’」』）)]*$/u;
/** How much farther than lines of a cell rows stand apart, and how far a full line may stay from the edge, in type sizes. */
const apart = { rows: 1.2, edge: 1.9 } as const;

/** Lines of a page beyond which nobody could print it: rows are told by comparing lines with rows. */
const mostLines = 1000;

const base = (line: Line): number => line[0]?.y ?? 0;

const middle = (run: PdfItem): number => run.x + run.width / 2;

/** The x between two cells of a head that the fewest items below run across. */
function edgeBetween(left: PdfItem, next: PdfItem, body: readonly PdfItem[]): number {
  const [from, to] = [middle(left), middle(next)];
  let best = { x: (from + to) / 2, across: Infinity, off: Infinity };
  for (let step = 0; step <= 40; step++) {
    const x = from + ((to - from) * step) / 40;
    const across = body.filter((item) => item.x < x - 0.5 && right(item) > x + 0.5).length;
    const off = Math.abs(x - next.x);
    if (across < best.across || (across === best.across && off < best.off)) best = { x, across, off };
  }
  return best.x;
}

/** The first number left of all that a head names: a narrow column whose name is broken in two lines. */
function numberBefore(first: PdfItem | undefined, body: readonly PdfItem[]): PdfItem | undefined {
  const numbers = body.filter(({ text, x, width }) => /^\d{1,4}$/u.test(text) && x + width < (first?.x ?? 0));
  return numbers.length > 1 ? numbers[0] : undefined;
}

/** The head of a table among the lines of a page, and its layout. */
function findLayout(lines: readonly Line[]): { readonly index: number; readonly layout: TableLayout } | null {
  for (const [index, line] of lines.entries()) {
    const cells = runsOf(line);
    const columns = cells.length < 2 ? null : headColumns(cells.map(({ text }) => text), 2); // prettier-ignore
    if (columns === null) continue;
    const body = runsOf(lines.slice(index + 1).flat());
    const number = numberBefore(cells[0], body);
    const all = number === undefined ? cells : [number, ...cells];
    const edges = all.slice(1).map((cell, i) => edgeBetween(all[i] ?? cell, cell, body));
    const named = number === undefined ? columns : [{ role: 'number', label: '' } as const, ...columns];
    return { index, layout: { edges, columns: named } };
  }
  return null;
}

const columnAt = ({ edges }: TableLayout, x: number): number =>
  edges.reduce((column, edge) => (x >= edge ? column + 1 : column), 0);

/** True for a line that runs across an edge of columns: it stands below the table, or above it. */
const isAcross = (line: Line, { edges }: TableLayout): boolean =>
  runsOf(line).some((run) => edges.some((edge) => run.x < edge - run.size && right(run) > edge + run.size));

/** Lines of one column in one row as the words of its cell. */
function wordsOf(lines: readonly Line[], end: number): string {
  return lines
    .map((line) => toLine(line, 0))
    .reduce((text, { text: words, right: edge, size }, i, all) => {
      const before = all[i - 1];
      const isEnd = before !== undefined && sentenceEnd.test(before.text) && before.right < end - size * apart.edge; // prettier-ignore
      const isLatin = /[a-z\d]$/iu.test(text) && /^[a-z\d]/iu.test(words);
      return edge < 0 ? text : text + (isEnd ? cellBreak : isLatin ? ' ' : '') + words;
    }, '');
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Heights above which the rows begin, from top to bottom: where the fullest column leaves a gap, else where the first column has words. */
function rowTops(lines: readonly Line[], layout: TableLayout): readonly number[] {
  const columns = layout.columns.map((_, column) =>
    lines.filter((line) => line.some(({ x }) => columnAt(layout, x) === column)),
  );
  const fullest = columns.reduce((most, own) => (own.length > most.length ? own : most), []);
  const tops = fullest.map(base);
  const steps = tops.slice(1).map((y, i) => (tops[i] ?? y) - y);
  const leading = median(steps.filter((step) => step < median(steps) * 1.5));
  const gaps = tops.filter((y, i) => i > 0 && (tops[i - 1] ?? y) - y > leading * apart.rows);
  const between = (y: number) => (y + (tops[tops.indexOf(y) - 1] ?? y)) / 2;
  if (gaps.length > 0) return [Infinity, ...gaps.map(between)];
  const starts = (columns[0] ?? []).map((line) => base(line) + (line[0]?.size ?? 0) * 0.6);
  return starts.length > 1 && starts.length < lines.length ? [Infinity, ...starts.slice(1)] : [Infinity, ...tops.slice(1).map(between)];
} // prettier-ignore

/** The line of a row: its cells from left to right. */
function toRow(lines: readonly Line[], layout: TableLayout, ends: readonly number[], isHead: boolean): PdfRow {
  const items = lines.flat();
  const cells = layout.columns.map((_, column) =>
    wordsOf(
      lines.map((line) => line.filter(({ x }) => columnAt(layout, x) === column)).filter((line) => line.length > 0),
      ends[column] ?? 0,
    ),
  );
  const line = toLine(items, 0);
  return { ...line, text: cells.join('\t'), cells, isHead };
} // prettier-ignore

/** A head with the words of its first column that stand above and below its other names: 序 and 号. */
function headLines(lines: readonly Line[], index: number, layout: TableLayout): readonly Line[] {
  const own = lines[index] ?? [];
  const isBroken = own.every(({ x }) => columnAt(layout, x) > 0);
  const beside = (line: Line | undefined): Line => {
    const found = (line ?? []).filter(({ x, text }) => columnAt(layout, x) === 0 && !/\d/u.test(text));
    const isNear = Math.abs(base(line ?? []) - base(own)) < (own[0]?.size ?? 0) * 1.6;
    return isBroken && isNear ? found : [];
  };
  return [beside(lines[index - 1]), own, beside(lines[index + 1])].filter((line) => line.length > 0);
}

/**
 * Find the table of cases on a page: below a line that names its columns, up to a line that runs across them.
 *
 * A cell holds all its lines; rows are told by the gaps between them, else by the words of the first column.
 *
 * @param items Items of the page that are shown.
 * @param known Layout of the table on the page before, if that page ends with it.
 */
export function tableOf(items: readonly PdfItem[], known: TableLayout | null): PdfTable | null {
  const lines = byLines(items);
  if (lines.length > mostLines) return null;
  const found = findLayout(lines);
  const layout = found?.layout ?? known;
  if (layout === null) return null;
  const from = found === null ? 0 : found.index + 1;
  const length = lines.slice(from).findIndex((line) => isAcross(line, layout));
  const to = length < 0 ? lines.length : from + length;
  const head = found === null ? [] : headLines(lines, found.index, layout);
  const used = new Set(head.flat());
  const body = lines.slice(from, to).map((line) => line.filter((item) => !used.has(item))).filter((line) => line.length > 0); // prettier-ignore
  if (body.length === 0) return null;
  const ends = layout.columns.map(
    (_, column) =>
    body.flat().reduce((end, item) => (columnAt(layout, item.x) === column ? Math.max(end, right(item)) : end), 0), // prettier-ignore
  );
  const tops = rowTops(body, layout);
  const groups = tops.map((top, i) => body.filter((line) => base(line) < top && base(line) >= (tops[i + 1] ?? -Infinity))); // prettier-ignore
  const rows = groups.filter((group) => group.length > 0).map((group) => toRow(group, layout, ends, false));
  return {
    above: lines.slice(0, Math.max(0, from - 1)).flat().filter((item) => !used.has(item)), // prettier-ignore
    rows: [...(head.length === 0 ? [] : [toRow(head, layout, ends, true)]), ...rows],
    below: lines.slice(to).flat(),
    layout,
  };
}

/** A row with what stands of it on the next page, or `null` for two rows: the second begins with a number or a title of its own. */
function withRest(row: PdfRow, rest: PdfRow, { columns }: TableLayout): PdfRow | null {
  const isOwn = columns.some(
    ({ role }, i) => (role === 'number' || role === 'title') && (rest.cells[i] ?? '') !== '',
  );
  if (isOwn || columns.every(({ role }) => role !== 'number' && role !== 'title')) return null;
  const cells = row.cells.map((cell, i) => cell + (rest.cells[i] ?? ''));
  return { ...row, cells, text: cells.join('\t') };
}

/** Rows of the tables of each page, `null` for a page without; a row that goes on on the next page stands whole on the first. */
export function wholeRows(tables: readonly (PdfTable | null)[]): readonly (readonly PdfRow[])[] {
  const rows = tables.map((table) => [...(table?.rows ?? [])]);
  tables.forEach((table, page) => {
    const last = rows[page - 1]?.at(-1);
    const first = rows[page]?.findIndex(({ isHead }) => !isHead) ?? -1;
    const rest = rows[page]?.[first];
    if (table === null || last === undefined || last.isHead || rest === undefined) return;
    const whole = tables[page - 1]?.below.length === 0 ? withRest(last, rest, table.layout) : null;
    if (whole === null) return;
    rows[page - 1]?.splice(-1, 1, whole);
    rows[page]?.splice(first, 1);
  });
  return rows;
}
