import type { BitReader, BitWriter } from './bits.ts';

/**
 * The cases that hold a key, ascending, each as `number * 64 + follower * 8 + mark`. A mark is `strength - 1`, plus 4 if the key
 * stands in the head of the case (title, organisation, place). The follower is what stands behind the key in the case: a class of
 * characters, or `anyFollower`; only pairs of characters have one.
 */
export type Postings = readonly number[];

/** How strongly a case holds a key: the saturated frequency of BM25 in four steps, 1 to 4. */
export type Strength = 1 | 2 | 3 | 4;

export const strengths = 4;
const marks = 2 * strengths;
const step = 64;

/** Behind the key stand characters of several classes, or none. */
export const anyFollower = 4;

/** One of four classes of units, by the first character: enough to tell three times in four that two pairs do not overlap. */
export function followerClass(unit: string): number {
  const code = unit.codePointAt(0) ?? 0;
  return (code ^ (code >> 3) ^ (code >> 7)) & 3;
}

export const caseOf = (posting: number): number => Math.floor(posting / step);
export const strengthOf = (posting: number): number => (posting % strengths) + 1;
export const inHead = (posting: number): boolean => posting % marks >= strengths;
export const followerOf = (posting: number): number => Math.floor((posting % step) / marks);
export const posting = (
  number: number,
  strength: Strength,
  head: boolean,
  follower: number = anyFollower,
): number => number * step + follower * marks + strength - 1 + (head ? strengths : 0);

const [k1, b] = [1.2, 0.75];

/** @param length Length of the case and `mean` that of all cases, in the same unit. */
export function strengthFor(frequency: number, length: number, mean: number): Strength {
  const saturated = frequency / (frequency + k1 * (1 - b + (b * length) / (mean || 1)));
  return Math.min(strengths, Math.max(1, Math.round(saturated * strengths))) as Strength;
}

/** Low bits of Rice's code for the gaps between `held` numbers below `total`. */
function lowBits(held: number, total: number): number {
  let count = 0;
  while (held * 2 ** (count + 1) <= total * 0.7) count += 1;
  return count;
}

/** How often each mark stands in some postings, most frequent first: what `writePostings` takes as `order`. */
export function marksByFrequency(lists: Iterable<Postings>): readonly number[] {
  const counts = new Array<number>(marks).fill(0);
  for (const list of lists) for (const one of list) counts[one % marks] = (counts[one % marks] ?? 0) + 1;
  return counts.map((_, mark) => mark).sort((x, y) => (counts[y] ?? 0) - (counts[x] ?? 0) || x - y);
}

/** Write ascending numbers below `total`, at least one. */
export function writeNumbers(out: BitWriter, numbers: readonly number[], total: number): void {
  const low = lowBits(numbers.length, total);
  out.gamma(numbers.length);
  let last = -1;
  for (const number of numbers) {
    out.rice(number - last - 1, low);
    last = number;
  }
}

/** The inverse of `writeNumbers`; `each` is called after every number, where more may be read. */
export function readNumbers(from: BitReader, total: number, each: (number: number) => void): void {
  const length = Math.min(from.gamma(), total);
  const low = lowBits(length, total);
  let last = -1;
  for (let i = 0; i < length; i += 1) {
    last += from.rice(low) + 1;
    each(last);
  }
}

/** How postings are written: `order` are the marks, most frequent first; `followed` says that followers are written too. */
export type PostingsCoding = { readonly order: readonly number[]; readonly followed: boolean };

/** @param total Number of cases in the library. */
export function writePostings(
  out: BitWriter,
  postings: Postings,
  total: number,
  { order, followed }: PostingsCoding,
): void {
  const low = lowBits(postings.length, total);
  out.gamma(postings.length);
  let last = -1;
  for (const one of postings) {
    out.rice(caseOf(one) - last - 1, low);
    out.unary(order.indexOf(one % marks));
    const follower = followerOf(one);
    if (followed && follower === anyFollower) out.bits(1, 1);
    else if (followed) out.bits(follower, 3);
    last = caseOf(one);
  }
}

/** The inverse of `writePostings`. */
export function readPostings(from: BitReader, total: number, { order, followed }: PostingsCoding): Postings {
  const found: number[] = [];
  readNumbers(from, total, (number) => {
    const mark = order[from.unary()] ?? 0;
    const follower = !followed || from.bit() === 1 ? anyFollower : from.bits(2);
    found.push(number * step + follower * marks + mark);
  });
  return found;
}
