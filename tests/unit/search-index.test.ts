import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { compileFunction } from 'node:vm';
import { checkIndex } from '../../src/build/check-search-index.ts';
import { compactIndex } from '../../src/build/compact-index.ts';
import { contentDir } from '../../src/build/content-folder.ts';
import { readSearchRules } from '../../src/build/read-search-rules.ts';
import { reader } from '../../src/build/reader.ts';
import { scriptFolds } from '../../src/build/script-folds.ts';
import { engineScript, runEngineScript } from '../../src/build/search-scripts.ts';
import { writeSearchIndex } from '../../src/build/search-index.ts';
import { folded } from '../../src/core/search/units.ts';
import type { SearchAnswer } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { pagefindRescue } from '../../src/search/pagefind-rescue.ts';
import { emptyState } from '../../src/search/query.ts';
import { givenBy, memoryPage } from './memory-page.ts';
import type { MemoryPage } from './memory-page.ts';
import { fillers, hostileDocument, inventedDocuments, shippedIndex } from './searched-library.ts';

const library = [...inventedDocuments, hostileDocument];
const folder = mkdtempSync(join(tmpdir(), 'search-index-'));
const pages: MemoryPage[] = [];
after(() => {
  for (const page of pages.reverse()) page.close();
  rmSync(folder, { recursive: true });
});

type Files = ReadonlyMap<string, Uint8Array>;

function filesIn(dir: string): Files {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const files = names.filter((name) => statSync(join(dir, name)).isFile()).sort();
  return new Map(files.map((name) => [name, readFileSync(join(dir, name))]));
}

const first = join(folder, '一 次');
const report = await writeSearchIndex({ dist: first, cases: library });
const files = filesIn(first);
const index = givenBy(files);

test('writeSearchIndex() writes the same bytes whatever the order of the cases', async () => {
  const second = join(folder, 'second');
  await writeSearchIndex({ dist: second, cases: [...library].reverse() });
  assert.deepEqual(filesIn(second), files);
});

