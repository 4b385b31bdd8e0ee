import assert from 'node:assert/strict';
import test from 'node:test';
import { likelihood, parseWordWeights, readOn, withOwnWords } from '../../src/core/word-weights.ts';
import { shelf } from './read-blocks.ts';

test('parseWordWeights() reads characters, pairs and words of three', () => {
  const weight = parseWordWeights('# remark\n9 比例尺 编者按\n学14 15生院 14校\n校0\nnonsense');
  const rows = ['学', '学生', '学院', '学校', '校', '比例尺', '编者按', '生'].map((word) => [
    word,
    weight(word),
  ]);
  assert.deepEqual(rows, [
    ['学', 14],
    ['学生', 15],
    ['学院', 15],
    ['学校', 14],
    ['校', 0],
    ['比例尺', 9],
    ['编者按', 9],
    ['生', 0],
  ]);
});

test('likelihood() prefers what reads like Chinese, and readOn() goes on with words that began before', () => {
  const { wordWeight } = shelf;
  const rows: readonly (readonly [likely: string, unlikely: string])[] = [
    ['学校', '学剑'],
    ['教师的考核体系', '钡慕处熆己梭系'],
    ['画比例尺', '画比例齿'],
  ];
  for (const [likely, unlikely] of rows)
    assert.ok(likelihood(likely, wordWeight) > likelihood(unlikely, wordWeight), likely);
  for (const text of ['学校的比例尺', '一二三'])
    for (let at = 0; at <= text.length; at++)
      assert.equal(
        readOn(text.slice(at), wordWeight, readOn(text.slice(0, at), wordWeight)).bits[0],
        likelihood(text, wordWeight),
      );
});

test('withOwnWords() weighs words that a text repeats', () => {
  const weight = withOwnWords(() => 0, '甲乙丙。甲乙丁，甲乙');
  assert.ok(weight('甲乙') > 20);
  assert.deepEqual([weight('乙丙'), weight('丁'), weight('乙甲')], [0, 0, 0]);
});
