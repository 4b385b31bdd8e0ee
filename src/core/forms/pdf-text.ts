import { asideMarks } from './asides.ts';
import { headColumns } from './columns.ts';
import { linesOf, pageLines, type PdfItem, type PdfLine, shown, usualGutter } from './pdf-lines.ts';
import { type TableLayout, tableOf, wholeRows } from './pdf-tables.ts';

/** Lines at the top and at the bottom of a page that may stand on every page. */
const edge = 2;

const withoutNumbers = (text: string): string => text.replace(/\d+/gu, '#').replace(/\s+/gu, '');
const pageNumber =
  /^[-—–·\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十]{1,4})(?:\s*页)?[-—–·\s]*$|^第?\s*\d+\s*(?:页\s*)?[/／,，共]\s*(?:共\s*)?\d+\s*页?$/u;

/** What a browser prints at the foot of each page, and at its head: address and number, date and time. */
const browserFoot = /^(?:https?|file):\/\/\S+\s+\d{1,4}\/\d{1,4}$/u;
const browserHead =
  /^\d{1,4}[/年.-]\d{1,2}[/月.-]\d{1,4}日?[,，]?\s(?:[上下]午\s?)?\d{1,2}:\d{2}(?:\s[AP]M)?(?:\s|$)/u;

/** Words of a head that may be the title of a compilation, which may stand nowhere else. */
const naming = /^[^\d/:]*(?:案例|汇编|选编|经验|集锦|做法|方案)[^\d/:]*$/u;

type Furniture = { readonly head: ReadonlySet<string>; readonly foot: ReadonlySet<string> };

/** The head of a table is printed again on every page, and is not beside the text. */
const isTableHead = (text: string): boolean => headColumns(text.split(/[\t ]+/u), 2) !== null;

/** Texts that stand at the same end of several pages, numbers apart. */
function repeated(pages: readonly (readonly PdfLine[])[], end: 'head' | 'foot'): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const near = end === 'head' ? lines.slice(0, edge) : lines.slice(-edge);
    const own = near.filter(({ text }) => !isTableHead(text));
    for (const text of new Set(own.map((line) => withoutNumbers(line.text))))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const least = pages.length < 4 ? pages.length : Math.max(2, pages.length * 0.3);
  return new Set([...counts].filter(([, count]) => count > 1 && count >= least).map(([text]) => text));
}

/** A page as items to read, and as lines that only say where one is. */
type Page = { readonly items: readonly PdfItem[]; readonly furniture: readonly string[] };

function readPage(items: readonly PdfItem[], known: Furniture): Page {
  const flat = linesOf(
    items.filter(({ isTurned, text }) => !isTurned && text.trim() !== ''),
    0,
  );
  const isPrint = flat.slice(-edge).some(({ text }) => browserFoot.test(text));
  const isFurniture = (line: PdfLine, i: number): boolean => {
    const text = withoutNumbers(line.text);
    const atFoot = i >= flat.length - edge;
    return (
      (isPrint && i === 0 && browserHead.test(line.text)) ||
      (atFoot && browserFoot.test(line.text)) ||
      (i < edge && known.head.has(text)) ||
      (atFoot && known.foot.has(text)) ||
      (atFoot && pageNumber.test(line.text))
    );
  };
  const found = flat.filter(isFurniture);
  const isIn = ({ y, size }: PdfItem) =>
    found.some((line) => Math.abs(line.y - y) < Math.max(size, line.size) * 0.5);
  const turned = items.filter(({ isTurned, text }) => isTurned && text.trim() !== '').map(({ text }) => text);
  return {
    items: items.filter((item) => !isIn(item)),
    furniture: [...found.map(({ text }) => text), ...(turned.length > 0 ? [turned.join('')] : [])],
  };
}

/** Where lines of a column begin and end. */
type Edges = { readonly left: number; readonly right: number };

function edgesOf(lines: readonly PdfLine[]): Edges {
  const counts = new Map<number, number>();
  for (const { x } of lines) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0);
  // The leftmost place where many lines begin: paragraphs of two lines begin as often indented as not.
  const usual = [...counts].filter(([, count]) => count * 2 >= most).map(([x]) => x);
  const left = usual.reduce((a, b) => Math.min(a, b), Infinity);
  const ends = lines.map((line) => line.right).sort((a, b) => a - b);
  return { left, right: ends[Math.floor((ends.length - 1) * 0.97)] ?? 0 };
}

/** Lines that a page must have in a column for its own edges to be known. */
const enoughLines = 8;

type Placed = PdfLine & { readonly edges: Edges; readonly page: number };

