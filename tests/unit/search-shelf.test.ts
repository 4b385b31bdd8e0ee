import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { initialsKey, syllableKey, wholeInitialsKey } from '../../src/core/search/pinyin-keys.ts';
import { synonymKey } from '../../src/core/search/root.ts';
import { compareShelves, isPair, shelfOf, wordAt } from '../../src/core/search/shelf.ts';
import { keysOfRun, runsOf } from '../../src/core/search/units.ts';
import { indexedTexts } from './generated-texts.ts';
import { trials } from './random-text.ts';

test('shelfOf() puts special keys first, then words and their pairs, characters, pairs of characters', () => {
  const sorted = [
    '=0', '=2', '~-jta', '~=jtbx', '~ji', '~ji tuan', '5g', 'a|5g', '5g|a', '5g|网', '网|5g', 'ab', '一', '教', '师教', '教师',
  ]; // prettier-ignore
  const order = [...sorted].reverse().sort((a, b) => compareShelves(shelfOf(a), shelfOf(b)));
  assert.deepEqual(order.map((key) => shelfOf(key)[0]).join(''), '0000001111112233');
  const under = (character: string) => order.filter((key) => key.length > 1 && key.includes(character));
  assert.deepEqual(
    [under('5g'), under('教')],
    [
      ['5g', '网|5g', '5g|网', '5g|a', 'a|5g'],
      ['师教', '教师'],
    ],
  );
});

const special = ['~ji', '~ji tuan', '~jit uan', '~-jta', '~=jta', '=0', '=1', '=10'];

test('shelfOf() gives no two keys the same place', () => {
  fc.assert(
    fc.property(indexedTexts, (texts) => {
      const keys = new Set(texts.flatMap(runsOf).flatMap((run) => keysOfRun(run).map(({ key }) => key)));
      for (const key of special) keys.add(key);
      const places = new Set([...keys].map((key) => shelfOf(key).join(' ')));
      assert.equal(places.size, keys.size);
    }),
    { numRuns: trials },
  );
});

test('keys of sounds, initials and synonyms have places of their own', () => {
  const keys = [
    syllableKey('ji', 'tuan'),
    syllableKey('ji'),
    initialsKey('jta'),
    wholeInitialsKey('JTA'),
    synonymKey(3),
  ];
  assert.deepEqual(keys, ['~ji tuan', '~ji', '~-jta', '~=jta', '=3']);
  assert.deepEqual(new Set(keys.map((key) => shelfOf(key).join(' '))).size, keys.length);
});

const place = fc.array(fc.nat(3), { minLength: 1, maxLength: 4 });

test('compareShelves() orders places: a beginning before what goes on from it', () => {
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      const [ab, ba] = [compareShelves(a, b), compareShelves(b, a)];
      assert.equal(Math.sign(ab) + Math.sign(ba), 0);
      assert.equal(ab === 0, a.join() === b.join());
      if (ab <= 0 && compareShelves(b, c) <= 0) assert.ok(compareShelves(a, c) <= 0);
      assert.ok(compareShelves(a, [...a, 0]) < 0);
    }),
    { numRuns: trials },
  );
});

test('isPair() and wordAt() tell what stands at a place', () => {
  const rows: readonly [key: string, pair: boolean, word: string | null][] = [
    ['教师', true, null],
    ['教', false, null],
    ['5g', false, '5g'],
    ['a', false, 'a'],
    ['3+9+n', false, '3+9+n'],
    ['5g|网', false, null],
    ['new|school', false, null],
    ['~ji tuan', false, null],
    ['=0', false, null],
  ];
  assert.deepEqual(
    rows.map(([key]) => [key, isPair(shelfOf(key)), wordAt(shelfOf(key))]),
    rows,
  );
});
