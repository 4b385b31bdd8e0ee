import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import { wordsPath } from '../core/search/root.ts';
import { headEnd } from '../core/search/pagefind-words.ts';
import { folded, runsOf } from '../core/search/units.ts';
import type { SearchDocument } from '../core/search-document.ts';
import { checkIndex } from './check-search-index.ts';
import type { IndexFile } from './check-search-index.ts';
import { compactIndex } from './compact-index.ts';
import { contentDir } from './content-folder.ts';
import { ProblemsError } from './problems-error.ts';
import { readSearchRules } from './read-search-rules.ts';
import type { SearchRules } from './read-search-rules.ts';
import { reader } from './reader.ts';
import { scriptFolds } from './script-folds.ts';
import { clientScripts, engineScript, pagefindVersion } from './search-scripts.ts';

/** What was written; `bytes` as they lie on disk. */
export type IndexReport = { readonly documents: number; readonly files: number; readonly bytes: number };

const folder = 'pagefind';
const needed =
  /^(?:pagefind-entry\.json|pagefind\.zh_[0-9a-f]+\.pf_meta|wasm\.unknown\.pagefind|index\/zh_[0-9a-f]+\.pf_index)$/u;
/** Texts and facets lie in the compact index already. */
const unneeded =
  /^(?:pagefind-(?:highlight|worker|ui|modular-ui|component-ui)\.(?:js|css)|(?:fragment|filter)\/.*)$/u;

const byId = (a: SearchDocument, b: SearchDocument): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A text as its runs of units, folded, without what the index passes over: so both indexes hold the same pairs. */
const asRuns = (text: string): string =>
  runsOf(folded(text, scriptFolds()))
    .map((run) =>
      run
        .map(({ text: unit, kind }, i) =>
          kind === 'letter' && run[i - 1]?.kind === 'letter' ? ` ${unit}` : unit,
        )
        .join(''),
    )
    .join('\u3002');

/** The text that Pagefind searches: title, organisation and place stand in it too, a word of our own behind them. */
export const indexedText = ({ title, meta, text }: SearchDocument): string =>
  [...[title, meta.organisation, ...meta.place.split(' ')].map(asRuns), headEnd, asRuns(text)].join('\n');

async function add(index: PagefindIndex, document: SearchDocument) {
  const { errors } = await index.addCustomRecord({
    url: document.url,
    content: indexedText(document),
    language: 'zh',
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

function shippedRules(): SearchRules {
  const source = reader();
  const rules = readSearchRules(contentDir(), source);
  if (source.problems.length > 0) throw new ProblemsError(source.problems);
  return rules;
}

/** The hash by which Pagefind names its index; empty for a library without cases. */
const hashOf = (files: readonly IndexFile[]): string =>
  files.map(({ path }) => /pagefind\.(zh_[\da-f]+)\.pf_meta$/u.exec(path)?.[1] ?? '').join('');

/** As in an `integrity` attribute. */
const sumOf = (script: string): string => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** The search page asks for the words of its edition as soon as it is read, and knows later scripts by their sums. */
async function nameScripts(dist: string, edition: string, scripts: Readonly<Record<string, string>>) {
  const page = join(dist, 'search.html');
  const html = await readFile(page, 'utf8').catch(() => null);
  if (html === null) return;
  const named = html
    .replace(wordsPath('edition'), wordsPath(edition))
    .replace(/(data-([\w-]+\.js)=")sum"/gu, (_, attribute: string, name: string) => {
      const script = scripts[name];
      if (script === undefined) throw new Error(`检索页要 ${name}，检索没有这个脚本`);
      return `${attribute}${sumOf(script)}"`;
    });
  await writeFile(page, named);
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Make the search index of a site, and the search page's scripts, in its folder. Nothing outside knows which engines there are.
 *
 * The same documents give the same bytes, in whatever order they come.
 *
 * @param site `dist` is the folder of the site, absolute or relative to the working directory; `rules` are those of the content
 * folder unless given.
 * @throws if a document is not found in the finished index by its own words, or the index is not what the page can read.
 */
export async function writeSearchIndex(site: {
  readonly dist: string;
  readonly cases: readonly SearchDocument[];
  readonly rules?: SearchRules;
}): Promise<IndexReport> {
  const cases = [...site.cases].sort(byId);
  const pagefind = await keep(await pagefindFiles(cases));
  const compact = compactIndex(cases, site.rules ?? shippedRules(), hashOf(pagefind));
  const scripts = await clientScripts(compact);
  const files = [
    ...pagefind,
    ...compact.files,
    ...Object.entries(scripts).map(([path, script]) => ({ path, content: encoded(script) })),
  ];
  await checkIndex(files, cases, compact.root);
  for (const { path, content } of files) {
    const file = join(site.dist, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await nameScripts(site.dist, compact.root.edition, scripts);
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  return { documents: cases.length, files: files.length, bytes };
}
