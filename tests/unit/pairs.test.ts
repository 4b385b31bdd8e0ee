import assert from 'node:assert/strict';
import test from 'node:test';
import { facetPairs, pairsWithPage, widePairs } from '../../src/core/pairs.ts';
import type { FacetPair } from '../../src/core/pairs.ts';
import { type Registered } from '../../src/core/register.ts';
import { wantedAddresses } from '../../src/core/wanted-addresses.ts';
import type { Place } from '../../src/core/schema/case-record.ts';
import { pairPage, pairsOf } from '../../src/lib/pairs.ts';
import { batch, record, taxonomy } from './lib-records.ts';

const place = (code: string, ...names: string[]): Place => ({
  code,
  names,
  supplied: [],
  zone: null,
  evidence: [{ words: names[0] ?? '', where: 'body', rule: 'test' }],
});
const yunnan = place('530322', '云南省', '曲靖市', '陆良县');

const cases = [
  { ...record({ id: 'a-01', primary: ['教研'], stages: ['小学', '初中'] }), place: yunnan },
  { ...record({ id: 'a-02', secondary: ['教研'], stages: ['小学'] }), place: place('530000', '云南省') },
  { ...record({ id: 'a-03', primary: ['课堂教学'], secondary: ['教研'], stages: ['小学'] }), place: yunnan },
  record({ id: 'a-04', primary: ['教研'], stages: ['初中'] }),
  record({ id: 'a-05', stages: ['小学'] }),
];
const rows = (pairs: readonly FacetPair[]) =>
  pairs.map(({ kind, address, names, cases: held }) =>
    [kind, address, names.join(' '), ...held.map(({ id }) => id)].join(' '),
  );

test('facetPairs() crosses province with topic and topic with stage, whatever the weight of the topic', () => {
  assert.deepEqual(rows(facetPairs(cases, taxonomy)), [
    'place-topic places/530000/jiaoyan.html 云南省 教研 a-01 a-02 a-03',
    'place-topic places/530000/ketang.html 云南省 课堂教学 a-03',
    'topic-stage topics/jiaoyan/chuzhong.html 教研 初中 a-01 a-04',
    'topic-stage topics/jiaoyan/xiaoxue.html 教研 小学 a-01 a-02 a-03',
    'topic-stage topics/ketang/xiaoxue.html 课堂教学 小学 a-03',
  ]);
});

test('facetPairs() counts a case once under a pair, however often it is tagged', () => {
  const twice = record({ id: 'b-01', primary: ['教研'], secondary: ['教研'], stages: ['小学', '小学'] });
  assert.deepEqual(rows(facetPairs([twice], taxonomy)), [
    'topic-stage topics/jiaoyan/xiaoxue.html 教研 小学 b-01',
  ]);
});

test('wantedAddresses() wants a page of two headings from three cases on', () => {
  const wanted = wantedAddresses({ cases, batches: [batch('a')], taxonomy });
  const found = wanted.filter(({ kind }) => kind === 'place-topic' || kind === 'topic-stage');
  assert.deepEqual(
    found.map(({ kind, address, key }) => [kind, address, key]),
    [
      ['place-topic', 'places/530000/jiaoyan.html', '云南省 教研'],
      ['topic-stage', 'topics/jiaoyan/xiaoxue.html', '教研 小学'],
    ],
  );
});

test('pairsWithPage() keeps a page that was published as long as a case is left', () => {
  const all = facetPairs(cases, taxonomy);
  const wide = ['places/530000/jiaoyan.html', 'topics/jiaoyan/xiaoxue.html'];
  const table: readonly [published: string[], pages: string[]][] = [
    [[], wide],
    [wide, wide],
    [['topics/ketang/xiaoxue.html'], [...wide, 'topics/ketang/xiaoxue.html']],
    [['topics/deyu/xiaoxue.html'], wide],
  ];
  for (const [published, pages] of table)
    assert.deepEqual(
      pairsWithPage(all, new Set(published)).map(({ address }) => address),
      pages,
    );
});

const registered = (address: string): Registered => ({
  address,
  kind: 'topic-stage',
  key: '课堂教学 小学',
  fingerprint: '',
  firstEdition: '2026-01-01',
  state: 'live',
});

test('pairsOf() links wide pairs only, most cases first, from either heading', () => {
  const { pages, links } = pairsOf(cases, taxonomy, [registered('topics/ketang/xiaoxue.html')]);
  assert.equal(pages.length, 3);
  assert.equal(widePairs(pages).length, 2);
  assert.deepEqual(
    [
      links('topic-stage', 'first', 'jiaoyan'),
      links('topic-stage', 'second', 'xiaoxue'),
      links('topic-stage', 'first', 'ketang'),
      links('place-topic', 'first', '530000'),
      links('place-topic', 'second', 'xiaoxue'),
    ],
    [
      [{ name: '小学', href: '/topics/jiaoyan/xiaoxue.html', count: 3 }],
      [{ name: '教研', href: '/topics/jiaoyan/xiaoxue.html', count: 3 }],
      [],
      [{ name: '教研', href: '/places/530000/jiaoyan.html', count: 3 }],
      [],
    ],
  );
});

test('pairPage() parts the cases by the weight of the topic and says so', () => {
  const pairs = pairsOf(cases, taxonomy, []);
  const pages = pairs.pages.map((pair) => {
    const { title, note, primary, secondary, steps, besides } = pairPage(pair, pairs);
    return {
      title,
      note,
      ids: [primary, secondary].map((part) => part.map(({ id }) => id).join()),
      steps: steps.map(({ href }) => href),
      besides: besides.map(({ name }) => name),
    };
  });
  const [own, others] = ['a-01', 'a-02,a-03'];
  const note = (first: string, second: string) =>
    `同属“${first}”和“${second}”的案例 3 篇：以“教研”为主题的 1 篇，兼及的 2 篇。`;
  assert.deepEqual(pages, [
    {
      title: '地区：云南省 · 教研',
      note: note('云南省', '教研'),
      ids: [own, others],
      steps: ['/places/index.html', '/places/530000.html'],
      besides: [],
    },
    {
      title: '主题：教研 · 小学',
      note: note('教研', '小学'),
      ids: [own, others],
      steps: ['/topics/index.html', '/topics/jiaoyan.html'],
      besides: [],
    },
  ]);
});
