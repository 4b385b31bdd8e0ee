import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import type { SearchAnswer, Tier } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { emptyState, noFilters } from '../../src/search/query.ts';
import type { SearchState } from '../../src/search/query.ts';
import { memoryPage } from './memory-page.ts';
import { ask, asked, closePages, idsOf, library, open, own, seen, web } from './opened-page.ts';
import { hostileDocument, inventedDocuments, shippedIndex } from './searched-library.ts';

after(closePages);

const kinds = ({ interpretations }: SearchAnswer) => interpretations.map(({ kind }) => kind).join(' ');

test('what the script of rare needs would have read is named while it is not there', async () => {
  const { page, engine } = open();
  page.fault = (path) => (path === 'search-more.js' ? { status: 404 } : null);
  const { suggestions } = await ask(engine, '课后扶务');
  const failure = { name: 'SearchFailure', message: 'search-more.js: 没有这个文件，或网络不通' };
  await assert.rejects(suggestions(), failure);
  const { missing, unsearched } = await ask(engine, 'jiaoyu jituan');
  assert.deepEqual([missing.map(({ name }) => name), unsearched], [['search-more.js'], ['jiaoyu jituan']]);
  page.fault = () => null;
  assert.deepEqual(await idsOf((await ask(engine, 'jiaoyu jituan')).hits), ['demo-20']);
  assert.ok((await suggestions()).length > 0);
});

const questions: readonly [query: string, tier: Tier, first: string | null, kinds: string][] = [
  ['课后服务', 'exact', 'demo-01', 'synonym'],
  ['热水房 生活老师', 'exact', 'demo-03', ''],
  ['侗寨残疾儿童融合教育如何做', 'complete', 'demo-04', 'synonym synonym'],
  ['什么是县管校聘', 'exact', 'demo-22', 'synonym'],
  ['縣管校聘', 'exact', 'demo-22', 'script synonym'],
  ['什麼是縣管校聘？', 'exact', 'demo-22', 'script synonym'],
  ['规划', 'exact', 'demo-22', ''],
  ['課程計畫', 'exact', 'demo-21', 'script'],
  ['课程计划', 'exact', 'demo-21', ''],
  ['录像', 'exact', 'demo-22', ''],
  ['落实“双减”政策', 'exact', 'demo-21', 'synonym'],
  ['jituan', 'exact', 'demo-20', 'pinyin'],
  ['jiao yu ji tuan', 'exact', 'demo-20', 'pinyin'],
  ["jiao'yu'ji'tuan", 'exact', 'demo-20', 'pinyin'],
  ['jítuán', 'exact', 'demo-20', 'pinyin'],
  ['ji2tuan2', 'exact', 'demo-20', 'pinyin'],
  ['xgxp', 'exact', 'demo-22', 'pinyin'],
  ['ai jiaoyujituan', 'some', null, 'synonym pinyin'],
  ['2+3+X', 'exact', 'demo-02', ''],
  ['２＋３＋ｘ', 'exact', 'demo-02', ''],
  ['2+3', 'exact', 'demo-02', ''],
  ['9~12岁', 'exact', 'demo-21', ''],
  ['94%', 'exact', 'demo-02', ''],
  ['减轻学生作业负担', 'complete', 'demo-20', ''],
  ['教师 -双减', 'exact', null, ''],
  ['教师 -雙減', 'exact', null, ''],
  ['"教师 流动"', 'exact', 'demo-22', ''],
  ['岳西县', 'exact', 'demo-01', ''],
  ['贵州省', 'exact', 'demo-04', ''],
  ['scri', 'exact', 'demo-99', 'prefix'],
  ['侗', 'exact', 'demo-04', ''],
  ['甲乙', 'exact', 'demo-99', ''],
  ['鑫鑫', 'some', null, ''],
  ['scriptx', 'some', null, ''],
  ['。', 'some', null, ''],
];

test('openEngine() answers what people type', async () => {
  const { engine } = open();
  const found: (typeof questions)[number][] = [];
  for (const [query, , first] of questions) {
    const answer = await ask(engine, query);
    const [best = null] = await idsOf(answer.hits);
    assert.deepEqual([answer.missing, answer.unsearched], [[], []], query);
    found.push([query, answer.tier, first === null ? null : best, kinds(answer)]);
  }
  assert.deepEqual(found, questions);
});

