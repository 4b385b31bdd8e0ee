import type { Part, Plan, Way } from './plan.ts';
import { anyFollower, caseOf, followerClass, followerOf, inHead, strengthOf, strengths } from './postings.ts';
import type { Postings } from './postings.ts';
import { wordsIn } from './units.ts';
import type { Occurrence } from './units.ts';

/**
 * How much of a query a case holds: `exact` every key, `complete` every key but joints, where words that are no word together
 * were written together, `some` less.
 */
export type Level = 'exact' | 'complete' | 'some';

/** A case that holds something of a query. `number` is its place in the library. */
export type Ranked = { readonly number: number; readonly score: number; readonly level: Level };

/** The postings of every key that was looked up; a key of no case may be left out. */
export type Held = ReadonlyMap<string, Postings>;

const headWorth = 2;
const substituteWorth = 0.6;
/** A pair may be a joint if it stands in so many times fewer cases than one beside it. */
const jointRatio = 3;
const order: Readonly<Record<Level, number>> = { exact: 0, complete: 1, some: 2 };
const none: Postings = [];

/** Rarity of a key: the inverse document frequency of BM25. */
const rarity = (count: number, total: number): number => Math.log(1 + (total - count + 0.5) / (count + 0.5));

const worthOf = (posting: number): number =>
  (strengthOf(posting) / strengths) * (inHead(posting) ? headWorth : 1);

/**
 * What a part gives a case: score, rarity held, number of keys held, how many of them are no joints, and whether two of its pairs
 * cannot overlap in the case as they do in the query.
 */
type Tally = { score: number; weight: number; keys: number; firm: number; broken: boolean };

/** One key of a way: its cases, its rarity, whether it is no joint, and where it stands in the way. */
type Step = {
  readonly postings: Postings;
  readonly weight: number;
  readonly firm: boolean;
  readonly from: number;
  readonly to: number;
  /** Class of the unit behind it in the query, or `anyFollower`. */
  readonly follower: number;
};

/** Characters that join words rather than belong to one. */
const joiners = '的和与及在对把为以于之了是';

/** True for a pair of characters one of which is a joiner. */
const hasJoiner = (key: string): boolean => key.length === 2 && [...key].some((one) => joiners.includes(one));

/**
 * Which keys are joints: between two others, and in no case or in far fewer than one of its neighbours, while its characters stand in
 * other keys that are no joints, or join words.
 */
function jointsOf(keys: readonly string[], counts: readonly number[]): readonly boolean[] {
  const weak = counts.map((count, i) => {
    const most = Math.max(counts[i - 1] ?? 0, counts[i + 1] ?? 0);
    return i > 0 && i < counts.length - 1 && count * jointRatio < most;
  });
  return weak.map(
    (isWeak, i) => isWeak && ((weak[i - 1] !== true && weak[i + 1] !== true) || hasJoiner(keys[i] ?? '')),
  );
}

/** The keys of a way, each once; for one with a word of letters in it that stands in no case, the word. */
function stepsOf(way: Way, held: Held, total: number): readonly Step[] {
  const of = (key: string) => held.get(key) ?? none;
  const asked = new Map<string, Occurrence>();
  for (const one of way.keys) {
    const words = of(one.key).length === 0 ? wordsIn(one.key) : [];
    for (const key of words.length === 0 ? [one.key] : words)
      if (!asked.has(key)) asked.set(key, { ...one, key });
  }
  const all = [...asked.values()];
  const joints = jointsOf(
    all.map(({ key }) => key),
    all.map(({ key }) => of(key).length),
  );
  return all.map(({ key, from, to, follower }, i) => {
    const postings = of(key);
    const weight = rarity(postings.length, total);
    const expected = follower === '' ? anyFollower : followerClass(follower);
    return { postings, weight, firm: joints[i] !== true, from, to, follower: expected };
  });
}

type Tallies = Map<number, Tally>;

function add(tallies: Tallies, number: number, step: Step, score: number, broken: boolean): void {
  const sum = tallies.get(number) ?? { score: 0, weight: 0, keys: 0, firm: 0, broken: false };
  tallies.set(number, sum);
  sum.score += score;
  sum.weight += step.weight;
  sum.keys += 1;
  if (step.firm) sum.firm += 1;
  if (broken) sum.broken = true;
}

const breaks = (step: Step, posting: number): boolean =>
  step.follower !== anyFollower &&
  followerOf(posting) !== anyFollower &&
  followerOf(posting) !== step.follower;

/** Steps of a stretch with another name, and the joints at its ends whose outer unit is looked for by another step. */
function stretchSteps(steps: readonly Step[], from: number, to: number) {
  const inside = steps.filter((step) => step.from >= from && step.to <= to);
  const joints = steps.filter((step) => !inside.includes(step) && step.from <= to && step.to >= from);
  const outer = ({ from: first, to: last }: Step) => (last > to ? last : first);
  const isCovered = (joint: Step) =>
    steps.some((step) => step !== joint && step.from <= outer(joint) && step.to >= outer(joint));
  return { inside, joints: joints.filter(isCovered) };
}

/**
 * A case that does not hold a stretch as written but has another name of it counts as holding it, and the joints at its ends.
 */
