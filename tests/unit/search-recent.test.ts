import assert from 'node:assert/strict';
import test from 'node:test';
import { recentQueries } from '../../src/search/recent.ts';
import type { Keeper } from '../../src/search/recent.ts';

function memory(first: string | null): Keeper {
  let kept = first;
  return {
    get: () => kept,
    set: (text) => {
      kept = text;
    },
  };
}

const refusing: Keeper = {
  get: () => {
    throw new Error('refused');
  },
  set: () => {
    throw new Error('refused');
  },
};

test('recentQueries() keeps eight, newest first, each once', () => {
  const recent = recentQueries(memory(null));
  for (const query of ['1', '2', '3', '4', '5', '6', '7', '8', '9', ' 5 ', ' ']) recent.add(query);
  assert.deepEqual(recent.list(), ['5', '9', '8', '7', '6', '4', '3', '2']);
  recent.clear();
  assert.deepEqual(recent.list(), []);
});

test('recentQueries() throws nothing where nothing may be kept', () => {
  const recent = recentQueries(refusing);
  recent.add('教研');
  recent.clear();
  assert.deepEqual(recent.list(), []);
});

test('recentQueries() takes nothing for a query but what was one', () => {
  const rows: readonly [kept: string, list: readonly string[]][] = [
    ['["教研","",3,null,"轮岗"]', ['教研', '轮岗']],
    ['{"0":"教研"}', []],
    ['教研', []],
    ['', []],
    [
      JSON.stringify(Array.from({ length: 20 }, (_, i) => `词${String(i)}`)),
      '01234567'.split('').map((i) => `词${i}`),
    ],
  ];
  assert.deepEqual(
    rows.map(([kept]) => [kept, recentQueries(memory(kept)).list()]),
    rows,
  );
});
