import { cut_for_search } from 'jieba-wasm';
import MiniSearch from 'minisearch';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { plain } from '../../src/search/query.ts';

/** Every case that an engine gives for a query, best first. */
export type Reference = (query: string) => readonly string[];

/** MiniSearch as VitePress 1.x sets it up. */
export function vitePress(cases: readonly SearchDocument[]): Reference {
  const index = new MiniSearch<{ id: string; title: string; titles: string[]; text: string }>({
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
  index.addAll(cases.map(({ id, title, text }) => ({ id, title, titles: [], text })));
  return (query) => index.search(query).map(({ id }) => String(id));
}

const hasLetter = /[\p{L}\p{N}]/u;
const wordsOf = (text: string) => cut_for_search(plain(text), true).filter((word) => hasLetter.test(word));

const k1 = 1.2;
const b = 0.75;

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** BM25 over the words that jieba cuts for search, any of which may answer: what a server can do with a dictionary. */
export function jiebaBm25(cases: readonly SearchDocument[]): Reference {
  const lengths: number[] = [];
  const postings = new Map<string, (readonly [at: number, count: number])[]>();
  cases.forEach(({ title, text }, at) => {
    const words = wordsOf(`${title}\n${text}`);
    lengths.push(words.length);
    for (const [word, count] of counted(words)) {
      const held = postings.get(word) ?? [];
      held.push([at, count]);
      postings.set(word, held);
    }
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (query) => {
    const scores = new Map<number, number>();
    for (const word of new Set(wordsOf(query))) {
      const held = postings.get(word) ?? [];
      const rarity = Math.log(1 + (cases.length - held.length + 0.5) / (held.length + 0.5));
      for (const [at, count] of held) {
        const weight = count + k1 * (1 - b + (b * (lengths[at] ?? 0)) / mean);
        scores.set(at, (scores.get(at) ?? 0) + (rarity * count * (k1 + 1)) / weight);
      }
    }
    const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return ranked.flatMap(([at]) => cases[at]?.id ?? []);
  };
}
