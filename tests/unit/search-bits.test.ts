import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { BitReader, BitWriter } from '../../src/core/search/bits.ts';
import { ByteReader, ByteWriter } from '../../src/core/search/bytes.ts';
import { unzigzag, zigzag } from '../../src/core/search/zigzag.ts';
import { trials } from './random-text.ts';

type Number = {
  readonly code: 'bits' | 'unary' | 'gamma' | 'rice';
  readonly value: number;
  readonly low: number;
};

const written = ({ code, value, low }: Number): Number =>
  code === 'bits'
    ? { code, value: value % 2 ** low, low }
    : code === 'unary'
      ? { code, value: value % 70, low }
      : code === 'rice'
        ? { code, value: value % 2 ** (low + 6), low: Math.min(low, 24) }
        : { code, value: value + 1, low };

const numbers = fc.array(
  fc
    .record({
      code: fc.constantFrom('bits' as const, 'unary' as const, 'gamma' as const, 'rice' as const),
      value: fc.nat(2 ** 30 - 2),
      low: fc.integer({ min: 0, max: 30 }),
    })
    .map(written),
  { maxLength: 20 },
);

function write(out: BitWriter, { code, value, low }: Number): void {
  if (code === 'bits') out.bits(value, low);
  else if (code === 'rice') out.rice(value, low);
  else if (code === 'unary') out.unary(value);
  else out.gamma(value);
}

function read(from: BitReader, { code, low }: Number): number {
  if (code === 'bits') return from.bits(low);
  if (code === 'rice') return from.rice(low);
  return code === 'unary' ? from.unary() : from.gamma();
}

const small = ({ code, value, low }: Number) => code !== 'rice' || value / 2 ** low < 100;

test('BitReader reads what BitWriter wrote, from any byte on', () => {
  fc.assert(
    fc.property(numbers, fc.nat(3), (all, start) => {
      const some = all.filter(small);
      const out = new BitWriter();
      for (const one of some) write(out, one);
      const bytes = new Uint8Array([...new Uint8Array(start).fill(255), ...out.bytes()]);
      const from = new BitReader(bytes, start);
      assert.deepEqual(
        some.map((one) => read(from, one)),
        some.map(({ value }) => value),
      );
    }),
    { numRuns: trials },
  );
});

test('BitWriter writes the codes as they are described', () => {
  const rows: readonly [bits: string, write: (out: BitWriter) => void][] = [
    ['101', (out) => { out.bits(5, 3); }],
    ['1110', (out) => { out.unary(3); }],
    ['0', (out) => { out.gamma(1); }],
    ['11001', (out) => { out.gamma(5); }],
    ['11001', (out) => { out.rice(9, 2); }],
    ['0', (out) => { out.rice(0, 0); }],
  ]; // prettier-ignore
  assert.deepEqual(
    rows.map(([bits, act]) => {
      const out = new BitWriter();
      act(out);
      out.bits(1, 1);
      return [...out.bytes()]
        .map((byte) => byte.toString(2).padStart(8, '0'))
        .join('')
        .slice(0, bits.length + 1);
    }),
    rows.map(([bits]) => `${bits}1`),
  );
});

test('BitReader finds only zeros past the end', () => {
  const from = new BitReader(Uint8Array.of(255));
  assert.deepEqual([from.bits(8), from.bits(8), from.unary(), from.gamma()], [255, 0, 0, 1]);
});

test('ByteReader reads what ByteWriter wrote', () => {
  const parts = fc.array(fc.oneof(fc.nat(2 ** 31 - 1), fc.string({ unit: 'grapheme' }), fc.uint8Array()));
  fc.assert(
    fc.property(parts, (all) => {
      const out = new ByteWriter();
      for (const one of all)
        if (typeof one === 'number') out.number(one);
        else if (typeof one === 'string') out.text(one);
        else out.raw(one);
      const bytes = out.bytes();
      assert.equal(out.length, bytes.length);
      const from = new ByteReader(bytes);
      for (const one of all)
        if (typeof one === 'number') assert.equal(from.number(), one);
        else if (typeof one === 'string') assert.equal(from.text(), one);
        else assert.deepEqual([...from.raw(one.length)], [...one]);
      assert.equal(from.ended, true);
    }),
    { numRuns: trials },
  );
});

test('unzigzag() is the inverse of zigzag(), and small numbers stay small', () => {
  assert.deepEqual([0, -1, 1, -2, 2].map(zigzag), [0, 1, 2, 3, 4]);
  fc.assert(
    fc.property(fc.integer(), (value) => unzigzag(zigzag(value)) === value),
    { numRuns: trials },
  );
});
