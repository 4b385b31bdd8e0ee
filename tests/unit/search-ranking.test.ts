import assert from 'node:assert/strict';
import test from 'node:test';
import { queryTerms } from '../../src/search/query.ts';
import { group, rank } from '../../src/search/ranking.ts';
import type { Ranked, Tier } from '../../src/search/ranking.ts';

/** Postings as an index of words and pairs would give them: every pair stands at the number of its first character. */
function postingsOf(pages: Readonly<Record<string, string>>, grams: readonly string[]) {
  const places = (text: string, gram: string) =>
    [...text].flatMap((_, at) => (text.startsWith(gram, at) ? [at] : []));
  const holding = (gram: string) =>
    Object.entries(pages).flatMap(([page, text]) => {
      const found = places(text, gram);
      return found.length === 0 ? [] : [{ page, score: found.length, places: found }];
    });
  return new Map(grams.map((gram) => [gram, holding(gram)]));
}

const ranked = (pages: Readonly<Record<string, string>>, query: string) => {
  const { grams } = queryTerms(query);
  const texts = grams.map(({ text }) => text);
  return rank(grams, postingsOf(pages, texts), Object.keys(pages).length);
};

const filler = '这一段话只是为了占位而写下并无别的意思在内';

test('rank() puts literal runs before scattered pairs before some pairs', () => {
  const pages = {
    scattered: `${filler}校聘了人，县管了事，又管校`,
    some: `${filler}县管县管县管县管县管县管县管`,
    literal: `${filler}实行县管校聘`,
    none: filler,
  };
  assert.deepEqual(
    ranked(pages, '县管校聘').map(({ page, tier }) => [page, tier]),
    [
      ['literal', 'exact'],
      ['scattered', 'complete'],
      ['some', 'some'],
    ],
  );
});

test('rank() takes several words as literal wherever each stands', () => {
  const pages = { both: `${filler}轮岗的教师`, one: `${filler}教师` };
  assert.deepEqual(
    ranked(pages, '教师 轮岗').map(({ page, tier }) => [page, tier]),
    [
      ['both', 'exact'],
      ['one', 'some'],
    ],
  );
});

test('rank() counts a title more than a text, and the share of a question that a page holds', () => {
  const rows: readonly [pages: Readonly<Record<string, string>>, query: string, first: string][] = [
    [{ a: `${filler}教研`, b: `教研${filler}` }, '教研', 'b'],
    [{ a: `${filler}教研教研教研`, b: `${filler}乡村教研` }, '乡村的教研', 'b'],
    [{ b: `${filler}教研`, a: `${filler}教研` }, '教研', 'a'],
  ];
  assert.deepEqual(
    rows.map(([pages, query]) => ranked(pages, query)[0]?.page),
    rows.map(([, , first]) => first),
  );
});

test('rank() follows a run inside words of several characters', () => {
  const grams = queryTerms('教研体系').grams;
  const at = (...places: number[]) => [{ page: 'a', score: 1, places }];
  const rows: readonly [places: readonly number[][], tier: Tier][] = [
    [[[30], [30], [31]], 'exact'],
    [[[30], [31], [33]], 'complete'],
    [[[30, 50], [51], [51]], 'exact'],
    [[[30], [29], [30]], 'complete'],
  ];
  const tiers = rows.map(([[first, second, third]]) => {
    const postings = new Map([
      ['教研', at(...(first ?? []))],
      ['研体', at(...(second ?? []))],
      ['体系', at(...(third ?? []))],
    ]);
    return rank(grams, postings, 2)[0]?.tier;
  });
  assert.deepEqual(
    tiers,
    rows.map(([, tier]) => tier),
  );
});

test('rank() wants the parts of a formula side by side', () => {
  const { grams } = queryTerms('3+9');
  const at = (...places: number[]) => [{ page: 'a', score: 1, places }];
  const tier = (three: number, plus: number, nine: number) =>
    rank(grams, new Map(Object.entries({ '3': at(three), '+': at(plus), '9': at(nine) })), 2)[0]?.tier;
  assert.deepEqual([tier(20, 21, 22), tier(20, 24, 25), tier(22, 21, 20)], ['exact', 'complete', 'complete']);
});

test('rank() finds nothing for nothing', () => {
  assert.deepEqual(rank([], new Map(), 3), []);
});

test('group() answers with the best tier and cuts the weakest', () => {
  const of = (tier: Tier, ...scores: number[]): readonly Ranked[] =>
    scores.map((score) => ({ page: `${tier}${String(score)}`, score, tier }));
  const rows: readonly [ranked: readonly Ranked[], tier: Tier, main: number, rest: number][] = [
    [[...of('exact', 9, 8), ...of('complete', 7), ...of('some', 10, 4, 3)], 'exact', 2, 3],
    [[...of('complete', 7, 1), ...of('some', 10, 3)], 'complete', 2, 1],
    [of('some', 10, 2, 1, 0.5), 'some', 3, 0],
    [[], 'some', 0, 0],
  ];
  assert.deepEqual(
    rows.map(([pages]) => {
      const { tier, main, rest } = group(pages);
      return [tier, main.length, rest.length];
    }),
    rows.map(([, ...expected]) => expected),
  );
});
