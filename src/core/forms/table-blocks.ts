import type { Block, Span, Traced } from '../types.ts';
import { tableRules } from './table.ts';

const capturedStart = (source: Traced, { span }: Block): number => source.at[span.start] ?? 0;

/** Blocks of a text that holds a table of cases, and the indexes of those with which its rows begin. */
export type TableBlocks = { readonly blocks: readonly Block[]; readonly starts: readonly number[] };

/** Index of the row that each block stands in, or -1; both sorted by their places in the captured text. */
function rowsOf(blocks: readonly Block[], source: Traced, rows: readonly Span[]): readonly number[] {
  let row = 0;
  return blocks.map((block) => {
    const at = capturedStart(source, block);
    while (row < rows.length && (rows[row]?.end ?? 0) <= at && (rows[row + 1]?.start ?? Infinity) <= at)
      row++;
    const { start = Infinity, end = 0 } = rows[row] ?? {};
    return at >= start && at < end ? row : -1;
  });
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Text below a table, in code units, from which on it may be what the table only lists. */
const longText = 400;

/**
 * Judge the blocks of a text by the table of cases that it holds: each row is one case.
 *
 * Short values of columns that nobody knows become `meta` with the rule `table-column`: they belong to a case, not to its text. What
 * stands between and below the rows becomes noise with the rule `beside-table`, unless it is more than they hold: then the
 * table lists what follows.
 *
 * @param source The repaired text that the blocks are of.
 * @param rows `Captured.rows`.
 * @returns No starts without rows, or where the table is only a list of what follows.
 */
export function tableBlocks(blocks: readonly Block[], source: Traced, rows: readonly Span[]): TableBlocks {
  const labelled = new Set(
    source.edits.filter(({ rule }) => rule === tableRules.column).map(({ start }) => start),
  );
  const judged = blocks.map((block): Block =>
    labelled.has(capturedStart(source, block)) ? { ...block, kind: 'meta', rule: tableRules.column } : block,
  );
  const places = rowsOf(judged, source, rows);
  const first = places.findIndex((row) => row >= 0);
  const isBeside = (i: number) => i > first && (places[i] ?? -1) < 0;
  const beside = judged.filter((_, i) => isBeside(i));
  const inside = judged.filter((_, i) => (places[i] ?? -1) >= 0);
  if (first < 0 || lengthOf(beside) > Math.max(longText, lengthOf(inside)))
    return { blocks: judged, starts: [] };
  return {
    blocks: judged.map((block, i) =>
      isBeside(i) ? { ...block, kind: 'noise', rule: 'beside-table' } : block,
    ),
    starts: places.flatMap((row, i) => (row >= 0 && places[i - 1] !== row ? [i] : [])),
  };
}
