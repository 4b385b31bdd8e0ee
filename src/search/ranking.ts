import type { Gram } from './query.ts';

/** One page that holds a gram: the engine's score, and where the gram stands, in counted words of the text. */
export type Posting = { readonly page: string; readonly score: number; readonly places: readonly number[] };

/** How much of a query a page holds: every run literally, every gram somewhere, or only some of them. */
export type Tier = 'exact' | 'complete' | 'some';

export type Ranked = { readonly page: string; readonly score: number; readonly tier: Tier };

/** A page while the grams are read one after another; `ends` is where the literal run read so far can end. */
type Tally = {
  score: number;
  weight: number;
  grams: number;
  last: number;
  ends: readonly number[];
  literal: boolean;
};

/** Title, organisation and place stand first in the searched text: words among the first of it count more. */
const headWords = 15;
const headWorth = 2;

const order: Readonly<Record<Tier, number>> = { exact: 0, complete: 1, some: 2 };

/** Rarity of a gram: the inverse document frequency of BM25. */
const rarity = (holding: number, total: number) => Math.log(1 + (total - holding + 0.5) / (holding + 0.5));

function read(tally: Tally, gram: Gram, index: number, { score, places }: Posting, weight: number) {
  const { reach } = gram;
  const before = new Set(tally.last === index - 1 ? tally.ends : []);
  const begins = reach.length === 0;
  tally.ends = begins ? places : places.filter((place) => reach.some((step) => before.has(place - step)));
  if (!begins && tally.ends.length === 0) tally.literal = false;
  tally.score += (places[0] ?? headWords) < headWords ? score * headWorth : score;
  tally.weight += weight;
  tally.grams += 1;
  tally.last = index;
}

/**
 * Rank the pages that hold any gram of a query: summed scores times the share of the query's weight that a page holds, pages with
 * every run literally before those with every gram, and these before the rest. Equal scores keep the order of the pages' names.
 *
 * @param postings Pages by the text of a gram; a gram in no page may be left out.
 * @param total Number of pages in the library.
 */
export function rank(
  grams: readonly Gram[],
  postings: ReadonlyMap<string, readonly Posting[]>,
  total: number,
): readonly Ranked[] {
  const tallies = new Map<string, Tally>();
  let weightOfAll = 0;
  grams.forEach((gram, index) => {
    const held = postings.get(gram.text) ?? [];
    const weight = rarity(held.length, total);
    weightOfAll += weight;
    for (const posting of held) {
      const tally = tallies.get(posting.page) ?? {
        score: 0,
        weight: 0,
        grams: 0,
        last: -1,
        ends: [],
        literal: true,
      };
      tallies.set(posting.page, tally);
      read(tally, gram, index, posting, weight);
    }
  });
  const tierOf = (tally: Tally): Tier =>
    tally.grams < grams.length ? 'some' : tally.literal ? 'exact' : 'complete';
  return [...tallies]
    .map(([page, tally]) => ({
      page,
      score: (tally.score * tally.weight) / weightOfAll,
      tier: tierOf(tally),
    }))
    .sort((a, b) => order[a.tier] - order[b.tier] || b.score - a.score || (a.page < b.page ? -1 : 1));
}

/** Ranked pages as a reader is given them: the answer, and what else may help. */
export type Groups = {
  readonly tier: Tier;
  readonly main: readonly Ranked[];
  readonly rest: readonly Ranked[];
};

const cut = (ranked: readonly Ranked[], share: number, most: number) => {
  const best = ranked[0]?.score ?? 0;
  return ranked.filter(({ score }) => score >= best * share).slice(0, most);
};

/**
 * Part ranked pages into the answer, which is the best tier that has any page, and the lower tiers. Pages that hold only some
 * of the query are cut where the score falls below a tenth of their best (two fifths beside a better tier).
 */
export function group(ranked: readonly Ranked[]): Groups {
  const of = (tier: Tier) => ranked.filter((page) => page.tier === tier);
  const some = of('some');
  const complete = of('complete');
  const exact = of('exact');
  if (exact.length > 0) return { tier: 'exact', main: exact, rest: [...complete, ...cut(some, 0.4, 20)] };
  if (complete.length > 0) return { tier: 'complete', main: complete, rest: cut(some, 0.4, 20) };
  return { tier: 'some', main: cut(some, 0.1, 100), rest: [] };
}
