import type { Anchors } from './anchors.ts';
import { byDecision } from './decide-text.ts';
import { type Anchored, foldWords } from './decision-anchors.ts';
import { type Problem, problem } from './problems.ts';
import { lastNotAbove } from './source-places.ts';
import type { Block, Outcome, Span, Traced } from './types.ts';

const mostNamed = 5;

/** Lines in words: 第 3 行、第 9 行等 7 处. */
function inLines(lines: readonly number[]): string {
  const distinct = [...new Set(lines)];
  const named = distinct.slice(0, mostNamed).map((line) => `第 ${String(line)} 行`);
  return named.join('、') + (distinct.length > mostNamed ? `等 ${String(distinct.length)} 处` : '');
}

/** That an anchor stands in several places, by their lines. */
export const ambiguous = (anchor: string, lines: readonly number[]): Problem =>
  problem('anchor-ambiguous', {}, { anchor, places: inLines(lines) });

/** What a curator says a block is. */
type Role = 'starts_case' | 'continues_case' | 'ends_case' | 'is_noise' | 'is_text';
const roles: readonly Role[] = ['starts_case', 'continues_case', 'ends_case', 'is_noise', 'is_text'];
/** Roles of blocks by their index. */
export type Roles = ReadonlyMap<number, ReadonlySet<Role>>;
/** Roles that one block cannot have together. */
const contradictions: readonly (readonly [Role, Role])[] = [
  ['starts_case', 'continues_case'],
  ['starts_case', 'ends_case'],
  ['starts_case', 'is_noise'],
  ['is_noise', 'is_text'],
  ['ends_case', 'is_text'],
];

/** A function that finds the block that holds the beginning of a span of the captured text; where that is cut, the next one the span reaches. */
export function blockFinder(blocks: readonly Block[], text: Traced): (span: Span) => number | null {
  const starts = Uint32Array.from(blocks, ({ span }) => text.at[span.start] ?? 0);
  const ends = Uint32Array.from(blocks, ({ span }) => text.at[span.end] ?? 0);
  return ({ start, end }) => {
    const at = lastNotAbove(starts, start);
    if (at >= 0 && start < (ends[at] ?? 0)) return at;
    return (starts[at + 1] ?? Infinity) < end ? at + 1 : null;
  };
}

/** Blocks that an anchor is about: those that consist of it alone, else those that it begins in. */
function blocksOf(
  { decision, at }: Anchored,
  blocks: readonly Block[],
  find: (span: Span) => number | null,
): number[] {
  const words = foldWords(decision.anchor).text;
  const all = [...new Set(at.flatMap((span) => find(span) ?? []))];
  const whole = all.filter((i) => foldWords(blocks[i]?.text ?? '').text === words);
  return whole.length > 0 ? whole : all;
}

/** Find the blocks of which a curator says what they are. A block that is two things at once is an error. */
export function blockRoles(
  blocks: readonly Block[],
  text: Traced,
  anchored: readonly Anchored[],
): Outcome<Roles> {
  const value = new Map<number, Set<Role>>();
  const problems: Problem[] = [];
  const asked = anchored.filter(({ decision }) => roles.some((role) => decision[role] === true));
  const find = asked.length === 0 ? () => null : blockFinder(blocks, text);
  for (const one of asked) {
    const { decision } = one;
    const found = blocksOf(one, blocks, find);
    const isRepeated = found.every((i) => blocks[i]?.text === blocks[found[0] ?? 0]?.text);
    if (found.length > 1 && !(decision.is_noise === true && isRepeated)) {
      problems.push(
        ambiguous(
          decision.anchor,
          found.map((i) => blocks[i]?.line ?? 0),
        ),
      );
      continue;
    }
    for (const i of found) {
      const own = value.get(i) ?? new Set<Role>();
      for (const role of roles) if (decision[role] === true) own.add(role);
      value.set(i, own);
    }
  }
  for (const own of value.values())
    for (const [first, second] of contradictions)
      if (own.has(first) && own.has(second))
        problems.push(problem('decision-conflict', {}, { key: '这一行', first, second }));
  return { value, problems };
}

/** Blocks with the kinds that a curator gave them. */
export const decideKinds = (blocks: readonly Block[], found: Roles): readonly Block[] =>
  found.size === 0
    ? blocks
    : blocks.map((block, i) => {
        const own = found.get(i);
        if (own?.has('is_noise') === true) return { ...block, kind: 'noise', rule: byDecision };
        return own?.has('is_text') === true ? { ...block, kind: 'paragraph', rule: byDecision } : block;
      });

/** Starts of cases as a curator has them, and the blocks, those behind an end that was pointed out as noise. */
export function decideStarts(
  blocks: readonly Block[],
  { family, starts: found }: Anchors,
  decided: Roles,
): { readonly anchors: Anchors; readonly blocks: readonly Block[] } {
  if (decided.size === 0) return { anchors: { family, starts: found }, blocks };
  const having = (role: Role) => [...decided].filter(([, own]) => own.has(role)).map(([i]) => i);
  const [added, ended] = [having('starts_case'), new Set(having('ends_case'))];
  const dropped = new Set([...having('continues_case'), ...ended]);
  const starts = [...new Set([...found, ...added])].filter((i) => !dropped.has(i)).sort((a, b) => a - b);
  const begins = new Set(starts);
  let isOutside = false;
  const left = blocks.map((block, i): Block => {
    isOutside = ended.has(i) || (isOutside && !begins.has(i));
    return isOutside ? { ...block, kind: 'noise', rule: byDecision } : block;
  });
  const isNew = family === 'none' && starts.length > 0;
  return {
    anchors: { family: isNew ? 'headed' : starts.length === 0 ? 'none' : family, starts },
    blocks: left,
  };
}
