/** A piece of text on a page: its left end and base line in points from the lower left corner, its width and type size. */
export type PdfItem = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Does not run from left to right, such as a watermark. */
  readonly isTurned: boolean;
};

/** A line of one column: where it begins and ends, on which base line, in which type size. */
export type PdfLine = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Column of the page, from 0 in reading order of columns side by side. */
  readonly column: number;
};

/** Right end of an item. */
export const right = ({ x, width }: PdfItem): number => x + width;

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/** Items without white space and without those drawn twice to look bold. */
function distinct(items: readonly PdfItem[]): PdfItem[] {
  const seen = new Map<string, PdfItem[]>();
  return items.filter((item) => {
    if (item.text.trim() === '') return false;
    const same = seen.get(item.text) ?? [];
    const isAgain = same.some(({ x, y }) => Math.abs(x - item.x) < 1.5 && Math.abs(y - item.y) < 1.5);
    if (!isAgain) seen.set(item.text, [...same.slice(-20), item]);
    return !isAgain;
  });
}

const wide = /[^\0-\u02FF]/u;
/**
 * Gaps, in type sizes, that are a space between Latin words, between Chinese and Latin ones (programs that set type leave 0.2 there
 * of their own), between Chinese words, and another cell.
 */
const gaps = { latin: 0.16, mixed: 0.235, chinese: 0.6, cell: 1.8 } as const;

/** What stands between two items of a line. */
function between(left: PdfItem, next: PdfItem): string {
  const gap = (next.x - right(left)) / Math.max(left.size, next.size);
  if (gap >= gaps.cell) return '\t';
  const [before, behind] = [left.text.slice(-1), next.text.charAt(0)];
  const isMixed = wide.test(before)
    ? /[a-z\d]/iu.test(behind)
    : /[a-z\d]/iu.test(before) && wide.test(behind);
  const isChinese = wide.test(before) || wide.test(behind);
  const isSpaced = gap >= (isMixed ? gaps.mixed : isChinese ? gaps.chinese : gaps.latin);
  return isSpaced && !/\s$/u.test(left.text) && !/^\s/u.test(next.text) ? ' ' : '';
}

/** Characters set apart to fill a line: 牧 民 怕 白 灾. */
const stretched = /[^\0-\u02FF](?: [^\0-\u02FF]){3}/u;

const together = (text: string): string =>
  stretched.test(text) ? text.replace(/(?<=[^\0-\u02FF]) (?=[^\0-\u02FF])/gu, '') : text;

/** Items of one line, sorted by x, as a line. */
export function toLine(items: readonly PdfItem[], column: number): PdfLine {
  const sorted = [...items].sort((a, b) => a.x - b.x);
  const text = sorted.map((item, i) => {
    const before = sorted[i - 1];
    return (before === undefined ? '' : between(before, item)) + item.text;
  });
  return {
    text: together(text.join('').trim()),
    x: least(sorted.map((item) => item.x)),
    right: most(sorted.map(right)),
    y: most(sorted.map((item) => item.y)),
    size: most(sorted.map((item) => item.size)),
    column,
  };
}

/** Items by their base lines, from top to bottom; small type above or below a line belongs to it. */
export function byLines(items: readonly PdfItem[]): readonly (readonly PdfItem[])[] {
  const lines: PdfItem[][] = [];
  for (const item of [...items].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const size = Math.max(first?.size ?? 0, item.size);
    if (line !== undefined && first !== undefined && first.y - item.y < size * 0.5) line.push(item);
    else lines.push([item]);
  }
  return lines;
}

/** Lines of items that stand in one column, from top to bottom. */
export const linesOf = (items: readonly PdfItem[], column: number): PdfLine[] =>
  byLines(items).map((line) => toLine(line, column));

/** Least gap between columns, in type sizes. */
const leastGutter = 0.9;

/** Items that touch one another in a line, as one. */
export function runsOf(items: readonly PdfItem[]): PdfItem[] {
  return byLines(items).flatMap((line) => {
    const runs: PdfItem[] = [];
    for (const item of [...line].sort((a, b) => a.x - b.x)) {
      const last = runs.at(-1);
      if (last !== undefined && item.x - right(last) < leastGutter * item.size)
        runs[runs.length - 1] = {
          ...last,
          text: last.text + item.text,
          width: Math.max(right(last), right(item)) - last.x,
        };
      else runs.push(item);
    }
    return runs;
  });
}

