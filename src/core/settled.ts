import type { CaseDraft } from './assemble.ts';
import type { Captured } from './capture.ts';
import type { Anchored } from './decision-anchors.ts';
import { locateProblems } from './locate-problems.ts';
import { type Problem, wording } from './problems.ts';
import { lastNotAbove, sourcePlaces } from './source-places.ts';
import type { Edit, Span } from './types.ts';

/** True if two spans share a code unit. */
const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/**
 * Problems of repair without the questions on words that a curator gave a reading.
 *
 * @param edits What decisions changed; see `decideText`.
 */
export function withoutReplaced(
  problems: readonly Problem[],
  edits: readonly Edit[],
  captured: Pick<Captured, 'text' | 'files'>,
): readonly Problem[] {
  if (edits.length === 0) return problems;
  return locateProblems(problems, captured).flatMap(({ at }, i) => {
    const own = problems[i];
    const isRead =
      at !== null && own !== undefined && isQuestion(own) && edits.some((edit) => meet(edit, at));
    return isRead || own === undefined ? [] : [own];
  });
}

const isQuestion = (p: Problem): boolean => wording(p).severity === 'question';

/** Of some questions those that a decision settles: those without a line; on its lines those whose words it shares, or all if it shares none. */
function settledBy(
  { decision, at }: Anchored,
  questions: readonly LocatedQuestion[],
  lineOf: (offset: number) => number,
): readonly Problem[] {
  const asked = questions.filter(
    ({ problem: { code } }) => decision.keep?.some((kept) => kept === code) === true,
  );
  const lines = new Set(at.flatMap(({ start, end }) => [lineOf(start), lineOf(Math.max(start, end - 1))]));
  const onLine = asked.filter(({ line }) => line !== undefined && lines.has(line));
  const shared = onLine.filter(({ words }) => words !== null && at.some((span) => meet(span, words)));
  const loose = asked.filter(({ line }) => line === undefined);
  return [...loose, ...(shared.length > 0 ? shared : onLine)].map(({ problem }) => problem);
}

/** A question with the line of the whole captured text that it is on, and its words there. */
type LocatedQuestion = {
  readonly problem: Problem;
  readonly line: number | undefined;
  readonly words: Span | null;
};

/**
 * Cases and problems without the questions that a curator keeps as they are: those without a line wherever the anchor stands,
 * others on the lines that it stands in.
 */
export function withoutKeptQuestions(
  cases: readonly CaseDraft[],
  problems: readonly Problem[],
  anchored: readonly Anchored[],
  captured: Pick<Captured, 'text' | 'files'>,
): { readonly cases: readonly CaseDraft[]; readonly problems: readonly Problem[] } {
  const keeping = anchored.filter(({ decision }) => decision.keep !== undefined);
  if (keeping.length === 0) return { cases, problems };
  const { lineOf, startOf } = sourcePlaces(captured);
  const firsts = cases.map(({ record }) => record.lines[0]);
  const caseOf = ({ place: { line = 0 } }: Problem): Span | null => {
    const own = cases[lastNotAbove(firsts, line)]?.record.lines;
    return own === undefined ? null : { start: startOf(own[0]), end: startOf(own[1] + 1) };
  };
  const questions = problems.filter(isQuestion);
  const located = locateProblems(questions, captured, (i) => {
    const own = questions[i];
    return own === undefined ? null : caseOf(own);
  });
  const asked = questions.map((problem, i): LocatedQuestion => {
    const at = located[i]?.at ?? null;
    const { line, words } = problem.place;
    const hasWords = words !== undefined || problem.args['words'] !== undefined;
    const isFound = at !== null && line !== undefined;
    return { problem, line: isFound ? lineOf(at.start) : line, words: hasWords ? at : null };
  });
  const kept = new Set(keeping.flatMap((one) => settledBy(one, asked, lineOf)));
  const left = (found: readonly Problem[]) => found.filter((p) => !kept.has(p));
  return {
    cases: cases.map((draft) => ({
      ...draft,
      record: { ...draft.record, problems: left(draft.record.problems) },
    })),
    problems: left(problems),
  };
}
