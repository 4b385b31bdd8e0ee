import assert from 'node:assert/strict';
import test from 'node:test';
import { marksIn, wanted } from '../../src/search/marks.ts';
import { textFragment, wordStarts } from '../../src/search/text-fragment.ts';

/** Words of two characters, counted from the beginning of the clause. */
const pairs = (clause: string) => [...clause].flatMap((_, at) => (at % 2 === 0 ? [at] : []));

test('textFragment() names marked words as whole words of the text', () => {
  const rows: readonly [text: string, words: string, fragment: string][] = [
    ['甲乙丙丁', '丙丁', 'text=丙丁'],
    ['甲乙丙丁', '乙丙', 'text=甲乙丙丁'],
    ['前言。甲乙丙丁', '乙丙', 'text=甲乙丙丁'],
    ['甲乙丙丁，甲乙', '甲乙', 'text=甲乙'],
    ['甲乙，丙丁，戊己，庚辛', '甲乙 丙丁 戊己 庚辛', 'text=甲乙&text=丙丁&text=戊己'],
    ['3-5&a', '3-5&a', 'text=3%2D5%26a'],
    ['一二三四五六七八九十'.repeat(3), '二三四五六七八九十一二三四五六七八九十一二', ''],
    ['甲乙', '丙', ''],
  ];
  const shown = rows.map(([text, words]) => {
    const fragment = textFragment(text, marksIn(text, wanted(words.split(' '), '')), pairs);
    return [text, words, fragment.replace(/^#:~:/u, '').replace(/%[EF]\w(?:%\w\w)+/gu, decodeURIComponent)];
  });
  assert.deepEqual(shown, rows);
});

test('textFragment() escapes what parts the members of a directive', () => {
  const text = 'a-b';
  assert.equal(textFragment(text, [{ start: 0, end: 3 }], pairs), '#:~:text=a%2Db');
});

test('wordStarts() parts a clause as this engine does', () => {
  assert.deepEqual(wordStarts()?.('集团化 办学')[0], 0);
});
