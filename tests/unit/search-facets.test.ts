import assert from 'node:assert/strict';
import test from 'node:test';
import { countValues, datesOf, narrow, sortDocs } from '../../src/search/facets.ts';
import type { Facets } from '../../src/search/facets.ts';
import { noFilters } from '../../src/search/query.ts';
import type { Filters, Sort } from '../../src/search/query.ts';

const letters = 'abcd';
const values = (of: Readonly<Record<string, string>>) =>
  new Map(
    Object.entries(of).map(([value, docs]) => [
      value,
      new Set([...docs].map((letter) => letters.indexOf(letter))),
    ]),
  );
const none = new Map<string, ReadonlySet<number>>();

const facets: Facets = {
  place: values({
    云南省: 'abc',
    '云南省/大理': 'a',
    '云南省/大理/祥云': 'a',
    '云南省/楚雄': 'b',
    四川省: 'd',
  }),
  topic: values({ 教研: 'acd', 作业: 'b' }),
  stage: values({ 小学: 'ab', 初中: 'bd' }),
  kind: none,
  year: values({ 2019: 'ad', 2020: 'ab' }),
  task: none,
  model: none,
};
const docs = [3, 2, 1, 0];
const shown = (of: readonly number[]) => of.map((doc) => letters[doc] ?? '?').join('');

test('narrow() joins values of one facet, crosses facets, keeps the order', () => {
  const rows: readonly [filters: Partial<Filters>, left: string][] = [
    [{}, 'dcba'],
    [{ place: ['云南省'] }, 'cba'],
    [{ place: ['云南省', '四川省'] }, 'dcba'],
    [{ place: ['云南省', '云南省/大理'] }, 'a'],
    [{ place: ['云南省', '云南省/大理', '云南省/楚雄'] }, 'ba'],
    [{ place: ['云南省'], topic: ['教研'] }, 'ca'],
    [{ topic: ['没有的'] }, ''],
  ];
  assert.deepEqual(
    rows.map(([filters]) => [filters, shown(narrow(docs, facets, { ...noFilters, ...filters }))]),
    rows,
  );
});

test('countValues() counts each facet under the choices in the others only', () => {
  const counts = countValues(docs, facets, { ...noFilters, topic: ['教研'], stage: ['小学'] });
  const rows = Object.entries(counts).flatMap(([field, held]) =>
    [...held].map(([value, count]) => `${field} ${value} ${String(count)}`),
  );
  assert.deepEqual(rows, [
    'place 云南省 1',
    'place 云南省/大理 1',
    'place 云南省/大理/祥云 1',
    'topic 教研 1',
    'topic 作业 1',
    'stage 小学 1',
    'stage 初中 1',
    'year 2019 1',
    'year 2020 1',
  ]);
});

test('a count is what choosing the value leaves', () => {
  const chosen: readonly Partial<Filters>[] = [{}, { stage: ['初中'] }, { topic: ['教研'], year: ['2019'] }];
  for (const some of chosen) {
    const filters = { ...noFilters, ...some };
    const counts = countValues(docs, facets, filters);
    for (const field of ['place', 'topic', 'stage', 'year'] as const)
      for (const value of facets[field].keys())
        assert.equal(
          counts[field].get(value) ?? 0,
          narrow(docs, facets, { ...filters, [field]: [value] }).length,
        );
  }
});

test('sortDocs() orders by the newest year of a case, undated cases last', () => {
  const rows: readonly [sort: Sort, order: string][] = [
    ['relevance', 'dcba'],
    ['newest', 'badc'],
    ['oldest', 'dbac'],
  ];
  assert.deepEqual(
    rows.map(([sort]) => [sort, shown(sortDocs(docs, datesOf(facets), sort))]),
    rows,
  );
});
