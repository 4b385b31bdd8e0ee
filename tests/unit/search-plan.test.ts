import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { keysOf, planQuery } from '../../src/core/search/plan.ts';
import type { Language, Part, Synonym } from '../../src/core/search/plan.ts';
import { askingWords, contentOf } from '../../src/core/search/question-words.ts';
import { folded, keysOfRun, runsOf } from '../../src/core/search/units.ts';
import { indexedText } from './generated-texts.ts';
import { trials } from './random-text.ts';

const group = (number: number, names: readonly string[], count = names.length): Synonym => ({
  key: `=${String(number)}`,
  names,
  words: names.slice(0, count),
  unless: ['集团校车'],
});
const asking = askingWords([{ role: 'ask', words: ['如何', '什么是'], keep: ['例如何'] }], (text) => text);
const language: Language = {
  folds: new Map([['減', '减']]),
  synonyms: [
    group(0, ['双减', '减轻负担']),
    group(1, ['集团化办学', '集团校', '集团化']),
    group(2, ['农村学校', '村小'], 1),
  ],
  content: (text) => contentOf(text, asking),
  common: new Set(['学校', '教师']),
};

const words = (parts: readonly Part[]) => parts.map(({ typed }) => typed);

test('planQuery() takes a query apart', () => {
  const rows: readonly [query: string, parts: readonly string[], excluded: readonly string[]][] = [
    ['教师 队伍', ['教师', '队伍'], []],
    ['教师，队伍', ['教师', '队伍'], []],
    ['教师队伍建设', ['教师队伍建设'], []],
    ['落实“双减”政策', ['落实“双减”政策'], []],
    ['“双减”政策', ['双减', '政策'], []],
    ['“教师 队伍” 学校', ['教师 队伍', '学校'], []],
    ['"教师 队伍"', ['教师 队伍'], []],
    ['「教师 队伍」', ['教师 队伍'], []],
    ['“教师 队伍', ['教师', '队伍'], []],
    ['双減', ['双减'], []],
    ['Ｋ－１２ ３＋９＋Ｎ', ['k-12', '3+9+n'], []],
    ['教师 -学校', ['教师'], ['学校']],
    ['教师 －学校', ['教师'], ['学校']],
    ['教师 -“寄宿 学校”', ['教师'], ['寄宿 学校']],
    ['教师 -60%', ['教师', '60%'], []],
    ['教师 -- 学校', ['教师', '学校'], []],
    ['如何建设教师队伍', ['建设教师队伍'], []],
    ['什么是双减，如何落实', ['双减', '落实'], []],
    ['如何', ['如何'], []],
    ['“如何建设”', ['如何建设'], []],
    ['-学校', [], ['学校']],
    ['。！？', [], []],
    ['', [], []],
    ['   ', [], []],
  ];
  const found = rows.map(([query]) => {
    const { parts, excluded } = planQuery(query, language);
    return [query, words(parts), words(excluded)];
  });
  assert.deepEqual(found, rows);
});

test('planQuery() names what may be replaced by another name, the longer of two that overlap', () => {
  const rows: readonly [
    query: string,
    ...substitutes: [name: string, key: string, from: number, to: number][],
  ][] = [
    ['双减政策', ['双减', '=0', 0, 1]],
    ['双“减”政策'],
    ['落实双减与集团化办学', ['集团化办学', '=1', 5, 9], ['双减', '=0', 2, 3]],
    ['集团校车'],
    ['农村学校', ['农村学校', '=2', 0, 3]],
    ['村小'],
    ['“双减”'],
    ['-双减'],
  ];
  const found = rows.map(([query]) => {
    const { parts, excluded } = planQuery(query, language);
    const all = [...parts, ...excluded].flatMap(({ ways }) => ways.flatMap(({ substitutes }) => substitutes));
    return [query, ...all.map(({ name, key, from, to }) => [name, key, from, to])];
  });
  assert.deepEqual(found, rows);
  const [part] = planQuery('双减政策', language).parts;
  assert.deepEqual(part?.ways[0]?.substitutes[0]?.read, '减轻负担');
});

test('keysOf() gives every key of a plan once: of parts, of what is excluded and of synonyms', () => {
  const rows: readonly [query: string, keys: readonly string[]][] = [
    ['双减 -学校 双减', ['双减', '=0', '学校']],
    ['教育教育', ['教育', '育教']],
    ['师', ['师']],
    ['5g网络', ['5g|网', '网络']],
  ];
  assert.deepEqual(
    rows.map(([query]) => [query, keysOf(planQuery(query, language)).map(({ key }) => key)]),
    rows,
  );
});

test('planQuery() asks only for keys that a text of the same words is filed under', () => {
  fc.assert(
    fc.property(indexedText, (text) => {
      const query = folded(text);
      const filed = new Set(runsOf(query).flatMap((run) => keysOfRun(run).map(({ key }) => key)));
      const asked = keysOf(
        planQuery(query, { folds: new Map(), synonyms: [], content: (some) => [some], common: new Set() }),
      );
      assert.deepEqual(
        asked.filter(({ key }) => !filed.has(key)),
        [],
      );
    }),
    { numRuns: trials },
  );
});

test('planQuery() leaves common pairs out of a long query only', () => {
  const keysFor = (query: string) => keysOf(planQuery(query, language)).map(({ key }) => key);
  const rows: readonly (readonly [query: string, kept: boolean])[] = [
    ['学校教师', true],
    ['乡村学校教师交流轮岗', true],
    ['乡村学校教师交流轮岗与待遇保障机制', false],
  ];
  for (const [query, kept] of rows) assert.deepEqual([query, keysFor(query).includes('学校')], [query, kept]);
  assert.ok(keysFor('乡村学校教师交流轮岗与待遇保障机制').includes('轮岗'));
});
