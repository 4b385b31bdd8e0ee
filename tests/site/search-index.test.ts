import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { load } from 'cheerio';
import { runEngineScript } from '../../src/build/search-scripts.ts';
import { indexReader } from '../../src/search/index-reader.ts';
import { pagefindEngine } from '../../src/search/pagefind-engine.ts';
import { noFilters } from '../../src/search/query.ts';

const dist = process.env['ANLI_DIST'] ?? 'dist';
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => statSync(join(dist, file)).isFile());
/** A case that was withdrawn keeps its address, not its place in the search. */
const isWithdrawn = (file: string) =>
  load(readFileSync(join(dist, file), 'utf8'))('meta[name=robots]').attr('content') === 'noindex';
const cases = files
  .filter((file) => /^cases\/[a-z0-9-]+-\d+\.html$/u.test(file) && !isWithdrawn(file))
  .map((file) => file.replace(/^cases\/|\.html$/gu, ''))
  .sort();

const base = 'http://library.example/pagefind/';
const fetch = (address: string) =>
  Promise.resolve(
    new Response(new Uint8Array(readFileSync(join(dist, 'pagefind', address.replace(base, ''))))),
  );
const engine = pagefindEngine({
  base,
  reader: indexReader({ base, fetch, patience: 5000, waits: [] }),
  load: () => Promise.resolve(runEngineScript(readFileSync(join(dist, 'pagefind/pagefind.js'), 'utf8'))),
});
const { signal } = new AbortController();

test('the index has what the search page reads and none of the ready-made interfaces', () => {
  const top = files.filter((file) => /^pagefind\/[^/]+$/u.test(file)).sort();
  assert.deepEqual(
    top.map((file) => file.replace(/_[0-9a-f]+\.pf_meta$/u, '_*.pf_meta')),
    [
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.js',
      'pagefind/pagefind.zh_*.pf_meta',
      'pagefind/wasm.unknown.pagefind',
    ],
  );
  assert.equal(files.filter((file) => file.endsWith('.pf_fragment')).length, cases.length);
});

test('the index holds every case page, and no other', async () => {
  const { hits, total, missing } = await engine.search('', noFilters, signal);
  const found = await Promise.all(hits.map(({ load: read }) => read()));
  assert.deepEqual(missing, []);
  assert.equal(total, cases.length);
  assert.deepEqual(found.map(({ id }) => id).sort(), cases);
  assert.deepEqual(
    found.filter(({ id, url }) => url !== `cases/${id}.html`),
    [],
  );
});

test('each case is found by its own title, before all others', async () => {
  const { hits } = await engine.search('', noFilters, signal);
  const lost: string[] = [];
  for (const hit of hits) {
    const { id, title } = await hit.load();
    const answer = await engine.search(title, noFilters, signal);
    const first = await answer.hits[0]?.load();
    if (first?.title !== title) lost.push(`${id} ${title}`);
  }
  assert.deepEqual(lost, []);
});

test('the filters count what the index pages list', async () => {
  const { counts } = await engine.search('', noFilters, signal);
  const listed = (page: string) => {
    const $ = load(readFileSync(join(dist, page), 'utf8'));
    return $('.terms li')
      .get()
      .flatMap((item) => {
        const [name, number] = [$(item).children().first().text(), $(item).find('.n').first().text()];
        return number === '' || number === '0' ? [] : [`${name} ${number}`];
      });
  };
  for (const [field, page] of [
    ['topic', 'topics/index.html'],
    ['stage', 'stages/index.html'],
  ] as const) {
    const counted = [...counts[field]].map(([value, count]) => `${value} ${String(count)}`);
    assert.deepEqual(counted.sort(), [...listed(page)].sort());
  }
});

test('the search page works without its script as far as it can', () => {
  const $ = load(readFileSync(join(dist, 'search.html'), 'utf8'));
  assert.equal($('form[role=search]').attr('method'), 'get');
  assert.equal($('form[role=search] input[name=q]').attr('id'), 'q');
  assert.ok($('noscript').text().includes('不用脚本'));
  assert.ok($('.ways a').length >= 5);
  const scripts = $('script')
    .get()
    .map((script) => [$(script).attr('src'), $(script).attr('type')]);
  assert.deepEqual(scripts, [['search.js', undefined]]);
  assert.equal($('ol#results').length, 1);
});
