import { PieceFault } from '../core/search/piece.ts';
import type { Asked } from '../core/search/plan.ts';
import { anyFollower, followerClass, posting, strengthFor } from '../core/search/postings.ts';
import type { Postings } from '../core/search/postings.ts';
import type { SearchRoot } from '../core/search/root.ts';
import { ByteReader } from '../core/search/bytes.ts';
import { headEnd, isPagefindKey } from '../core/search/pagefind-words.ts';
import { isSearchFailure, SearchFailure } from './engine.ts';
import type { MissingPiece } from './engine.ts';
import type { KeySource } from './gram-source.ts';
import { lazily } from './more-loader.ts';
import type { Pagefind, PagefindEntry, PagefindFactory, PieceResponse } from './pagefind-types.ts';
import type { PieceReader } from './piece-reader.ts';

declare global {
  interface Window {
    anliPagefind?: PagefindFactory;
  }
}

const folder = 'pagefind/';
const signature = 'pagefind_dcd';
const loadFactory = lazily(`${folder}pagefind.js`, () => window.anliPagefind);
/** A word that only begins with the pair asked for counts for much less than the pair itself. */
const ranking = { termSimilarity: 5 };

/** A piece of Pagefind, which is a gzip file: the download has unpacked and checked it already. */
function checkPiece(bytes: Uint8Array): Uint8Array {
  if (String.fromCharCode(...bytes.subarray(0, signature.length)) !== signature)
    throw new PieceFault('内容不是索引');
  return bytes;
}

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const response = (bytes: Uint8Array): PieceResponse => ({
  ok: true,
  json: () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as unknown),
  arrayBuffer: () => Promise.resolve(buffer(bytes)),
});

const checkEntry =
  (hash: string) =>
  (bytes: Uint8Array): Uint8Array => {
    const entry = JSON.parse(new TextDecoder().decode(bytes)) as PagefindEntry;
    if (entry.languages?.['zh']?.hash !== hash) throw new PieceFault('属于另一版索引');
    return bytes;
  };

/** A running Pagefind: pages by the number of their case, and where the head of each ends, in counted words. */
type Running = {
  readonly pagefind: Pagefind;
  readonly numbers: ReadonlyMap<string, number>;
  readonly heads: ReadonlyMap<number, number>;
  readonly lengths: readonly number[];
  readonly mean: number;
};

async function lengthsOf(
  reader: PieceReader,
  total: number,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const from = new ByteReader(await reader.read('x-lengths', signal));
  return Array.from({ length: total }, () => from.number());
}

/** Remembers the first piece that could not be read since it was last asked. */
function lossOf() {
  let lost: MissingPiece | null = null;
  return {
    note: (piece: MissingPiece) => {
      lost ??= piece;
    },
    take: (): MissingPiece | null => {
      const taken = lost;
      lost = null;
      return taken;
    },
  };
}
type Loss = ReturnType<typeof lossOf>;

async function start(root: SearchRoot, reader: PieceReader, base: string, missing: Loss): Promise<Running> {
  const { signal } = new AbortController();
  const read = async (address: string): Promise<PieceResponse> => {
    const path = address.replace(base, '').replace(/\?.*$/u, '');
    try {
      return response(
        await reader.readFile(path, path.endsWith('.json') ? checkEntry(root.pagefind) : checkPiece, signal),
      );
    } catch (error) {
      if (isSearchFailure(error)) missing.note(error.piece);
      throw error;
    }
  };
  const [lengths, factory] = await Promise.all([lengthsOf(reader, root.total, signal), loadFactory(base)]);
  const pagefind = factory(read).createInstance({
    basePath: base + folder,
    noWorker: true,
    metaCacheTag: '0',
    ranking,
  });
  const { results } = await pagefind.search(null, {});
  if (results.length !== root.total)
    throw new SearchFailure(missing.take() ?? { name: folder, cause: '属于另一版索引' });
  const numbers = new Map(results.map(({ id }, number) => [id, number]));
  const ends = await pagefind.search(headEnd, {});
  const heads = new Map(ends.results.map(({ id, words }) => [numbers.get(id) ?? -1, words[0] ?? 0]));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return { pagefind, numbers, heads, lengths, mean };
}

/** No word of a library goes on like this. */
const nonsense = '\u9f98\u9f98';

type Places = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * Where a word stands, by case. Pagefind answers a word that it does not have with pages of a shorter one: a pair of characters
 * must therefore be there as such, and a word of letters must find other pages than the same word gone wrong.
 */
async function placesOf({ pagefind, numbers }: Running, key: string): Promise<Places> {
  const literal = await pagefind.search(`"${key}"`, {});
  const { results } = literal.results.length > 0 ? await pagefind.search(key, {}) : literal;
  const wrong = literal.results.length > 0 ? { results: [] } : await pagefind.search(key + nonsense, {});
  const same = results.length > 0 && wrong.results.length === results.length;
  return new Map(same ? [] : results.map(({ id, words }) => [numbers.get(id) ?? -1, new Set(words)]));
}

/** An index word of several characters has one place: two overlapping pairs stand at the same, or one after the other. */
const overlaps = (before: ReadonlySet<number>, after: ReadonlySet<number> | undefined): boolean =>
  after !== undefined && [...before].some((place) => after.has(place) || after.has(place + 1));

function postingsOf(running: Running, places: Places, behind: Places | null, follower: string): Postings {
  const expected = followerClass(follower);
  return [...places]
    .map(([number, set]) => {
      const strength = strengthFor(set.size, running.lengths[number] ?? 0, running.mean);
      const inHead = Math.min(...set) < (running.heads.get(number) ?? 0);
      const seen =
        behind === null ? anyFollower : overlaps(set, behind.get(number)) ? expected : expected ^ 1;
      return posting(number, strength, inHead, seen);
    })
    .sort((a, b) => a - b);
}

/**
 * Pagefind as a source of keys: it knows pairs of characters and words of letters; other keys are left to the compact index. It is
 * asked for each key alone, because it wants all words of a query on one page.
 */
export function pagefindSource(root: SearchRoot, reader: PieceReader, base: string): KeySource {
  const missing = lossOf();
  let running: Promise<Running> | null = null;
  const ready = (): Promise<Running> => {
    running ??= start(root, reader, base, missing);
    running.catch(() => {
      running = null;
    });
    return running;
  };
  return {
    lookUp: async (asked: readonly Asked[], signal) => {
      const now = await ready();
      const known = asked.filter(({ key }) => isPagefindKey(key));
      const behindOf = ({ key, follower }: Asked) => (follower === '' ? '' : ([...key][1] ?? '') + follower);
      const words = new Set(known.flatMap((one) => [one.key, behindOf(one)]).filter(isPagefindKey));
      const places = new Map<string, Places>();
      missing.take();
      await Promise.all([...words].map((word) => now.pagefind.preload(word)));
      for (const word of words) {
        if (signal.aborted) throw new DOMException('superseded', 'AbortError');
        places.set(word, await placesOf(now, word));
      }
      // A piece that Pagefind could not read leaves its words without pages, so nothing of this answer can be trusted.
      const lost = missing.take();
      if (lost !== null) throw new SearchFailure(lost);
      const postings = new Map(
        known.map((one) => {
          const own = places.get(one.key) ?? new Map<number, ReadonlySet<number>>();
          const behind = places.get(behindOf(one)) ?? null;
          return [one.key, postingsOf(now, own, behind, one.follower)] as const;
        }),
      );
      return { postings, missing: new Map() };
    },
    lookUpPrefix: () => Promise.resolve({ postings: new Map(), missing: new Map() }),
  };
}
