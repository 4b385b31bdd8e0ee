import type { ProblemPlace } from './problems.ts';

/** Longest words of a place that are told, in code units. */
const longest = 40;

/**
 * Tell places of a captured text by line, column and words.
 *
 * @returns Place of a span of code units: `line` and `column` 1-based, the column in code points. Linear over all calls as long
 *   as the spans come in order.
 */
export function placesIn(captured: string): (start: number, end: number) => ProblemPlace {
  const starts = [0, ...[...captured.matchAll(/\r\n?|\n/gu)].map((end) => end.index + end[0].length)];
  let last = { line: 0, at: 0, column: 1 };
  const lineOf = (at: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (start, end) => {
    const line = lineOf(start);
    if (line !== last.line || start < last.at) last = { line, at: starts[line] ?? 0, column: 1 };
    let { at, column } = last;
    for (; at < start; column++) at += (captured.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    last = { line, at, column };
    const words = captured.slice(start, Math.min(end, start + longest));
    return { line: line + 1, column, ...(words === '' ? {} : { words }) };
  };
}
