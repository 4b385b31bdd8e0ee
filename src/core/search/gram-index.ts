import { anyFollower, followerClass, marksByFrequency, posting, strengthFor } from './postings.ts';
import type { Postings } from './postings.ts';
import { boundary, writeShard } from './shard.ts';
import type { Coding, Entry } from './shard.ts';
import { compareShelves, shelfOf } from './shelf.ts';
import type { Shelf } from './shelf.ts';
import { keysOfRun, runsOf } from './units.ts';

/**
 * A case as the index takes it in, folded. `head` are its title, organisation and place; `special` keys are filed as they are,
 * each with its frequency.
 */
export type IndexedCase = {
  readonly head: readonly string[];
  readonly text: string;
  readonly special: ReadonlyMap<string, number>;
};

/** How often a key stands in a text, and what stands behind it: a class of units, or `anyFollower`. */
type Count = { count: number; follower: number };

function tally(counts: Map<string, Count>, texts: readonly string[]): number {
  let units = 0;
  for (const run of texts.flatMap(runsOf)) {
    units += run.length;
    for (const { key, follower } of keysOfRun(run)) {
      const known = counts.get(key);
      const behind = follower === '' ? anyFollower : followerClass(follower);
      if (known === undefined) counts.set(key, { count: 1, follower: behind });
      else {
        known.count += 1;
        // The end of a run says nothing of what else stands behind the key.
        if (known.follower !== behind) known.follower = anyFollower;
      }
    }
  }
  return units;
}

/** Every key with its cases, and the length of each case in units. Cases are numbered in their order. */
export type Inverted = {
  readonly keys: ReadonlyMap<string, Postings>;
  readonly lengths: readonly number[];
};

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/** Turn cases into keys. A special key is strongest where the head is short, because it tells of the head. */
export function invert(cases: readonly IndexedCase[]): Inverted {
  const counted = cases.map(({ head, text }) => {
    const inHead = new Map<string, Count>();
    const headUnits = tally(inHead, head);
    const all = new Map([...inHead].map(([key, one]) => [key, { ...one }]));
    return { inHead: new Set(inHead.keys()), all, headUnits, units: headUnits + tally(all, [text]) };
  });
  const lengths = counted.map(({ units }) => units);
  const [meanLength, meanHead] = [mean(lengths), mean(counted.map(({ headUnits }) => headUnits))];
  const keys = new Map<string, number[]>();
  const file = (key: string, one: number) => {
    const held = keys.get(key);
    if (held === undefined) keys.set(key, [one]);
    else held.push(one);
  };
  counted.forEach(({ inHead, all, headUnits, units }, number) => {
    for (const [key, { count, follower }] of all)
      file(key, posting(number, strengthFor(count, units, meanLength), inHead.has(key), follower));
    for (const [key, count] of cases[number]?.special ?? [])
      file(key, posting(number, strengthFor(count, headUnits, meanHead), key.startsWith('~')));
  });
  return { keys, lengths };
}

/** An index cut into shards. `boundaries` are those of all shards but the first. */
export type Shards = {
  readonly coding: Coding;
  readonly boundaries: readonly Shelf[];
  readonly shards: readonly Uint8Array[];
};

/** About how many bits a key takes: its place and, for each case, a gap and a mark. */
const weightOf = ({ postings }: Entry, total: number): number =>
  14 + postings.length * (5.5 + Math.max(0, Math.log2(total / postings.length)));

/**
 * Bytes of a shard in an index of so many bytes: smaller ones cost fewer bytes a word, and more bytes to say where each is, which
 * every search has to read. The factor was chosen by `npm run bench -- search`.
 */
const shardSize = (bytes: number): number => Math.max(1200, 1.1 * Math.sqrt(bytes));

/** Keys with the same beginning stand together: a cut between them takes a longer boundary. */
const sameGroup = (a: Shelf, b: Shelf): boolean => a[0] === b[0] && a[1] === b[1];

/**
 * Cut an index into shards of about the same size, keys in order; rather between keys that are filed under different characters. A key
 * of very many cases fills a shard by itself.
 */
export function cutShards(keys: ReadonlyMap<string, Postings>, total: number): Shards {
  const entries = [...keys]
    .map(([key, postings]) => ({ shelf: shelfOf(key), postings }))
    .sort((a, b) => compareShelves(a.shelf, b.shelf));
  const coding = { total, order: marksByFrequency(keys.values()) };
  const size = shardSize(entries.reduce((sum, entry) => sum + weightOf(entry, total) / 8, 0));
  const shards: Uint8Array[] = [];
  const boundaries: Shelf[] = [];
  let shard: Entry[] = [];
  let weight = 0;
  for (const entry of entries) {
    const more = weightOf(entry, total) / 8;
    const before = shard[shard.length - 1];
    const limit = before !== undefined && sameGroup(before.shelf, entry.shelf) ? size * 1.3 : size * 0.8;
    if (before !== undefined && weight + more / 2 > limit) {
      shards.push(writeShard(shard, coding));
      boundaries.push(boundary(entry.shelf, before.shelf));
      [shard, weight] = [[], 0];
    }
    shard.push(entry);
    weight += more;
  }
  shards.push(writeShard(shard, coding));
  return { coding, boundaries, shards };
}
