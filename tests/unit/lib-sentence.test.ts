import test from 'node:test';
import assert from 'node:assert/strict';
import { locate, opening, quotation } from '../../src/lib/sentence.ts';

const text =
  '全县建成12所新校。教师交流共310人，其中骨干教师95人，占比过三成；校长交流17人。\n经费逐年增加\n今年投入约2亿元';

test('quotation() gives the sentence that words stand in', () => {
  for (const [words, limit, before, after] of [
    ['12所', 60, '全县建成', '新校。'],
    ['95人', 60, '教师交流共310人，其中骨干教师', '，占比过三成；校长交流17人。'],
    ['95人', 12, '…其中骨干教师', '，…'],
    ['95人', 24, '教师交流共310人，其中骨干教师', '，…'],
    ['2亿元', 60, '今年投入约', ''],
    ['逐年', 60, '经费', '增加'],
  ] as const) {
    const start = text.indexOf(words);
    const quoted = quotation(text, { start, end: start + words.length }, limit);
    assert.deepEqual(quoted, { before, words, after });
  }
});

test('locate() finds words at or after an offset, else anywhere, else nowhere', () => {
  for (const [words, near, start] of [
    ['交流', 0, 12],
    ['交流', 13, text.lastIndexOf('交流')],
    ['新校', 40, 7],
    ['96人', 0, null],
    ['', 0, null],
  ] as const)
    assert.equal(locate(text, words, near)?.start ?? null, start, words);
});

test('opening() ends with a sentence where it can', () => {
  for (const [limit, expected] of [
    [200, text.replaceAll('\n', ' ')],
    [12, '全县建成12所新校。'],
    [30, '全县建成12所新校。教师交流共310人，其中骨干教师95人…'],
  ] as const)
    assert.equal(opening(text, limit), expected);
});
