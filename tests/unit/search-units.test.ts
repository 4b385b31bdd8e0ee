import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  folded,
  formulasAt,
  isSign,
  keysOfRun,
  queryKeys,
  runsOf,
  wordsIn,
} from '../../src/core/search/units.ts';
import { indexedText } from './generated-texts.ts';
import { trials } from './random-text.ts';

const texts = (text: string) => runsOf(folded(text)).map((run) => run.map((unit) => unit.text).join(' '));

test('folded() compares full-width, capital and variant forms alike', () => {
  const folds = new Map([
    ['縣', '县'],
    ['𠮷', '𠮶'],
  ]);
  const rows: readonly [text: string, folded: string][] = [
    ['Ｋ－１２', 'k-12'],
    ['ＡＩ＋教育！', 'ai+教育!'],
    ['全縣𠮷', '全县𠮶'],
    ['İÉΣ', 'İéσ'],
    ['“双减”，　①', '“双减”,　①'],
    ['\ud800a\udc00', '\ud800a\udc00'],
    ['', ''],
  ];
  assert.deepEqual(
    rows.map(([text]) => [text, folded(text, folds)]),
    rows,
  );
});

test('folded() keeps the length of a text, and a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const once = folded(text);
      assert.deepEqual([once.length, folded(once)], [text.length, once]);
    }),
    { numRuns: trials },
  );
});

test('runsOf() passes over quotes, brackets and spaces, and parts at other punctuation', () => {
  const rows: readonly [text: string, ...runs: string[]][] = [
    ['落实“双减”（试行）政策', '落 实 双 减 试 行 政 策'],
    ['教师，队伍。学校', '教 师', '队 伍', '学 校'],
    ['一行\n两行', '一 行', '两 行'],
    ['new  school 5g网', 'new school 5g 网'],
    ['3+9+n的2.0版', '3 + 9 + n 的 2 . 0 版'],
    ['提高60%，约5.5%', '提 高 60 %', '约 5 . 5 %'],
    ['ai+教育', 'ai + 教 育'],
    ['教师+学生', '教 师 + 学 生'],
    ['教师 + 学生', '教 师', '学 生'],
    ['a-', 'a'],
    ['-5', '5'],
    ['17:53', '17 : 53'],
    ['城——乡', '城', '乡'],
    ['城·乡\u200b校', '城 乡 校'],
    ['教\ufeff师\u00ad队', '教 师 队'],
    ['葛\ufe00城\u{e0100}', '葛 城'],
    ['𠮷林①〇', '𠮷 林 ① 〇'],
    ['😀好😀', '好'],
    ['%+-'],
    [''],
  ];
  assert.deepEqual(
    rows.map(([text]) => [text, ...texts(text)]),
    rows,
  );
});

test('runsOf() keeps offsets: each unit stands where it says', () => {
  fc.assert(
    fc.property(fc.oneof(indexedText, fc.string({ unit: 'binary', maxLength: 40 })), (text) => {
      const units = runsOf(text).flat();
      let end = 0;
      for (const { text: unit, start } of units) {
        assert.deepEqual([text.startsWith(unit, start), start >= end, unit === ''], [true, true, false]);
        end = start + unit.length;
      }
    }),
    { numRuns: trials },
  );
});

test('keysOfRun() files words, pairs and formulas, queryKeys() asks for pairs and whole formulas', () => {
  const rows: readonly [text: string, filed: string, asked: string][] = [
    ['教师队', '教 教师 师 师队 队', '教师 师队'],
    ['师', '师', '师'],
    ['5g', '5g', '5g'],
    ['5g网', '5g 5g|网 网', '5g|网'],
    ['new school', 'new new|school school', 'new|school'],
    ['3+9+n', '3 3|+ 3+9 3+9+n +|9 9 9|+ 9+n +|n n', '3+9+n'],
    ['3+9队', '3 3|+ 3+9 +|9 9 9|队 队', '3+9 9|队'],
    ['60%', '60 60|%', '60|%'],
    ['①教', '① ①教 教', '①教'],
    ['教①', '教 教① ①', '教①'],
  ];
  const keys = (all: readonly { readonly key: string }[]) => all.map(({ key }) => key).join(' ');
  assert.deepEqual(
    rows.map(([text]) => {
      const [run = []] = runsOf(text);
      return [text, keys(keysOfRun(run)), keys(queryKeys(run))];
    }),
    rows,
  );
});

test('keysOfRun() says what stands behind a pair of characters, and behind nothing else', () => {
  const [run = []] = runsOf('教师队5g');
  assert.deepEqual(
    keysOfRun(run).map(({ key, from, to, follower }) => [key, from, to, follower]),
    [
      ['教', 0, 0, ''],
      ['教师', 0, 1, '队'],
      ['师', 1, 1, ''],
      ['师队', 1, 2, '5g'],
      ['队', 2, 2, ''],
      ['队|5g', 2, 3, ''],
      ['5g', 3, 3, ''],
    ],
  );
});

test('queryKeys() asks for nothing that keysOfRun() does not file, and covers the run', () => {
  fc.assert(
    fc.property(indexedText, (text) => {
      for (const run of runsOf(text)) {
        const filed = new Map(keysOfRun(run).map((one) => [`${one.key} ${String(one.from)}`, one]));
        const asked = queryKeys(run);
        for (const one of asked) assert.deepEqual(filed.get(`${one.key} ${String(one.from)}`), one);
        const covered = new Set(asked.flatMap(({ from, to }) => run.slice(from, to + 1)));
        const open = run.filter((unit) => !isSign(unit.text) && !covered.has(unit));
        assert.deepEqual(open, []);
      }
    }),
    { numRuns: trials },
  );
});

test('formulasAt() finds formulas of two to four words, without gaps', () => {
  const rows: readonly [text: string, ...formulas: string[]][] = [
    ['1.2.3.4.5', '1.2', '1.2.3', '1.2.3.4'],
    ['3+9 +n', '3+9'],
    ['教+9'],
    ['60%'],
  ];
  assert.deepEqual(
    rows.map(([text]) => [text, ...formulasAt(runsOf(text)[0] ?? [], 0)]),
    rows,
  );
});

test('wordsIn() gives the words of letters in a key of several units', () => {
  const rows: readonly [key: string, ...words: string[]][] = [
    ['5g|网', '5g'],
    ['3+9+n', '3', '9', 'n'],
    ['new|school', 'new', 'school'],
    ['3-5', '3', '5'],
    ['6~12', '6', '12'],
    ['24×7', '24', '7'],
    ['60|%', '60'],
    ['教师'],
    ['5g'],
    ['~ji tuan'],
  ];
  assert.deepEqual(
    rows.map(([key]) => [key, ...wordsIn(key)]),
    rows,
  );
});
