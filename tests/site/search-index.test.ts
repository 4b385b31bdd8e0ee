import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { load } from 'cheerio';
import { scriptFolds } from '../../src/build/script-folds.ts';
import { wordsPath } from '../../src/core/search/root.ts';
import { folded, runsOf } from '../../src/core/search/units.ts';
import type { SearchAnswer } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { emptyState, noFilters } from '../../src/search/query.ts';
import { givenBy, memoryPage } from '../unit/memory-page.ts';
import { seededRandom } from '../unit/random-text.ts';
import { cases as records, dist } from './built-site.ts';

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

const base = 'http://library.example/';
const indexFiles = files.filter((file) => /^(?:search|pagefind)\//u.test(file));
const site = new Map(indexFiles.map((file) => [file, readFileSync(join(dist, file))]));
const index = givenBy(new Map([...site, ['search.js', readFileSync(join(dist, 'search.js'))]]));
const withMore = new Map([...site, ['search-more.js', new Uint8Array()] as const]);
const page = memoryPage(base, withMore, index, {
  'search-more.js': async () => {
    await import('../../src/search/more.ts');
  },
});
after(page.close);
const engine = openEngine({ base, engine: '', onProgress: () => undefined });
const { signal } = new AbortController();
const ask = (q: string): Promise<SearchAnswer> => engine.search({ ...emptyState, q }, signal);
const all = await ask('');
const found = await Promise.all(
  all.hits.map(async (hit) => ({ ...(await hit.card()), text: await hit.text() })),
);

test('the index has what the search page reads and none of the ready-made interfaces', () => {
  const names = indexFiles.map((file) =>
    file
      .replace(/^search\/[0-9a-f]{8}\//u, 'search/*/')
      .replace(/zh_[0-9a-f]+/u, 'zh_*')
      .replace(/\/([gctq])\d+\.js$/u, '/$1*.js'),
  );
  const folder = 'search/*';
  assert.deepEqual(
    [...new Set(names)].sort(),
    [
      'pagefind/index/zh_*.pf_index',
      'pagefind/pagefind-entry.json',
      'pagefind/pagefind.js',
      'pagefind/pagefind.zh_*.pf_meta',
      'pagefind/wasm.unknown.pagefind',
      ...['c*', 'f', 'g*', 'i', 'q*', 't*', 'words', 'x-folds', 'x-lengths', 'x-sounds', 'x-terms'].map(
        (name) => `${folder}/${name}.js`,
      ),
    ].sort(),
  );
  assert.equal(
    new Set(indexFiles.flatMap((file) => /^search\/([0-9a-f]{8})\//u.exec(file)?.[1] ?? [])).size,
    1,
  );
});

test('the index holds every case page, and no other', () => {
  assert.deepEqual([all.missing, all.total], [[], cases.length]);
  assert.deepEqual(found.map(({ id }) => id).sort(), cases);
  assert.deepEqual(
    found.filter(({ id, url, text }) => url !== `cases/${id}.html` || text.length < 20),
    [],
  );
});

test('each case is found by its own title, before all others, and by its own words', async () => {
  const lost: string[] = [];
  for (const { id, title, text } of found) {
    const [best] = (await ask(title)).hits;
    if ((await best?.card())?.title !== title) lost.push(`${id} ${title}`);
    for (const run of (text.match(/\p{Script=Han}{6,}/gu) ?? []).slice(0, 5)) {
      const { tier, hits } = await ask(run.slice(0, 6));
      const ids = await Promise.all(hits.map(async (hit) => (await hit.card()).id));
      if (tier !== 'exact' || !ids.includes(id)) lost.push(`${id} ${run.slice(0, 6)}`);
    }
  }
  assert.deepEqual(lost, []);
});

const fold = (text: string) => folded(text, scriptFolds());
/** A text without what search passes over, runs parted by `|`. */
const units = (text: string) =>
  runsOf(fold(text))
    .map((run) => run.map((unit) => unit.text).join(''))
    .join('|');

test('of a hundred cases that are said to hold all of a word, ninety-eight hold it literally', async () => {
  const random = seededRandom(4);
  const texts = new Map(
    found.map(({ id, title, organisation, place, text }) => [
      id,
      [title, organisation, ...place.split(' '), text].map(units).join('|'),
    ]),
  );
  const words = Array.from({ length: 400 }, (_, i) => {
    const { text } = found[Math.floor(random() * found.length)] ?? { text: '' };
    const runs = text.match(/\p{Script=Han}{7,}/gu) ?? [''];
    const run = runs[Math.floor(random() * runs.length)] ?? '';
    return run.slice(0, 2 + (i % 5));
  }).filter((word) => word.length > 1);
  let [given, literal] = [0, 0];
  for (const word of words) {
    const { tier, hits, interpretations } = await ask(word);
    if (tier !== 'exact' || interpretations.length > 0) continue;
    const ids = await Promise.all(hits.map(async (hit) => (await hit.card()).id));
    given += ids.length;
    literal += ids.filter((id) => texts.get(id)?.includes(fold(word)) === true).length;
  }
  assert.ok(given > 400);
  assert.ok(literal / given >= 0.98, `${String(literal)} of ${String(given)}`);
});

test('the filters count what the index pages list', async () => {
  const counts = await all.counts();
  const listed = (name: string) => {
    const $ = load(readFileSync(join(dist, name), 'utf8'));
    return $('.terms li')
      .get()
      .flatMap((item) => {
        const term = $(item).children().first().text();
        // A topic says beside the number of all its cases how many it is the subject of, if these are fewer.
        const [, subject] = /以此为主题的 (\d+) 篇/u.exec($(item).text()) ?? [];
        const number = subject ?? $(item).find('.n').first().text();
        return number === '' || number === '0' ? [] : [`${term} ${number}`];
      });
  };
  for (const [field, name] of [
    ['topic', 'topics/index.html'],
    ['stage', 'stages/index.html'],
  ] as const) {
    const counted = [...counts[field]].map(([value, count]) => `${value} ${String(count)}`);
    assert.deepEqual(counted.sort(), [...listed(name)].sort());
  }
});

test('a filter leaves the cases whose records have the term', async () => {
  const expected = records
    .filter(
      ({ record }) => cases.includes(record.id) && record.stages.terms.some(({ term }) => term === '小学'),
    )
    .map(({ record }) => record.id);
  const { hits } = await engine.search({ ...emptyState, filters: { ...noFilters, stage: ['小学'] } }, signal);
  const ids = await Promise.all(hits.map(async (hit) => (await hit.card()).id));
  assert.deepEqual(ids.sort(), expected.sort());
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
  assert.deepEqual(scripts, [
    [wordsPath(index.root.edition), undefined],
    ['search.js', undefined],
  ]);
  assert.equal($('ol#results').length, 1);
});
