import { decisionCodes } from '../core/decisions.ts';
import { locateProblems } from '../core/locate-problems.ts';
import { type Problem, type ProblemCode, wording } from '../core/problems.ts';
import { lastNotAbove, lineStarts } from '../core/source-places.ts';
import type { Span } from '../core/types.ts';
import { actionsFor } from './actions.ts';
import { knownKinds } from './known-kinds.ts';
import type { Reading } from './reading.ts';
import type { Question } from './state.ts';

/** True for a problem that a curator must see at the top: a question, or an error. */
export const isAsked = (p: Problem): boolean => wording(p).severity !== 'note';

/** Questions about a case as a whole; others are about a line. */
const ofCases: ReadonlySet<ProblemCode> = new Set([
  'title-lost',
  'organisation-lost',
  'place-unknown',
  'place-ambiguous',
  'title-body-mismatch',
]);

/** The words of a line that a problem is about. */
function wordsOf({ code, place, args }: Problem): string | null {
  if (ofCases.has(code)) return null;
  const words = place.words ?? args['words'] ?? args['printed'];
  return typeof words === 'string' && words !== '' ? words : null;
}

/** True for a problem whose place is no place of the source. */
const isOfFile = ({ code, place: { file = '' } }: Problem): boolean =>
  decisionCodes.has(code) || /\.ya?ml$/u.test(file);

/** A fault of a file, told with its name and nothing to press. */
export function faultOf(p: Problem): Question {
  const { severity, cause, mend } = wording(p);
  const { file = 'decisions.yaml', line } = p.place;
  const name = file.replace(/^.*[/\\]/u, '');
  return {
    severity: severity === 'error' ? 'error' : 'question',
    code: p.code,
    text: cause,
    mend,
    file: line === undefined ? name : `${name} 第 ${line} 行`,
    line: null,
    words: null,
    range: null,
    card: null,
    isOfCase: false,
    actions: [],
  };
}

/** Case of each problem by its line: the one that begins there, else the one that the line lies in. */
function casesByLine({ cases }: Reading): (p: Problem) => Reading['cases'][number] | null {
  const firsts = cases.map(({ lines }) => lines[0]);
  return ({ place: { line } }) => {
    const found = line === undefined ? undefined : cases[lastNotAbove(firsts, line)];
    return found !== undefined && found.lines[1] >= (line ?? 0) ? found : null;
  };
}

/**
 * What a curator is asked about a batch, errors among it, each with its place in the captured text and the buttons that settle it.
 *
 * @param problems Lines are counted in the whole captured text.
 */
export function openQuestions(problems: readonly Problem[], reading: Reading): readonly Question[] {
  const { captured } = reading.compilation;
  const starts = lineStarts(captured.text);
  const caseOf = casesByLine(reading);
  const spanOf = (p: Problem): Span | null => {
    const found = caseOf(p);
    if (found === null) return null;
    const [first, last] = found.lines;
    return { start: starts[first - 1] ?? 0, end: starts[last] ?? captured.text.length };
  };
  const asked = problems.filter(isAsked);
  const ofSource = asked.filter((p) => !isOfFile(p));
  const located = locateProblems(ofSource, captured, (i) => {
    const p = ofSource[i];
    return p === undefined ? null : spanOf(p);
  });
  const places = new Map(ofSource.map((p, i) => [p, located[i]?.at ?? null]));
  return asked.map((p): Question => {
    const fault = faultOf(p);
    if (isOfFile(p)) return fault;
    const at = places.get(p) ?? null;
    return {
      ...fault,
      file: null,
      line: p.place.line ?? null,
      words: wordsOf(p),
      range: at === null ? null : [at.start, at.end],
      card: caseOf(p)?.id ?? null,
      isOfCase: ofCases.has(p.code),
      actions: actionsFor(p, knownKinds),
    };
  });
}
