import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { searchDocument } from '../../src/core/search-document.ts';
import { pieceFile } from '../../src/core/search/piece.ts';
import type { SearchAnswer, SearchEngine, Tier } from '../../src/search/engine.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { emptyState, noFilters } from '../../src/search/query.ts';
import type { SearchState } from '../../src/search/query.ts';
import { record } from './lib-records.ts';
import { memoryPage } from './memory-page.ts';
import type { Answer, Fault, MemoryPage } from './memory-page.ts';
import { fillers, hostileDocument, inventedDocuments, shippedIndex } from './searched-library.ts';

const own = [
  { id: 'demo-20', title: '双减之下的教育集团', text: '减轻义务教育阶段学生作业负担和校外培训负担，教育集团一起办。' },
  { id: 'demo-21', title: '作業公示', text: '落實“雙減”政策，學校公示課程計畫。9~12歲的孩子用AI批改。' },
  { id: 'demo-22', title: '县管校聘', text: '实行县管校聘，教师流动起来，规划在先。录像存档。' },
].map(({ text, ...sketch }) => searchDocument(record({ ...sketch, stages: ['高中'], primary: ['减负'] }), text));
const library = [...inventedDocuments, ...own, ...fillers, hostileDocument].sort((a, b) => (a.id < b.id ? -1 : 1));
const { root, files } = shippedIndex(library);
const site = new Map(files.map(({ path, content }) => [path, content]));
const scripts = {
  'search-more.js': async () => {
    await import('../../src/search/more.ts');
  },
};
const web = 'http://library.example/%E9%A6%86%20%E8%97%8F/';

const pages: MemoryPage[] = [];
after(() => {
  for (const page of pages.reverse()) page.close();
});

/** A fresh page with its engine. */
function open(base = web): { page: MemoryPage; engine: SearchEngine } {
  const withMore = new Map([...site, ['search-more.js', new Uint8Array(0)] as const]);
  const page = memoryPage(base, withMore, root, scripts);
  pages.push(page);
  return { page, engine: openEngine({ base, engine: '', onProgress: () => undefined }) };
}

const { signal } = new AbortController();
const ask = (engine: SearchEngine, q: string, more: Partial<SearchState> = {}): Promise<SearchAnswer> =>
  engine.search({ ...emptyState, q, ...more }, signal);
const idsOf = (hits: SearchAnswer['hits']) => Promise.all(hits.map(async (hit) => (await hit.card()).id));
const kinds = ({ interpretations }: SearchAnswer) => interpretations.map(({ kind }) => kind).join(' ');

test('without the script that reads pinyin, an answer says what could not be read', async () => {
  const { page, engine } = open();
  page.fault = (path) => (path === 'search-more.js' ? { status: 404 } : null);
  const { missing, unsearched, hits } = await ask(engine, 'jiaoyu jituan');
  assert.deepEqual([missing.map(({ name }) => name), hits.length], [['search-more.js'], 0]);
  assert.ok(unsearched.length > 0);
  page.fault = () => null;
  assert.deepEqual(await idsOf((await ask(engine, 'jiaoyu jituan')).hits), ['demo-20']);
});

const questions: readonly [query: string, tier: Tier, first: string | null, kinds: string][] = [
  ['课后服务', 'exact', 'demo-01', ''],
  ['热水房 生活老师', 'exact', 'demo-03', ''],
  ['侗寨残疾儿童融合教育如何做', 'some', 'demo-04', ''],
  ['什么是县管校聘', 'exact', 'demo-22', ''],
  ['縣管校聘', 'exact', 'demo-22', 'script'],
  ['什麼是縣管校聘？', 'exact', 'demo-22', 'script'],
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
  ['减轻学生作业负担', 'some', 'demo-20', ''],
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
    ['縣管校聘', { kind: 'script', typed: '縣管校聘', read: '县管校聘' }, ['县管校聘']],
    ['jituan', { kind: 'pinyin', typed: 'jituan', read: 'ji tuan' }, []],
    ['scri', { kind: 'prefix', typed: 'scri', read: 'scri' }, ['scri']],
    ['课后“服务”', undefined, ['课后“服务”']],
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
  const without = library.filter(({ id, title, text }) => all.includes(id) && !`${title}${text}`.includes('流动'));
  assert.deepEqual(await holding('教师 -流动'), without.map(({ id }) => id));
  assert.deepEqual(await holding('教师 -流動'), without.map(({ id }) => id));
  assert.ok(without.length < all.length);
});

