import { inflate } from '../core/search/inflate.ts';
import { readBoundaries, readShard, shardOf } from '../core/search/shard.ts';
import type { Entry } from '../core/search/shard.ts';
import { compareShelves, shelfOf, wordAt } from '../core/search/shelf.ts';
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

/** The compact index: reads the shards that keys are in, all at once. */
export function gramSource(root: SearchRoot, reader: PieceReader): KeySource {
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

  /** Read shards and hand each to `use`; those that cannot be read are handed to `miss`. */
  const readAll = (
    numbers: readonly number[],
    signal: AbortSignal,
    use: (number: number, entries: readonly Entry[]) => void,
    miss: (number: number, piece: MissingPiece) => void,
  ) =>
    Promise.all(
      numbers.map(async (number) => {
        try {
          use(number, await shard(number, signal));
        } catch (error) {
          if (!isSearchFailure(error)) throw error;
          miss(number, error.piece);
        }
      }),
    );

  return {
    lookUp: async (asked, signal) => {
      const keys = asked.map(({ key }) => key);
      const postings = new Map<string, Postings>();
      const missing = new Map<string, MissingPiece>();
      const numbers = keys.map((key) => shardOf(shelfOf(key), boundaries));
      await readAll(
        [...new Set(numbers)],
        signal,
        (number, entries) => {
          keys.forEach((key, i) => {
            if (numbers[i] === number) postings.set(key, entryOf(entries, key));
          });
        },
        (number, piece) => {
          keys.forEach((key, i) => {
            if (numbers[i] === number) missing.set(key, piece);
          });
        },
      );
      return { postings, missing };
    },
    lookUpPrefix: async (word, signal) => {
      const first = shardOf(shelfOf(word), boundaries);
      const last = shardOf([...shelfOf(word), Infinity], boundaries);
      const lists: Postings[] = [];
      const missing = new Map<string, MissingPiece>();
      await readAll(
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
