import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { checkIndex } from '../../src/build/check-search-index.ts';
import { engineScript, runEngineScript } from '../../src/build/search-scripts.ts';
import { writeSearchIndex } from '../../src/build/search-index.ts';
import { searchDocument } from '../../src/core/search-document.ts';
import type { SearchEngine } from '../../src/search/engine.ts';
import { indexReader } from '../../src/search/index-reader.ts';
import { pagefindEngine } from '../../src/search/pagefind-engine.ts';
import { noFilters } from '../../src/search/query.ts';
import { inventedCases } from './invented-cases.ts';
import { record } from './lib-records.ts';

const places = [
  ['340828', '安徽省', '安庆市', '岳西县'],
  ['410581', '河南省', '安阳市', '林州市'],
  ['451228', '广西壮族自治区', '河池市', '都安瑶族自治县'],
  ['522631', '贵州省', '黔东南苗族侗族自治州', '黎平县'],
] as const;

const cases = inventedCases.map(({ title, organisation, body, years }, at) => {
  const place = places[at];
  const id = `demo-${String(at + 1).padStart(2, '0')}`;
  const stages = [at % 2 === 0 ? '小学' : '初中'];
  const sketch = { id, title, organisation, stages, primary: ['教研'], years };
  return searchDocument(record(place === undefined ? sketch : { ...sketch, place }), body);
});
const hostile = searchDocument(
  record({ id: 'demo-99', title: '<img src=x onerror=alert(1)>&amp;' }),
  '{process.exit()} ${x} ``` --- <script>甲乙</script>',
);
const library = [...cases, hostile];

