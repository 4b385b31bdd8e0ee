import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cutShards, invert } from '../../src/core/search/gram-index.ts';
import type { IndexedCase } from '../../src/core/search/gram-index.ts';
import {
  anyFollower,
  caseOf,
  followerClass,
  followerOf,
  inHead,
  posting,
  strengthOf,
} from '../../src/core/search/postings.ts';
import type { Strength } from '../../src/core/search/postings.ts';
import { readShard, shardOf } from '../../src/core/search/shard.ts';
import { isPair, shelfOf } from '../../src/core/search/shelf.ts';
import { keysOfRun, runsOf } from '../../src/core/search/units.ts';
import { indexedTexts } from './generated-texts.ts';
import { trials } from './random-text.ts';

const caseWith = (
  text: string,
  head: readonly string[] = ['题'],
  special: Record<string, number> = {},
): IndexedCase => ({
  head,
  text,
  special: new Map(Object.entries(special)),
});

const keysIn = (text: string) => runsOf(text).flatMap((run) => keysOfRun(run).map(({ key }) => key));

test('invert() files every key of head and text, each case once and in order, and nothing else', () => {
  fc.assert(
    fc.property(indexedTexts, indexedTexts, (texts, heads) => {
      const cases = texts.map((text, i) => caseWith(text, [heads[i] ?? '', '县'], { '~xian': 1 }));
      const filed = cases.map(({ text, head }) => new Set(['~xian', ...[...head, text].flatMap(keysIn)]));
      const { keys } = invert(cases);
      assert.deepEqual([...keys.keys()].sort(), [...new Set(filed.flatMap((all) => [...all]))].sort());
      for (const [key, postings] of keys)
        assert.deepEqual(
          postings.map(caseOf),
          filed.flatMap((all, number) => (all.has(key) ? [number] : [])),
        );
    }),
    { numRuns: trials },
  );
});

test('invert() tells the head, the strength, and what stands behind a pair everywhere in a case', () => {
  const long = '校'.repeat(200);
  const { keys, lengths } = invert([
    caseWith(`教师队伍,教师队员,${long}`, ['教师']),
    caseWith(`教师队,教师队,教师队,教师队,${long}`, ['师德', '县']),
    caseWith(`教师,教师们${long}`, [], { '=0': 2 }),
  ]);
  const behind = (unit: string) => followerClass(unit);
  const rows: readonly [key: string, ...postings: [number, number, boolean, number][]][] = [
    ['教师', [0, 3, true, anyFollower], [1, 3, false, behind('队')], [2, 3, false, anyFollower]],
    ['师队', [0, 3, false, anyFollower], [1, 3, false, anyFollower]],
    ['师德', [1, 2, true, anyFollower]],
    ['县', [1, 2, true, anyFollower]],
    ['=0', [2, 3, false, anyFollower]],
    ['们校', [2, 2, false, behind('校')]],
  ];
  const marked = (one: number) => [caseOf(one), strengthOf(one), inHead(one), followerOf(one)];
  assert.deepEqual(
    rows.map(([key]) => [key, ...(keys.get(key) ?? []).map(marked)]),
    rows,
  );
  assert.deepEqual(lengths, [210, 215, 205]);
});

test('invert() gives marks that can be written, whatever is empty', () => {
  const rows = [caseWith('', []), caseWith('双减', ['！！'], { '=0': 1, '~shuang': 1 }), caseWith('', [''])];
  for (const [i] of rows.entries()) {
    const { keys } = invert(rows.slice(i, i + 1));
    assert.deepEqual(
      [...keys.values()].flat().filter((one) => !Number.isSafeInteger(one)),
      [],
    );
  }
});

/** So many different pairs that an index has several shards. */
const various = Array.from({ length: 4000 }, (_, i) =>
  i % 9 === 8 ? ` w${String(i)} ` : String.fromCharCode(0x4e00 + ((i * 7919) % 5000)),
).join('');

test('cutShards() cuts an index so that each key is found in the shard that its place names', () => {
  fc.assert(
    fc.property(indexedTexts, (texts) => {
      const { keys } = invert([...texts.map((text) => caseWith(text, ['校'])), caseWith(various)]);
      const { coding, boundaries, shards } = cutShards(keys, texts.length + 1);
      const read = shards.map((shard) => {
        const entries = readShard(shard, coding);
        return new Map(entries.map(({ shelf, postings }) => [shelf.join(' '), postings]));
      });
      assert.ok(shards.length > 3);
      assert.equal(boundaries.length, shards.length - 1);
      for (const [key, postings] of keys) {
        const shelf = shelfOf(key);
        const found = read[shardOf(shelf, boundaries)]?.get(shelf.join(' '));
        const plain = (one: number) => posting(caseOf(one), strengthOf(one) as Strength, inHead(one));
        assert.deepEqual([key, found], [key, isPair(shelf) ? postings : postings.map(plain)]);
      }
    }),
    { numRuns: Math.min(trials, 30) },
  );
});

test('cutShards() makes shards of about one size, and one of no keys', () => {
  const { keys } = invert([caseWith(various)]);
  const { shards } = cutShards(keys, 1);
  const others = shards.slice(0, -1).map(({ length }) => length);
  assert.ok(Math.max(...others) < 4 * Math.min(...others), others.join(' '));
  const { shards: none, boundaries, coding } = cutShards(new Map(), 0);
  assert.deepEqual([none.map((shard) => readShard(shard, coding)), boundaries], [[[]], []]);
});