test('openEngine() narrows, counts and sorts, with a query and without', async () => {
  const { engine } = open();
  const all = await ask(engine, '');
  assert.deepEqual([all.tier, all.total, all.hits.length], ['all', library.length, library.length]);
  const counts = await all.counts();
  assert.deepEqual([counts.place.get('贵州省/黔东南苗族侗族自治州'), counts.topic.get('教研')], [1, 12]);
  const narrowed = async (q: string, filters: Partial<SearchState['filters']>, sort: SearchState['sort'] = 'relevance') =>
    idsOf((await ask(engine, q, { filters: { ...noFilters, ...filters }, sort })).hits);
  assert.deepEqual(await narrowed('', { place: ['贵州省'] }), ['demo-04']);
  const holding = library.filter(({ text }) => text.includes('教师'));
  const middle = holding.filter(({ filters }) => filters.stage.includes('初中'));
  assert.deepEqual((await narrowed('教师', { stage: ['初中'] })).sort(), middle.map(({ id }) => id));
  const { counts: some } = await ask(engine, '教师', { filters: { ...noFilters, stage: ['初中'] } });
  assert.deepEqual((await some()).stage.get('高中'), 1);
  const dated = holding.filter(({ filters }) => filters.year.length > 0);
  const newest = (await narrowed('教师', {}, 'newest')).slice(0, dated.length);
  const years = newest.map((id) => Math.max(...(library.find((one) => one.id === id)?.filters.year ?? []).map(Number)));
  assert.deepEqual(years, [...years].sort((a, b) => b - a));
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
    assert.ok(suggestion === '' ? found.length === 0 : found.includes(suggestion), `${query}: ${found.join(' ')}`);
  }
  assert.deepEqual(await (await ask(engine, '课后服务')).suggestions(), []);
});

test('a hit gives its case back as it was, hostile text and all', async () => {
  const { engine } = open();
  for (const { id, url, title, text, meta } of [hostileDocument, ...own, ...inventedDocuments]) {
    const { hits } = await ask(engine, text.slice(0, 12));
    const cards = await Promise.all(hits.map((hit) => hit.card()));
    const at = cards.findIndex((card) => card.id === id);
    const { organisation, place, year, ...shown } = cards[at] ?? {};
    assert.deepEqual([organisation, place, year], [meta.organisation, meta.place, meta.year]);
    assert.deepEqual([shown.id, shown.url, shown.title, await hits[at]?.text()], [id, url, title, text]);
  }
});

const asked = ['课后服务', '縣管校聘', 'jituan', 'scri', '2+3+X', '热水房 -生活老师', '双减政策', '鑫鑫'];

/** What a reader sees of an answer. */
const seen = async (engine: SearchEngine, q: string) => {
  const { tier, hits, rest } = await ask(engine, q);
  return [q, tier, await idsOf(hits), await idsOf(rest)];
};

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
        const { hits } = await ask(engine, q, { filters: { ...noFilters, stage: ['小学', '初中', '高中', '全学段'] } });
        await Promise.all(hits.slice(0, 10).flatMap((hit) => [hit.card(), hit.text()]));
      }
    const read = page.requests.map((name) => (ranges ? name : name.replace(/\[.*/u, '')));
    const again = read.filter((name, i) => read.indexOf(name) !== i);
    // A server of whole files is known by its first answer: what was asked for before it came may come whole as well.
    assert.deepEqual([ranges, ranges ? again : again.slice(5)], [ranges, []]);
  }
});

const other = shippedIndex(library.slice(3));
const utf8 = (text: string) => new TextEncoder().encode(text);
const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 40 ? byte ^ 4 : byte));

