import assert from 'node:assert/strict';
import test from 'node:test';
import type { Hit, MissingPiece, Progress, SearchAnswer } from '../../src/search/engine.ts';
import { emptyState, noFilters, perField } from '../../src/search/query.ts';
import type { SearchState } from '../../src/search/query.ts';
import {
  groupTexts,
  interpretationText,
  noTrouble,
  pieceName,
  progressText,
  statusText,
  stoppedText,
  troubleText,
} from '../../src/search/wording.ts';
import type { Trouble } from '../../src/search/wording.ts';

const unread = () => Promise.reject(new Error('not read'));
const hit: Hit = { card: unread, text: unread };
const list = (length: number) => Array.from({ length }, () => hit);
const lost: MissingPiece = { name: 'g12', cause: '服务器答复 404' };
const answer = (tier: SearchAnswer['tier'], hits: number, rest = 0, missing = 0): SearchAnswer => ({
  tier,
  hits: list(hits),
  rest: list(rest),
  total: 46,
  interpretations: [],
  fold: (text) => text,
  words: [],
  missing: Array.from({ length: missing }, () => lost),
  unsearched: [],
  counts: () => Promise.resolve(perField(() => new Map<string, number>())),
  suggestions: () => Promise.resolve([]),
});
const query: SearchState = { ...emptyState, q: '教师 ' };
const narrowed: SearchState = { ...query, filters: { ...noFilters, place: ['云南省'] } };
const browsing: SearchState = { ...narrowed, q: '' };

test('statusText() says what was found, and 没有找到 only when all was read', () => {
  const rows: readonly [state: SearchState, answer: SearchAnswer, text: string][] = [
    [query, answer('exact', 3), '找到 3 篇案例。'],
    [query, answer('exact', 3, 2), '找到 3 篇案例。另有 2 篇部分相符。'],
    [query, answer('complete', 3), '找到 3 篇案例，词语都有，但不连在一起。'],
    [query, answer('some', 3), '没有一篇含有“教师”的全部词语；以下 3 篇含有其中一部分，按相符程度排列。'],
    [query, answer('some', 0), '没有找到“教师”。可换一个说法，或从下面的入口查找。'],
    [narrowed, answer('exact', 1), '在所选范围内找到 1 篇案例。'],
    [narrowed, answer('exact', 0), '在所选范围内没有找到“教师”。可放宽筛选。'],
    [narrowed, answer('exact', 0, 2), '在所选范围内没有找到“教师”。另有 2 篇部分相符。可放宽筛选。'],
    [browsing, answer('all', 5), '所选范围内有 5 篇案例。'],
    [emptyState, answer('all', 46), ''],
    [query, answer('some', 0, 0, 1), '索引没有读全，还不能说有没有。'],
    [narrowed, answer('exact', 0, 0, 2), '索引没有读全，还不能说有没有。'],
    [query, { ...answer('exact', 0), unsearched: ['教师'] }, '索引没有读全，还不能说有没有。'],
    [query, answer('some', 2, 0, 1), '已查的部分里有 2 篇含有“教师”的一部分。'],
    [query, answer('exact', 2, 0, 1), '已查的部分里找到 2 篇案例。'],
  ];
  assert.deepEqual(
    rows.map(([state, found]) => [state, found, statusText(state, found)]),
    rows,
  );
});

test('nothing is said to be absent while anything is missing', () => {
  for (const tier of ['exact', 'complete', 'some', 'all'] as const)
    for (const hits of [0, 1])
      for (const state of [query, narrowed, browsing])
        assert.doesNotMatch(statusText(state, answer(tier, hits, 1, 1)), /没有找到|没有一篇/u);
});

