import { searchHead } from '../core/search-document.ts';
import { SearchFailure } from './engine.ts';
import type { FoundCase, Hit, SearchAnswer, SearchEngine } from './engine.ts';
import { countValues, narrow, perField } from './facets.ts';
import type { Facets } from './facets.ts';
import type { IndexReader } from './index-reader.ts';
import type { Pagefind, PagefindEntry, PagefindFactory, PagefindResult } from './pagefind-types.ts';
import { isHan, queryTerms } from './query.ts';
import type { Filters, Gram } from './query.ts';
import { group, rank } from './ranking.ts';
import type { Posting, Ranked } from './ranking.ts';

export type PagefindEngineOptions = {
  /** Absolute address of the folder of the index, with its last `/`. */
  readonly base: string;
  readonly reader: IndexReader;
  /** Load the engine's code. */
  readonly load: () => Promise<PagefindFactory>;
};

/** A running Pagefind with what is asked of it once. `pages` are in the order of the index. */
type Running = {
  readonly pagefind: Pagefind;
  readonly pages: readonly PagefindResult[];
  readonly facets: Promise<Facets>;
};

/** A word that only begins with the pair asked for counts for much less than the pair itself. */
const ranking = { termSimilarity: 5 };

function stopIfAborted(signal: AbortSignal) {
  if (signal.aborted) throw new DOMException('superseded', 'AbortError');
}

type Found = Pick<SearchAnswer, 'tier' | 'total' | 'counts'> & {
  readonly main: readonly { readonly page: string }[];
  readonly rest: readonly Ranked[];
};

/** Pagefind counts filters for one search; ours is a sum of many, so the pages of each value are asked for once and kept. */
async function readFacets(pagefind: Pagefind): Promise<Facets> {
  const values = await pagefind.filters();
  const facets = perField(() => new Map<string, ReadonlySet<string>>());
  for (const [field, held] of Object.entries(facets)) {
    for (const value of Object.keys(values[field] ?? {})) {
      const { results } = await pagefind.search(null, { filters: { [field]: [value] } });
      held.set(value, new Set(results.map(({ id }) => id)));
    }
  }
  return facets;
}

/** Read what Pagefind itself would read one after another, and only once its own code is there. */
async function readAhead(reader: IndexReader): Promise<void> {
  const directory = async () => {
    const entry = (await (await reader.prefetch('pagefind-entry.json')).json()) as PagefindEntry;
    const hash = entry.languages?.['zh']?.hash;
    if (hash === undefined) throw new SearchFailure({ name: 'pagefind-entry.json', cause: '索引是空的' });
    await reader.prefetch(`pagefind.${hash}.pf_meta`);
  };
  await Promise.all([directory(), reader.prefetch('wasm.unknown.pagefind')]);
}

async function start({ base, reader, load }: PagefindEngineOptions): Promise<Running> {
  reader.takeMissing();
  const [factory] = await Promise.all([load(), readAhead(reader)]);
  const pagefind = factory(reader.read).createInstance({
    basePath: base,
    noWorker: true,
    metaCacheTag: '0',
    ranking,
  });
  const { results } = await pagefind.search(null, {});
  const facets = readFacets(pagefind);
  facets.catch(() => undefined);
  return { pagefind, pages: results, facets };
}

/** No word of a library goes on like this. */
const nonsense = '\u9f98\u9f98';

/**
 * Pages that hold a gram. Pagefind answers a word that it does not have with pages of a shorter one: a pair of Han characters
 * must therefore be there as such, and the beginning of a word must find other pages than the same beginning gone wrong.
 */
async function pagesWith(pagefind: Pagefind, gram: string): Promise<readonly PagefindResult[]> {
  const { results } = await pagefind.search(gram, {});
  if (results.length === 0 || [...gram].length === 1) return results;
  const literal = await pagefind.search(`"${gram}"`, {});
  if (literal.results.length > 0) return results;
  if (isHan(gram)) return [];
  const wrong = new Set((await pagefind.search(gram + nonsense, {})).results.map(({ id }) => id));
  return wrong.size === results.length && results.every(({ id }) => wrong.has(id)) ? [] : results;
}

/** Each gram is asked for alone, because Pagefind wants all words of a query on one page. */
async function ask(
  pagefind: Pagefind,
  grams: readonly Gram[],
  signal: AbortSignal,
  found: Map<string, PagefindResult>,
) {
  const texts = [...new Set(grams.map(({ text }) => text))];
  await Promise.all(texts.map((text) => pagefind.preload(text)));
  const postings = new Map<string, readonly Posting[]>();
  for (const text of texts) {
    stopIfAborted(signal);
    const results = await pagesWith(pagefind, text);
    for (const result of results) found.set(result.id, result);
    postings.set(
      text,
      results.map(({ id, score, words }) => ({ page: id, score, places: words })),
    );
  }
  return postings;
}

function hit(result: PagefindResult, reader: IndexReader): Hit {
  const load = async (): Promise<FoundCase> => {
    try {
      const { meta, content, raw_url: url } = await result.data();
      const { id = '', title = '', organisation = '', place = '', year = '' } = meta;
      const head = searchHead({ title, meta: { organisation, place, year } });
      const text = content.startsWith(head) ? content.slice(head.length).trimStart() : content;
      return { id, url, title, organisation, place, year, text };
    } catch (error) {
      throw new SearchFailure(reader.takeMissing()[0] ?? { name: result.id, cause: String(error) });
    }
  };
  return { load };
}

function answerOf(
  pages: readonly PagefindResult[],
  ranked: readonly Ranked[] | null,
  facets: Facets,
  filters: Filters,
): Found {
  const { tier, main, rest } =
    ranked === null
      ? { tier: 'all' as const, main: pages.map(({ id }) => ({ page: id })), rest: [] }
      : group(ranked);
  return {
    tier,
    total: pages.length,
    main: narrow(main, facets, filters),
    rest: narrow(rest, facets, filters),
    counts: countValues(main, facets, filters),
  };
}

/** Pagefind behind the interface: grams asked one by one, summed and ranked here, filters counted over the sum. */
export function pagefindEngine(options: PagefindEngineOptions): SearchEngine {
  const { reader } = options;
  let running: Promise<Running> | null = null;

  const ready = (): Promise<Running> => {
    running ??= start(options).catch((error: unknown) => {
      running = null;
      if (error instanceof SearchFailure) throw error;
      throw new SearchFailure(reader.takeMissing()[0] ?? { name: 'pagefind.js', cause: String(error) });
    });
    return running;
  };

  return {
    search: async (query, filters, signal) => {
      const now = await ready();
      stopIfAborted(signal);
      const { grams } = queryTerms(query);
      const found = new Map(now.pages.map((page) => [page.id, page]));
      const [facets, postings] = await Promise.all([now.facets, ask(now.pagefind, grams, signal, found)]);
      const ranked = query.trim() === '' ? null : rank(grams, postings, now.pages.length);
      const { main, rest, ...answer } = answerOf(now.pages, ranked, facets, filters);
      const missing = reader.takeMissing();
      if (missing.some(({ name }) => name.startsWith('filter/'))) running = null;
      const hits = (pages: readonly { readonly page: string }[]) =>
        pages.flatMap(({ page }) => {
          const result = found.get(page);
          return result === undefined ? [] : [hit(result, reader)];
        });
      return { ...answer, hits: hits(main), rest: hits(rest), missing };
    },
  };
}
