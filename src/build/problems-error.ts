import { formatProblem, type Problem } from '../core/problems.ts';

/** Thrown where a build cannot go on; carries what a command prints before it exits with 1. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}
