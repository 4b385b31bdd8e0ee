import test from 'node:test';
import assert from 'node:assert/strict';
import { opening, quotation } from '../../src/lib/sentence.ts';

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
  ] as const)
    assert.deepEqual(quotation(text, words, limit), { before, words, after });
});

test('quotation() finds nothing that is not there', () => {
  assert.equal(quotation(text, '96人'), null);
  assert.equal(quotation(text, ''), null);
});

test('opening() ends with a sentence where it can', () => {
  for (const [limit, expected] of [
    [200, text.replaceAll('\n', ' ')],
    [12, '全县建成12所新校。'],
    [30, '全县建成12所新校。教师交流共310人，其中骨干教师95人…'],
  ] as const)
    assert.equal(opening(text, limit), expected);
});
