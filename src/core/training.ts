import { problem, type Problem, type ProblemPlace } from './problems.ts';
import type { Training, TrainingHead } from './schema/training.ts';

/** Last parts of the addresses of a pack's further pages: a pack named so would stand in another's place. */
const idShape =
  /^(?!index$)(?!.*-(?:trainer|handout|slides|compare(?:-\d+)?)$)[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/u;

/** `bad-pack-id` for a file name that cannot name a pack for ever. */
export const packIdProblems = (id: string, file: string): readonly Problem[] =>
  idShape.test(id) ? [] : [problem('bad-pack-id', { file }, { id })];

/** Minutes of the parts of a pack, in their order; `null` where nothing is said. */
const parts = ({ opening, steps, compare, closing }: TrainingHead): readonly (number | null)[] =>
  [opening, ...steps, ...compare, closing].flatMap((part) =>
    part === undefined ? [] : [part.minutes ?? null],
  );

/**
 * `pack-minutes`, a note, where the parts do not come to the time given: all of them if each has its minutes, else those that have
 * any, which alone may not be longer.
 */
export function minutesProblems(training: TrainingHead, place: () => ProblemPlace): readonly Problem[] {
  const told = parts(training).filter((minutes) => minutes !== null);
  const sum = told.reduce((all, minutes) => all + minutes, 0);
  const isWhole = told.length === parts(training).length;
  const fits = isWhole ? sum === training.minutes : sum <= training.minutes;
  return fits ? [] : [problem('pack-minutes', place(), { sum, minutes: training.minutes })];
}

/** Ids of all cases a pack refers to, each once, in its order. */
export const packCases = ({ steps, compare }: Pick<Training, 'steps' | 'compare'>): readonly string[] => [
  ...new Set([
    ...steps.map((step) => step.case.replace(/#.*$/u, '')),
    ...compare.flatMap(({ cases }) => cases),
  ]),
];
