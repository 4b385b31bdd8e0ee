import assert from 'node:assert/strict';
import test from 'node:test';
import { titleMismatch } from '../../src/core/title-mismatch.ts';
import { inventedCases } from './invented-cases.ts';
import { tagRows } from './invented-tag-rows.ts';
import { shelf } from './read-blocks.ts';
import { readingsOf } from './readings.ts';

const mismatch = (title: string, body: string) => titleMismatch(title, body, shelf.topics);

const body =
  '学校的食堂每天公布菜价，家长轮流当监督员，学生把每一笔账写进数学本。一个学期下来，账本攒了四百多页，食堂的浪费少了三成，孩子们也学会了看小票、算折扣、比单价，回家还教爷爷奶奶记账。学校把好的账本挂在走廊里，路过的人都停下来看一看，连送菜的师傅也要翻两页，说比他自己的账还细。';

test('titleMismatch() suspects a title of which the text has nothing, neither words nor topic', () => {
  const rows: readonly (readonly [title: string, text: string, words: string | null])[] = [
    ['冰雪运动，旱地滑轮，冬季体能', body, '冰雪运动、旱地滑轮、冬季体能'],
    ['食堂账本里的数学课', body, null],
    ['冰雪运动进食堂，账本记冬天', body, null],
    ['推进教育高质量发展的实践探索', body, null],
    ['听得见的春天', body, null],
    ['冰雪运动，旱地滑轮，冬季体能', body.slice(0, 60), null],
  ];
  for (const [title, text, words] of rows) assert.equal(mismatch(title, text), words, title);
});

const held = readingsOf('held-out');
const bodyOf = (title: string) => held.find((r) => r.title === title)?.body ?? '';

/** Titles over the texts of other cases, written before the rule was tried on them. */
const mismatched: readonly (readonly [title: string, of: string])[] = [
  ['小作业 大变革：作业设计的区域实践', '驼铃声里的移动书屋'],
  ['县管校聘激活乡村教师队伍', '石板街上的“百家宴”'],
  ['以冰雪课程擦亮学校体育特色', '老工业城的课堂变法'],
  ['人工智能进校园，智慧课堂新生态', '让好校长流动起来'],
  ['幼小衔接“双向奔赴”的三年探索', '四所薄弱高中抱团之后'],
  ['心理健康教育“四级网络”守护成长', '先建学校，再迁人家'],
  ['特殊教育融合发展的县域路径', '用一把胡琴拉起一座城的美育'],
  ['集团化办学带动城乡一体发展', '把实验室搬上渡轮'],
  ['普通高中选课走班的学校方案', '星星的孩子也有同桌'],
  ['家校社协同育人：家长学校的十二堂课', '县聘乡用，一条路走通了'],
];

test('titleMismatch() suspects most titles of other cases', () => {
  const unsuspected = mismatched.filter(([title, of]) => mismatch(title, bodyOf(of)) === null);
  assert.ok(unsuspected.length <= 3, unsuspected.join('\n'));
});

test('titleMismatch() suspects next to no title of its own case', () => {
  const own = [...held, ...inventedCases, ...tagRows.map((r) => r.text)];
  const suspected = own.filter(({ title, body: text }) => mismatch(title, text) !== null);
  assert.ok(suspected.length <= 1, suspected.map(({ title }) => title).join('\n'));
});