test('troubleText() names what could not be read, what that means and what still works', () => {
  const ways = '可以重试；也可从下面的主题、地区进入。';
  const four = ['g1', 'g2', 'g3', 'g4'].map((name) => ({ name, cause: '久等没有答复' }));
  const rows: readonly [trouble: Partial<Trouble>, text: string][] = [
    [{}, ''],
    [{ stop: { name: 'search.js', cause: '内容残缺' } }, '检索没有完成：检索程序（内容残缺）没有读到。'],
    [{ stop: { name: '', cause: 'x' } }, '检索没有完成：有一步（x）没有读到。'],
    [
      { missing: [lost, lost], unsearched: ['教师', '轮岗'] },
      '没有读到索引片 g12（服务器答复 404），结果可能不全。“教师”、“轮岗”没有查，或没有查全。',
    ],
    [
      { missing: four },
      '没有读到索引片 g1（久等没有答复）、索引片 g2（久等没有答复）、索引片 g3（久等没有答复）等 4 片，结果可能不全。',
    ],
    [{ cards: [{ name: 'c3', cause: '内容有误' }] }, '名单里有 1 篇的题名没有读到：题名卡 c3（内容有误）。'],
    [
      { texts: [lost, lost], counts: [{ name: 'f', cause: '网络不通' }] },
      '有 2 篇的摘录没有读到：索引片 g12（服务器答复 404）；名单不受影响。筛选的件数没有读到：筛选表（网络不通）；名单不受影响。',
    ],
  ];
  assert.deepEqual(
    rows.map(([trouble]) => [trouble, troubleText({ ...noTrouble, ...trouble })]),
    rows.map(([trouble, text]) => [trouble, text === '' ? '' : text + ways]),
  );
});

test('pieceName() calls pieces what readers can tell apart', () => {
  const rows: readonly [name: string, called: string][] = [
    ['g012', '索引片 g012'],
    ['c03', '题名卡 c03'],
    ['t01', '原文 t01'],
    ['f', '筛选表'],
    ['x-folds', '字形表 x-folds'],
    ['x-terms', '词表 x-terms'],
    ['search-more.js', '检索程序'],
    ['pagefind/pagefind.js', '检索程序'],
    ['wasm.unknown.pagefind', '检索程序'],
    ['pagefind/pagefind-entry.json', '目录'],
    ['index/zh_1.pf_index', '索引片 index/zh_1.pf_index'],
    ['题名卡 c03', '题名卡 c03'],
    ['', ''],
  ];
  assert.deepEqual(
    rows.map(([name]) => [name, pieceName(name)]),
    rows,
  );
});

test('progressText() and stoppedText() say what was and was not read', () => {
  const begun: Progress = { reading: ['g12', 'g13', 'c1'], pieces: 0, bytes: 0 };
  const later: Progress = { reading: ['t1'], pieces: 3, bytes: 21_000 };
  const much: Progress = { reading: [], pieces: 90, bytes: 3_000_000 };
  assert.deepEqual(
    [
      progressText(begun),
      progressText(later),
      progressText(much),
      stoppedText('教师', begun, false),
      stoppedText('', later, false),
      stoppedText('教师', later, true),
    ],
    [
      '正在读取索引片、题名卡……',
      '正在读取原文：3 片，21 KB……',
      '正在读取索引：90 片，2930 KB……',
      '已停止：已读 0 片，0 KB，没有读完的是索引片 g12、索引片 g13、题名卡 c1。“教师”还没有查完，不能说有没有。可以重试；也可从下面的主题、地区进入。',
      '已停止：已读 3 片，21 KB，没有读完的是原文 t1。所选范围还没有查完，不能说有没有。可以重试；也可从下面的主题、地区进入。',
      '已停止：已读 3 片，21 KB，没有读完的是原文 t1。名单已列出，摘录或件数没有读全。可以重试。',
    ],
  );
});

test('groupTexts() says how much of the query a group holds', () => {
  const rows: readonly [answer: SearchAnswer, main: string, rest: string][] = [
    [answer('exact', 2, 5), '全部词语（2 篇）', '部分词语，或词语不连在一起（5 篇）'],
    [answer('complete', 2, 5), '全部词语，不连在一起（2 篇）', '部分词语（5 篇）'],
    [answer('some', 7), '部分词语（7 篇）', '更少的词语（0 篇）'],
  ];
  assert.deepEqual(
    rows.map(([found]) => [found, ...groupTexts(found)]),
    rows,
  );
});

test('interpretationText() says how a word was read', () => {
  const rows: readonly [kind: 'script' | 'pinyin' | 'synonym' | 'prefix', read: string, text: string][] = [
    ['script', '集团化', '“词”按“集团化”查'],
    ['pinyin', '', '“词”按拼音查'],
    ['pinyin', 'ji tuan', '“词”按拼音“ji tuan”查'],
    ['synonym', '减轻学业负担', '“词”也查了“减轻学业负担”'],
    ['prefix', '', '“词”也查了以它开头的词'],
  ];
  assert.deepEqual(
    rows.map(([kind, read]) => [kind, read, interpretationText({ kind, typed: '词', read })]),
    rows,
  );
});
