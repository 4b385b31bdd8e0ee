import assert from 'node:assert/strict';
import test from 'node:test';
import { changeKind, changeWords, pageChanges, ruleCounts, type ChangeKind } from '../../src/lib/changes.ts';
import { composed } from './invented-ledger.ts';

test('changeKind() goes by the rule, and by whether words or marks alone were changed', () => {
  const rows: readonly [rule: string, before: string, after: string, kind: ChangeKind][] = [
    ['breadcrumb', '首页 > 正文', '', '剔除'],
    ['label', '案例简介：', '', '移置'],
    ['case-number', '03', '', '移置'],
    ['heading-mark', '：', '', '形式'],
    ['narrowed-mark', ',', '，', '复原'],
    ['stray-space', ' ', '', '形式'],
    ['line-break', '\n\n', '', '形式'],
    ['traditional', '學', '学', '转简'],
    ['pinyin-gloss', '(xué)', '', '剔除'],
    ['markdown', '**', '', '形式'],
    ['html-navigation', '<nav>首页</nav>', '', '形式'],
  ];
  const found = rows.map(([rule, before, after]) => [
    rule,
    before,
    after,
    changeKind({ rule, before, after }),
  ]);
  assert.deepEqual(found, rows);
});

const supplied = (page: string) =>
  ({ kind: 'supplied', page, field: 'title', text: '题', rule: 'supplied-title', reason: '缺' }) as const;
const [first, second] = ['cases/a-01', 'cases/a-02'];
const { ledger } = composed(
  [
    { cut: '首页\n', rule: 'breadcrumb' },
    { page: first, field: 'title', bits: ['菜园', [',', '，'], '课'] },
    { cut: '\n', rule: 'line-break' },
    { cut: '案例简介：', rule: 'label' },
    { page: first, field: 'body/0', bits: ['每周一课', [',', '，']] },
    { cut: '\n', rule: 'line-break' },
    { cut: '扫码关注\n', rule: 'social-media' },
    { page: first, field: 'body/0', part: 1, bits: ['由教师上。'] },
    { cut: '\n打印\n', rule: 'page-tools' },
    { page: second, field: 'body/0', bits: ['照录。'] },
    { cut: '\n', rule: 'line-break' },
  ],
  [supplied(first)],
);

test('pageChanges() gives a page its own changes, and none of those between pages', () => {
  const found = pageChanges(ledger);
  const shown = (page: string) => changeWords(found.get(page)?.changes, '原文');
  assert.equal(shown(first), '改动 6 处：剔除 1、移置 1、复原 2、接行 1、据补 1');
  assert.equal(shown(second), '照录原文');
  assert.equal(changeWords(undefined, '转述稿'), '照录转述稿');
  assert.deepEqual(
    found.get(first)?.supplied.map(({ text }) => text),
    ['题'],
  );
});

test('ruleCounts() counts every entry, the most used rule first', () => {
  assert.deepEqual(
    ruleCounts(ledger).map(({ rule, reason, times, characters }) => [rule, reason, times, characters]),
    [
      ['line-break', '因line-break', 3, 3],
      ['narrowed-mark', '因narrowed-mark', 2, 2],
      ['breadcrumb', '因breadcrumb', 1, 3],
      ['label', '因label', 1, 5],
      ['page-tools', '因page-tools', 1, 4],
      ['social-media', '因social-media', 1, 5],
      ['supplied-title', '缺', 1, 0],
    ],
  );
});
