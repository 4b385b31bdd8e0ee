import { searchDocument } from '../../src/core/search-document.ts';
import type { SearchAnswer, SearchEngine } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { emptyState } from '../../src/search/query.ts';
import type { SearchState } from '../../src/search/query.ts';
import { record } from './lib-records.ts';
import { memoryPage } from './memory-page.ts';
import type { MemoryPage } from './memory-page.ts';
import { fillers, hostileDocument, inventedDocuments, shippedIndex } from './searched-library.ts';

/** Three short cases for the other script, synonyms and sounds. */
export const own = [
  {
    id: 'demo-20',
    title: '双减之下的教育集团',
    text: '减轻义务教育阶段学生作业负担和校外培训负担，教育集团一起办。',
  },
  { id: 'demo-21', title: '作業公示', text: '落實“雙減”政策，學校公示課程計畫。9~12歲的孩子用AI批改。' },
  { id: 'demo-22', title: '县管校聘', text: '实行县管校聘，教师流动起来，规划在先。录像存档。' },
].map(({ text, ...sketch }) =>
  searchDocument(record({ ...sketch, stages: ['高中'], primary: ['减负'] }), text),
);
/** What is searched, in the order of ids. */
export const library = [...inventedDocuments, ...own, ...fillers, hostileDocument].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
const index = shippedIndex(library);
/** Its files by their paths. */
export const site = new Map(index.files.map(({ path, content }) => [path, content]));
const scripts = {
  'search-more.js': async () => {
    await import('../../src/search/more.ts');
  },
};
/** Where it lies. */
export const web = 'http://library.example/%E9%A6%86%20%E8%97%8F/';

const pages: MemoryPage[] = [];

/** Give the process its own globals back. */
export function closePages(): void {
  for (const page of pages.splice(0).reverse()) page.close();
}

/** A fresh page with its engine. */
export function open(base = web): { page: MemoryPage; engine: SearchEngine } {
  const withMore = new Map([...site, ['search-more.js', new Uint8Array(0)] as const]);
  const page = memoryPage(base, withMore, index, scripts);
  pages.push(page);
  return { page, engine: openEngine({ base, engine: '', onProgress: () => undefined }) };
}

const { signal } = new AbortController();
/** What an engine answers. */
export const ask = (
  engine: SearchEngine,
  q: string,
  more: Partial<SearchState> = {},
): Promise<SearchAnswer> => engine.search({ ...emptyState, q, ...more }, signal);
/** Ids of the cases of an answer. */
export const idsOf = (hits: SearchAnswer['hits']) =>
  Promise.all(hits.map(async (hit) => (await hit.card()).id));
/** Questions of every kind. */
export const asked = [
  '课后服务',
  '縣管校聘',
  'jituan',
  'scri',
  '2+3+X',
  '热水房 -生活老师',
  '双减政策',
  '鑫鑫',
];

/** What a reader sees of an answer. */
export const seen = async (engine: SearchEngine, q: string) => {
  const { tier, hits, rest } = await ask(engine, q);
  return [q, tier, await idsOf(hits), await idsOf(rest)];
};
