import type { Gazetteer } from './gazetteer.ts';
import { oddNames } from './inconsistent-names.ts';
import { memo } from './memo.ts';
import { misspeltPlaces } from './misspelt-places.ts';
import type { Readings } from './pinyin-gloss.ts';
import type { TypoRules } from './schema/typos.ts';

/** Words that are likely printed wrongly. `at` is their offset in code units; `evidence` says in Chinese what the suggestion rests on. */
export type Suspicion = {
  readonly words: string;
  readonly suggestion: string;
  readonly at: number;
  readonly rule: string;
  readonly evidence: string;
};

/** What typos are judged by. Without `readings` names that only sound alike are not compared. */
export type TypoTools = {
  readonly rules: TypoRules;
  readonly gazetteer: Gazetteer;
  readonly readings?: Readings;
};

type Known = {
  readonly pattern: RegExp;
  readonly right: (wrong: RegExpExecArray) => string;
  readonly rule: string;
  readonly reason: string;
};

/** All rules of the YAML as patterns with their right forms, worked out once. */
const knownOf = memo((rules: TypoRules): readonly Known[] => [
  ...rules.words.map(({ id, reason, words }) => ({
    pattern: new RegExp(Object.keys(words).join('|'), 'gu'),
    right: ([wrong]: RegExpExecArray) => words[wrong] ?? wrong,
    rule: id,
    reason,
  })),
  ...rules.patterns.map(({ id, reason, pattern, right }) => ({
    pattern,
    right: (wrong: RegExpExecArray) => right.replace('$1', wrong[1] ?? ''),
    rule: id,
    reason,
  })),
]);

/**
 * Words of a text that are likely typos: of the known kinds, names that differ by one character from the form printed more often,
 * and places that differ by one character from one beside their province. Suggestions for the curator; the text stays as it is.
 *
 * @returns In order of place, none overlapping another.
 */
export function suspectTypos(text: string, { rules, gazetteer, readings }: TypoTools): readonly Suspicion[] {
  const known = knownOf(rules).flatMap(({ pattern, right, rule, reason }) =>
    [...text.matchAll(pattern)].map((m): Suspicion => ({
      words: m[0],
      suggestion: right(m),
      at: m.index,
      rule,
      evidence: reason,
    })),
  );
  const places = misspeltPlaces(text, gazetteer).map(({ words, suggestion, at, within }): Suspicion => ({
    words,
    suggestion,
    at,
    rule: 'misspelt-place',
    evidence: `${within}没有“${words}”，有“${suggestion}”`,
  }));
  const names = oddNames(text, rules.same, readings ?? (() => [])).map(
    ({ words, suggestion, at, rule, times }): Suspicion => ({
      words,
      suggestion,
      at,
      rule,
      evidence: `“${suggestion}”出现 ${String(times)} 次，“${words}”只有这一次`,
    }),
  );
  let reached = 0;
  return [...known, ...places, ...names]
    .toSorted((a, b) => a.at - b.at)
    .filter(({ at, words }) => {
      const free = at >= reached;
      if (free) reached = at + words.length;
      return free;
    });
}
