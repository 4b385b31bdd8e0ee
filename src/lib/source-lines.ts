import type { Run } from '../core/ledger-text.ts';
import type { LedgerHead } from '../core/schema/ledger.ts';

/** A line of a captured file, its end left out: runs, and whether the text of a field goes on behind its end. */
export type SourceLine = {
  /** Index of its file. */
  readonly file: number;
  /** 1-based, within its file. */
  readonly number: number;
  readonly runs: readonly Run[];
  readonly goesOn: boolean;
};

type Draft = { file: number; number: number; runs: Run[]; goesOn: boolean };

const lineEnd = /\r\n?|\n/gu;

/** A part of a run: what it became stands at the end of its last part. */
function partOf(run: Run, before: string, isLast: boolean): Run {
  if (run.kind === 'kept') return { ...run, before, after: before };
  return { ...run, before, after: isLast ? run.after : '' };
}

/** Runs as parted at the offsets at which files begin. */
function partAtFiles(runs: readonly Run[], starts: readonly number[]): readonly (Run | null)[] {
  const parted: (Run | null)[] = [];
  let [at, next] = [0, 0];
  for (const run of runs) {
    let { before } = run;
    const end = at + before.length;
    for (let start = starts[next]; start !== undefined && start < end; start = starts[++next]) {
      if (start > at) parted.push(partOf(run, before.slice(0, start - at), false));
      parted.push(null);
      before = before.slice(start - at);
      at = start;
    }
    parted.push(before === run.before ? run : partOf(run, before, true));
    at = end;
  }
  return parted;
}

/** The field a line ends or begins in; empty outside of all fields. */
const fieldOf = (run: Run | undefined): string => (run === undefined ? '' : `${run.page}#${run.field}`);

/** Mark the lines whose last shown words and the first ones of a later line are of one field. */
function markJoined(lines: readonly Draft[]): void {
  let open: Draft | null = null;
  for (const line of lines) {
    const shown = line.runs.filter(({ page }) => page !== '');
    if (shown.length === 0) continue;
    if (open !== null && fieldOf(open.runs.findLast(({ page }) => page !== '')) === fieldOf(shown[0]))
      open.goesOn = true;
    open = line;
  }
}

/**
 * Part a captured text into the lines of its files. CR, LF and CR LF end a line; an empty rest behind the last end is no line.
 *
 * @param runs All of the captured text, in order.
 */
export function sourceLines(runs: readonly Run[], files: LedgerHead['files']): readonly SourceLine[] {
  const lines: Draft[] = [];
  let line: Draft = { file: 0, number: 1, runs: [], goesOn: false };
  let afterReturn = false;
  const close = (next: Pick<Draft, 'file' | 'number'>) => {
    lines.push(line);
    line = { ...next, runs: [], goesOn: false };
  };
  for (const run of partAtFiles(
    runs,
    files.slice(1).map(({ start }) => start),
  )) {
    if (run === null) {
      if (line.runs.length > 0) lines.push(line);
      line = { file: line.file + 1, number: 1, runs: [], goesOn: false };
      afterReturn = false;
      continue;
    }
    let done = afterReturn && run.before.startsWith('\n') ? 1 : 0;
    for (const { 0: end, index } of run.before.matchAll(lineEnd)) {
      if (index < done) continue;
      if (index > done) line.runs.push(partOf(run, run.before.slice(done, index), false));
      close({ file: line.file, number: line.number + 1 });
      done = index + end.length;
    }
    const rest = run.before.slice(done);
    if (rest !== '' || (run.kind !== 'kept' && run.after !== '')) line.runs.push(partOf(run, rest, true));
    if (run.before !== '') afterReturn = run.before.endsWith('\r');
  }
  if (line.runs.length > 0) lines.push(line);
  markJoined(lines);
  return lines;
}
