import assert from 'node:assert/strict';
import test from 'node:test';
import { constants, deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { gunzip, inflate, isGzip } from '../../src/core/search/inflate.ts';
import { trials } from './random-text.ts';

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const strategies = [
  constants.Z_DEFAULT_STRATEGY,
  constants.Z_FILTERED,
  constants.Z_HUFFMAN_ONLY,
  constants.Z_RLE,
  constants.Z_FIXED,
];

const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
  fc
    .array(fc.constantFrom('教师', '队伍', '5g', '\n', 'a'.repeat(300)), { maxLength: 60 })
    .map((all) => new TextEncoder().encode(all.join(''))),
);

test('inflate() unpacks what zlib packs, at every level and with every strategy', () => {
  fc.assert(
    fc.property(
      content,
      fc.constantFrom(...levels),
      fc.constantFrom(...strategies),
      fc.integer({ min: 1, max: 9 }),
      fc.nat(3),
      (bytes, level, strategy, memLevel, start) => {
        const packed = deflateRawSync(bytes, { level, strategy, memLevel });
        const placed = Buffer.concat([new Uint8Array(start).fill(7), packed]);
        assert.deepEqual(inflate(placed, start), Uint8Array.from(bytes));
      },
    ),
    { numRuns: trials },
  );
});

test('inflate() unpacks long streams: stored blocks one after another, matches from far back', () => {
  const long = Uint8Array.from(
    { length: 150_000 },
    (_, i) => ((i * 2654435761) >>> 13) & (i % 40_000 < 999 ? 255 : 15),
  );
  for (const level of levels)
    assert.equal(
      Buffer.compare(inflate(deflateRawSync(long, { level, windowBits: 15 })), long),
      0,
      `level ${String(level)}`,
    );
});

test('inflate() gives what zlib gives for any bytes, and throws a RangeError rather than never end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      let expected: Uint8Array | null = null;
      try {
        expected = Uint8Array.from(inflateRawSync(bytes));
      } catch {
        expected = null;
      }
      try {
        const found = inflate(bytes);
        if (expected !== null) assert.deepEqual(found, expected);
      } catch (error) {
        assert.ok(error instanceof RangeError);
        assert.equal(expected, null);
      }
    }),
    { numRuns: trials },
  );
});

test('inflate() refuses a stream that is cut short anywhere, and blocks and matches that cannot be', () => {
  const packed = deflateRawSync('寄宿制学校的“家味”行动，行动行动行动');
  const rows: readonly Uint8Array[] = [
    ...Array.from({ length: packed.length }, (_, length) => packed.subarray(0, length)),
    Uint8Array.of(0b111),
    Uint8Array.of(0b001, 5, 0, 250, 255, 1),
  ];
  for (const bytes of rows) assert.throws(() => inflate(bytes), RangeError, [...bytes].join(' '));
});

test('gunzip() unpacks a file with a name and without, and refuses it with a bit flipped or a byte missing', () => {
  const text = new TextEncoder().encode('教师队伍，队伍建设');
  const plain = gzipSync(text);
  const name = Buffer.from('g0.js\0');
  const named = Buffer.concat([
    plain.subarray(0, 3),
    Uint8Array.of(8),
    plain.subarray(4, 10),
    name,
    plain.subarray(10),
  ]);
  for (const file of [plain, named]) {
    assert.equal(isGzip(file), true);
    assert.deepEqual(gunzip(file), text);
  }
  for (let bit = 80; bit < plain.length * 8; bit += 1) {
    const bytes = Uint8Array.from(plain);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    // The last bits of the stream's last byte mean nothing.
    if (bit >> 3 === plain.length - 9) continue;
    assert.throws(() => gunzip(bytes), RangeError, `bit ${String(bit)}`);
  }
  for (let length = 2; length < plain.length; length += 1)
    assert.throws(() => gunzip(plain.subarray(0, length)), RangeError, `${String(length)} bytes`);
  assert.deepEqual(
    [isGzip(text), isGzip(new Uint8Array(0)), isGzip(Uint8Array.of(0x1f))],
    [false, false, false],
  );
});
