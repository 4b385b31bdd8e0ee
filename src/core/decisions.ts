import { type Problem, problem } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import type { Outcome, Segment } from './types.ts';

const wordsOf = (s: Segment) =>
  [s.heading, ...s.head, s.fields.title, s.fields.organisation, ...s.body.map((b) => b.text)]
    .join('\n')
    .replace(/\s/gu, '');

/**
 * Find the case that each decision is about, by its anchor; white space does not count.
 *
 * @returns For each segment its decisions merged into one, or `null`. An anchor that is gone or stands in two cases is an error.
 */
export function matchDecisions(
  segments: readonly Segment[],
  decisions: readonly Decision[],
): Outcome<readonly (Decision | null)[]> {
  const words = segments.map(wordsOf);
  const value: (Decision | null)[] = segments.map(() => null);
  const problems: Problem[] = [];
  for (const decision of decisions) {
    const anchor = decision.anchor.replace(/\s/gu, '');
    const at = words.flatMap((text, i) => (text.includes(anchor) ? [i] : []));
    const [only] = at;
    if (only === undefined) problems.push(problem('anchor-gone', {}, { anchor: decision.anchor }));
    else if (at.length > 1) problems.push(problem('anchor-ambiguous', {}, { anchor: decision.anchor }));
    else value[only] = { ...value[only], ...decision };
  }
  return { value, problems };
}
