import assert from 'node:assert/strict';
import test from 'node:test';
import { blocksOf } from './read-blocks.ts';

/** Lines of two columns of prose, read across; the right one begins at one column of the page. */
const across = (left: readonly string[], right: readonly string[], gap: string): string =>
  left.map((line, i) => `${line}${gap}${right[i] ?? ''}`).join('\n');
const left = [
  '中心管着二十三所小学的备课，每',
  '周一次，一次半天，教师坐着听，',
  '听完抄。去年起改成隔周一次，省',
  '下的半天回到各校，由教师自己找',
  '问题。一年后，备课笔记薄了，好',
];
const right = ['南江的教研员下乡，从前听完课就', '走。研究室发给每人一个账本，一', '笔记下给了什么，两个月后再去，', '一笔记下用了没有。头一年，建议', '九百条，用了三成；第二年，八成']; // prettier-ignore

test('two columns that were read across are read one behind the other', () => {
  for (const gap of ['        ', '\t', '\u3000\u3000\u3000']) {
    const [title, ...texts] = blocksOf(`专版\n${across(left, right, gap)}`).map(({ text }) => text);
    assert.deepEqual([title, texts.join('')], ['专版', [...left, ...right].join('')], JSON.stringify(gap));
  }
});

test('a table, and a gap here and there, are no columns', () => {
  const rows: readonly (readonly [name: string, text: string])[] = [
    ['titles with names', across(['甲的课', '乙的课', '丙的课', '丁的课', '戊的课'], ['王小明', '李华', '张三', '赵四', '孙五'], '     ')],
    ['gaps at other places', left.map((line, i) => `${line.slice(0, 3 * i + 2)}     ${line.slice(3 * i + 2)}`).join('\n')],
  ]; // prettier-ignore
  for (const [name, text] of rows) {
    const first = text.split('\n')[0]?.split(/ +/u)[1] ?? '';
    assert.ok(blocksOf(text)[0]?.text.includes(first), name);
  }
});
