import { parentPort } from 'node:worker_threads';
import { readSourceFiles } from '../../scripts/read-source.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { hasErrors, problemSchema } from '../../src/core/problems.ts';
import { shelf } from './read-blocks.ts';

/** What came of reading a file as the import command does. */
export type Reading = {
  readonly cases: number;
  readonly refused: boolean;
  readonly codes: readonly string[];
  /** Whether every problem is one of the table, with a place and arguments that fit. */
  readonly isOutcome: boolean;
};

async function read(path: string): Promise<Reading> {
  const files = await readSourceFiles([path]);
  const compilation = hasErrors(files.problems)
    ? null
    : readCompilation(files.value, shelf, { title: null, decisions: [] });
  const problems = [...files.problems, ...(compilation?.problems ?? [])];
  return {
    cases: compilation?.value.cases.length ?? 0,
    refused: hasErrors(problems),
    codes: [...new Set(problems.map(({ code }) => code))].sort(),
    isOutcome: problems.every((found) => problemSchema.safeParse(found).success),
  };
}

parentPort?.on('message', (path: string) => {
  void read(path).then(
    (reading) => parentPort?.postMessage(reading),
    (error: unknown) =>
      parentPort?.postMessage(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
});
parentPort?.postMessage('ready');
