import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { readGazetteer } from '../../scripts/read-gazetteer.ts';
import { typoRulesSchema } from '../../src/core/schema/typos.ts';
import { suspectTypos } from '../../src/core/typos.ts';
import { inventedCases } from './invented-cases.ts';
import { rulesOf, tagRows } from './invented-tag-rows.ts';
import { readingsOf } from './readings.ts';

const rules = rulesOf('typos', typoRulesSchema);
const { value: gazetteer } = readGazetteer(fileURLToPath(new URL('../../content', import.meta.url)));
/** Readings of the characters that the rows below confuse. */
const sounds: Readonly<Record<string, string>> = {
  集: 'jí',
  及: 'jí',
  丽: 'lì',
  莉: 'lì',
  海: 'hǎi',
  问: 'wèn',
  闻: 'wén',
  江: 'jiāng',
};
const readings = (han: string) => [sounds[han] ?? []].flat();
const suspects = (text: string) => suspectTypos(text, { rules, gazetteer, readings });
const told = (text: string) => suspects(text).map((s) => `${s.rule} ${s.words} ${s.suggestion}`);

test('typos.yaml: each rule gives its right form and leaves its miss examples and its right forms alone', () => {
  const wrong = [...rules.words, ...rules.patterns].flatMap(({ id, match, miss }) => [
    ...match
      .filter((row) => !told(row.in).some((t) => t.startsWith(`${id} `) && t.endsWith(` ${row.gives}`)))
      .map((row) => row.in),
    ...[...miss, ...match.map((row) => row.gives)].filter((row) => told(row).length > 0),
  ]);
  assert.deepEqual(wrong, []);
});

test('typos.yaml: each wrong form is found alone, and no right form is suspected', () => {
  const wrong = rules.words.flatMap(({ id, words }) =>
    Object.entries(words).filter(
      ([bad, good]) =>
        told(`县里${bad}。`).join() !== `${id} ${bad} ${good}` || told(`县里${good}。`).length > 0,
    ),
  );
  assert.deepEqual(wrong, []);
});

test('suspectTypos() finds a name printed once in another form than elsewhere', () => {
  const rows: readonly (readonly [text: string, told: readonly string[]])[] = [
    [
      '云岭市寰岛实验小学牵头。三年来，云岭市寰岛实验小学带三校。去年，云岭市赛岛实验小学获奖。',
      ['odd-institution 云岭市赛岛实验小学 云岭市寰岛实验小学'],
    ],
    [
      '云岭县金集学区试点。云岭县金集学区有八校。云岭县金及学区的老师走教。',
      ['odd-institution 云岭县金及学区 云岭县金集学区'],
    ],
    ['推行“问学课堂”。“问学课堂”三步走。教师谈“闻学课堂”。', ['odd-practice 闻学课堂 问学课堂']],
    ['王小丽老师说。王小丽老师写。王小莉老师唱。', ['odd-person 王小莉 王小丽']],
    ['山东省维坊市的学校，山东省潍坊市的学校。', ['misspelt-place 维坊市 潍坊市']],
    ['安徽省六安市金赛县的村小。', ['misspelt-place 金赛县 金寨县']],
  ];
  for (const [text, expected] of rows) {
    const found = suspects(text);
    assert.deepEqual(told(text), expected, text);
    for (const { words, at } of found) assert.equal(text.slice(at, at + words.length), words);
  }
});

test('suspectTypos() leaves names alone that differ by right', () => {
  const rows = [
    '云岭市第一实验小学领办。云岭市第一实验小学出师资。云岭市第二实验小学受益。',
    '云岭县城东实验小学带头。云岭县城东实验小学、云岭县城西实验小学结对。',
    '云岭县金山镇中心小学好。云岭县金山镇中心小学大。云岭县金沙镇中心小学小。',
    '实施“启航工程”“续航工程”，“启航工程”先行。',
    '打造“红色课堂”“红色课堂”，又有“绿色课堂”。',
    '王小丽老师说。王小丽老师写。王小海老师唱。',
    '江苏省维安市，像淮安也像海安。',
    '湖北省各县、四川省山区县、江苏省淮安市。',
    '“1+N+1”模式，“1+N+1”机制，“1+6+N”格局。',
    '云岭县教育局发文，云岭县教育局督查，云岭县教体局更名。',
  ];
  for (const row of rows) assert.deepEqual(told(row), [], row);
});

test('suspectTypos() suspects nothing in texts without typos', () => {
  const texts = [
    ...readingsOf('train').map((r) => r.body),
    ...readingsOf('held-out').map((r) => r.body),
    ...inventedCases.map((c) => c.body),
    ...tagRows.map((r) => r.text.body),
  ];
  assert.deepEqual(
    texts.flatMap((text) => told(text)),
    [],
  );
});

test('suspectTypos() takes no longer than a moment on a long text', () => {
  const line = '云岭市寰岛实验小学与金集学区推行“问学课堂”，王小丽老师在江苏省淮安市讲课。';
  const started = performance.now();
  suspects(line.repeat(10_000));
  const took = performance.now() - started;
  assert.ok(took < 15_000, `${String(Math.round(took))} ms`);
});
