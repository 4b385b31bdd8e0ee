import test from 'node:test';
import assert from 'node:assert/strict';
import {
  chineseDate,
  chineseNumeral,
  evidenceKinds,
  figureValue,
  foundWords,
  placeWords,
  shownTitle,
  yearSpan,
} from '../../src/lib/words.ts';
import { record } from './lib-records.ts';

test('chineseDate() prints as much of a date as is known', () => {
  for (const [iso, printed] of [
    ['2024', '2024年'],
    ['2024-04', '2024年4月'],
    ['2024-04-08', '2024年4月8日'],
    [null, '原文未载明'],
  ] as const)
    assert.equal(chineseDate(iso), printed);
});

test('yearSpan() is short and sorted', () => {
  for (const [years, printed] of [
    [[], ''],
    [[2020], '2020'],
    [[2020, 2013], '2013、2020'],
    [[2020, 2020], '2020'],
    [[2021, 2013, 2020], '2013–2021'],
  ] as const)
    assert.equal(yearSpan(years), printed);
});

test('figureValue() groups thousands, keeps ranges and says 约', () => {
  for (const [value, approximate, printed] of [
    [17031, false, '17,031'],
    [30000, true, '约30,000'],
    [[30, 50], false, '30–50'],
    [90.3, false, '90.3'],
    [2.0, false, '2'],
  ] as const)
    assert.equal(
      figureValue({ value: typeof value === 'number' ? value : [value[0], value[1]], approximate }),
      printed,
    );
});

test('shownTitle() puts supplied titles into full-width brackets', () => {
  assert.equal(shownTitle({ text: '某县办学', origin: 'supplied' }), '［某县办学］');
  assert.equal(shownTitle({ text: '某县办学', origin: 'printed' }), '某县办学');
});

test('placeWords() names every level and the zone', () => {
  const { place } = record({ id: 'a-01', place: ['430100', '湖南省', '长沙市'] });
  assert.equal(placeWords(place), '湖南省 长沙市');
  assert.equal(
    placeWords(place && { ...place, zone: { name: '湘江新区', kind: '新区' } }),
    '湖南省 长沙市 湘江新区',
  );
  assert.equal(placeWords(null), '');
});

test('evidenceKinds() reads the kinds of proof off the tags', () => {
  const seen = { words: '3所', where: 'body', at: 0, rule: 'test' } as const;
  const figure = { text: '3所', value: 3, unit: '所', what: '学校', approximate: false, evidence: seen };
  const honour = { text: '试点区', evidence: seen };
  for (const [tags, kinds] of [
    [{ figures: [], honours: [] }, ['仅叙述']],
    [{ figures: [figure], honours: [] }, ['有数据']],
    [{ figures: [], honours: [honour] }, ['有荣誉或试点认定']],
    [{ figures: [figure], honours: [honour] }, ['有数据', '有荣誉或试点认定']],
  ] as const)
    assert.deepEqual(evidenceKinds({ figures: [...tags.figures], honours: [...tags.honours] }), kinds);
});

test('chineseNumeral() counts as headings do', () => {
  for (const [n, numeral] of [
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
  ] as const)
    assert.equal(chineseNumeral(n), numeral);
});

test('foundWords() says the gap between announced and found', () => {
  for (const [announced, found, printed] of [
    [32, 4, '原文称有 32 篇，从中辨认出 4 篇案例，尚缺 28 篇。'],
    [4, 4, '原文称有 4 篇，从中辨认出 4 篇案例，数目相符。'],
    [3, 4, '原文称有 3 篇，从中辨认出 4 篇案例，多出 1 篇。'],
    [null, 4, '从中辨认出 4 篇案例；原文未载明总数。'],
    [null, 0, '这一部不含案例。'],
  ] as const)
    assert.equal(foundWords({ announced }, found), printed);
});