test('compactIndex() writes the same bytes in another language and time zone', () => {
  const script = join(folder, 'again.ts');
  const unit = JSON.stringify(join(import.meta.dirname, 'searched-library.ts'));
  writeFileSync(
    script,
    `import { createHash } from 'node:crypto';
    import { hostileDocument, inventedDocuments, shippedIndex } from ${unit};
    const { root, language, files } = shippedIndex([...inventedDocuments, hostileDocument]);
    const hash = createHash('sha256').update(JSON.stringify([root, language]));
    for (const { path, content } of files) hash.update(path).update(content);
    console.log(hash.digest('hex'));`,
  );
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [script], { encoding: 'utf8', env: { ...process.env, ...env } });
  const [here, there] = [
    run({ LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai' }),
    run({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' }),
  ];
  assert.match(here.stdout, /^[0-9a-f]{64}\n$/u, here.stderr);
  assert.equal(there.stdout, here.stdout);
});

test('compactIndex() names another edition when anything in it is another', () => {
  const rules = readSearchRules(contentDir(), reader());
  const [one, ...rest] = library;
  assert.ok(one !== undefined);
  const editions = [
    compactIndex(library, rules, 'b'),
    compactIndex(library, rules, 'a'),
    compactIndex([...library].reverse(), rules, 'a'),
    compactIndex(rest, rules, 'a'),
    compactIndex([{ ...one, title: `${one.title}。` }, ...rest], rules, 'a'),
    compactIndex([{ ...one, text: `${one.text}。` }, ...rest], rules, 'a'),
    compactIndex([{ ...one, filters: { ...one.filters, year: ['1999'] } }, ...rest], rules, 'a'),
    compactIndex([{ ...one, meta: { ...one.meta, year: '1999' } }, ...rest], rules, 'a'),
    compactIndex(
      library,
      {
        ...rules,
        synonyms: rules.synonyms.filter((group) => !group.words.includes('双减')),
      },
      'a',
    ),
  ].map(({ root }) => root.edition);
  assert.deepEqual(
    editions.filter((edition) => !/^[0-9a-f]{8}$/u.test(edition)),
    [],
  );
  assert.equal(new Set(editions).size, editions.length, editions.join(' '));
});

test('writeSearchIndex() writes what is read and no more, under ASCII names', () => {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  assert.deepEqual(report, { documents: library.length, files: files.size, bytes });
  const known =
    /^(?:search(?:-[a-z]+)?\.js|search\/[0-9a-f]{8}\/[\w-]+\.js|pagefind\/[\w.-]+|pagefind\/index\/\w+\.pf_index)$/u;
  assert.deepEqual(
    [...files.keys()].filter(
      (name) => !known.test(name) || /ui|highlight|worker|fragment|filter|\.css$/u.test(name),
    ),
    [],
  );
  const scripts = [...files.keys()].filter((name) => /^[^/]+\.js$|words\.js$|pagefind\.js$/u.test(name));
  assert.ok(scripts.length >= 4, scripts.join(' '));
  for (const script of scripts) {
    const text = new TextDecoder('latin1').decode(files.get(script));
    assert.equal(/\P{ASCII}/u.exec(text)?.[0], undefined, `${script} is not ASCII`);
    assert.equal(/\bimport\.meta\b|\bexport\s*\{/u.test(text), false, `${script} is a module`);
    assert.doesNotThrow(() => compileFunction(text), script);
  }
});

test('the search page loads no more than 20 kB of its own script at first', async () => {
  const { gzipSync } = await import('node:zlib');
  const script = files.get('search.js');
  assert.ok(script !== undefined);
  const size = gzipSync(script, { level: 9 }).length;
  assert.ok(size <= 20_000, `search.js: ${String(size)} bytes`);
});

const base = 'http://library.example/%E9%A6%86%20%E8%97%8F/';

/** The engine over the files that were written. */
function open(engine = '') {
  const page = memoryPage(base, files, index, {
    'search-pagefind.js': () => {
      window.anliPagefindSource = pagefindRescue;
    },
    'pagefind/pagefind.js': () => {
      window.anliPagefind = runEngineScript(new TextDecoder().decode(files.get('pagefind/pagefind.js')));
    },
  });
  pages.push(page);
  return { page, engine: openEngine({ base, engine, onProgress: () => undefined }) };
}

const { signal } = new AbortController();
const idsOf = (hits: SearchAnswer['hits']) => Promise.all(hits.map(async (hit) => (await hit.card()).id));

const fold = (text: string) => folded(text, scriptFolds());

/** Stretches of four Han characters out of every case, with the cases that hold them. */
const stretches = library.flatMap(({ text }) =>
  (text.match(/\p{Script=Han}{4,}/gu) ?? []).slice(0, 8).map((run) => {
    const at = Math.max(0, (run.length >> 1) - 2);
    const words = run.slice(at, at + 4);
    return {
      words,
      holding: library.filter((one) => fold(one.text).includes(fold(words))).map(({ id }) => id),
    };
  }),
);

for (const engine of ['', 'pagefind'])
  test(`every case is found by any four characters of it, and no other (${engine || 'compact index'})`, async () => {
    const opened = open(engine);
    for (const { words, holding } of stretches) {
      const { tier, hits, missing } = await opened.engine.search({ ...emptyState, q: words }, signal);
      assert.deepEqual([tier, (await idsOf(hits)).sort(), missing], ['exact', holding, []], words);
    }
    const usesPagefind = opened.page.requests.some((name) => name.startsWith('pagefind/'));
    assert.equal(usesPagefind, engine === 'pagefind');
  });

test('Pagefind answers where the compact index is damaged, and is not trusted where it is damaged too', async (t) => {
  t.mock.method(console, 'error', () => undefined);
  const isShard = (path: string) => /^search\/\w+\/g\d+\.js$/u.test(path);
  const rescued = open();
  rescued.page.fault = (path) => (isShard(path) ? { status: 404 } : null);
  const said = new Set<number>();
  for (const { words, holding } of stretches) {
    const { hits, missing, interpretations } = await rescued.engine.search(
      { ...emptyState, q: words },
      signal,
    );
    assert.deepEqual((await idsOf(hits)).sort(), holding, words);
    // Other names of what is asked stand in the compact index alone.
    if (interpretations.length === 0) said.add(missing.length);
  }
  assert.ok(said.has(0));
  const pieces = [...files.keys()].filter((name) => /pf_index$/u.test(name));
  assert.ok(pieces.length >= 1, pieces.join(' '));
  for (const broken of pieces) {
    const { page, engine } = open();
    page.fault = (path) => {
      if (isShard(path)) return { status: 404 };
      const bytes = Uint8Array.from(files.get(path) ?? []);
      if (path !== broken) return null;
      if (path.endsWith('.json')) return { bytes: bytes.slice(0, 30) };
      bytes[bytes.length - 12] = (bytes[bytes.length - 12] ?? 0) ^ 16;
      return { bytes };
    };
    for (const { words, holding } of stretches.slice(0, 2)) {
      const { hits, missing, unsearched } = await engine.search({ ...emptyState, q: words }, signal);
      const isWhole =
        missing.length === 0 && JSON.stringify((await idsOf(hits)).sort()) === JSON.stringify(holding);
      assert.ok(isWhole || (missing.length > 0 && unsearched.length > 0), `${broken}: ${words}`);
    }
  }
});

test('checkIndex() misses a case, a pair of characters and a case in the wrong place', async () => {
  const kept = [...files].map(([path, content]) => ({ path, content }));
  const check = (cases: typeof library) => checkIndex(kept, cases, index.root);
  await check(library);
  const [a, b, ...others] = library;
  assert.ok(a !== undefined && b !== undefined);
  await assert.rejects(check([a, b]), /收 \d+ 篇，应有 2 篇/u);
  await assert.rejects(check([b, a, ...others]), /第 1 篇不是案例 demo-02/u);
  await assert.rejects(check([{ ...a, text: '鑫鑫鑫。' }, b, ...others]), /第 1 篇不是案例 demo-01/u);
  const renamed = [{ ...a, title: '鑫鑫鑫。' }, b, ...others];
  await assert.rejects(check(renamed), /检索索引查不到案例 demo-01 中的“鑫”/u);
  const other = shippedIndex(renamed);
  const pagefind = kept.filter(({ path }) => path.startsWith('pagefind/'));
  const mixed = checkIndex([...pagefind, ...other.files], renamed, other.root);
  await assert.rejects(mixed, /Pagefind 查不到案例 demo-01 中的“鑫鑫”/u);
});

test('a large library has few files', () => {
  const many = [...library, ...fillers].sort((one, two) => (one.id < two.id ? -1 : 1));
  const { root, files: written } = shippedIndex(many);
  assert.ok(written.length < many.length / 4, `${String(written.length)} files`);
  assert.ok(root.total === many.length);
});

test('engineScript() refuses a module that reads by other means', async () => {
  await assert.rejects(engineScript('export const search = () => load();', '9.9.9'), /找不到它的 fetch/u);
});

test('writeSearchIndex() makes an index of an empty library', async () => {
  const dist = join(folder, 'empty');
  const { documents } = await writeSearchIndex({ dist, cases: [] });
  assert.deepEqual([documents, filesIn(dist).has('search.js')], [0, true]);
});
