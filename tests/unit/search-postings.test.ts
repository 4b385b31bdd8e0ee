import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { BitReader, BitWriter } from '../../src/core/search/bits.ts';
import {
  anyFollower,
  caseOf,
  followerClass,
  followerOf,
  inHead,
  marksByFrequency,
  posting,
  readNumbers,
  readPostings,
  strengthFor,
  strengthOf,
  writeNumbers,
  writePostings,
} from '../../src/core/search/postings.ts';
import type { Postings, Strength } from '../../src/core/search/postings.ts';
import { trials } from './random-text.ts';

const total = 12_000;
const numbers = fc.uniqueArray(fc.nat(total - 1), { minLength: 1, maxLength: 60 });
const strength = fc.constantFrom<Strength>(1, 2, 3, 4);
const follower = fc.integer({ min: 0, max: anyFollower });

const ascending = (some: readonly number[]) => [...some].sort((a, b) => a - b);
const list: fc.Arbitrary<Postings> = fc
  .tuple(numbers, fc.array(fc.tuple(strength, fc.boolean(), follower), { minLength: 60, maxLength: 60 }))
  .map(([cases, marks]) =>
    ascending(cases).map((number, i) => posting(number, ...(marks[i] ?? ([1, false, anyFollower] as const)))),
  );

test('posting() keeps case, strength, head and follower apart, and lists stay in the order of cases', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 24), strength, fc.boolean(), follower, (number, strong, head, behind) => {
      const one = posting(number, strong, head, behind);
      assert.deepEqual(
        [caseOf(one), strengthOf(one), inHead(one), followerOf(one)],
        [number, strong, head, behind],
      );
      assert.ok(one < posting(number + 1, 1, false, 0));
    }),
    { numRuns: trials },
  );
});

test('readPostings() is the inverse of writePostings(); without followers any follower is read', () => {
  fc.assert(
    fc.property(fc.array(list, { minLength: 1, maxLength: 3 }), fc.boolean(), (lists, followed) => {
      const order = marksByFrequency(lists);
      const out = new BitWriter();
      for (const one of lists) writePostings(out, one, total, { order, followed });
      const from = new BitReader(out.bytes());
      const plain = (one: number) => posting(caseOf(one), strengthOf(one) as Strength, inHead(one));
      assert.deepEqual(
        lists.map(() => readPostings(from, total, { order, followed })),
        lists.map((one) => (followed ? one : one.map(plain))),
      );
    }),
    { numRuns: trials },
  );
});

test('readNumbers() is the inverse of writeNumbers() for few cases and for all', () => {
  const libraries = fc
    .integer({ min: 1, max: 200 })
    .chain((count) => fc.tuple(fc.constant(count), fc.uniqueArray(fc.nat(count - 1), { minLength: 1 })));
  fc.assert(
    fc.property(libraries, ([count, some]) => {
      const out = new BitWriter();
      writeNumbers(out, ascending(some), count);
      const found: number[] = [];
      readNumbers(new BitReader(out.bytes()), count, (number) => found.push(number));
      assert.deepEqual(found, ascending(some));
    }),
    { numRuns: trials },
  );
});

test('marksByFrequency() names every mark once, the most frequent first', () => {
  const lists = [
    [posting(0, 3, false), posting(1, 3, false), posting(2, 1, true)],
    [posting(0, 3, false, 2), posting(5, 1, true)],
  ];
  assert.deepEqual(marksByFrequency(lists), [2, 4, 0, 1, 3, 5, 6, 7]);
});

test('strengthFor() grows with the frequency and falls with the length', () => {
  const rows: readonly [frequency: number, length: number, mean: number, strength: Strength][] = [
    [1, 5000, 1000, 1],
    [1, 1000, 1000, 2],
    [2, 1000, 1000, 3],
    [5, 1000, 1000, 3],
    [20, 1000, 1000, 4],
    [1, 1, 1000, 3],
    [3, 0, 0, 4],
  ];
  assert.deepEqual(
    rows.map(([frequency, length, mean]) => [frequency, length, mean, strengthFor(frequency, length, mean)]),
    rows,
  );
});

test('followerClass() puts about as many characters into each of four classes', () => {
  const counts = [0, 0, 0, 0];
  for (let code = 0x4e00; code < 0x9fa6; code += 1) {
    const one = followerClass(String.fromCharCode(code));
    counts[one] = (counts[one] ?? 0) + 1;
  }
  assert.deepEqual(
    counts.map((count) => Math.round(count / 1000)),
    [5, 5, 5, 5],
  );
  assert.equal(followerClass('教师'), followerClass('教'));
});