function substitute(tallies: Tallies, steps: readonly Step[], way: Way, held: Held, total: number): void {
  const holding = new Map(steps.map((step) => [step, new Set(step.postings.map(caseOf))]));
  const has = (step: Step, number: number) => holding.get(step)?.has(number) === true;
  for (const { from, to, key } of way.substitutes) {
    const named = held.get(key) ?? none;
    const worth = rarity(named.length, total) * substituteWorth;
    const { inside, joints } = stretchSteps(steps, from, to);
    for (const one of named) {
      const number = caseOf(one);
      if (inside.every((step) => has(step, number))) continue;
      for (const step of [...inside, ...joints]) {
        if (has(step, number)) continue;
        holding.get(step)?.add(number);
        const score = inside.includes(step) ? (worth * worthOf(one)) / inside.length : 0;
        add(tallies, number, step, score, false);
      }
    }
  }
}

type Judged = {
  readonly tallies: Tallies;
  readonly keys: number;
  readonly firm: number;
  readonly weight: number;
  /** Words were looked for alone that were written together. */
  readonly loose: boolean;
};

function judgeWay(way: Way, held: Held, total: number): Judged {
  const steps = stepsOf(way, held, total);
  const tallies: Tallies = new Map();
  for (const step of steps)
    for (const one of step.postings)
      add(tallies, caseOf(one), step, step.weight * worthOf(one), breaks(step, one));
  substitute(tallies, steps, way, held, total);
  return {
    tallies,
    keys: steps.length,
    firm: steps.filter(({ firm }) => firm).length,
    weight: steps.reduce((sum, { weight }) => sum + weight, 0),
    loose: way.keys.some(({ key }) => (held.get(key) ?? none).length === 0 && wordsIn(key).length > 0),
  };
}

type Given = { readonly score: number; readonly share: number; readonly level: Level };

/** What a part gives each case by the best of its ways, and the part's weight. */
function judgePart(part: Part, held: Held, total: number): { given: Map<number, Given>; weight: number } {
  const given = new Map<number, Given>();
  let heaviest = 0;
  for (const way of part.ways) {
    const { tallies, keys, firm, weight, loose } = judgeWay(way, held, total);
    heaviest = Math.max(heaviest, weight);
    for (const [number, sum] of tallies) {
      const level =
        sum.keys >= keys && !sum.broken && !loose ? 'exact' : sum.firm >= firm ? 'complete' : 'some';
      const known = given.get(number);
      const share = weight === 0 ? 0 : sum.weight / weight;
      const better =
        known === undefined ||
        order[level] < order[known.level] ||
        (level === known.level && sum.score * share > known.score * known.share);
      if (better) given.set(number, { score: sum.score, share, level });
    }
  }
  return { given, weight: heaviest };
}

function excludedCases({ excluded }: Plan, held: Held, total: number): ReadonlySet<number> {
  const out = new Set<number>();
  for (const part of excluded)
    for (const [number, { level }] of judgePart(part, held, total).given)
      if (level === 'exact') out.add(number);
  return out;
}

/** Where nothing is asked but what must not be there, every other case answers. */
const allBut = (out: ReadonlySet<number>, total: number): readonly Ranked[] =>
  Array.from({ length: total }, (_, number): Ranked => ({ number, score: 0, level: 'exact' })).filter(
    ({ number }) => !out.has(number),
  );

/**
 * Rank the cases that hold any of a plan: summed rarity and strength of their keys, times the share of the query that they hold;
 * cases with all of it before those with joints missing, and these before the rest. Equal scores keep the order of the library.
 *
 * @param total Number of cases in the library.
 */
export function evaluate(plan: Plan, held: Held, total: number): readonly Ranked[] {
  const out = excludedCases(plan, held, total);
  if (plan.parts.length === 0 && plan.excluded.length > 0) return allBut(out, total);
  const sums = new Map<number, { score: number; weight: number; exact: number; complete: number }>();
  let whole = 0;
  for (const part of plan.parts) {
    const { given, weight } = judgePart(part, held, total);
    whole += weight;
    for (const [number, { score, share, level }] of given) {
      const sum = sums.get(number) ?? { score: 0, weight: 0, exact: 0, complete: 0 };
      sums.set(number, sum);
      sum.score += score;
      sum.weight += weight * share;
      if (level === 'exact') sum.exact += 1;
      if (level !== 'some') sum.complete += 1;
    }
  }
  const { length } = plan.parts;
  return [...sums]
    .filter(([number]) => !out.has(number))
    .map(([number, { score, weight, exact, complete }]): Ranked => {
      const level = exact === length ? 'exact' : complete === length ? 'complete' : 'some';
      return { number, score: whole === 0 ? 0 : (score * weight) / whole, level };
    })
    .sort((a, b) => order[a.level] - order[b.level] || b.score - a.score || a.number - b.number);
}

/** Ranked cases as a reader is given them: the answer, and what else may help. */
export type Groups = {
  readonly level: Level;
  readonly main: readonly Ranked[];
  readonly rest: readonly Ranked[];
};

const cut = (ranked: readonly Ranked[], share: number, most: number): readonly Ranked[] => {
  const best = ranked.length === 0 ? 0 : (ranked[0]?.score ?? 0);
  return ranked.filter(({ score }) => score >= best * share).slice(0, most);
};

/**
 * Part ranked cases into the answer, which is the best level that has any, and the lower levels. Cases that hold only some of the
 * query are cut where the score falls below a tenth of their best (two fifths beside a better level).
 */
export function group(ranked: readonly Ranked[]): Groups {
  const of = (level: Level) => ranked.filter((one) => one.level === level);
  const [exact, complete, some] = [of('exact'), of('complete'), of('some')];
  if (exact.length > 0) return { level: 'exact', main: exact, rest: [...complete, ...cut(some, 0.4, 20)] };
  if (complete.length > 0) return { level: 'complete', main: complete, rest: cut(some, 0.4, 20) };
  return { level: 'some', main: cut(some, 0.1, 100), rest: [] };
}
