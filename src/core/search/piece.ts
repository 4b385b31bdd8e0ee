import { deflateSync } from 'fflate';
import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';

/**
 * A piece of the index is a classic script that is also a container of bytes: `anliPiece("edition","name","…");`. Over http it is
 * read as bytes, whatever type or charset a server names; from `file://` by a script tag with the charset x-user-defined, which gives
 * every byte as one character. Within the last string `\`, `"`, line ends and NUL are escaped, everything else stands raw: some 3 %
 * more than the bytes themselves.
 *
 * The bytes are frames one after another. A frame is the length of its content in three bytes, a CRC-32 of its edition, name,
 * number and content in four, highest first, and the content in deflate (RFC 1951).
 */
const [headSize, backslash, padding] = [7, 0x5c, 0x20];

/** Why a piece cannot be used, in Chinese. */
export class PieceFault extends Error {
  override readonly name = 'PieceFault';
}

/** The page's scripts each have a class of their own, so the name tells. */
export const isPieceFault = (error: unknown): error is PieceFault =>
  error instanceof Error && error.name === 'PieceFault';

const ascii = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

const sumOf = (edition: string, name: string, number: number, content: Uint8Array): number =>
  crc32(content, crc32(ascii(`${edition}/${name}/${String(number)}`)));

/** One frame, unescaped. @param number Place of the frame in its piece, from 0. */
export function frame(edition: string, name: string, number: number, content: Uint8Array): Uint8Array {
  const packed = deflateSync(content, { level: 9 });
  const out = new Uint8Array(headSize + packed.length);
  const sum = sumOf(edition, name, number, packed);
  out.set([packed.length >> 16, packed.length >> 8, packed.length], 0);
  out.set([sum >>> 24, sum >>> 16, sum >>> 8, sum], 3);
  out.set(packed, headSize);
  return out;
}

/**
 * The inverse of `frame`: the content of the frame that begins at `start`, and where the next one begins, behind padding; no frame
 * begins with it, because none is so long.
 */
export function openFrame(
  bytes: Uint8Array,
  start: number,
  edition: string,
  name: string,
  number: number,
): { readonly content: Uint8Array; readonly next: number } {
  const at = (i: number) => bytes[start + i] ?? 0;
  const length = at(0) * 65536 + at(1) * 256 + at(2);
  const next = start + headSize + length;
  if (bytes.length < start + headSize || bytes.length < next) throw new PieceFault('内容残缺');
  const packed = bytes.subarray(start + headSize, next);
  const sum = ((at(3) << 24) | (at(4) << 16) | (at(5) << 8) | at(6)) >>> 0;
  if (sum !== sumOf(edition, name, number, packed)) throw new PieceFault('内容有误');
  let after = next;
  while (bytes[after] === padding) after += 1;
  return { content: inflate(packed), next: after };
}

const escapes: Readonly<Record<number, string>> = {
  0x00: '\\x00',
  0x0a: '\\n',
  0x0d: '\\r',
  0x22: '\\"',
  0x5c: '\\\\',
};

function escaped(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (const byte of bytes) {
    const escape = escapes[byte];
    if (escape === undefined) out.push(byte);
    else out.push(...ascii(escape));
  }
  return Uint8Array.from(out);
}

/** The inverse of the escaping, for a part of a piece that begins and ends between frames. */
export function unescaped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    let byte = bytes[i] ?? 0;
    if (byte === backslash) {
      i += 1;
      const sign = bytes[i] ?? 0;
      if (sign === 0x78) i += 2;
      byte = sign === 0x78 ? 0 : sign === 0x6e ? 10 : sign === 0x72 ? 13 : sign;
    }
    out[length] = byte;
    length += 1;
  }
  return out.subarray(0, length);
}

/** A file of the index. `spans` is where each frame stands in it, escaped: offset and length in bytes. */
export type PieceFile = {
  readonly content: Uint8Array;
  readonly spans: readonly (readonly [start: number, length: number])[];
};

const opening = (edition: string, name: string): string => `anliPiece("${edition}","${name}","`;

/** Bytes of a file before its first frame. */
export const bytesBefore = (edition: string, name: string): number => opening(edition, name).length;
const closing = '");\n';

/** Frames of a volume may be padded to multiples of so many bytes, so that their places take less to say. */
export const frameUnit = 64;

function padded(bytes: Uint8Array, length: number): Uint8Array {
  if (length <= bytes.length) return bytes;
  const out = new Uint8Array(length).fill(padding);
  out.set(bytes);
  return out;
}

/** Length of a frame in its file, escaped, padded to `frameUnit`. */
export const paddedLength = (edition: string, name: string, number: number, content: Uint8Array): number =>
  Math.ceil(escaped(frame(edition, name, number, content)).length / frameUnit) * frameUnit;

/**
 * Make the file of a piece from the contents of its frames.
 *
 * @param length Least length of each frame, escaped; by default they stand close together.
 */
export function pieceFile(
  edition: string,
  name: string,
  contents: readonly Uint8Array[],
  length: (number: number) => number = () => 0,
): PieceFile {
  const frames = contents.map((content, i) => padded(escaped(frame(edition, name, i, content)), length(i)));
  const before = ascii(opening(edition, name));
  const size = frames.reduce((sum, { length }) => sum + length, before.length + closing.length);
  const content = new Uint8Array(size);
  const spans: (readonly [number, number])[] = [];
  content.set(before, 0);
  let at = before.length;
  for (const one of frames) {
    content.set(one, at);
    spans.push([at, one.length]);
    at += one.length;
  }
  content.set(ascii(closing), at);
  return { content, spans };
}

/**
 * The frames of a piece out of the bytes of its file, unescaped.
 *
 * @throws PieceFault if the bytes are not the file of this piece, or of another edition.
 */
export function unwrap(file: Uint8Array, edition: string, name: string): Uint8Array {
  const before = opening(edition, name);
  const head = String.fromCharCode(...file.subarray(0, before.length));
  if (head !== before) {
    const stale = /^anliPiece\("([\da-f]+)"/u.exec(head);
    throw new PieceFault(
      file.length === 0
        ? '内容是空的'
        : stale !== null && stale[1] !== edition
          ? '属于另一版索引'
          : '内容不是索引',
    );
  }
  const tail = String.fromCharCode(...file.subarray(file.length - closing.length));
  if (tail !== closing) throw new PieceFault('内容残缺');
  return unescaped(file.subarray(before.length, file.length - closing.length));
}

/** The frames of a piece out of the string that its script gave. */
export const fromScript = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 255);
