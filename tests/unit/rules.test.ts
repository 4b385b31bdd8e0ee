import assert from 'node:assert/strict';
import test from 'node:test';
import { findLabel } from '../../src/core/label.ts';
import { foldWidth } from '../../src/core/fold-width.ts';
import { organisationKind } from '../../src/core/organisation-name.ts';
import { blocksOf, shelf } from './read-blocks.ts';

const { boilerplate, labels, organisations } = shelf;

const whole = (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`, 'u').test(foldWidth(text));
const within = (pattern: string, text: string) => new RegExp(pattern, 'u').test(foldWidth(text));

type Judged = readonly [id: string, example: string, expected: boolean, matched: boolean];
const judged = (
  rule: { readonly id: string; readonly match: readonly string[]; readonly miss: readonly string[] },
  matches: (example: string) => boolean,
): Judged[] => [
  ...rule.match.map((example): Judged => [rule.id, example, true, matches(example)]),
  ...rule.miss.map((example): Judged => [rule.id, example, false, matches(example)]),
];

test('every rule matches its own examples and misses its counterexamples', () => {
  const rows: Judged[] = [
    ...boilerplate.line.flatMap((rule) => judged(rule, (example) => whole(rule.pattern, example))),
    ...boilerplate.inline.flatMap((rule) => judged(rule, (example) => within(rule.pattern, example))),
    ...labels.flatMap((rule) =>
      judged({ ...rule, id: rule.role }, (example) => findLabel(example, labels)?.role === rule.role),
    ),
    ...organisations.flatMap((rule) =>
      judged({ ...rule, id: rule.kind }, (example) => organisationKind(example, organisations) === rule.kind),
    ),
  ];
  assert.deepEqual(
    rows.filter(([, , expected, matched]) => expected !== matched),
    [],
  );
});

/** Kind of the only block of a line that goes through the stages before. */
const kindOf = (line: string): string =>
  blocksOf(line)
    .map(({ kind }) => kind)
    .join(' ');

test('boilerplate examples are noise, and counterexamples are not, in the pipeline itself', () => {
  const rows = boilerplate.line.flatMap((rule) => judged(rule, (example) => kindOf(example) === 'noise'));
  assert.deepEqual(
    rows.filter(([, , expected, matched]) => expected !== matched),
    [],
  );
});

test('no sentence of a case is noise or a label', () => {
  const sentences = [
    '浏览量最大的一节课，讲的是怎样给村里的老井算深度。',
    '首页上写着孩子们自己定的规矩，人人都能改。',
    '编辑小报的孩子由高年级带低年级，一月一期。',
    '评论别人的作文之前，先说两处优点。',
    '登录平台的家长由四成升到九成，老师不再挨个打电话。',
    '案例教学从一件小事讲起，先听，再问，最后才评。',
    '简介绍给新教师听的，是学校走过的弯路。',
    '背景不同的孩子坐在一起，先学会听对方的方言。',
    '做法很简单：把会开短，把路修平。',
    '启示有三点，第一点是慢。',
    '办好村民家门口的学校',
    '把课堂搬进每一所农家书屋学校',
  ];
  for (const sentence of sentences) {
    assert.notEqual(kindOf(sentence), 'noise', sentence);
    assert.notEqual(kindOf(sentence), 'label', sentence);
  }
});

test('rules do not stall on lines made to stall them', () => {
  const keywords = [
    '浏览量',
    '字号',
    '分享到:',
    '首页',
    '编辑:',
    '版权所有',
    '扫描',
    '点击',
    '第1页',
    '共1页',
    '上一页',
    '案例简介',
    '作者系',
    '首页 |',
    '2楼',
    '第1版',
    '目录',
    '填表日期：',
    '发件人：',
  ];
  const fillers = [' ', '大 ', '1', '>', '。', '（', '案例', '　', '1 2 下一页', '首页 ', '回复 ', '.', '…'];
  const started = process.cpuUsage();
  for (const keyword of keywords)
    for (const filler of fillers)
      for (const length of [390, 2000]) kindOf(`${keyword}${filler.repeat(length / filler.length)}末`);
  // Some two seconds of work; a rule that goes back and forth takes minutes, however idle the machine.
  const took = process.cpuUsage(started).user / 1000;
  assert.ok(
    took < 30_000,
    `${String(Math.round(took))} ms for ${String(keywords.length * fillers.length * 2)} lines`,
  );
});
