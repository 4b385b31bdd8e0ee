import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  emptyState,
  engineOf,
  formatState,
  isEmpty,
  isState,
  noFilters,
  parseState,
  perField,
  without,
} from '../../src/search/query.ts';
import type { SearchState, Sort } from '../../src/search/query.ts';

test('parseState() reads what people and programs write', () => {
  const place = ['云南省'];
  const rows: readonly [hash: string, q: string, place: readonly string[], sort: Sort][] = [
    ['#q=%E6%95%99%E7%A0%94&place=%E4%BA%91%E5%8D%97%E7%9C%81', '教研', place, 'relevance'],
    ['q=教研&place=云南省&place=云南省&place=', '教研', place, 'relevance'],
    ['#q=3+9+N&sort=newest', '3+9+N', [], 'newest'],
    ['#q=a=b&sort=best', 'a=b', [], 'relevance'],
    ['#q=%E6%9', '%E6%9', [], 'relevance'],
    ['#place=云南省&sort=oldest&sort=newest', '', place, 'oldest'],
    ['#&&=&q', '', [], 'relevance'],
    ['#constructor=1&__proto__=2', '', [], 'relevance'],
    ['#main', '', [], 'relevance'],
    ['', '', [], 'relevance'],
  ];
  const read = rows.map(([hash]) => {
    const state = parseState(hash);
    return [hash, state.q, state.filters.place, state.sort];
  });
  assert.deepEqual(read, rows);
});

test('isState() tells a search from an anchor, engineOf() the engine asked for', () => {
  const rows: readonly [hash: string, state: boolean, engine: string][] = [
    ['', true, ''],
    ['#', true, ''],
    ['#main', false, ''],
    ['#q=', true, ''],
    ['#task=t1&engine=compact', true, 'compact'],
    ['#engine=pagefind', true, 'pagefind'],
  ];
  assert.deepEqual(
    rows.map(([hash]) => [hash, isState(hash), engineOf(hash)]),
    rows,
  );
});

const sign = fc.constantFrom(...'教研A9+%&=#?/ “𠮷\n\ud800', '%2B', '%E6');
const text = fc.array(sign, { maxLength: 9 }).map((signs) => signs.join(''));
const values = fc.uniqueArray(
  text.map((some) => `${some.toWellFormed()}值`),
  { maxLength: 3 },
);
const states: fc.Arbitrary<SearchState> = fc.record(
  {
    q: text.map((some) => some.toWellFormed()),
    filters: fc.record(
      perField(() => values),
      { noNullPrototype: true },
    ),
    sort: fc.constantFrom('relevance', 'newest', 'oldest'),
  },
  { noNullPrototype: true },
);

test('parseState() is the inverse of formatState()', () => {
  fc.assert(
    fc.property(states, fc.constantFrom('', 'compact', 'pagefind'), (state, engine) => {
      const hash = `#${formatState(state, engine)}`;
      assert.deepEqual([parseState(hash), engineOf(hash)], [state, engine]);
    }),
  );
});

test('formatState() takes any text, parseState() any address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const q = `${given}\udc00`;
      assert.equal(parseState(formatState({ ...emptyState, q })).q, q.toWellFormed());
      assert.doesNotThrow(() => parseState(`#${given}`));
    }),
  );
});

test('isEmpty() sees a query and a filter', () => {
  const rows: readonly [state: SearchState, empty: boolean][] = [
    [{ ...emptyState, q: ' ', sort: 'newest' }, true],
    [{ ...emptyState, q: '教' }, false],
    [{ ...emptyState, filters: { ...noFilters, model: ['3+9+N'] } }, false],
  ];
  assert.deepEqual(
    rows.map(([state]) => [state, isEmpty(state)]),
    rows,
  );
});

test('without() takes one value out of one facet', () => {
  const filters = { ...noFilters, year: ['2019', '2020'], place: ['2019'] };
  assert.deepEqual(without(filters, 'year', '2019'), { ...filters, year: ['2020'] });
});
