import assert from 'node:assert/strict';
import test from 'node:test';
import { folded } from '../../src/core/search/units.ts';
import { extract } from '../../src/search/extract.ts';
import { marksIn, wanted } from '../../src/search/marks.ts';
import { inventedCases } from './invented-cases.ts';

const simplified = (text: string) => text.toLowerCase().replace(/團/gu, '团');

test('marksIn() marks literal runs, and parts of a typed phrase only where it stands nowhere', () => {
  const rows: readonly [text: string, query: string, words: string, ...marks: string[]][] = [
    ['学校聘用教师，实行县管校聘。', '县管校聘', '县管校聘', '县管校聘'],
    ['学校聘用教师，由县管理。', '县管校聘', '县管校聘', '校聘', '县管'],
    ['集团校的教研', '集团化', '集团化'],
    ['集团校的教育', '集团化', '集团化 教育集团校'],
    ['教育集团校的集团化', '集团化', '集团化 教育集团校', '教育集团校', '集团化'],
    ['推行３＋９＋N模式', '3+9+n', '3+9+n', '３＋９＋N'],
    ['每班60人，共605人', '60人', '60人', '60人'],
    ['共160人，其中60人', '60人', '60人', '60人'],
    ['5G已经铺到村里的网络', '5g 网络', '5g 网络', '5G', '网络'],
    ['教师轮岗，轮岗教师', '教师 轮岗', '教师 轮岗', '教师轮岗', '轮岗教师'],
    ['乡村的小规模学校怎样办好', '让乡村小规模学校变好', '乡村小规模学校', '乡村', '小规模学校'],
    ['<script>alert(1)</script>', 'SCRIPT', 'script', 'script', 'script'],
    ['集團化办学', '集團化', '集团化', '集團化'],
    ['没有相干的字', '教研', '教研'],
    ['', '教研', '教研'],
  ];
  const marked = (text: string, query: string, words: string) =>
    marksIn(
      text,
      wanted(words.split(' '), query, (some) => folded(simplified(some))),
    ).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(
    rows.map(([text, query, words]) => [text, query, words, ...marked(text, query, words)]),
    rows,
  );
});

test('marksIn() reads wide letters as narrow ones by itself', () => {
  assert.deepEqual(marksIn('用ＡＩ备课', wanted(['ai'], 'AI')), [{ start: 1, end: 3 }]);
});

test('extract() is a stretch of the text with the words in it', () => {
  const sizes = [20, 44, 88, 4000];
  for (const { body } of inventedCases) {
    for (const size of sizes) {
      for (let at = 0; at + 4 <= body.length; at += 7) {
        const word = /[\p{L}\p{N}]{2,}/u.exec(body.slice(at, at + 4))?.[0].toLowerCase();
        if (word === undefined) continue;
        const marks = marksIn(body, wanted([word], word));
        const shown = extract(body, marks, size);
        const text = shown.map((piece) => piece.text).join('');
        const bare = text.replace(/^…|…$/gu, '');
        assert.ok(body.includes(bare), `${text} is not in the text`);
        assert.ok(bare.length <= size + 1, `${text} is longer than ${String(size)}`);
        assert.equal(
          shown.some((piece) => piece.marked),
          marks.length > 0,
          `${word} in ${text}`,
        );
        assert.equal(text.startsWith('…'), !body.startsWith(bare));
      }
    }
  }
});

test('extract() begins with the text where no word stands in it', () => {
  assert.deepEqual(extract('甲乙丙丁戊', [], 3), [
    { text: '甲乙丙', marked: false },
    { text: '…', marked: false },
  ]);
});

test('extract() cuts no character in two', () => {
  const text = '𠮷'.repeat(60);
  for (const size of [9, 10, 11]) {
    for (const word of ['𠮷𠮷𠮷', '教']) {
      const long = `${text}教${text}`;
      const shown = extract(long, marksIn(long, wanted([word], word)), size)
        .map((piece) => piece.text)
        .join('');
      assert.ok(shown.isWellFormed(), shown);
    }
  }
});
