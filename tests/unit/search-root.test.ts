import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { frameUnit, paddedLength, pieceFile } from '../../src/core/search/piece.ts';
import {
  cardPlace,
  fromBase64,
  perShardVolume,
  readCards,
  readFacets,
  readLanguage,
  readLengths,
  shardPlaces,
  shardVolumeName,
  writeCards,
  writeFacets,
  writeLanguage,
  writeLengths,
} from '../../src/core/search/root.ts';
import type { Card, RootLanguage } from '../../src/core/search/root.ts';
import { trials } from './random-text.ts';

const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\ufeff/u, ''),
);
const id = fc.integer({ min: 1, max: 99 }).map((number) => `moe-${String(number)}`);
const span = fc.tuple(fc.nat(2 ** 31 - 1), fc.nat(2 ** 20));
const card: fc.Arbitrary<Card> = fc
  .record({ id, title: line, organisation: line, place: line, year: line, span, away: fc.boolean() })
  .map(({ away, ...rest }) => ({ ...rest, url: away ? `other/${rest.id}.html` : `cases/${rest.id}.html` }));

test('readCards() is the inverse of writeCards()', () => {
  fc.assert(
    fc.property(fc.array(card, { minLength: 1, maxLength: 20 }), (cards) => {
      assert.deepEqual(readCards(writeCards(cards)), cards);
    }),
    { numRuns: trials },
  );
});

test('writeCards() keeps a text of several lines in one', () => {
  const one = {
    id: 'a-1',
    url: 'cases/a-1.html',
    organisation: '',
    place: '',
    year: '',
    span: [0, 1] as const,
  };
  assert.equal(
    readCards(writeCards([{ ...one, title: ' 第一行\r\n第二行\u2028 三 ' }]))[0]?.title,
    '第一行 第二行 三',
  );
});

const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map((text) => `值${text.replace(/\n/gu, '')}`);

test('readFacets() is the inverse of writeFacets()', () => {
  const facet = (total: number) =>
    fc
      .uniqueArray(fc.tuple(value, fc.uniqueArray(fc.nat(total - 1), { minLength: 1 })), {
        selector: ([name]) => name,
        maxLength: 6,
      })
      .map((values) => new Map(values.map(([name, numbers]) => [name, numbers.sort((a, b) => a - b)])));
  const library = fc
    .integer({ min: 1, max: 60 })
    .chain((total) => fc.tuple(fc.constant(total), fc.array(facet(total), { minLength: 7, maxLength: 7 })));
  fc.assert(
    fc.property(library, ([total, facets]) => {
      const read = readFacets(writeFacets(facets, total), facets.length, total);
      assert.deepEqual(
        read.map((values) => [...values].map(([name, numbers]) => [name, [...numbers]])),
        facets.map((values) => [...values]),
      );
    }),
    { numRuns: trials },
  );
});

test('readLanguage() is the inverse of writeLanguage()', () => {
  const word = fc.constantFrom('双减', '集团', 'k-12', '3+9+n', '什么', 'ai', '的');
  const words = fc.array(word, { maxLength: 4 });
  const some = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
  const folds = fc.array(fc.constantFrom(['划', '画'], ['像', '象'], ['坐', '座']));
  const role = fc.constantFrom('ask' as const, 'filler' as const, 'before' as const, 'after' as const);
  const question = fc
    .tuple(role, some, words)
    .map(([of, asking, keep]) => ({ role: of, words: asking, keep }));
  const group = fc
    .tuple(some, fc.nat(3), words)
    .map(([names, count, unless]) => ({ names, words: names.slice(0, count + 1), unless }));
  const language: fc.Arbitrary<RootLanguage> = fc
    .tuple(
      fc.array(question, { maxLength: 4 }),
      fc.array(group, { maxLength: 5 }),
      folds,
      fc.uniqueArray(fc.constantFrom('学校', '教师', '提高')),
    )
    .map(([questions, synonyms, pairs, common]) => ({ questions, synonyms, folds: new Map(pairs), common }));
  fc.assert(
    fc.property(language, (given) => {
      assert.deepEqual(readLanguage(writeLanguage(given)), given);
    }),
    { numRuns: trials },
  );
});

test('fromBase64() gives every byte back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  assert.deepEqual(fromBase64(Buffer.from(bytes).toString('base64')), bytes);
});

test('readLengths() is the inverse of writeLengths()', () => {
  const lengths = fc.array(
    fc.integer({ min: 1, max: 400 }).map((units) => units * frameUnit),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(lengths, (all) => {
      assert.deepEqual(readLengths(writeLengths(all)), all);
    }),
    { numRuns: trials },
  );
});

test('shardPlaces() and cardPlace() name the bytes where a file has the frame', () => {
  const edition = '0123abcd';
  const contents = Array.from({ length: 30 }, (_, i) =>
    Uint8Array.from({ length: i * 37 }, (__, j) => (i * j * 73) % 256),
  );
  const volumes = [0, 1, 2].map((volume) =>
    contents.slice(volume * perShardVolume, (volume + 1) * perShardVolume),
  );
  const files = volumes.map((some, volume) => {
    const name = shardVolumeName(volume);
    return {
      name,
      ...pieceFile(edition, name, some, (i) => paddedLength(edition, name, i, some[i] ?? new Uint8Array())),
    };
  });
  const lengths = files.flatMap(({ spans }) => spans.map(([, length]) => length));
  assert.deepEqual(
    shardPlaces(lengths, edition),
    files.flatMap(({ name, spans }) =>
      spans.map(([start, length], number) => ({ name, number, start, length })),
    ),
  );
  const [cards, group] = [
    { edition, perCards: 4, perCardVolume: 5, cardsLength: 1024 },
    contents.slice(0, 5),
  ];
  const { spans } = pieceFile(edition, 'c1', group, () => 1024);
  assert.deepEqual(
    [20, 27, 39].map((number) => cardPlace(cards, number)),
    [[0, 0], [1, 3], [4, 3]].map(([number = 0, at]) => ({ name: 'c1', number, start: spans[number]?.[0], length: spans[number]?.[1], at })),
  ); // prettier-ignore
});