const charactersOf = (items: readonly PdfItem[]): number =>
  items.reduce((sum, { text }) => sum + text.length, 0);

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** True for lines that fill a column, as running text does and cells of a table do not. */
function fills(lines: readonly PdfLine[]): boolean {
  const left = least(lines.map(({ x }) => x));
  const end = most(lines.map((line) => line.right));
  return lines.length >= 3 && median(lines.map((line) => line.right - line.x)) > (end - left) * 0.7;
}

/** Most characters of running text for each of its marks. */
const longestClause = 60;

/** True for items that have the marks of sentences, as names in cells of a table have not. */
const isProse = (items: readonly PdfItem[]): boolean =>
  items.reduce((sum, { text }) => sum + text.split(/[，。；、：！？,.;!?]/u).length - 1, 0) * longestClause >=
  charactersOf(items);

/** Least characters of a column, greatest share that may run across the gutter, how often a page is parted, and most items of one that is. */
const columns = { characters: 40, across: 0.35, depth: 2, items: 20_000 } as const;

/** The x between two columns, or `null` for items in one. */
function gutterOf(pieces: readonly PdfItem[]): number | null {
  if (pieces.length > columns.items) return null;
  const items = runsOf(pieces);
  const from = least(items.map(({ x }) => x));
  const to = most(items.map(right));
  const all = charactersOf(items);
  let best: { x: number; across: number } | null = null;
  for (let share = 0.25; share <= 0.75; share += 0.01) {
    const x = from + (to - from) * share;
    const across = charactersOf(items.filter((item) => item.x < x && right(item) > x));
    if (across > all * columns.across) continue;
    if (best === null || across < best.across) best = { x, across };
  }
  if (best === null) return null;
  const { x } = best;
  const sides = [items.filter((item) => right(item) <= x), items.filter((item) => item.x >= x)];
  const isText = sides.every(
    (side) => charactersOf(side) >= columns.characters && isProse(side) && fills(linesOf(side, 0)),
  );
  return isText ? x : null;
}

/** Lines that run across columns have edges of their own. */
const acrossColumns = 0.5;

/**
 * Lines of a page or of a column of it, in reading order: what runs across the columns parts them into bands, and in each band the
 * columns are read one after the other.
 */
function inColumns(
  items: readonly PdfItem[],
  column: number,
  depth: number,
  usual: number | null,
): PdfLine[] {
  const isParted = depth < columns.depth && items.length > 1 && items.length <= columns.items;
  const x = isParted ? (gutterOf(items) ?? usual) : null;
  if (x === null) return linesOf(items, column);
  const across = runsOf(items).filter((run) => run.x < x && right(run) > x);
  const isAcross = (item: PdfItem) =>
    across.some((run) => Math.abs(run.y - item.y) < run.size * 0.5 && item.x >= run.x && item.x < right(run));
  const lines: PdfLine[] = [];
  let rest = items.filter((item) => !isAcross(item));
  const next = column + 2 ** (columns.depth - depth - 1);
  for (const line of [...linesOf(items.filter(isAcross), column + acrossColumns), null]) {
    const band = rest.filter(({ y }) => line === null || y > line.y);
    rest = rest.filter(({ y }) => line !== null && y <= line.y);
    const [left, other] = [band.filter((item) => item.x < x), band.filter((item) => item.x >= x)];
    lines.push(...inColumns(left, column, depth + 1, null), ...inColumns(other, next, depth + 1, null));
    if (line !== null) lines.push(line);
  }
  return lines;
}

/** Items that a reader sees upright, each once. */
export const shown = (items: readonly PdfItem[]): PdfItem[] =>
  distinct(items.filter(({ isTurned }) => !isTurned));

/** The x between the two columns that pages of a document usually have; `null` for one that is set in one column. */
export function usualGutter(pages: readonly (readonly PdfItem[])[]): number | null {
  const found = pages.map((items) => gutterOf(shown(items))).filter((x) => x !== null);
  return found.length * 3 >= pages.length && found.length > 0 ? median(found) : null;
}

/**
 * Lines of a page in reading order, column by column.
 *
 * @param items In any order; what is turned is left out.
 * @param usual What `usualGutter` says of the document: the end of a text may have too few lines to tell.
 */
export function pageLines(items: readonly PdfItem[], usual: number | null): readonly PdfLine[] {
  const own = shown(items);
  const isOneColumn = usual !== null && runsOf(own).filter((run) => run.x < usual && right(run) > usual).length * 2 > own.length; // prettier-ignore
  return inColumns(own, 0, 0, isOneColumn ? null : usual);
}
