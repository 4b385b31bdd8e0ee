import { crc32 } from './crc32.ts';

/** A canonical Huffman code: how many codes there are of each length, and the symbols in the order of their codes. */
type Code = { readonly counts: readonly number[]; readonly symbols: readonly number[] };

const longest = 15;

function codeOf(lengths: readonly number[]): Code {
  const counts = new Array<number>(longest + 1).fill(0);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const symbols = lengths.map((_, symbol) => symbol).filter((symbol) => (lengths[symbol] ?? 0) > 0);
  symbols.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  counts[0] = 0;
  return { counts, symbols };
}

const repeat = (length: number, times: number): readonly number[] => new Array<number>(times).fill(length);
const fixedCodes: readonly [Code, Code] = [
  codeOf([...repeat(8, 144), ...repeat(9, 112), ...repeat(7, 24), ...repeat(8, 8)]),
  codeOf(repeat(5, 30)),
];

/** Order in which the lengths of the codes of code lengths are written (section 3.2.7). */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Extra bits and least value of the lengths and the distances of matches (section 3.2.5). */
function steps(
  count: number,
  first: number,
  perStep: number,
): readonly (readonly [bits: number, base: number])[] {
  const found: [number, number][] = [];
  let base = first;
  for (let i = 0; i < count; i += 1) {
    const bits = Math.max(0, Math.floor(i / perStep) - 1);
    found.push([bits, base]);
    base += 2 ** bits;
  }
  return found;
}
const lengths = [...steps(28, 3, 4), [0, 258] as const];
const distances = steps(30, 1, 2);

/** Reads bits, lowest first. */
function bitsOf(bytes: Uint8Array, start: number) {
  let at = start * 8;
  const bits = (count: number): number => {
    let value = 0;
    for (let i = 0; i < count; i += 1, at += 1) {
      if (at >= bytes.length * 8) throw new RangeError('deflate stream ends early');
      value += (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) * 2 ** i;
    }
    return value;
  };
  const symbol = ({ counts, symbols }: Code): number => {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= longest; length += 1) {
      code += bits(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) * 2;
      code *= 2;
    }
    throw new RangeError('no such code');
  };
  const raw = (): Uint8Array => {
    at = (at + 7) & ~7;
    const length = bits(16);
    at += 16;
    const from = at >> 3;
    if (from + length > bytes.length) throw new RangeError('deflate stream ends early');
    at += length * 8;
    return bytes.subarray(from, from + length);
  };
  return { bits, symbol, raw };
}

type Bits = ReturnType<typeof bitsOf>;

/** The codes that a block brings along (section 3.2.7). */
function writtenCodes({ bits, symbol }: Bits): readonly [Code, Code] {
  const [literals, matches, written] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
  const own = new Array<number>(lengthOrder.length).fill(0);
  for (const place of lengthOrder.slice(0, written)) own[place] = bits(3);
  const code = codeOf(own);
  const all: number[] = [];
  while (all.length < literals + matches) {
    const length = symbol(code);
    if (length < 16) all.push(length);
    else if (length === 16) all.push(...repeat(all[all.length - 1] ?? 0, bits(2) + 3));
    else all.push(...repeat(0, length === 17 ? bits(3) + 3 : bits(7) + 11));
  }
  return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
}

/**
 * Unpack a stream of deflate (RFC 1951), for browsers that cannot by themselves, and so that all read alike.
 *
 * @param start Byte at which the stream begins.
 * @throws RangeError if the stream is not one.
 */
export function inflate(bytes: Uint8Array, start = 0): Uint8Array {
  const from = bitsOf(bytes, start);
  const out: number[] = [];
  let last = 0;
  while (last === 0) {
    last = from.bits(1);
    const kind = from.bits(2);
    if (kind === 3) throw new RangeError('no such block');
    if (kind === 0) for (const byte of from.raw()) out.push(byte);
    const [literal, match] = kind === 2 ? writtenCodes(from) : fixedCodes;
    for (
      let symbol = kind === 0 ? 256 : from.symbol(literal);
      symbol !== 256;
      symbol = from.symbol(literal)
    ) {
      if (symbol < 256) {
        out.push(symbol);
        continue;
      }
      const [lengthBits, length] = lengths[symbol - 257] ?? [0, 0];
      const end = out.length + length + from.bits(lengthBits);
      const [distanceBits, distance] = distances[from.symbol(match)] ?? [0, 0];
      const back = distance + from.bits(distanceBits);
      if (length === 0 || back === 0 || back > out.length) throw new RangeError('no such match');
      while (out.length < end) out.push(out[out.length - back] ?? 0);
    }
  }
  return Uint8Array.from(out);
}

const little = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)) >>>
  0;

/**
 * Unpack a gzip file (RFC 1952) and check it by the CRC-32 and the length at its end; of the header, only an optional name is passed
 * over.
 *
 * @throws RangeError if it is damaged.
 */
export function gunzip(bytes: Uint8Array): Uint8Array {
  let start = 10;
  if (((bytes[3] ?? 0) & 8) !== 0) while (start < bytes.length && bytes[start++] !== 0);
  const whole = inflate(bytes.subarray(0, bytes.length - 8), start);
  const end = bytes.length;
  if (little(bytes, end - 8) !== crc32(whole) || little(bytes, end - 4) !== whole.length)
    throw new RangeError('gzip trailer differs');
  return whole;
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
