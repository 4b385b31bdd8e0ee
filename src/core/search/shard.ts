import { BitReader, BitWriter } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readPostings, writePostings } from './postings.ts';
import type { Postings } from './postings.ts';
import { compareShelves, isPair } from './shelf.ts';
import type { Shelf } from './shelf.ts';

/** A key of the index with the cases that hold it. */
export type Entry = { readonly shelf: Shelf; readonly postings: Postings };

/** What reading a shard needs to know of the index: the number of cases, and the marks in the order of their frequency. */
export type Coding = { readonly total: number; readonly order: readonly number[] };

/** Write a place after the one before it: how much they share, how much is new, the first new number as a step, the others. */
function writeShelf(out: ByteWriter, shelf: Shelf, before: Shelf): void {
  let shared = 0;
  while (shared < shelf.length && shelf[shared] === before[shared]) shared += 1;
  const rest = shelf.slice(shared);
  out.number(shared * 8 + Math.min(rest.length, 7));
  if (rest.length >= 7) out.number(rest.length - 7);
  rest.forEach((number, i) => {
    out.number(i === 0 ? number - (before[shared] ?? 0) : number);
  });
}

function readShelf(from: ByteReader, before: Shelf): Shelf {
  const head = from.number();
  const shared = head >> 3;
  const length = (head & 7) === 7 ? from.number() + 7 : head & 7;
  const shelf = before.slice(0, shared);
  for (let i = 0; i < length; i += 1) shelf.push(from.number() + (i === 0 ? (before[shared] ?? 0) : 0));
  return shelf;
}

/** The bytes of a shard: its keys in order, then their postings bit by bit. */
export function writeShard(entries: readonly Entry[], { total, order }: Coding): Uint8Array {
  const out = new ByteWriter();
  const bits = new BitWriter();
  let before: Shelf = [];
  out.number(entries.length);
  for (const { shelf, postings } of entries) {
    writeShelf(out, shelf, before);
    writePostings(bits, postings, total, { order, followed: isPair(shelf) });
    before = shelf;
  }
  out.raw(bits.bytes());
  return out.bytes();
}

/** The inverse of `writeShard`. */
export function readShard(bytes: Uint8Array, { total, order }: Coding): readonly Entry[] {
  const from = new ByteReader(bytes);
  const shelves: Shelf[] = [];
  let before: Shelf = [];
  for (let left = from.number(); left > 0; left -= 1) {
    before = readShelf(from, before);
    shelves.push(before);
  }
  const bits = new BitReader(bytes, from.at);
  return shelves.map((shelf) => ({
    shelf,
    postings: readPostings(bits, total, { order, followed: isPair(shelf) }),
  }));
}

/** A place with the last number of a pair in two, so that a boundary rarely needs all of it. */
const parted = (shelf: Shelf): Shelf => {
  const [family = 0, under = 0, other = 0] = shelf;
  return isPair(shelf) ? [family, under, other >> 10, other & 1023] : shelf;
};

/** The least beginning of a parted place that still stands after another place: enough to know which shard a key is in. */
export function boundary(first: Shelf, before: Shelf): Shelf {
  const [full, last] = [parted(first), parted(before)];
  let length = 1;
  while (length < full.length && compareShelves(full.slice(0, length), last) <= 0) length += 1;
  return full.slice(0, length);
}

/** The boundaries of all shards but the first, to be read by `readBoundaries`. */
export function writeBoundaries(boundaries: readonly Shelf[]): Uint8Array {
  const out = new ByteWriter();
  let before: Shelf = [];
  for (const shelf of boundaries) {
    writeShelf(out, shelf, before);
    before = shelf;
  }
  return out.bytes();
}

/** The inverse of `writeBoundaries`. */
export function readBoundaries(bytes: Uint8Array): readonly Shelf[] {
  const from = new ByteReader(bytes);
  const found: Shelf[] = [];
  let before: Shelf = [];
  while (!from.ended) {
    before = readShelf(from, before);
    found.push(before);
  }
  return found;
}

/** Number of the shard that holds a place, if any does. */
export function shardOf(shelf: Shelf, boundaries: readonly Shelf[]): number {
  const wanted = parted(shelf);
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareShelves(boundaries[middle] ?? [], wanted) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
