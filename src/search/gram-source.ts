import { inflate } from '../core/search/inflate.ts';
import { readBoundaries, readShard, shardOf } from '../core/search/shard.ts';
import type { Entry } from '../core/search/shard.ts';
import { compareShelves, shelfOf, wordAt } from '../core/search/shelf.ts';
import type { Shelf } from '../core/search/shelf.ts';
import { caseOf } from '../core/search/postings.ts';
import type { Asked } from '../core/search/plan.ts';
import type { Postings } from '../core/search/postings.ts';
import { fromBase64, readLengths, shardPlaces } from '../core/search/root.ts';
import type { SearchRoot } from '../core/search/root.ts';
import { isSearchFailure } from './engine.ts';
import type { MissingPiece } from './engine.ts';
import type { PieceReader } from './piece-reader.ts';

/** What was found of some keys; `missing` names for each key that could not be looked up the piece it should be in. */
export type Found = {
  readonly postings: ReadonlyMap<string, Postings>;
  readonly missing: ReadonlyMap<string, MissingPiece>;
};

/** An index of keys. Rejects with an `AbortError` only. */
export type KeySource = {
  readonly lookUp: (asked: readonly Asked[], signal: AbortSignal) => Promise<Found>;
  /** All words of letters that begin like this, as one key. */
  readonly lookUpPrefix: (word: string, signal: AbortSignal) => Promise<Found>;
};

function entryOf(entries: readonly Entry[], key: string): Postings {
  const shelf = shelfOf(key);
  return entries.find((entry) => compareShelves(entry.shelf, shelf) === 0)?.postings ?? [];
}

/** Join lists: a case is listed once, as its strongest posting has it. */
function union(lists: readonly Postings[]): Postings {
  const strongest = new Map<number, number>();
  for (const list of lists)
    for (const one of list) {
      const number = caseOf(one);
      const known = strongest.get(number);
      if (known === undefined || one > known) strongest.set(number, one);
    }
  return [...strongest.values()].sort((a, b) => a - b);
}

type Shards = {
  readonly of: (shelf: Shelf) => number;
  /** Read shards, all at once, and hand each to `use`; those that cannot be read are handed to `miss`. */
  readonly read: (
    numbers: readonly number[],
    signal: AbortSignal,
    use: (number: number, entries: readonly Entry[]) => void,
    miss: (number: number, piece: MissingPiece) => void,
  ) => Promise<unknown>;
};

function shardsOf(root: SearchRoot, reader: PieceReader): Shards {
  const { total, order } = root;
  const boundaries = readBoundaries(inflate(fromBase64(root.boundaries)));
  const places = shardPlaces(readLengths(fromBase64(root.lengths)), root.edition);
  const decoded = new Map<number, readonly Entry[]>();
  const shard = async (number: number, signal: AbortSignal): Promise<readonly Entry[]> => {
    const known = decoded.get(number);
    if (known !== undefined) return known;
    const place = places[number];
    if (place === undefined) return [];
    const bytes = await reader.readFrame(place.name, place.number, place, signal);
    const entries = readShard(bytes, { total, order });
    decoded.set(number, entries);
    return entries;
  };
  return {
    of: (shelf) => shardOf(shelf, boundaries),
    read: (numbers, signal, use, miss) =>
      Promise.all(
        numbers.map(async (number) => {
          try {
            use(number, await shard(number, signal));
          } catch (error) {
            if (!isSearchFailure(error)) throw error;
            miss(number, error.piece);
          }
        }),
      ),
  };
}

/** The compact index. */
export function gramSource(root: SearchRoot, reader: PieceReader): KeySource {
  const shards = shardsOf(root, reader);
  return {
    lookUp: async (asked, signal) => {
      const postings = new Map<string, Postings>();
      const missing = new Map<string, MissingPiece>();
      const placed = asked.map(({ key }) => ({ key, number: shards.of(shelfOf(key)) }));
      const keysIn = (number: number) => placed.filter((one) => one.number === number);
      await shards.read(
        [...new Set(placed.map(({ number }) => number))],
        signal,
        (number, entries) => {
          for (const { key } of keysIn(number)) postings.set(key, entryOf(entries, key));
        },
        (number, piece) => {
          for (const { key } of keysIn(number)) missing.set(key, piece);
        },
      );
      return { postings, missing };
    },
    lookUpPrefix: async (word, signal) => {
      const first = shards.of(shelfOf(word));
      const last = shards.of([...shelfOf(word), Infinity]);
      const lists: Postings[] = [];
      const missing = new Map<string, MissingPiece>();
      await shards.read(
        Array.from({ length: last - first + 1 }, (_, i) => first + i),
        signal,
        (_, entries) => {
          for (const { shelf, postings } of entries)
            if (wordAt(shelf)?.startsWith(word) === true) lists.push(postings);
        },
        (_, piece) => missing.set(`${word}*`, piece),
      );
      return { postings: new Map([[`${word}*`, union(lists)]]), missing };
    },
  };
}
