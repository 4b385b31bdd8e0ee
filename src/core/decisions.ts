import { ambiguous, blockFinder } from './decide-blocks.ts';
import type { Anchored } from './decision-anchors.ts';
import { type Problem, problem, type ProblemCode, type QuestionCode } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import { lastNotAbove } from './source-places.ts';
import type { Block, Outcome, Segment, Traced } from './types.ts';

/** Problems that lie in a curator's decisions, not in the source. */
export const decisionCodes: ReadonlySet<ProblemCode> = new Set([
  'anchor-gone',
  'anchor-ambiguous',
  'anchor-outside',
  'decision-conflict',
  'decision-needs',
  'not-in-text',
  'replace-gone',
  'unknown-term',
]);

/**
 * Where in the text of `decisions.yaml` the words stand that a problem of decisions is about: its anchor, else the words that were
 * decided; line and column 1-based, the column in code points. Empty if they are written otherwise there.
 */
export function placeOfDecision(yaml: string, { args }: Problem): { line?: number; column?: number } {
  const words = [args['anchor'], args['term'], args['words'], args['second'], args['key']].map((word) =>
    String(word ?? ''),
  );
  const at = words.map((word) => (word === '' ? -1 : yaml.indexOf(word))).find((found) => found >= 0);
  if (at === undefined) return {};
  const before = yaml.slice(0, at).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** What a decision may say of a case as a whole. */
const ofCase = ['title', 'organisation', 'kind', 'author', 'place', 'zone', 'stages', 'topics'] as const;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const union = <T>(a: readonly T[] = [], b: readonly T[] = []): T[] => [...new Set([...a, ...b])];

/** Two decisions on one case as one; where they say different things of the same, that is an error. */
function merge(first: Decision | null, second: Decision): Outcome<Decision> {
  if (first === null) return { value: second, problems: [] };
  const problems: Problem[] = ofCase.flatMap((key) => {
    const [a, b] = [first[key], second[key]];
    const conflict = a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b);
    return conflict ? [problem('decision-conflict', {}, { key, first: shown(a), second: shown(b) })] : [];
  });
  const add = union(first.models?.add, second.models?.add);
  const remove = union(first.models?.remove, second.models?.remove);
  for (const name of add.filter((word) => remove.includes(word)))
    problems.push(
      problem('decision-conflict', {}, { key: 'models', first: `add ${name}`, second: `remove ${name}` }),
    );
  const models = first.models === undefined && second.models === undefined ? {} : { models: { add, remove } };
  const keep = union(first.keep, second.keep);
  // The reason is printed beside a title that was given.
  const reason = second.title === undefined && first.title !== undefined ? first.reason : second.reason;
  const value = { ...first, ...second, ...models, ...(keep.length > 0 ? { keep } : {}), reason };
  return { value, problems };
}

/** Whether a decision is about a case as a whole, and not about a block or a few words alone. */
const isOnCase = (decision: Decision): boolean =>
  decision.not_a_case === true ||
  decision.keep !== undefined ||
  decision.models !== undefined ||
  ofCase.some((key) => decision[key] !== undefined);

/** Questions on a whole case: to keep one settles it wherever in the case the anchor stands. */
const onCases: ReadonlySet<ProblemCode> = new Set<QuestionCode>([
  'title-lost',
  'organisation-lost',
  'place-unknown',
  'place-ambiguous',
  'title-body-mismatch',
]);

/** Whether a decision may find its anchor outside all cases: what it asked for is so already, or is no matter of a case. */
const mayStandOutside = (decision: Decision): boolean =>
  ofCase.every((key) => decision[key] === undefined) &&
  decision.models === undefined &&
  (decision.keep ?? []).every((code) => !onCases.has(code));

/**
 * Find the case that each decision is about, by its anchor.
 *
 * @param blocks All blocks, which the segments count their own in.
 * @param text The text that the blocks were made of.
 * @returns For each segment its decisions merged into one, or `null`. An anchor that stands in no case or in two is an
 *   error, and so are two decisions on one case that contradict each other.
 */
export function matchDecisions(
  segments: readonly Segment[],
  blocks: readonly Block[],
  text: Traced,
  anchored: readonly Anchored[],
): Outcome<readonly (Decision | null)[]> {
  const value: (Decision | null)[] = segments.map(() => null);
  const problems: Problem[] = [];
  const find = blockFinder(blocks, text);
  const firsts = segments.map((s) => s.blocks[0]);
  const segmentOf = (block: number): number | null => {
    const i = lastNotAbove(firsts, block);
    return block < (segments[i]?.blocks[1] ?? 0) ? i : null;
  };
  for (const { decision, at } of anchored.filter((one) => isOnCase(one.decision))) {
    const found = at.flatMap((span) => find(span) ?? []);
    const inside = [...new Set(found.flatMap((block) => segmentOf(block) ?? []))];
    const [only] = inside;
    const lines = found.map((block) => blocks[block]?.line ?? 1);
    if (only === undefined) {
      if (!mayStandOutside(decision))
        problems.push(problem('anchor-outside', {}, { anchor: decision.anchor, line: lines[0] ?? 1 }));
    } else if (inside.length > 1) problems.push(ambiguous(decision.anchor, lines));
    else {
      const merged = merge(value[only] ?? null, decision);
      problems.push(...merged.problems);
      value[only] = merged.value;
    }
  }
  return { value, problems };
}

/** Problems of one case without the questions on it that a curator keeps as they are. */
export const withoutKept = (problems: readonly Problem[], decision: Decision | null): readonly Problem[] =>
  problems.filter((p) => !(onCases.has(p.code) && decision?.keep?.some((code) => code === p.code) === true));
