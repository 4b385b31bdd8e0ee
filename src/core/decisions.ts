import type { Anchors } from './anchors.ts';
import { type Problem, problem } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import type { Block, Outcome, Segment } from './types.ts';

const squeeze = (text: string) => text.replace(/\s/gu, '');

const wordsOf = (s: Segment) =>
  squeeze(
    [s.heading, ...s.head, s.fields.title, s.fields.organisation, ...s.body.map((b) => b.text)].join('\n'),
  );

/** The one text that holds a decision's anchor; white space does not count. None or several are an error. */
function findAnchor({ anchor }: Decision, texts: readonly string[]): Outcome<number | null> {
  const at = texts.flatMap((text, i) => (text.includes(squeeze(anchor)) ? [i] : []));
  const [only] = at;
  if (only === undefined) return { value: null, problems: [problem('anchor-gone', {}, { anchor })] };
  return at.length === 1
    ? { value: only, problems: [] }
    : { value: null, problems: [problem('anchor-ambiguous', {}, { anchor })] };
}

/** Add the starts of cases that a curator points out to those that were found. */
export function decideStarts(
  blocks: readonly Block[],
  anchors: Anchors,
  decisions: readonly Decision[],
): Outcome<Anchors> {
  const texts = blocks.map((block) => squeeze(block.text));
  const found = decisions.filter((d) => d.starts_case === true).map((d) => findAnchor(d, texts));
  const added = found.flatMap(({ value }) => (value === null ? [] : [value]));
  const family = anchors.family === 'none' && added.length > 0 ? 'headed' : anchors.family;
  const starts = [...new Set([...anchors.starts, ...added])].sort((a, b) => a - b);
  return { value: { family, starts }, problems: found.flatMap((f) => f.problems) };
}

const decidable = ['title', 'organisation', 'place'] as const;

/** Two decisions on one case as one; where they say different things of the same, that is an error. */
function merge(first: Decision | null, second: Decision): Outcome<Decision> {
  const problems: Problem[] = decidable.flatMap((key) => {
    const [a, b] = [first?.[key], second[key]];
    const conflict = a !== undefined && b !== undefined && a !== b;
    return conflict ? [problem('decision-conflict', {}, { key, first: String(a), second: String(b) })] : [];
  });
  return { value: { ...first, ...second }, problems };
}

/**
 * Find the case that each decision is about, by its anchor.
 *
 * @returns For each segment its decisions merged into one, or `null`. An anchor that is gone or stands in two cases is an
 *   error, and so are two decisions on one case that contradict each other.
 */
export function matchDecisions(
  segments: readonly Segment[],
  decisions: readonly Decision[],
): Outcome<readonly (Decision | null)[]> {
  const words = segments.map(wordsOf);
  const value: (Decision | null)[] = segments.map(() => null);
  const problems: Problem[] = [];
  for (const decision of decisions) {
    const found = findAnchor(decision, words);
    problems.push(...found.problems);
    if (found.value === null) continue;
    const merged = merge(value[found.value] ?? null, decision);
    problems.push(...merged.problems);
    value[found.value] = merged.value;
  }
  return { value, problems };
}