const folder = mkdtempSync(join(tmpdir(), 'search-index-'));
after(() => {
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

const base = 'http://library.example/%E9%A6%86%20%E8%97%8F/pagefind/';

/** The engine as on the page, over files in memory; pieces that match `faults.broken` are not there. */
function engineOver(files: Files, faults: { broken?: RegExp } = {}): SearchEngine {
  const fetch = (address: string) => {
    const name = address.replace(base, 'pagefind/');
    const content = files.get(name);
    const response =
      content === undefined || faults.broken?.test(name) === true
        ? new Response('', { status: 404 })
        : new Response(new Uint8Array(content));
    return Promise.resolve(response);
  };
  const script = new TextDecoder().decode(files.get('pagefind/pagefind.js'));
  const reader = indexReader({ base, fetch, patience: 1000, waits: [] });
  return pagefindEngine({ base, reader, load: () => Promise.resolve(runEngineScript(script)) });
}

const { signal } = new AbortController();
const ids = async (engine: SearchEngine, query: string, filters = noFilters) => {
  const { hits } = await engine.search(query, filters, signal);
  return Promise.all(hits.map(async ({ load }) => (await load()).id));
};

const first = join(folder, '一 次');
const report = await writeSearchIndex({ dist: first, cases: library });
const files = filesIn(first);

test('writeSearchIndex() writes the same bytes whatever the order of the cases', async () => {
  const second = join(folder, 'second');
  await writeSearchIndex({ dist: second, cases: [...library].reverse() });
  assert.deepEqual(filesIn(second), files);
});

test('writeSearchIndex() writes what is read and no more, under ASCII names', () => {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  assert.deepEqual(report, { documents: library.length, files: files.size, bytes });
  const strange = [...files.keys()].filter(
    (name) =>
      !/^(?:search\.js|pagefind\/[\w.-]+|pagefind\/(?:index|fragment|filter)\/\w+\.pf_\w+)$/u.test(name),
  );
  assert.deepEqual(strange, []);
  assert.deepEqual(
    [...files.keys()].filter((name) => /ui|highlight|worker|\.css$/u.test(name)),
    [],
  );
  for (const script of ['search.js', 'pagefind/pagefind.js']) {
    const text = new TextDecoder('latin1').decode(files.get(script));
    assert.equal(/\P{ASCII}/u.exec(text)?.[0], undefined, `${script} is not ASCII`);
    assert.equal(/\bimport\.meta\b|\bexport\s*\{/u.test(text), false, `${script} is a module`);
  }
});

test('pagefindEngine() finds each case by any four characters of it', async () => {
  const engine = engineOver(files);
  for (const { id, text } of cases) {
    for (const run of (text.match(/\p{Script=Han}{4,}/gu) ?? []).slice(0, 6)) {
      const at = run.length >> 1;
      const words = run.slice(Math.max(0, at - 2), Math.max(0, at - 2) + 4);
      const holding = library.filter((one) => one.text.includes(words)).map((one) => one.id);
      const found = await ids(engine, words);
      assert.deepEqual([...found].sort(), holding, `“${words}” of ${id}`);
    }
  }
});

test('pagefindEngine() ranks the case a question asks for first', async () => {
  const engine = engineOver(files);
  const rows: readonly [query: string, first: string][] = [
    ['山区的课后服务怎样把人留住', 'demo-01'],
    ['县中怎么靠走班课表振兴', 'demo-02'],
    ['寄宿制学校宿舍亲情电话', 'demo-03'],
    ['侗寨残疾儿童融合教育如何做', 'demo-04'],
    ['２＋３＋ｘ', 'demo-02'],
    ['生活老师 热水房', 'demo-03'],
    ['岳西县', 'demo-01'],
    ['贵州省', 'demo-04'],
  ];
  const found = await Promise.all(rows.map(async ([query]) => [query, (await ids(engine, query))[0]]));
  assert.deepEqual(found, rows);
});

test('pagefindEngine() takes no shorter word for a longer one', async () => {
  const engine = engineOver(files);
  for (const query of ['特鑫', '课鑫鑫', 'scriptx', '。'])
    assert.deepEqual(await ids(engine, query), [], query);
  assert.deepEqual(await ids(engine, '2+3'), ['demo-02']);
});

test('pagefindEngine() narrows and counts, with a query and without', async () => {
  const engine = engineOver(files);
  const all = await engine.search('', noFilters, signal);
  assert.deepEqual([all.tier, all.total, all.hits.length], ['all', library.length, library.length]);
  assert.equal(all.counts.place.get('贵州省/黔东南苗族侗族自治州'), 1);
  assert.equal(all.counts.topic.get('教研'), cases.length);
  assert.deepEqual(await ids(engine, '', { ...noFilters, place: ['贵州省'] }), ['demo-04']);
  const some = await engine.search('教师', { ...noFilters, stage: ['初中'] }, signal);
  const holding = cases.filter(({ text }) => text.includes('教师'));
  const middle = holding.filter(({ filters }) => filters.stage.includes('初中'));
  assert.equal(some.hits.length, middle.length);
  assert.equal(some.counts.stage.get('初中'), middle.length);
  assert.equal(some.counts.stage.get('小学'), holding.length - middle.length);
});

test('pagefindEngine() gives a case back as it was, hostile text and all', async () => {
  const engine = engineOver(files);
  const { hits } = await engine.search('甲乙', noFilters, signal);
  const found = await Promise.all(hits.map(({ load }) => load()));
  const { id, url, title, text } = hostile;
  assert.deepEqual(found, [{ id, url, title, text, organisation: '', place: '', year: '' }]);
});

test('pagefindEngine() says what it could not read, and works again once it can', async (t) => {
  t.mock.method(console, 'error', () => undefined);
  const whole = (await ids(engineOver(files), '教师')).length;
  for (const [broken, missing] of [
    [/pf_index$/u, /^index\//u],
    [/pf_filter$/u, /^filter\//u],
  ] as const) {
    const faults: { broken?: RegExp } = { broken };
    const engine = engineOver(files, faults);
    const answer = await engine.search('教师', noFilters, signal);
    assert.ok(answer.missing.length > 0);
    for (const { name } of answer.missing) assert.match(name, missing);
    delete faults.broken;
    const again = await engine.search('教师', { ...noFilters, topic: ['教研'] }, signal);
    assert.deepEqual([again.hits.length, again.missing], [whole, []]);
  }
  for (const broken of [/entry\.json$/u, /pf_meta$/u, /wasm/u]) {
    const faults: { broken?: RegExp } = { broken };
    const engine = engineOver(files, faults);
    await assert.rejects(engine.search('教师', noFilters, signal), { name: 'SearchFailure' });
    delete faults.broken;
    assert.equal((await ids(engine, '教师')).length, whole);
  }
  const faults: { broken?: RegExp } = { broken: /pf_fragment$/u };
  const { hits } = await engineOver(files, faults).search('教师', noFilters, signal);
  await assert.rejects(Promise.resolve(hits[0]?.load()), { name: 'SearchFailure' });
  delete faults.broken;
  assert.match((await hits[0]?.load())?.id ?? '', /^demo-/u);
});

test('pagefindEngine() gives up when asked to', async () => {
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(engineOver(files).search('教师', noFilters, stop.signal), { name: 'AbortError' });
});

test('checkIndex() misses a case, a pair of characters and a case in the wrong place', async () => {
  const kept = [...files].map(([path, content]) => ({ path, content }));
  await checkIndex(kept, library);
  const [a, b, ...others] = library;
  assert.ok(a !== undefined && b !== undefined);
  await assert.rejects(checkIndex(kept, [a, b]), /收 \d+ 篇，应有 2 篇/u);
  await assert.rejects(checkIndex(kept, [b, a, ...others]), /不是案例/u);
  const changed = { ...a, text: '鑫鑫鑫。' };
  await assert.rejects(checkIndex(kept, [changed, b, ...others]), /查不到案例 demo-01 中的“鑫鑫”/u);
});

test('engineScript() refuses a module that reads by other means', async () => {
  await assert.rejects(engineScript('export const search = () => load();', '9.9.9'), /找不到它的 fetch/u);
});

test('writeSearchIndex() makes an index of an empty library that says so', async () => {
  const dist = join(folder, 'empty');
  assert.equal((await writeSearchIndex({ dist, cases: [] })).documents, 0);
  await assert.rejects(engineOver(filesIn(dist)).search('教师', noFilters, signal), /索引是空的/u);
});
