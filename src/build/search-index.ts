import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import { searchHead } from '../core/search-document.ts';
import type { SearchDocument } from '../core/search-document.ts';
import { checkIndex } from './check-search-index.ts';
import type { IndexFile } from './check-search-index.ts';
import { clientScript, engineScript, pagefindVersion } from './search-scripts.ts';

/** What was written; `bytes` as they lie on disk. */
export type IndexReport = { readonly documents: number; readonly files: number; readonly bytes: number };

const folder = 'pagefind';
const needed =
  /^(?:pagefind-entry\.json|pagefind\.zh_[0-9a-f]+\.pf_meta|wasm\.unknown\.pagefind|(?:index|fragment|filter)\/zh_[0-9a-f]+\.pf_(?:index|fragment|filter))$/u;
const unneeded = /^pagefind-(?:highlight|worker|ui|modular-ui|component-ui)\.(?:js|css)$/u;

const byId = (a: SearchDocument, b: SearchDocument): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The text that is searched: title, organisation and place stand in it too, because Pagefind keeps metadata as single words. */
export const indexedText = (document: SearchDocument): string => `${searchHead(document)}\n${document.text}`;

async function add(index: PagefindIndex, document: SearchDocument) {
  const { errors } = await index.addCustomRecord({
    url: document.url,
    content: indexedText(document),
    language: 'zh',
    meta: { id: document.id, title: document.title, ...document.meta },
    filters: Object.fromEntries(
      Object.entries(document.filters).map(([field, values]) => [field, [...values]]),
    ),
    sort: { ...document.sort },
  });
  if (errors.length > 0) throw new Error(`案例 ${document.id} 没有编入检索：${errors.join('；')}`);
}

async function pagefindFiles(cases: readonly SearchDocument[]) {
  const { index, errors } = await createIndex({ forceLanguage: 'zh', includeCharacters: '+.%' });
  if (index === undefined) throw new Error(`Pagefind 没有启动：${errors.join('；')}`);
  try {
    for (const document of cases) await add(index, document);
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind 没有写出索引：${failed.join('；')}`);
    return files;
  } finally {
    await index.deleteIndex();
  }
}

/** Of what Pagefind offers, what the page reads; its ready-made interfaces are left out, its script is made a classic one. */
async function keep(files: readonly IndexFile[]): Promise<readonly IndexFile[]> {
  const kept: IndexFile[] = [];
  for (const { path, content } of files) {
    if (path === 'pagefind.js') {
      const script = await engineScript(new TextDecoder().decode(content), pagefindVersion());
      kept.push({ path: `${folder}/${path}`, content: new TextEncoder().encode(script) });
    } else if (needed.test(path)) kept.push({ path: `${folder}/${path}`, content });
    else if (!unneeded.test(path)) throw new Error(`Pagefind 写出了不认识的文件 ${path}：核对版本`);
  }
  return kept.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Make the search index of a site, and the search page's script, in its folder. Nothing outside knows which engine it is.
 *
 * The same documents give the same bytes, in whatever order they come.
 *
 * @param site `dist` is the folder of the site, absolute or relative to the working directory.
 * @throws if a document is not found in the finished index by its own words, or the index is not what the page can read.
 */
export async function writeSearchIndex(site: {
  readonly dist: string;
  readonly cases: readonly SearchDocument[];
}): Promise<IndexReport> {
  const cases = [...site.cases].sort(byId);
  const files = [
    ...(await keep(await pagefindFiles(cases))),
    { path: 'search.js', content: new TextEncoder().encode(await clientScript()) },
  ];
  await checkIndex(files, cases);
  for (const { path, content } of files) {
    const file = join(site.dist, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  return { documents: cases.length, files: files.length, bytes };
}
