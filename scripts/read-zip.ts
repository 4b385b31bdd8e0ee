import { inflateRawSync } from 'node:zlib';

/** A file in a ZIP archive: its name, and where its bytes lie. */
type Entry = {
  readonly name: string;
  readonly method: number;
  readonly from: number;
  readonly length: number;
};

const endOfDirectory = 0x06054b50;
const inDirectory = 0x02014b50;

/** Offset of the record at the end of an archive; behind it stands at most a comment of 65,535 bytes. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  throw new Error('没有目录');
}

/**
 * The files of a ZIP archive, by its directory.
 *
 * @throws For an archive that is cut off or damaged.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zipEntries(bytes: Buffer): readonly Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, (): Entry => {
    if (bytes.readUInt32LE(at) !== inDirectory) throw new Error('目录损坏');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const entry = { name, method: bytes.readUInt16LE(at + 10), from, length: bytes.readUInt32LE(at + 20) };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

/**
 * Bytes that files of an archive unpack to, counted by unpacking them: what the directory says may be false.
 *
 * @param limit Counting stops here.
 * @returns `limit` or more if there are more.
 */
export function unpackedSize(bytes: Buffer, entries: readonly Entry[], limit: number): number {
  let size = 0;
  for (const { method, from, length } of entries) {
    const packed = bytes.subarray(from, from + length);
    if (method === 0) size += packed.length;
    else
      try {
        size += inflateRawSync(packed, { maxOutputLength: Math.max(1, limit - size) }).length;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return limit;
        throw error;
      }
    if (size >= limit) return size;
  }
  return size;
}
