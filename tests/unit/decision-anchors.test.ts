import assert from 'node:assert/strict';
import test from 'node:test';
import { anchorDecisions, foldWords, nearestWords } from '../../src/core/decision-anchors.ts';
import { problem } from '../../src/core/problems.ts';
import { applyChanges, traced } from '../../src/core/traced.ts';

test('foldWords() leaves out white space and what is invisible, and remembers where each unit stood', () => {
  const { text, from } = foldWords('甲 ，\n“乙”\u200B（1）');
  assert.equal(text, '甲,"乙"(1)');
  assert.deepEqual([...from], [0, 2, 4, 5, 6, 8, 9, 10]);
});

test('anchorDecisions() finds an anchor in the source and in what was made of it', () => {
  const source = traced('某县,把四所\n村小合办.\n另一县也把四所村小合办。');
  const made = applyChanges(source, [{ start: 2, end: 3, after: '，', rule: 'narrowed-mark' }]);
  const rows: readonly (readonly [anchor: string, at: readonly number[]])[] = [
    ['某县,把四所村小', [0]],
    ['某县，把 四所', [0]],
    ['四所村小', [4, 18]],
    ['另一县', [13]],
  ];
  for (const [anchor, at] of rows) {
    const { value, problems } = anchorDecisions(source.text, [source, made], [{ anchor, reason: '试' }]);
    assert.deepEqual([value[0]?.at.map(({ start }) => start), problems], [at, []], anchor);
  }
});

test('an anchor that is gone is an error that proposes the nearest words, if any are near', () => {
  const source = traced('第一行\n春天的时候，某县把四所村小的学生接到镇里住读。\n');
  const rows: readonly (readonly [anchor: string, nearest: string])[] = [
    ['某县把三所村小的学生', '（最相近的是第 2 行的“某县把四所村小的学生”）'],
    ['时候某县把四所村小', '（最相近的是第 2 行的“时候，某县把四所村”）'],
    ['ABCDEFG', ''],
    ['　 ', ''],
  ];
  for (const [words, nearest] of rows) {
    const { value, problems } = anchorDecisions(source.text, [source], [{ anchor: words, reason: '试' }]);
    assert.deepEqual(value, [], words);
    assert.deepEqual(problems, [problem('anchor-gone', {}, { anchor: words, nearest })], words);
  }
});

test('nearestWords() gives the stretch with most characters in common', () => {
  const rows: readonly (readonly [text: string, words: string, found: string | null])[] = [
    ['一二三四五六七', '三四五', '三四五'],
    ['一二三四五六七', '五四三', '三四五'],
    ['一二三四五六七', '三八五', '三四五'],
    ['一二三', '一二三四五', '一二三'],
    ['一二三', '八九', null],
    ['', '八九', null],
    ['甲甲乙乙', '甲乙乙', '甲乙乙'],
  ];
  for (const [text, words, found] of rows) {
    const span = nearestWords(text, words);
    assert.equal(span === null ? null : text.slice(span.start, span.end), found, `${text} ${words}`);
  }
});