/** What a server may do to a file, made of the file as it is. */
const faults: Readonly<Record<string, (bytes: Uint8Array, path: string) => Answer>> = {
  'not found': () => ({ status: 404, bytes: utf8('没有') }),
  'broken server': () => ({ status: 500, bytes: utf8('错') }),
  'no network': () => ({ status: 0, bytes: null }),
  'empty file': () => ({ bytes: new Uint8Array(0) }),
  'a page in its place': () => ({ bytes: utf8('<!doctype html><title>登录</title>') }),
  truncated: (bytes) => ({ bytes: bytes.slice(0, bytes.length - 30) }),
  'cut in half': (bytes) => ({ bytes: bytes.slice(0, bytes.length >> 1) }),
  'every frame flipped': (bytes) => ({ bytes: bytes.map((byte, i) => (i % 48 === 47 ? byte ^ 4 : byte)) }),
  'flipped near its end': (bytes) => ({ bytes: flipped(bytes) }),
  'of another edition': (_, path) => {
    const name = (path.split('/').pop() ?? '').replace('.js', '');
    const same = other.files.find((file) => file.path.endsWith(`/${name}.js`));
    return { bytes: same?.content ?? pieceFile(other.root.edition, name, [utf8('x')]).content };
  },
  hung: () => ({ hang: true }),
};

/** Everything an answer says, read to the end; what cannot be read is `null`. */
async function readWhole(engine: SearchEngine, q: string) {
  const answer = await ask(engine, q);
  const cards = await idsOf(answer.hits).catch(() => null);
  return { seen: [answer.tier, cards], missing: answer.missing, unsearched: answer.unsearched, total: answer.hits.length };
}

test('a piece that stays missing, damaged, hung or stale is named, and no answer is given in its place', { timeout: 120_000 }, async () => {
  for (const [name, spoil] of Object.entries(faults))
    for (const q of ['课后服务', '縣管校聘', 'jituan', '鑫鑫', '双减政策']) {
      const sound = open();
      const expected = await readWhole(sound.engine, q);
      const kind = new Set(sound.page.requests.map((request) => request.replace(/\[.*/u, '')));
      for (const broken of kind) {
        if (!broken.startsWith('search/')) continue;
        const { page, engine } = open();
        page.fault = (path) => (path === broken ? spoil(site.get(path) ?? utf8(''), path) : null);
        const found = await readWhole(engine, q);
        const says = found.missing.length > 0 && found.unsearched.length > 0;
        const same = JSON.stringify(found.seen) === JSON.stringify(expected.seen);
        const isHonest = says || (same && found.missing.length === 0) || (found.seen[1] === null && found.total === expected.total);
        assert.ok(isHonest, `${name}, ${q}, ${broken}: ${JSON.stringify(found)}`);
        if (says) assert.deepEqual(found.missing.filter((piece) => !broken.endsWith(`/${piece.name}.js`) || piece.cause === ''), []);
        page.fault = () => null;
        assert.deepEqual((await readWhole(engine, q)).seen, expected.seen, `${name}, ${q}, ${broken}, mended`);
      }
    }
});

test('a fault that passes is not noticed', async () => {
  const { engine } = open();
  for (const [name, spoil] of Object.entries(faults)) {
    const once = open();
    const fault: Fault = (path, times) => (times === 1 && path.startsWith('search/') ? spoil(site.get(path) ?? utf8(''), path) : null);
    once.page.fault = fault;
    for (const q of ['课后服务', '縣管校聘']) {
      const { missing } = await ask(once.engine, q);
      assert.deepEqual([name, missing, await seen(once.engine, q)], [name, [], await seen(engine, q)]);
    }
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
  const engine = openEngine({ base: web, engine: 'pagefind', onProgress: () => undefined });
  assert.deepEqual(await idsOf((await ask(engine, '课后服务')).hits), ['demo-01']);
  page.fault = (path) => (path.startsWith('search/') ? { status: 404 } : null);
  const { missing, unsearched } = await ask(engine, '热水房');
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
  const asked = page.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(page.requests.length, asked);
  page.fault = () => null;
  assert.deepEqual(await idsOf((await ask(engine, '课后服务')).hits), ['demo-01']);
  await assert.rejects(engine.search({ ...emptyState, q: '教师' }, stop.signal), { name: 'AbortError' });
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

test('openEngine() without its index says so, and of an empty library finds nothing', async () => {
  const { page } = open();
  window.anliRoot = shippedIndex([]).root;
  const empty = shippedIndex([]);
  page.close();
  pages.push(memoryPage(web, new Map(empty.files.map(({ path, content }) => [path, content])), empty.root, scripts));
  const engine = openEngine({ base: web, engine: '', onProgress: () => undefined });
  const { hits, total, missing } = await ask(engine, '教师');
  assert.deepEqual([hits.length, total, missing], [0, 0, []]);
  delete window.anliRoot;
  assert.throws(() => openEngine({ base: web, engine: '', onProgress: () => undefined }), { name: 'SearchFailure' });
});
