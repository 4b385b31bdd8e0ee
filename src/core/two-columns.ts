import { trimmed } from './printed.ts';
import type { Line } from './text-lines.ts';
import type { Traced } from './types.ts';

/** A gap inside a line: where the words behind it begin, as an offset and as a column of the captured text. */
type Gap = { readonly offset: number; readonly column: number };

/** How many lines with a gap at one column make two columns of text, and what share of them must be prose on either side. */
const least = { lines: 5, share: 0.5, prose: 0.4, ragged: 3 } as const;

/** Width of a text in half-width columns. */
const columns = (text: string): number => text.length + (text.match(/[^\0-\u02ff]/gu)?.length ?? 0);

const isProse = (text: string): boolean => /[，。；、]/u.test(text);

/** The first wide gap of a captured line; `null` for a line without one. */
function gapOf(line: string, start: number): Gap | null {
  const begin = /\S/u.exec(line)?.index ?? line.length;
  const gap = / {3,}|\t+|\u3000{2,}/gu;
  gap.lastIndex = begin;
  const found = gap.exec(line);
  if (found === null || line.slice(found.index).trim() === '') return null;
  const end = found.index + found[0].length;
  return { offset: start + end, column: columns(line.slice(0, end)) };
}

/** Column at which most gaps end; `null` if they end here and there. */
function commonColumn(gaps: readonly Gap[]): number | null {
  const sorted = gaps.map(({ column }) => column).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) return null;
  const near = sorted.filter((column) => Math.abs(column - middle) <= least.ragged).length;
  return near * 5 >= sorted.length * 4 ? middle : null;
}

/** First index at or behind `from` whose code unit comes from `offset` of the captured text or behind it. */
function indexAt(source: Traced, offset: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((source.at[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of a line from one index of the repaired text to another. */
function partOf(line: Line, source: Traced, start: number, end: number): Line | null {
  const words = trimmed({ text: source.text.slice(start, end), from: [{ start, end }] });
  const [span] = words.from;
  return span === undefined ? null : { ...line, ...words, span };
}

/** A line with where it stands in the captured text and its gap. */
type Placed = { readonly line: Line; readonly gap: Gap | null; readonly indent: number };

const bare = (text: string): string => text.replace(/\s/gu, '');

/** True if a line is all that its captured line has: no part of it, and no line of a page with marks around it. */
const isAlone = (text: string, captured: string): boolean => bare(text).length === bare(captured).length;

function placeLines(lines: readonly Line[], captured: string): readonly Placed[] {
  const starts = [0, ...[...captured.matchAll(/\r\n?|\n/gu)].map((end) => end.index + end[0].length)];
  return lines.map((line) => {
    const start = starts[line.line - 1] ?? 0;
    const end = starts[line.line] ?? captured.length;
    const isShort = end - start <= longest && isAlone(line.text, captured.slice(start, end));
    return {
      line,
      gap: isShort ? gapOf(captured.slice(start, end).trimEnd(), start) : null,
      indent: isShort ? columns(captured.slice(start, start + line.indent)) : 0,
    };
  });
}

/** Longest captured line of two columns, in code units. */
const longest = 400;

/** True if the lines from the first gap to the last are two columns of prose. */
function areColumns(region: readonly Placed[], gaps: readonly Gap[], captured: string): boolean {
  if (gaps.length < least.lines || gaps.length < region.length * least.share) return false;
  const sides = region.flatMap(({ line, gap }) =>
    gap === null ? [] : [[line.text.slice(0, -1), captured.slice(gap.offset, gap.offset + 30)] as const],
  );
  const prose = (side: 0 | 1) => sides.filter((pair) => isProse(pair[side])).length;
  return prose(0) >= sides.length * least.prose && prose(1) >= sides.length * least.prose;
}

/**
 * Lines of a text whose two columns were read across, 左 右 on each line, in the order of its columns: first the left, then the
 * right one. Other texts stay as they are.
 *
 * @param captured The text as captured, which still has its gaps.
 */
export function byColumns(lines: readonly Line[], captured: string, source: Traced): readonly Line[] {
  if (!/\S(?: {3}|\t|\u3000{2})/u.test(captured)) return lines;
  const placed = placeLines(lines, captured);
  const first = placed.findIndex(({ gap }) => gap !== null);
  const last = placed.findLastIndex(({ gap }) => gap !== null);
  const region = placed.slice(first, last + 1);
  const gaps = region.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  const column = commonColumn(gaps);
  if (column === null || !areColumns(region, gaps, captured)) return lines;
  const [left, right]: [Line[], Line[]] = [[], []];
  for (const { line, gap, indent } of region) {
    const { start, end } = line.span;
    const at =
      gap === null
        ? indent >= column - least.ragged
          ? start
          : end
        : indexAt(source, gap.offset, start, end);
    const [one, other] = [partOf(line, source, start, at), partOf(line, source, at, end)];
    if (one !== null) left.push(one);
    if (other !== null) right.push(other);
  }
  return [...lines.slice(0, first), ...left, ...right, ...lines.slice(last + 1)];
}
