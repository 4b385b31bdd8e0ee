import assert from 'node:assert/strict';
import test from 'node:test';
import { titleMismatch } from '../../src/core/title-mismatch.ts';

const body =
  '学校的食堂每天公布菜价，家长轮流当监督员，学生把每一笔账写进数学本。一个学期下来，账本攒了四百多页，食堂的浪费少了三成，孩子们也学会了看小票、算折扣、比单价，回家还教爷爷奶奶记账。学校把好的账本挂在走廊里，路过的人都停下来看一看，连送菜的师傅也要翻两页，说比他自己的账还细。';

test('titleMismatch() suspects a title of which the text has nothing', () => {
  const rows: readonly (readonly [title: string, text: string, words: string | null])[] = [
    ['冰雪运动，旱地滑轮，冬季体能', body, '冰雪运动、旱地滑轮、冬季体能'],
    ['食堂账本里的数学课', body, null],
    ['冰雪运动进食堂，账本记冬天', body, null],
    ['推进教育高质量发展的实践探索', body, null],
    ['冰雪运动，旱地滑轮', body, null],
    ['冰雪运动，旱地滑轮，冬季体能', body.slice(0, 60), null],
  ];
  for (const [title, text, words] of rows) assert.equal(titleMismatch(title, text), words, title);
});
