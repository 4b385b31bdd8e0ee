import test from 'node:test';
import assert from 'node:assert/strict';
import { byPinyin, letterGroups, pinyinKey, pinyinLetter } from '../../src/lib/pinyin.ts';

test('pinyinKey() reads names of places as their people do', () => {
  for (const [name, key] of [
    ['蔚县', 'yu4 xian4'],
    ['浚县', 'xun4 xian4'],
    ['单县', 'shan4 xian4'],
    ['大埔县', 'da4 bu4 xian4'],
    ['乐清市', 'yue4 qing1 shi4'],
    ['六合区', 'lu4 he2 qu1'],
    ['六安市', 'lu4 an1 shi4'],
    ['六枝特区', 'lu4 zhi1 te4 qu1'],
    ['成都市', 'cheng2 du1 shi4'],
    ['重庆市', 'chong2 qing4 shi4'],
    ['洪洞县', 'hong2 tong2 xian4'],
    ['尉犁县', 'yu4 li2 xian4'],
    ['歙县', 'she4 xian4'],
    ['厦门市', 'xia4 men2 shi4'],
    ['铅山县', 'yan2 shan1 xian4'],
    ['吕梁市', 'lv3 liang2 shi4'],
  ] as const)
    assert.equal(pinyinKey(name), key);
});

test('pinyinLetter() passes over marks and files figures apart', () => {
  for (const [title, letter] of [
    ['“品味教学”促提升', 'P'],
    ['［南岸区：集团化办学］', 'N'],
    ['《章程》引领', 'Z'],
    ['STEM教育进课堂', 'S'],
    ['3+9+N办学', '#'],
    ['２０２４年回顾', '#'],
  ] as const)
    assert.equal(pinyinLetter(title), letter, title);
});

test('byPinyin() sorts syllable by syllable, then by tone, then by character', () => {
  const sorted = ['李家', '梨园', '林场', '立德', '力德', '利德'];
  assert.deepEqual(
    byPinyin([...sorted].reverse(), (name) => name),
    ['梨园', '李家', '利德', '力德', '立德', '林场'],
  );
});

test('letterGroups() runs from A to Z, figures last, without empty letters', () => {
  const groups = letterGroups(['1+N', '正心', '安心', '爱心', '匠心'], (name) => name);
  assert.deepEqual(
    groups.map(({ letter, items }) => [letter, ...items].join(' ')),
    ['A 爱心 安心', 'J 匠心', 'Z 正心', '# 1+N'],
  );
});
