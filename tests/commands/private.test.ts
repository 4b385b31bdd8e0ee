import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gunzipSync } from 'node:zlib';
import { put, run, snapshot, withLibrary } from './library.ts';

const open =
  '基础教育典型案例选编\n\n湖南省湘西州凤凰县教育局：走教车开进山里\n案例简介：凤凰县2023年起安排36名音乐和美术教师乘走教车到19所小学校上课，孩子们每周多了四节课，家长说孩子爱唱歌了。\n';
const closed =
  '高中育人方式探索集\n\n贵州省黔东南州雷山县第二中学：“稻香学堂”里学科学\n案例简介：雷山县第二中学2019年起办起“稻香学堂”模式，高中生在梯田边做水质实验，学科竞赛获奖58人次。\n\n海南省琼海市教育局：“三桨并划”练思政\n案例简介：琼海市2018年起推行“三桨并划”模式，把思政课开到渔港边，41所学校的学生登船听课。\n';
/** Words that only the batch kept back has: its id, titles, places, models in words and as slugs, years. */
const secrets = [
  'cang',
  '高中育人',
  '雷山',
  '522634',
  '稻香',
  'daoxiang',
  '三桨',
  'sanjiang',
  '琼海',
  '469002',
  '渔港',
  '梯田',
  'years/2018',
  'years/2019',
];

type Site = Readonly<Record<string, string>>;

const isPacked = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The search index is packed. */
const unpacked = (bytes: Buffer): string => (isPacked(bytes) ? gunzipSync(bytes) : bytes).toString();

/** Build the library and read the site; names and texts as UTF-8. */
function build(root: string, content: string, preview = false): Site {
  const site = join(root, 'site');
  if (preview) process.env['ANLI_PRIVATE'] = '1';
  const { code, err } = run('build.ts', ['--content', content, '--out', site]);
  delete process.env['ANLI_PRIVATE'];
  assert.equal(code, 0, err);
  const files = Object.entries(snapshot(site));
  return Object.fromEntries(files.map(([name, text]) => [name, unpacked(Buffer.from(text, 'latin1'))]));
}

const traces = (site: Site, words: readonly string[]) =>
  Object.entries(site).flatMap(([name, text]) =>
    words.filter((word) => name.includes(word) || text.includes(word)).map((word) => `${name}: ${word}`),
  );

/** Rows of the register from which `choose` takes some, each without its fingerprint. */
const registered = (content: string, choose: RegExp) =>
  readFileSync(join(content, 'register.csv'), 'utf8')
    .split(/\r?\n/u)
    .filter((row) => choose.test(row))
    .map((row) => row.replace(/,[0-9a-f]{128},/u, ',…,'));

/** Set whether the batch is public, and make the pages anew. */
function setPublic(content: string, value: boolean): void {
  const file = join(content, 'batches/cang/batch.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^public: .*$/mu, `public: ${String(value)}`));
  const { code, err } = run('cases.ts', ['--content', content]);
  assert.equal(code, 0, err);
}

test('a batch kept back leaves no trace in a public build, and its ids are the same once it is public', () => {
  withLibrary(({ root, content }) => {
    const shared = ['--content', content];
    assert.equal(run('import.ts', [put(root, 'a.txt', open), '--batch', 'ming', ...shared]).code, 0);
    const before = readFileSync(join(content, 'register.csv'), 'utf8');
    const kept = run('import.ts', [put(root, 'b.txt', closed), '--batch', 'cang', '--private', ...shared]);
    assert.equal(kept.code, 0, kept.err);
    assert.ok(readFileSync(join(content, 'register.csv'), 'utf8').startsWith(before));
    assert.deepEqual(registered(content, /,reserved$/u), [
      'cases/cang-01.html,case,cang-01,…,,reserved',
      'cases/cang-02.html,case,cang-02,…,,reserved',
      'batches/cang.html,batch,cang,,,reserved',
    ]);
    assert.deepEqual(traces(build(root, content), secrets), []);

    const preview = build(root, content, true);
    assert.deepEqual(
      secrets.filter((word) => !/[a-z]{8}/u.test(word) && traces(preview, [word]).length === 0),
      [],
      'the words are there to be found',
    );

    const register = readFileSync(join(content, 'register.csv'), 'utf8');
    setPublic(content, true);
    const edition = /^edition: (\S+)/mu.exec(readFileSync(join(content, 'library.yaml'), 'utf8'))?.[1] ?? '';
    assert.deepEqual(registered(content, /cang/u), [
      `cases/cang-01.html,case,cang-01,…,${edition},live`,
      `cases/cang-02.html,case,cang-02,…,${edition},live`,
      `batches/cang.html,batch,cang,,${edition},live`,
      `sources/cang.html,source,cang,,${edition},live`,
    ]);
    const published = build(root, content);
    assert.match(published['cases/cang-01.html'] ?? '', /稻香学堂/u);
    assert.deepEqual(
      secrets.filter((word) => traces(published, [word]).length === 0),
      [],
    );
    const addresses = (text: string) => text.split(/\r?\n/u).map((row) => row.replace(/,.*/u, ''));
    const now = addresses(readFileSync(join(content, 'register.csv'), 'utf8'));
    assert.deepEqual(now.slice(0, addresses(register).length - 1), addresses(register).slice(0, -1));
  });
});

test('a batch taken back says so at its addresses, and of its headings no more than the addresses do', () => {
  withLibrary(({ root, content }) => {
    const shared = ['--content', content];
    run('import.ts', [put(root, 'a.txt', open), '--batch', 'ming', ...shared]);
    run('import.ts', [put(root, 'b.txt', closed), '--batch', 'cang', ...shared]);
    const before = readFileSync(join(content, 'register.csv'), 'utf8');
    setPublic(content, false);
    assert.equal(readFileSync(join(content, 'register.csv'), 'utf8'), before);
    const site = build(root, content);
    assert.match(site['cases/cang-02.html'] ?? '', /案例“cang-02”的页面；它暂不公开/u);
    assert.match(site['batches/cang.html'] ?? '', /汇编“cang”的页面；它暂不公开/u);
    assert.match(site['sources/cang.html'] ?? '', /原文对照“cang”的页面；它暂不公开/u);
    const told = secrets.filter((word) => /\p{Script=Han}/u.test(word));
    assert.deepEqual(traces(site, told), []);
    const models = Object.entries(site).filter(([name]) => /models\/.*daoxiang/u.test(name));
    assert.deepEqual(
      models.map(([, page]) => /这一版里没有/u.test(page)),
      [true],
    );
  });
});
