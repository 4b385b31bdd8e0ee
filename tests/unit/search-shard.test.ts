import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { posting } from '../../src/core/search/postings.ts';
import {
  boundary,
  readBoundaries,
  readShard,
  shardOf,
  writeBoundaries,
  writeShard,
} from '../../src/core/search/shard.ts';
import type { Entry } from '../../src/core/search/shard.ts';
import { compareShelves, isPair } from '../../src/core/search/shelf.ts';
import type { Shelf } from '../../src/core/search/shelf.ts';
import { trials } from './random-text.ts';

const number = fc.oneof(fc.nat(2), fc.nat(200), fc.nat(0x21fffe));
const longer = fc
  .tuple(fc.nat(2), fc.array(number, { minLength: 1, maxLength: 12 }))
  .map(([family, rest]): Shelf => [family, ...rest]);
const place = fc.oneof(
  longer,
  fc.tuple(number, number).map((pair): Shelf => [3, ...pair]),
  fc.tuple(fc.nat(1), fc.nat(3000)).map((pair): Shelf => [3, ...pair]),
);
const places = fc
  .uniqueArray(place, { selector: (shelf) => shelf.join(' '), maxLength: 40 })
  .map((all) => [...all].sort(compareShelves));

const coding = { total: 50, order: [2, 0, 1, 3, 4, 5, 6, 7] };

const entriesOf = (shelves: readonly Shelf[]): readonly Entry[] =>
  shelves.map((shelf, i) => ({
    shelf,
    postings: [posting(i, 2, false, isPair(shelf) ? i % 5 : 4), posting(i + 3, 4, true)],
  }));

test('readShard() is the inverse of writeShard()', () => {
  fc.assert(
    fc.property(places, (shelves) => {
      const entries = entriesOf(shelves);
      assert.deepEqual(readShard(writeShard(entries, coding), coding), entries);
    }),
    { numRuns: trials },
  );
});

test('readBoundaries() is the inverse of writeBoundaries()', () => {
  fc.assert(
    fc.property(places, (shelves) => {
      assert.deepEqual(readBoundaries(writeBoundaries(shelves)), shelves);
    }),
    { numRuns: trials },
  );
});

test('boundary() is the least beginning that stands behind the place before', () => {
  const rows: readonly [first: Shelf, before: Shelf, boundary: Shelf][] = [
    [[3, 5], [2, 9], [3]],
    [
      [3, 7, 4],
      [3, 5, 8],
      [3, 7],
    ],
    [
      [1, 97, 98, 99],
      [1, 97, 98],
      [1, 97, 98, 99],
    ],
    [
      [1, 97, 98, 99, 7],
      [1, 97, 98],
      [1, 97, 98, 99],
    ],
    [
      [1, 9, 0, 2],
      [1, 9, 0, 1, 5],
      [1, 9, 0, 2],
    ],
  ];
  assert.deepEqual(
    rows.map(([first, before]) => [first, before, boundary(first, before)]),
    rows,
  );
});

test('shardOf() names the shard of every place, wherever the places are cut', () => {
  fc.assert(
    fc.property(places, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (shelves, cuts) => {
      const boundaries: Shelf[] = [];
      const expected: number[] = [];
      shelves.forEach((shelf, i) => {
        const before = shelves[i - 1];
        if (before !== undefined && cuts[i] === true) boundaries.push(boundary(shelf, before));
        expected.push(boundaries.length);
      });
      assert.deepEqual(
        shelves.map((shelf) => shardOf(shelf, boundaries)),
        expected,
      );
    }),
    { numRuns: trials },
  );
});