function placed(pages: readonly (readonly PdfLine[])[]): readonly (readonly Placed[])[] {
  const columnsOf = (lines: readonly PdfLine[]) => Map.groupBy(lines, ({ column }) => column);
  const everywhere = columnsOf(pages.flat());
  const known = new Map([...everywhere].map(([column, lines]) => [column, edgesOf(lines)]));
  return pages.map((lines, page) => {
    const own = new Map([...columnsOf(lines)].filter(([, some]) => some.length >= enoughLines).map(([column, some]) => [column, edgesOf(some)])); // prettier-ignore
    return lines.map((line) => {
      const edges = own.get(line.column) ?? known.get(line.column) ?? { left: line.x, right: line.right };
      return { ...line, edges, page };
    });
  });
}

/** Ends of lines, in type sizes: how far a full line may stay from the edge, and how far a line that goes on may be set in. */
const slack = { full: 1.9, indent: 0.9 } as const;
const sentenceEnd = /[。！？!?；;…：:]["”’」』）)]*$/u;

/** A line of a table of contents: a title, leaders, a page number. */
const contentsLine = /(?:[.．·…‥] ?){3,}\d{1,4}$/u;

const isIndented = ({ x, edges, size }: Placed): boolean => x > edges.left + size * slack.indent;
const isFull = (line: Placed): boolean => line.right >= line.edges.right - line.size * slack.full;

/** How a document sets its paragraphs: whether their first lines are set in, and how far lines stand apart. */
type Setting = { readonly indents: boolean; readonly leading: number };

function settingOf(lines: readonly Placed[]): Setting {
  const indented = lines.filter((line, i) => isIndented(line) && lines[i + 1] !== undefined && isFull(line));
  const steps = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    const step = next === undefined || next.page !== line.page ? 0 : (line.y - next.y) / line.size;
    return step > 0.5 && step < 4 ? [step] : [];
  });
  const leading = steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1.5;
  return { indents: indented.length >= 2, leading };
}

/** True if a line goes on with the paragraph of the line before it. */
function goesOn(line: Placed, before: Placed, { indents, leading }: Setting): boolean {
  if (before.text.includes('\t') || line.text.includes('\t') || contentsLine.test(before.text)) return false;
  if (!isFull(before) || isIndented(line) || Math.abs(line.size - before.size) > line.size * 0.08)
    return false;
  const isNear = line.page === before.page && line.column === before.column && before.y > line.y;
  if (isNear && (before.y - line.y) / line.size > leading * 1.35 + 0.1) return false;
  return indents || !sentenceEnd.test(before.text);
}

/** Two lines as one: Latin words keep a space between them, and a word that was broken at the end of the line is whole again. */
function together(before: string, next: string): string {
  if (/[a-z]{2}-$/u.test(before) && /^[a-z]{2}/u.test(next)) return before.slice(0, -1) + next;
  return before + (/[a-z\d,.;]$/iu.test(before) && /^[a-z\d]/iu.test(next) ? ' ' : '') + next;
}

/** Lines of each page: those of its columns, or of the table of cases on it with what stands above and below. */
function linesOfPages(pages: readonly (readonly PdfItem[])[]): readonly (readonly PdfLine[])[] {
  let known: TableLayout | null = null;
  const tables = pages.map((items) => {
    const table = tableOf(shown(items), known);
    known = table?.below.length === 0 ? table.layout : null;
    return table;
  });
  const gutter = usualGutter(pages.filter((_, page) => tables[page] === null));
  const rows = wholeRows(tables);
  return pages.map((items, page) => {
    const table = tables[page] ?? null;
    if (table === null) return pageLines(items, gutter);
    return [...pageLines(table.above, null), ...(rows[page] ?? []), ...pageLines(table.below, null)];
  });
}

/**
 * Text of a PDF: a line for each paragraph, column by column.
 *
 * Lines that fill their column and are followed by one that is not set in are put together, also over the end of a page. What stands
 * on every page follows the paragraph that it interrupts, marked as an aside; a head that names the
 * compilation stands once, at the beginning.
 *
 * @param pages The items of each page.
 */
export function pdfText(pages: readonly (readonly PdfItem[])[]): string {
  const flat = pages.map((items) => linesOf(items.filter(({ isTurned, text }) => !isTurned && text.trim() !== ''), 0)); // prettier-ignore
  const known = { head: repeated(flat, 'head'), foot: repeated(flat, 'foot') };
  const read = pages.map((items) => readPage(items, known));
  const lines = placed(linesOfPages(read.map(({ items }) => items)));
  const setting = settingOf(lines.flat());
  const paragraphs = (read[0]?.furniture ?? [])
    .filter((text) => known.head.has(text) && naming.test(text))
    .slice(0, 1);
  let waiting: string[] = [];
  let before: Placed | null = null;
  lines.forEach((own, page) => {
    for (const line of own) {
      if (before !== null && goesOn(line, before, setting)) {
        paragraphs.push(together(paragraphs.pop() ?? '', line.text));
      } else {
        paragraphs.push(...waiting, line.text);
        waiting = [];
      }
      before = line;
    }
    waiting.push(...(read[page]?.furniture ?? []).map((text) => asideMarks.furniture + text));
  });
  return [...paragraphs, ...waiting].map((line) => `${line}\n`).join('');
}