test('openEngine() says how it read a query, and what is to be marked', async () => {
  const { engine } = open();
  const rows: readonly [query: string, interpretation: unknown, words: readonly string[]][] = [
    ['課程計畫', { kind: 'script', typed: '課程計畫', read: '课程计画' }, ['课程计画']],
    ['jituan', { kind: 'pinyin', typed: 'jituan', read: 'ji tuan' }, []],
    ['scri', { kind: 'prefix', typed: 'scri', read: 'scri' }, ['scri']],
    ['课后“服务”', undefined, ['课后“服务']],
  ];
  for (const [query, interpretation, words] of rows) {
    const answer = await ask(engine, query);
    assert.deepEqual([query, answer.interpretations[0], answer.words], [query, interpretation, words]);
  }
});

test('openEngine() excludes what is asked to be excluded, in either script', async () => {
  const { engine } = open();
  const holding = async (query: string) => (await idsOf((await ask(engine, query)).hits)).sort();
  const all = await holding('教师');
  const without = library.filter(
    ({ id, title, text }) => all.includes(id) && !`${title}${text}`.includes('流动'),
  );
  assert.deepEqual(
    await holding('教师 -流动'),
    without.map(({ id }) => id),
  );
  assert.deepEqual(
    await holding('教师 -流動'),
    without.map(({ id }) => id),
  );
  assert.ok(without.length < all.length);
});

test('openEngine() narrows, counts and sorts, with a query and without', async () => {
  const { engine } = open();
  const all = await ask(engine, '');
  assert.deepEqual([all.tier, all.total, all.hits.length], ['all', library.length, library.length]);
  const counts = await all.counts();
  assert.deepEqual([counts.place.get('贵州省/黔东南苗族侗族自治州'), counts.topic.get('教研')], [1, 12]);
  const narrowed = async (
    q: string,
    filters: Partial<SearchState['filters']>,
    sort: SearchState['sort'] = 'relevance',
  ) => idsOf((await ask(engine, q, { filters: { ...noFilters, ...filters }, sort })).hits);
  assert.deepEqual(await narrowed('', { place: ['贵州省'] }), ['demo-04']);
  const holding = library.filter(({ text }) => text.includes('教师'));
  const middle = holding.filter(({ filters }) => filters.stage.includes('初中'));
  assert.deepEqual(
    (await narrowed('教师', { stage: ['初中'] })).sort(),
    middle.map(({ id }) => id),
  );
  const { counts: some } = await ask(engine, '教师', { filters: { ...noFilters, stage: ['初中'] } });
  assert.deepEqual((await some()).stage.get('高中'), 1);
  const dated = holding.filter(({ filters }) => filters.year.length > 0);
  const newest = (await narrowed('教师', {}, 'newest')).slice(0, dated.length);
  const years = newest.map((id) =>
    Math.max(...(library.find((one) => one.id === id)?.filters.year ?? []).map(Number)),
  );
  assert.deepEqual(
    years,
    [...years].sort((a, b) => b - a),
  );
  assert.equal(years.length, dated.length);
});

test('openEngine() suggests what may have been meant when a word is nowhere', async () => {
  const { engine } = open();
  const rows: readonly [query: string, suggestion: string][] = [
    ['镜山青少年', ''],
    ['较研', '教研'],
    ['初忠', '初中'],
    ['课后扶务', '课后服务'],
    ['教师 较研', '教师 教研'],
  ];
  for (const [query, suggestion] of rows) {
    const { suggestions } = await ask(engine, query);
    const found = (await suggestions()).map(({ query: meant }) => meant);
    assert.ok(
      suggestion === '' ? found.length === 0 : found.includes(suggestion),
      `${query}: ${found.join(' ')}`,
    );
  }
  assert.deepEqual(await (await ask(engine, '课后服务')).suggestions(), []);
});

test('a hit gives its case back as it was, hostile text and all', async () => {
  const { engine } = open();
  for (const { id, url, title, text, meta } of [hostileDocument, ...own, ...inventedDocuments]) {
    const { hits } = await ask(engine, text.slice(0, 12));
    const cards = await Promise.all(hits.map((hit) => hit.card()));
    const at = cards.findIndex((card) => card.id === id);
    const { organisation, place, year } = meta;
    const shown = { id, url, title, organisation, place, year };
    assert.deepEqual({ ...cards[at], ...shown }, cards[at]);
    assert.equal(await hits[at]?.text(), text);
  }
});

