import assert from 'node:assert/strict';
import test from 'node:test';
import { enumeratorOf, isBareNumber, withoutEnumerator } from '../../src/core/enumerator.ts';

test('enumeratorOf() gives the number as it stands, withoutEnumerator() what is left', () => {
  const rows: readonly (readonly [line: string, number: string, rest: string])[] = [
    ['０１．跳格子', '０１．', '跳格子'],
    ['案例０１：跳格子', '案例０１：', '跳格子'],
    ['个案一　跳格子', '个案一', '跳格子'],
    ['经验之二：跳格子', '经验之二：', '跳格子'],
    ['样本A · 跳格子', '样本A ·', '跳格子'],
    ['壹、跳格子', '壹、', '跳格子'],
    ['B. 跳格子', 'B.', '跳格子'],
    ['Case 3: 跳格子', 'Case 3:', '跳格子'],
    ['附件2 跳格子', '附件2', '跳格子'],
    ['★跳格子', '', '跳格子'],
    ['案例二等奖', '', '案例二等奖'],
    ['经验一体化', '', '经验一体化'],
    ['3.5公里的路', '', '3.5公里的路'],
    ['附件如下', '', '附件如下'],
  ];
  for (const [line, number, rest] of rows)
    assert.deepEqual([enumeratorOf(line), withoutEnumerator(line)], [number, rest], line);
});

test('isBareNumber() knows a number that stands alone', () => {
  const alone = [
    '附件3',
    'PART.01',
    'Part 2',
    '幻灯片 4',
    '个案三',
    '第四篇',
    '之五',
    '０６',
    '⑦',
    '【案例8】',
  ];
  const more = ['附件', '案例', '第一', '一棵树', '3月', 'part of it'];
  assert.deepEqual([alone.filter((line) => !isBareNumber(line)), more.filter(isBareNumber)], [[], []]);
});
