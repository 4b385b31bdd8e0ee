import assert from 'node:assert/strict';
import test from 'node:test';
import { formatState, isEmpty, noFilters, parseState, plain, queryTerms } from '../../src/search/query.ts';
import type { SearchState } from '../../src/search/query.ts';

test('queryTerms() takes a query apart', () => {
  const rows: readonly [query: string, words: string, grams: string][] = [
    ['县管校聘', '县管校聘', '县管 01管校 01校聘'],
    ['教师  轮岗', '教师 轮岗', '教师 轮岗'],
    ['学', '学', '学'],
    ['“双减”之后', '双减 之后', '双减 之后'],
    ['3+9+N', '3+9+n', '3 12+ 129 12+ 12n'],
    ['３＋９＋Ｎ', '3+9+n', '3 12+ 129 12+ 12n'],
    ['5G网络', '5g网络', '5g 12网络'],
    ['约60%的60人', '约60%的60人', '约 1260 12% 12的 1260 12人'],
    ['版本2.0。', '版本2.0', '版本 122.0'],
    ['done.', 'done', 'done'],
    ['学校+家庭', '学校+家庭', '学校 12+ 12家庭'],
    ['人人人人', '人人人人', '人人 01人人 01人人'],
    ['教研 教研', '教研', '教研'],
    ['𠮷野𠮷', '𠮷野𠮷', '𠮷野 01野𠮷'],
    ['。，！ …', '', ''],
    ['', '', ''],
  ];
  const shown = rows.map(([query]) => {
    const { words, grams } = queryTerms(query);
    return [query, words.join(' '), grams.map(({ text, reach }) => `${reach.join('')}${text}`).join(' ')];
  });
  assert.deepEqual(shown, rows);
});

test('plain() keeps the length of every text', () => {
  const rows = ['İstanbul', 'ＡＢＣ　ｘ', '𠮷Ａ', 'ǅ', '普通'];
  assert.deepEqual(
    rows.map((text) => plain(text).length),
    rows.map((text) => text.length),
  );
});

test('parseState() reads what people and programs write', () => {
  const place = ['云南省'];
  const rows: readonly [hash: string, q: string, place: readonly string[]][] = [
    ['#q=%E6%95%99%E7%A0%94&place=%E4%BA%91%E5%8D%97%E7%9C%81', '教研', place],
    ['q=教研&place=云南省&place=云南省&place=', '教研', place],
    ['#q=3+9+N', '3+9+N', []],
    ['#q=a=b', 'a=b', []],
    ['#q=%E6%9', '%E6%9', []],
    ['#place=云南省', '', place],
    ['#top', '', []],
    ['', '', []],
  ];
  const read = rows.map(([hash]) => {
    const state = parseState(hash);
    return [hash, state.q, state.filters.place];
  });
  assert.deepEqual(read, rows);
});

/** Small numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield state >>> 8;
  }
}

test('parseState() is the inverse of formatState()', () => {
  const next = numbers(11);
  const signs = [
    '教',
    '研',
    'A',
    '9',
    '+',
    '%',
    '&',
    '=',
    '#',
    '?',
    '/',
    ' ',
    '“',
    '𠮷',
    '\n',
    '\ud800',
    '%2B',
  ];
  const text = (most: number) =>
    Array.from(
      { length: next.next().value % most },
      () => signs[next.next().value % signs.length] ?? '',
    ).join('');
  const values = () => [...new Set(Array.from({ length: next.next().value % 3 }, () => `${text(4)}值`))];
  for (let round = 0; round < 300; round += 1) {
    const filters = { place: values(), topic: values(), stage: values(), year: values() };
    const state: SearchState = { q: text(9), filters };
    const wellFormed = JSON.parse(
      JSON.stringify(state, (_, value: unknown) =>
        typeof value === 'string' ? value.toWellFormed() : value,
      ),
    ) as SearchState;
    assert.deepEqual(parseState(`#${formatState(state)}`), wellFormed);
  }
});

test('isEmpty() sees a query and a filter', () => {
  const rows: readonly [state: SearchState, empty: boolean][] = [
    [{ q: ' ', filters: noFilters }, true],
    [{ q: '教', filters: noFilters }, false],
    [{ q: '', filters: { ...noFilters, year: ['2020'] } }, false],
  ];
  for (const [state, empty] of rows) assert.equal(isEmpty(state), empty);
});
