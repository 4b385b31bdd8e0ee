import type { Captured, CapturedFile } from './capture.ts';

/** Offsets, in code units, at which the lines of a captured text begin; lines end with LF, CR LF or CR. */
export function lineStarts(captured: string): readonly number[] {
  return [0, ...[...captured.matchAll(/\r\n?|\n/gu)].map((end) => end.index + end[0].length)];
}

/** Index of the last of some sorted numbers that is not greater than `value`; -1 if all are. */
export function lastNotAbove(
  sorted: { readonly [index: number]: number; readonly length: number },
  value: number,
): number {
  let [low, high] = [-1, sorted.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A place in a captured file as an editor counts it: 1-based line of that file, 1-based column in code points. */
export type SourcePlace = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The whole line without its end. */
  readonly text: string;
};

/** Number of code points in a part of a text. */
function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; count++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** Where a line ends before the marks of its end. */
function lineEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && /[\r\n]/u.test(text.charAt(end - 1))) end--;
  return end;
}

/** Finds places of a captured text; the index of its lines is made once. */
export type SourcePlaces = {
  /** Offset at which a line of the whole captured text begins, 1-based; its length for a line that it does not have. */
  readonly startOf: (line: number) => number;
  /** Line of the whole captured text that holds an offset, 1-based. */
  readonly lineOf: (offset: number) => number;
  /** The file, line and column of an offset; offsets in their order take time by the length of the text. */
  readonly placeOf: (offset: number) => SourcePlace;
};

/** Make the index of a captured text's lines; several files of one batch count their lines each for itself. */
export function sourcePlaces({ text, files }: Pick<Captured, 'text' | 'files'>): SourcePlaces {
  const starts = lineStarts(text);
  const fileStarts = files.map((file) => file.start);
  const startOf = (line: number) => starts[line - 1] ?? text.length;
  const lineOf = (offset: number) => Math.max(0, lastNotAbove(starts, offset)) + 1;
  let last = { start: 0, offset: 0, column: 1 };
  const columnOf = (start: number, offset: number): number => {
    const from = last.start === start && last.offset <= offset ? last : { offset: start, column: 1 };
    last = { start, offset, column: from.column + codePoints(text, from.offset, offset) };
    return last.column;
  };
  const placeOf = (offset: number): SourcePlace => {
    const file: CapturedFile | undefined = files[Math.max(0, lastNotAbove(fileStarts, offset))];
    const begin = file?.start ?? 0;
    const line = lineOf(offset);
    const start = Math.max(startOf(line), begin);
    return {
      file: file?.name ?? '',
      line: line - lineOf(begin) + 1,
      column: columnOf(start, offset),
      text: text.slice(start, lineEnd(text, start, startOf(line + 1))),
    };
  };
  return { startOf, lineOf, placeOf };
}
