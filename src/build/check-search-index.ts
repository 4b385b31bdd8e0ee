import type { SearchDocument } from '../core/search-document.ts';
import { inflate } from '../core/search/inflate.ts';
import { openFrame, unwrap } from '../core/search/piece.ts';
import { caseOf } from '../core/search/postings.ts';
import { isPagefindKey } from '../core/search/pagefind-words.ts';
import {
  cardPlace,
  fromBase64,
  indexFolder,
  readCards,
  readLengths,
  shardPlaces,
  volumeName,
} from '../core/search/root.ts';
import type { SearchRoot } from '../core/search/root.ts';
import { readBoundaries, readShard, shardOf } from '../core/search/shard.ts';
import { compareShelves, shelfOf } from '../core/search/shelf.ts';
import { folded, keysOfRun, runsOf } from '../core/search/units.ts';
import type { Pagefind } from '../search/pagefind-types.ts';
import { scriptFolds } from './script-folds.ts';
import { runEngineScript } from './search-scripts.ts';

/** A file of the index; `path` is relative to the root of the site. */
export type IndexFile = { readonly path: string; readonly content: Uint8Array };

const base = 'memory:/';
const sample = 16;
const sampledKeys = 12;

type Held = ReadonlyMap<string, Uint8Array>;

function need(held: Held, path: string): Uint8Array {
  const content = held.get(path);
  if (content === undefined) throw new Error(`索引里没有 ${path}`);
  return content;
}

/** Pagefind as the page runs it, reading from memory. */
function pagefindOf(held: Held): Pagefind {
  const read = (address: string) => {
    const bytes = new Uint8Array(need(held, address.replace(base, '').replace(/\?.*$/u, '')));
    const json = () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
    return Promise.resolve({ ok: true as const, json, arrayBuffer: () => Promise.resolve(bytes.buffer) });
  };
  const script = new TextDecoder().decode(need(held, 'pagefind/pagefind.js'));
  const options = { basePath: `${base}pagefind/`, noWorker: true, metaCacheTag: '0' };
  return runEngineScript(script)(read).createInstance(options);
}

/** Some documents spread over the whole; all of them if they are few. */
function spread<T>(all: readonly T[]): readonly { readonly item: T; readonly at: number }[] {
  const step = Math.max(1, all.length / sample);
  const places = Array.from({ length: Math.min(all.length, sample) }, (_, n) => Math.floor(n * step));
  return places.flatMap((at) => {
    const item = all[at];
    return item === undefined ? [] : [{ item, at }];
  });
}

/** Keys of the title and of the text that must find the document. */
function keysOf({ title, text }: SearchDocument): readonly string[] {
  const of = (one: string) =>
    runsOf(folded(one, scriptFolds()))
      .flatMap(keysOfRun)
      .map(({ key }) => key)
      .slice(0, sampledKeys);
  return [...new Set([...of(title), ...of(text)])];
}

/** Reads the frames of the finished files as the page does. */
function compactOf(held: Held, root: SearchRoot) {
  const { edition, total, order } = root;
  const boundaries = readBoundaries(inflate(fromBase64(root.boundaries)));
  const places = shardPlaces(readLengths(fromBase64(root.lengths)), edition);
  const frame = (name: string, number: number): Uint8Array => {
    const bytes = unwrap(need(held, `${indexFolder(edition)}${name}.js`), edition, name);
    let at = 0;
    for (let i = 0; i < number; i += 1) at = openFrame(bytes, at, edition, name, i).next;
    return openFrame(bytes, at, edition, name, number).content;
  };
  return {
    holds: (key: string, number: number): boolean => {
      const shelf = shelfOf(key);
      const place = places[shardOf(shelf, boundaries)];
      if (place === undefined) return false;
      const entries = readShard(frame(place.name, place.number), { total, order });
      const postings = entries.find((entry) => compareShelves(entry.shelf, shelf) === 0)?.postings ?? [];
      return postings.some((one) => caseOf(one) === number);
    },
    card: (number: number) => {
      const place = cardPlace(root, number);
      return readCards(frame(place.name, place.number))[place.at];
    },
    text: (number: number) =>
      new TextDecoder().decode(
        frame(volumeName(Math.floor(number / root.perVolume)), number % root.perVolume),
      ),
  };
}

/**
 * Ask both finished indexes for what must be in them: every document, in the order given, and of a sample of them the first keys
 * of the title and of the text, the card and the text.
 *
 * @throws if anything is not found.
 */
export async function checkIndex(
  files: readonly IndexFile[],
  cases: readonly SearchDocument[],
  root: SearchRoot,
): Promise<void> {
  if (cases.length === 0) return;
  const held = new Map(files.map(({ path, content }) => [path, content]));
  const pagefind = pagefindOf(held);
  const compact = compactOf(held, root);
  const { results } = await pagefind.search(null, {});
  if (results.length !== cases.length)
    throw new Error(`Pagefind 的索引收 ${results.length} 篇，应有 ${cases.length} 篇`);
  for (const { item, at } of spread(cases)) {
    const page = results[at]?.id;
    if (compact.card(at)?.id !== item.id || compact.text(at) !== item.text)
      throw new Error(`检索索引第 ${at + 1} 篇不是案例 ${item.id}`);
    for (const key of keysOf(item)) {
      // In quotes, or Pagefind would be content with a shorter word.
      const found = isPagefindKey(key) ? (await pagefind.search(`"${key}"`, {})).results : null;
      if (found !== null && !found.some(({ id }) => id === page) && [...key].length === 2)
        throw new Error(`Pagefind 查不到案例 ${item.id} 中的“${key}”：这一版可能不再编入汉字二元组`);
      if (!compact.holds(key, at)) throw new Error(`检索索引查不到案例 ${item.id} 中的“${key}”`);
    }
  }
}
