/** Numbers from 0 up to 1, the same in every run. */
export type Random = () => number;

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws made of one source of numbers. `upTo` gives 0 to n - 1, `between` both ends included. */
export type Draws = {
  readonly random: Random;
  readonly upTo: (n: number) => number;
  readonly between: (least: number, most: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: (from: readonly string[]) => string;
  /** As `pick`, but the first is drawn most: the share of a place falls with its rank (Zipf). */
  readonly common: (from: readonly string[]) => string;
  /** Different ones, in the order drawn. */
  readonly some: (from: readonly string[], count: number) => readonly string[];
  /** Near 0, seldom beyond 2 (normal distribution). */
  readonly normal: () => number;
};

/**
 * Rank from 0 up to below `ranks`, drawn so that the share of a rank is inverse to it (Zipf and Mandelbrot).
 *
 * @param head About so many of the first ranks are drawn alike.
 */
export function zipfRank(random: Random, ranks: number, head = 1): number {
  const drawn = head * Math.exp(random() * Math.log((ranks + head) / head)) - head;
  return Math.min(ranks - 1, Math.floor(drawn));
}

/** The draws of a seed. */
export function draws(seed: number): Draws {
  const random = seededRandom(seed);
  const upTo = (n: number) => Math.floor(random() * n);
  const pick = (from: readonly string[]) => from[upTo(from.length)] ?? '';
  return {
    random,
    upTo,
    pick,
    between: (least, most) => least + upTo(most - least + 1),
    chance: (share) => random() < share,
    common: (from) => from[zipfRank(random, from.length, 2)] ?? '',
    some: (from, count) => [...new Set(Array.from({ length: count }, () => pick(from)))],
    normal: () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  };
}
