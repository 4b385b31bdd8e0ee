import assert from 'node:assert/strict';
import test from 'node:test';
import { blocksOf } from './read-blocks.ts';

const text = '全县二十所学校结成三个共同体，教师每周走教两天，村小的音乐课不再空着，家长都说好。';
const broken = '全县二十所学校结成三个共同体，教师每周走教两天，村小的音乐课不再空着，家长都说好，孩子也说';

test('lines that come back where no heading stands are noise', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], noise: readonly number[]])[] = [
    ['a foot above each number', ['甲', text, '内部交流', '乙', text, '内部交流', '丙', text, '内部交流'], [2, 5, 8]],
    ['a head inside sentences', ['总题', broken, '乡村报', '好。', broken, '乡村报', '好。', broken, '乡村报', '好。'], [2, 5, 8]],
    ['but for its numbers', [text, '第1辑读本', '甲', text, '第2辑读本', '乙', text, '第3辑读本', '丙', text], [1, 4, 7]],
    ['the title of the whole inside a sentence', ['总题', broken, '总题', '好。', text], [2]],
    ['a sub-heading in each text', ['甲', text, '孩子的话', text, '乙', text, '孩子的话', text, '丙', text, '孩子的话', text], []],
    ['an institution with several texts', ['甲', '会宁县教育局', text, '乙', '会宁县教育局', text, '丙', '会宁县教育局', text], []],
    ['twice only', ['甲', text, '内部交流', '乙', text, '内部交流'], []],
    ['cells of a table', ['甲', '优', '乙', '优', '丙', '优', '丁', '优'], []],
  ]; // prettier-ignore
  for (const [name, lines, noise] of rows)
    assert.deepEqual(
      blocksOf(lines.join('\n')).flatMap(({ kind, line }) => (kind === 'noise' ? [line - 1] : [])),
      noise,
      name,
    );
});
