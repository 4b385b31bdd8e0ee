import type { SearchDocument } from '../core/search-document.ts';
import type { Pagefind } from '../search/pagefind-types.ts';
import { queryTerms } from '../search/query.ts';
import { runEngineScript } from './search-scripts.ts';

/** A file of the index; `path` is relative to the root of the site. */
export type IndexFile = { readonly path: string; readonly content: Uint8Array };

const base = 'memory:/';
const sample = 16;

/** The engine as the page runs it, reading from memory. */
function runFromMemory(files: readonly IndexFile[]): Pagefind {
  const held = new Map(files.map(({ path, content }) => [path, content]));
  const script = held.get('pagefind/pagefind.js');
  if (script === undefined) throw new Error('索引里没有 pagefind.js');
  const read = (address: string) => {
    const path = address.replace(base, '').replace(/\?.*$/u, '');
    const content = held.get(path);
    if (content === undefined) return Promise.reject(new Error(`索引里没有 ${path}`));
    const bytes = new Uint8Array(content);
    const json = () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
    return Promise.resolve({ ok: true as const, json, arrayBuffer: () => Promise.resolve(bytes.buffer) });
  };
  const engine = runEngineScript(new TextDecoder().decode(script))(read);
  return engine.createInstance({ basePath: `${base}pagefind/`, noWorker: true, metaCacheTag: '0' });
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

const longestHan = (text: string): string =>
  (text.match(/\p{Script=Han}+/gu) ?? [])
    .reduce((best, run) => (run.length > best.length ? run : best), '')
    .slice(0, 8);

/** In quotes, or Pagefind would be content with a shorter word. */
async function checkFound(pagefind: Pagefind, document: SearchDocument, page: string) {
  for (const words of [longestHan(document.title), longestHan(document.text)]) {
    for (const { text } of queryTerms(words).grams.filter((gram) => [...gram.text].length === 2)) {
      const { results } = await pagefind.search(`"${text}"`, {});
      if (results.some(({ id }) => id === page)) continue;
      throw new Error(
        `检索索引查不到案例 ${document.id} 中的“${text}”：这一版 Pagefind 可能不再编入汉字二元组`,
      );
    }
  }
}

/**
 * Ask a finished index for what must be in it: every document, in the order given, and of a sample of them every pair of Han
 * characters in a row of the title and of the text.
 *
 * @throws if anything is not found.
 */
export async function checkIndex(
  files: readonly IndexFile[],
  cases: readonly SearchDocument[],
): Promise<void> {
  if (cases.length === 0) return;
  const pagefind = runFromMemory(files);
  const { results } = await pagefind.search(null, {});
  if (results.length !== cases.length) {
    throw new Error(`检索索引收 ${results.length} 篇，应有 ${cases.length} 篇`);
  }
  for (const { item, at } of spread(cases)) {
    const page = results[at];
    if (page === undefined || (await page.data()).raw_url !== item.url) {
      throw new Error(`检索索引第 ${at + 1} 篇不是案例 ${item.id}`);
    }
    await checkFound(pagefind, item, page.id);
  }
}
