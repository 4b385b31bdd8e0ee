import test from 'node:test';
import assert from 'node:assert/strict';
import { catalogue } from '../../src/lib/catalogue.ts';
import type { Heading } from '../../src/lib/catalogue.ts';
import { filings } from '../../src/lib/filing.ts';
import { batch, record, taxonomy } from './lib-records.ts';

const batches = [
  batch('old', { published: '2023' }),
  batch('undated'),
  batch('new', { published: '2024-04-08' }),
  batch('also-new', { published: '2024-04-08' }),
];
const cases = [
  record({ id: 'old-02', primary: ['教研'], models: ['3+9+N'], years: [2020], tasks: ['T1'] }),
  record({ id: 'new-10', secondary: ['教研'], models: ['三名', '3＋9＋N'], stages: ['小学', '初中'] }),
  record({ id: 'new-02', primary: ['教研', '课堂教学'], organisation: '某校', years: [2020, 2023] }),
  record({ id: 'undated-01', models: ['无页'] }),
  record({ id: 'also-new-01', secondary: ['课堂教学'] }),
];
const slugs = new Map([
  ['3+9+N', '3-9-n'],
  ['3＋9＋N', '3-9-n'],
  ['三名', 'sanming'],
]);
const slugOf = (model: string) => slugs.get(model);
const filed = catalogue({ cases, batches, taxonomy, slugOf });
const rows = (headings: readonly Heading[]) =>
  headings.map(({ address, name, cases: held }) => [address, name, ...held.map(({ id }) => id)].join(' '));

test('catalogue() puts cases into the order of their batches, newest first, and of their numbers', () => {
  assert.deepEqual(
    filed.cases.map(({ id }) => id),
    ['also-new-01', 'new-02', 'new-10', 'old-02', 'undated-01'],
  );
});

test('catalogue() is the same for any order of its input', () => {
  const reversed = catalogue({
    cases: [...cases].reverse(),
    batches: [...batches].reverse(),
    taxonomy,
    slugOf,
  });
  assert.deepEqual(reversed, filed);
});

test('catalogue() files every case under every heading it names', () => {
  for (const [list, expected] of [
    [
      filed.topics,
      [
        'topics/jiaoyan.html 教研 new-02 old-02 new-10',
        'topics/ketang.html 课堂教学 new-02 also-new-01',
        'topics/deyu.html 德育与心理',
      ],
    ],
    [
      filed.stages,
      [
        'stages/xiaoxue.html 小学 new-10',
        'stages/chuzhong.html 初中 new-10',
        'stages/quanxueduan.html 全学段 also-new-01 new-02 old-02 undated-01',
      ],
    ],
    [filed.kinds, ['kinds/xuexiao.html 学校 new-02', 'kinds/jiaoyan.html 教研机构']],
    [filed.models, ['models/3-9-n.html 3＋9＋N new-10 old-02', 'models/sanming.html 三名 new-10']],
    [filed.years, ['years/2023.html 2023年 new-02', 'years/2020.html 2020年 new-02 old-02']],
    [filed.tasks, ['tasks/t1.html 第一项 old-02', 'tasks/t2.html 第二项']],
  ] as const)
    assert.deepEqual(rows(list), expected);
});

test('filings() finds every heading of a case again', () => {
  const found = filings(filed);
  for (const [list, headings] of [
    ['stages', filed.stages],
    ['kinds', filed.kinds],
    ['models', filed.models],
    ['years', filed.years],
    ['tasks', filed.tasks],
  ] as const)
    for (const heading of headings)
      for (const { id } of heading.cases)
        assert.ok(found.get(id)?.[list].includes(heading), `${id} ${heading.name}`);
  assert.deepEqual(rows(found.get('new-10')?.secondary ?? []), rows(filed.topics.slice(0, 1)));
  assert.equal(found.get('new-10')?.at, 1);
});
