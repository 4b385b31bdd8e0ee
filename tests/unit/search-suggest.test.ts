import assert from 'node:assert/strict';
import test from 'node:test';
import { syllableTable } from '../../src/build/pinyin-keys.ts';
import { searchTerms } from '../../src/build/search-terms.ts';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { suggest, suggestSound } from '../../src/core/search/suggest.ts';
import { decodeTerms, encodeTerms, type Term } from '../../src/core/search/term-list.ts';

const terms: readonly Term[] = [
  '集团化办学 5', '县管校聘 4', '双减 6', '教师 9', '教室 2', '教学 8', '轮岗 4', '课后服务 5', '小规模学校 3', '校长 7', '长乐区 1', '重庆市 1', '劳动教育 3', '老师 6', '优质均衡 4', '著名 2', '教联体 2',
].map((line) => ({ text: line.split(' ')[0] ?? '', weight: Number(line.split(' ')[1]) })); // prettier-ignore
const table = syllableTable(new Set(terms.flatMap(({ text }) => [...text])));
const readingsOf = (character: string) => table.get(character) ?? [];
const shown = (word: string) =>
  suggest(word, terms, readingsOf).map(({ text, reason }) => `${text} ${reason}`);

test('suggest() finds what sounds the same, then what differs by one character', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['县管校品', ['县管校聘 sound']],
    ['县管效聘', ['县管校聘 sound']],
    ['县官笑品', ['县管校聘 sound']],
    ['县管校骋', ['县管校聘 character']],
    ['县管聘', ['县管校聘 character']],
    ['县管学校聘', ['县管校聘 character']],
    ['县校管聘', ['县管校聘 character']],
    ['论岗', ['轮岗 sound']],
    ['减双', ['双减 character']],
    ['常乐区', ['长乐区 sound']],
    ['虫庆市', ['重庆市 sound']],
    ['教是', ['教师 sound', '教室 sound']],
    ['老动教育', ['劳动教育 sound']],
    ['优质均横', ['优质均衡 sound']],
    ['优质均行', ['优质均衡 sound']],
    ['优质匀衡', ['优质均衡 character']],
    ['优质均衡', []],
    ['天文', []],
    ['教', []],
    ['hello', []],
    ['', []],
  ];
  for (const [word, expected] of rows) assert.deepEqual([word, shown(word)], [word, expected]);
});

test('suggest() mends a part of a longer word, and leaves the rest', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['集团化办雪改革', '集团化办学改革'],
    ['推进县管笑聘', '推进县管校聘'],
    ['双检政策', '双减政策'],
  ];
  for (const [word, expected] of rows)
    assert.deepEqual([word, suggest(word, terms, readingsOf)[0]?.text], [word, expected]);
  assert.deepEqual(suggest('双'.repeat(40), terms, readingsOf), []);
});

test('suggest() compares folded text and shows the characters of the library', () => {
  const fold = (text: string) => text.replace(/著/gu, '着');
  assert.deepEqual(suggest('着明', terms, readingsOf, fold), [{ text: '著名', reason: 'sound' }]);
  assert.deepEqual(suggest('着名', terms, readingsOf, fold), []);
});

test('suggestSound() finds the terms that typed pinyin means', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['jiao shi', ['教师', '教室']],
    ['zhang le qu', ['长乐区']],
    ['shuang jian', ['双减']],
    ['tian wen', []],
  ];
  for (const [syllables, expected] of rows)
    assert.deepEqual(
      [syllables, suggestSound(syllables.split(' '), terms, readingsOf).map(({ text }) => text)],
      [syllables, expected],
    );
});

const document = (
  id: string,
  title: string,
  text: string,
  parts: Partial<SearchDocument['filters']> = {},
): SearchDocument => ({
  id,
  url: `cases/${id}.html`,
  title,
  text,
  meta: { organisation: `第${id === 'a' ? '一' : '二'}实验小学`, place: '云南省 双柏县', year: '' },
  filters: { place: [], topic: ['教研'], stage: [], kind: [], year: ['2024'], task: [], model: [], ...parts },
});
const words = new Set(['老师', '校园', '读书', '读书会', '晚霞', '年级']);
const source = { names: ['县管校聘', '教联体'], isWord: (word: string) => words.has(word) };
const documents = [
  document('a', '校园里的晚霞', '老师带孩子办读书会，\n县管校聘以后老师更安心。', { model: ['晚霞课堂'] }),
  document('b', '读书这件事', '老师每天读一页，五年级先读。'),
];

test('searchTerms() takes names of one case, and words of a title or of two cases, by how many have them', () => {
  const found = searchTerms(documents, source).map(({ text, weight }) => `${text} ${weight}`);
  assert.deepEqual(found.slice(0, 5).sort(), ['云南省 2', '双柏县 2', '教研 2', '读书 2', '老师 2'].sort());
  assert.deepEqual(
    found.slice(5).sort(),
    ['县管校聘 1', '校园 1', '晚霞 1', '晚霞课堂 1', '第一实验小学 1', '第二实验小学 1'].sort(),
  );
});

test('searchTerms() does not depend on the order of the documents, and ends at 4,000', () => {
  assert.deepEqual(searchTerms([...documents].reverse(), source), searchTerms(documents, source));
  const names = Array.from({ length: 5000 }, (_, i) => `名${String.fromCodePoint(0x4e00 + i)}`);
  assert.equal(searchTerms([document('c', '', names.join('，'))], { ...source, names }).length, 4000);
});

test('decodeTerms() gives what encodeTerms() took', () => {
  const found = searchTerms(documents, source);
  const lists: readonly (readonly Term[])[] = [
    [],
    found,
    [
      { text: '集团化办学', weight: 15 },
      { text: '集团校', weight: 15 },
      { text: '集团', weight: 0 },
    ],
    ['一二三四五六七八九十甲', '一二三四五六七八九十乙'].map((text) => ({ text, weight: 3 })),
  ];
  const sorted = (given: readonly Term[]) => given.map(({ text, weight }) => `${weight} ${text}`).sort();
  for (const list of lists) assert.deepEqual(sorted(decodeTerms(encodeTerms(list))), sorted(list));
  assert.deepEqual(decodeTerms(encodeTerms([{ text: '5G', weight: 1 }])), []);
});
