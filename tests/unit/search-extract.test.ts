import assert from 'node:assert/strict';
import test from 'node:test';
import { extract, marksIn } from '../../src/search/extract.ts';
import { queryTerms } from '../../src/search/query.ts';
import { inventedCases } from './invented-cases.ts';

const marked = (text: string, query: string) =>
  marksIn(text, queryTerms(query).words).map(({ start, end }) => text.slice(start, end));

test('marksIn() marks literal runs, and parts of a word only where the word stands nowhere', () => {
  const rows: readonly [text: string, query: string, ...marks: string[]][] = [
    ['学校聘用教师，实行县管校聘。', '县管校聘', '县管校聘'],
    ['学校聘用教师，由县管理。', '县管校聘', '校聘', '县管'],
    ['推行３＋９＋N模式', '3+9+n', '３＋９＋N'],
    ['每班60人，共605人', '60人', '60人'],
    ['5G已经铺到村里的网络', '5g网络', '5G', '网络'],
    ['教师轮岗，轮岗教师', '教师 轮岗', '教师轮岗', '轮岗教师'],
    ['乡村的小规模学校怎样办好', '怎样让乡村小规模学校变好', '乡村', '小规模学校怎样'],
    ['<script>alert(1)</script>', 'SCRIPT', 'script', 'script'],
    ['没有相干的字', '教研'],
    ['', '教研'],
  ];
  assert.deepEqual(
    rows.map(([text, query]) => [text, query, ...marked(text, query)]),
    rows,
  );
});

test('extract() is a stretch of the text with the words in it', () => {
  const sizes = [20, 44, 88, 4000];
  for (const { body } of inventedCases) {
    for (const size of sizes) {
      for (let at = 0; at + 4 <= body.length; at += 7) {
        const word = queryTerms(body.slice(at, at + 4)).words[0];
        if (word === undefined) continue;
        const shown = extract(body, [word], size);
        const text = shown.map((piece) => piece.text).join('');
        const bare = text.replace(/^…|…$/gu, '');
        assert.ok(body.includes(bare), `${text} is not in the text`);
        assert.ok(bare.length <= size + 1, `${text} is longer than ${String(size)}`);
        assert.ok(
          shown.some((piece) => piece.marked),
          `${word} is not marked in ${text}`,
        );
        assert.equal(text.startsWith('…'), !body.startsWith(bare));
      }
    }
  }
});

test('extract() begins with the text where no word stands in it', () => {
  assert.deepEqual(extract('甲乙丙丁戊', ['庚辛'], 3), [
    { text: '甲乙丙', marked: false },
    { text: '…', marked: false },
  ]);
});

test('extract() cuts no character in two', () => {
  const text = '𠮷'.repeat(60);
  for (const size of [9, 10, 11]) {
    for (const word of ['𠮷'.repeat(3), '没有']) {
      const shown = extract(`${text}教${text}`, [word, '教'], size)
        .map((piece) => piece.text)
        .join('');
      assert.ok(shown.isWellFormed(), shown);
    }
  }
});
