import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { close, createIndex } from 'pagefind';
import { contentDir } from '../../src/build/content-folder.ts';
import { writeSearchIndex } from '../../src/build/search-index.ts';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { buildSite } from '../build-site.ts';
import { say } from './progress.ts';

/** A site to be searched: its folder, and the page to ask, which has `#q`, `#status`, `#results` and `#more`. */
export type SearchSite = { readonly dir: string; readonly page: string };

/** Do something in a temporary folder, and remove it. */
export async function inTemporaryFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'anli-bench-'));
  const remove = () => {
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    return await work(dir);
  } finally {
    process.removeListener('exit', remove);
    remove();
  }
}

/** Folder of the shipped library's site: what `ANLI_DIST` names, or a fresh build in `work`. */
export async function shippedSite(work: string): Promise<string> {
  const named = process.env['ANLI_DIST'];
  if (named !== undefined && named !== '') return resolve(named);
  const out = join(work, 'shipped');
  const { value, problems } = await buildSite({ content: contentDir(), out }, say);
  if (value === null) throw new Error(`the site could not be built: ${JSON.stringify(problems.slice(0, 3))}`);
  return out;
}

/** The search page of the shipped site over other documents. */
export async function ownSite(
  dir: string,
  shipped: string,
  cases: readonly SearchDocument[],
): Promise<SearchSite> {
  await mkdir(dir, { recursive: true });
  await cp(join(shipped, 'search.html'), join(dir, 'search.html'));
  await writeSearchIndex({ dist: dir, cases });
  return { dir, page: 'search.html' };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/gu, (sign) => escapes[sign] ?? sign);

/** A case as a plain page: heading, what is known of it in one paragraph, its text in paragraphs. */
function plainPage({ title, meta, text }: SearchDocument): string {
  const facts = [meta.organisation, meta.place, meta.year].filter((fact) => fact !== '').join(' · ');
  const paragraphs = [...(facts === '' ? [] : [facts]), ...text.split('\n')];
  const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n');
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1>\n${body}</body></html>`;
}

/** Pagefind's own script asked as its documentation says: `search`, then `data` of ten results. */
const stockPage = `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>stock</title><link rel="icon" href="data:,"></head>
<body><input id="q"><p id="status"></p><ol id="results"></ol><button id="more" hidden>more</button>
<script type="module">
const by = (id) => document.getElementById(id);
let pagefind;
let found = [];
async function add(from) {
  const lines = await Promise.all(found.slice(from, from + 10).map((one) => one.data()));
  const items = lines.map(({ url, meta, excerpt }) => {
    const item = document.createElement('li');
    item.setAttribute('data-id', url.replace(/^.*[/]|[.]html$/g, ''));
    item.innerHTML = '<a></a><p>' + excerpt + '</p>';
    item.firstChild.textContent = meta.title;
    item.firstChild.href = url;
    return item;
  });
  if (from === 0) by('results').replaceChildren(...items);
  else by('results').append(...items);
  by('more').hidden = found.length <= from + 10;
}
async function answer() {
  const query = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
  if (query === '') return;
  by('status').textContent = '正在检索';
  pagefind ??= await import('./pagefind/pagefind.js');
  found = (await pagefind.search(query)).results;
  await add(0);
  by('status').textContent = found.length + ' 篇';
}
by('more').addEventListener('click', () => add(by('results').children.length));
addEventListener('hashchange', answer);
answer();
</script></body></html>
`;

/** Stock Pagefind with its default options over plain pages of the documents, and a page that asks it. */
export async function stockSite(dir: string, cases: readonly SearchDocument[]): Promise<SearchSite> {
  const { index, errors } = await createIndex();
  if (index === undefined) throw new Error(errors.join('; '));
  for (const one of cases) {
    const added = await index.addHTMLFile({ url: `/${one.url}`, content: plainPage(one) });
    if (added.errors.length > 0) throw new Error(added.errors.join('; '));
  }
  await mkdir(dir, { recursive: true });
  const written = await index.writeFiles({ outputPath: join(dir, 'pagefind') });
  if (written.errors.length > 0) throw new Error(written.errors.join('; '));
  await index.deleteIndex();
  await close();
  await writeFile(join(dir, 'stock.html'), stockPage);
  return { dir, page: 'stock.html' };
}

/** Files below a folder with their bytes; `path` is relative to it. */
export async function filesIn(dir: string): Promise<readonly { path: string; bytes: number }[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(dir.length + 1).replaceAll('\\', '/'), bytes: (await stat(file)).size };
    }),
  );
}

const readyMade = /^pagefind\/pagefind-(?:ui|modular-ui|component-ui|highlight)\./u;

/** What a file of an index is counted under: its folder, its name if it lies beside the page. */
export const partOf = (path: string): string => {
  if (readyMade.test(path)) return 'ready-made interfaces';
  const folder = dirname(path);
  return folder === '.' ? path : folder;
};