test('from file:// the same answers come by script', async () => {
  const { engine } = open();
  const expected: unknown[] = [];
  for (const q of asked) expected.push(await seen(engine, q));
  const disk = open('file:///D:/案例 库/');
  const found: unknown[] = [];
  for (const q of asked) found.push(await seen(disk.engine, q));
  assert.deepEqual(found, expected);
  const [first] = (await ask(disk.engine, '课后服务')).hits;
  assert.equal(await first?.text(), inventedDocuments[0]?.text);
});

test('each piece is read once, by a server of ranges and by one of whole files', async () => {
  for (const ranges of [true, false]) {
    const { page, engine } = open();
    page.ranges = ranges;
    for (let times = 0; times < 2; times += 1)
      for (const q of asked) {
        const { hits } = await ask(engine, q, {
          filters: { ...noFilters, stage: ['小学', '初中', '高中', '全学段'] },
        });
        await Promise.all(hits.slice(0, 10).flatMap((hit) => [hit.card(), hit.text()]));
      }
    const read = page.requests.map((name) => (ranges ? name : name.replace(/\[.*/u, '')));
    const again = read.filter((name, i) => read.indexOf(name) !== i);
    // A server of whole files is known by its first answer: what was asked for before it came may come whole as well.
    assert.deepEqual([ranges, ranges ? again : again.slice(5)], [ranges, []]);
  }
});

test('filters that cannot be read fail the search, and are read again', async () => {
  const { page, engine } = open();
  page.fault = (path) => (path.endsWith('/f.js') ? { status: 500 } : null);
  const narrowed = () => ask(engine, '课后服务', { filters: { ...noFilters, stage: ['小学'] } });
  await assert.rejects(narrowed(), { name: 'SearchFailure', message: 'f: 服务器答复 500' });
  page.fault = () => null;
  assert.deepEqual(await idsOf((await narrowed()).hits), ['demo-01']);
});

test('asked for Pagefind that is not there, the compact index answers, and what it lacks is said', async () => {
  const { page } = open();
  const fresh = () => openEngine({ base: web, engine: 'pagefind', onProgress: () => undefined });
  assert.deepEqual(await idsOf((await ask(fresh(), '课后服务')).hits), ['demo-01']);
  page.fault = (path) => (path.startsWith('search/') ? { status: 404 } : null);
  const { missing, unsearched } = await ask(fresh(), '热水房');
  assert.deepEqual([missing.length > 0, unsearched], [true, ['热水房']]);
});

test('a search that is given up reads no more, and the next one is whole', async () => {
  const { page, engine } = open();
  const stop = new AbortController();
  page.fault = () => ({ hang: true });
  const given = engine.search({ ...emptyState, q: '课后服务' }, stop.signal);
  setTimeout(() => {
    stop.abort();
  }, 5);
  await assert.rejects(given, { name: 'AbortError' });
  assert.deepEqual(
    page.stopped,
    page.requests.map((name) => name.replace(/\[.*/u, '')),
  );
  const before = page.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(page.requests.length, before);
  page.fault = () => null;
  assert.deepEqual(await idsOf((await ask(engine, '课后服务')).hits), ['demo-01']);
  await assert.rejects(open().engine.search({ ...emptyState, q: '课后服务' }, stop.signal), {
    name: 'AbortError',
  });
});

test('progress tells of pieces and bytes, and begins anew with each question', async () => {
  const { page } = open();
  const told: { pieces: number; bytes: number; reading: number }[] = [];
  const engine = openEngine({
    base: web,
    engine: '',
    onProgress: ({ pieces, bytes, reading }) => told.push({ pieces, bytes, reading: reading.length }),
  });
  await ask(engine, '课后服务');
  const first = told.at(-1);
  assert.ok(first !== undefined && first.pieces > 0 && first.bytes > 100 && first.reading === 0);
  assert.equal(first.pieces, page.requests.length);
  const before = told.length;
  await ask(engine, '热水房');
  assert.ok((told[before]?.bytes ?? 0) < first.bytes);
});

test('openEngine() without its index says so, and of an empty library finds nothing', async (t) => {
  const empty = shippedIndex([]);
  const page = memoryPage(web, new Map(empty.files.map(({ path, content }) => [path, content])), empty);
  t.after(page.close);
  const openEmpty = () => openEngine({ base: web, engine: '', onProgress: () => undefined });
  const { hits, total, missing } = await ask(openEmpty(), '教师');
  assert.deepEqual([hits.length, total, missing], [0, 0, []]);
  delete window.anliRoot;
  assert.throws(openEmpty, { name: 'SearchFailure' });
});
