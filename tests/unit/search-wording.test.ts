import assert from 'node:assert/strict';
import test from 'node:test';
import type { SearchAnswer } from '../../src/search/engine.ts';
import { noFilters } from '../../src/search/query.ts';
import type { SearchState } from '../../src/search/query.ts';
import { missingText, statusText, stopText } from '../../src/search/wording.ts';

const none = new Map<string, number>();
const hit = { load: () => Promise.reject(new Error('not read')) };
const answer = (tier: SearchAnswer['tier'], hits: number, missing = 0): SearchAnswer => ({
  tier,
  hits: Array.from({ length: hits }, () => hit),
  rest: [],
  counts: { place: none, topic: none, stage: none, year: none },
  total: 46,
  missing: Array.from({ length: missing }, () => ({ name: 'index/zh_1.pf_index', cause: '服务器答复 404' })),
});
const query: SearchState = { q: '教师 ', filters: noFilters };
const narrowed: SearchState = { q: '教师', filters: { ...noFilters, place: ['云南省'] } };
const browsing: SearchState = { ...narrowed, q: '' };

test('statusText() says what was found, and 没有找到 only when all was read', () => {
  const rows: readonly [state: SearchState, answer: SearchAnswer, text: string][] = [
    [query, answer('exact', 3), '找到 3 篇案例。'],
    [query, answer('complete', 3), '找到 3 篇案例，词语都有，但不连在一起。'],
    [query, answer('some', 3), '没有一篇含有“教师”的全部词语；以下 3 篇含有其中一部分，按相符程度排列。'],
    [query, answer('some', 0), '没有找到“教师”。可换一个说法，或从下面的入口查找。'],
    [narrowed, answer('exact', 1), '在所选范围内找到 1 篇案例。'],
    [narrowed, answer('exact', 0), '在所选范围内没有找到“教师”。可放宽筛选。'],
    [browsing, answer('all', 5), '所选范围内有 5 篇案例。'],
    [{ q: '', filters: noFilters }, answer('all', 46), ''],
    [query, answer('some', 0, 1), ''],
    [narrowed, answer('exact', 0, 2), ''],
    [query, answer('some', 2, 1), '已检索的部分里有 2 篇含有“教师”的一部分。'],
    [query, answer('exact', 2, 1), '已检索的部分里找到 2 篇案例。'],
  ];
  assert.deepEqual(
    rows.map(([state, found]) => [state, found, statusText(state, found)]),
    rows,
  );
});

test('stopText() and missingText() name the piece, the cause and what still works', () => {
  const ways = '可重试，或从下面的地区、主题、学段等入口查找，那里不用检索。';
  assert.deepEqual(
    [
      stopText({ name: 'wasm.unknown.pagefind', cause: '服务器答复 500' }),
      stopText({ name: '', cause: 'x' }),
      missingText(answer('some', 0, 2).missing),
    ],
    [
      `检索没有完成：检索程序没有读到（服务器答复 500）。${ways}`,
      `检索没有完成：有一步没有做成（x）。${ways}`,
      `有 2 片索引没有读到：索引片 index/zh_1.pf_index（服务器答复 404），结果可能不全。${ways}`,
    ],
  );
});
