import type { Question } from './passages.ts';

/** What one engine answers: the first ten ids, and all that it lists as the answer. */
export type Answers = (query: string) => readonly string[];

/** Figures of one engine over some questions, each from 0 to 1. */
export type Figures = {
  /** Share with a right case among the first ten. */
  readonly hit: number;
  /** Mean of one over the place of the first right case among the first ten, 0 without one. */
  readonly rank: number;
  /** Share with no result at all. */
  readonly none: number;
};

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Measure one engine over questions. */
export function figures(questions: readonly Question[], answers: Answers): Figures {
  const placed = questions.map(({ query, relevant }) => {
    const listed = answers(query);
    return { listed, place: listed.slice(0, 10).findIndex((id) => relevant.has(id)) };
  });
  return {
    hit: mean(placed.map(({ place }) => (place === -1 ? 0 : 1))),
    rank: mean(placed.map(({ place }) => (place === -1 ? 0 : 1 / (place + 1)))),
    none: mean(placed.map(({ listed }) => (listed.length === 0 ? 1 : 0))),
  };
}

/**
 * What an engine lists against what holds the query literally: mean number listed, share of all that is listed which holds it
 * (`precision`), and of what holds it the share listed (`recall`, of at most `most` a query).
 */
export function literal(
  questions: readonly Question[],
  answers: Answers,
  holding: (query: string) => ReadonlySet<string>,
  most: number,
): { readonly listed: number; readonly precision: number; readonly recall: number } {
  let [listed, right, held] = [0, 0, 0];
  for (const { query } of questions) {
    const all = answers(query);
    const holds = holding(query);
    listed += all.length;
    right += all.filter((id) => holds.has(id)).length;
    held += Math.min(holds.size, most);
  }
  return {
    listed: questions.length === 0 ? 0 : listed / questions.length,
    precision: listed === 0 ? 0 : right / listed,
    recall: held === 0 ? 0 : right / held,
  };
}

/** Share of questions for which two engines give the same first ten: as sets, and in the same order. */
export function agreement(
  questions: readonly Question[],
  one: Answers,
  other: Answers,
): { readonly same: number; readonly ordered: number } {
  const pairs = questions.map(({ query }) => [one(query).slice(0, 10), other(query).slice(0, 10)] as const);
  const key = (ids: readonly string[]) => ids.join(' ');
  return {
    same: mean(pairs.map(([a, b]) => (key([...a].sort()) === key([...b].sort()) ? 1 : 0))),
    ordered: mean(pairs.map(([a, b]) => (key(a) === key(b) ? 1 : 0))),
  };
}
