import { formatProblem, type Problem, wording } from '../src/core/problems.ts';

/** Print problems on standard error, errors last so that they are seen. */
export function printProblems(problems: readonly Problem[]): void {
  const rank = { note: 0, question: 1, error: 2 } as const;
  const sorted = [...problems].sort((a, b) => rank[wording(a).severity] - rank[wording(b).severity]);
  for (const p of sorted) process.stderr.write(`${formatProblem(p)}\n`);
}
