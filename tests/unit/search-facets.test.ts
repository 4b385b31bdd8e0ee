import assert from 'node:assert/strict';
import test from 'node:test';
import { countValues, narrow } from '../../src/search/facets.ts';
import type { Facets } from '../../src/search/facets.ts';
import { noFilters } from '../../src/search/query.ts';
import type { Filters } from '../../src/search/query.ts';

const values = (of: Readonly<Record<string, string>>) =>
  new Map(Object.entries(of).map(([value, pages]) => [value, new Set(pages)]));

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
  year: values({ 2020: 'abcd' }),
};
const pages = [...'dcba'].map((page) => ({ page }));

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
  const left = rows.map(([filters]) =>
    narrow(pages, facets, { ...noFilters, ...filters })
      .map(({ page }) => page)
      .join(''),
  );
  assert.deepEqual(
    left,
    rows.map(([, expected]) => expected),
  );
});

test('countValues() counts each facet under the choices in the others only', () => {
  const counts = countValues(pages, facets, { ...noFilters, topic: ['教研'], stage: ['小学'] });
  assert.deepEqual(
    { ...counts },
    {
      place: new Map([
        ['云南省', 1],
        ['云南省/大理', 1],
        ['云南省/大理/祥云', 1],
      ]),
      topic: new Map([
        ['教研', 1],
        ['作业', 1],
      ]),
      stage: new Map([
        ['小学', 1],
        ['初中', 1],
      ]),
      year: new Map([['2020', 1]]),
    },
  );
});
