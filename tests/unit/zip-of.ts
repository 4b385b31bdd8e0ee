import { crc32, deflateRawSync } from 'node:zlib';

type Entry = { readonly name: string; readonly bytes: Uint8Array };

function headerOf(
  signature: number,
  words: readonly (readonly [value: number, bytes: 2 | 4])[],
  name: Buffer,
): Buffer {
  const fields = words.map(([value, bytes]) => {
    const field = Buffer.alloc(bytes);
    field.writeUIntLE(value, 0, bytes);
    return field;
  });
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  return Buffer.concat([mark, ...fields, name]);
}

/**
 * A ZIP archive of files, deflated.
 *
 * @param claimed Size that the archive says each file has, in bytes; its own if not given.
 */
export function zipOf(entries: readonly Entry[], claimed?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const written = Buffer.from(name);
    const sizes = [
      [crc32(bytes), 4],
      [packed.length, 4],
      [claimed ?? bytes.length, 4],
      [written.length, 2],
      [0, 2],
    ] as const;
    const head = [[20, 2], [0x800, 2], [8, 2], [0, 2], [0, 2], ...sizes] as const;
    const local = headerOf(0x04034b50, head, written);
    const central = [[20, 2], ...head, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]] as const;
    directory.push(headerOf(0x02014b50, central, written));
    files.push(local, packed);
    offset += local.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const count = entries.length;
  const tail = [
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [index.length, 4],
    [offset, 4],
    [0, 2],
  ] as const;
  return Buffer.concat([...files, index, headerOf(0x06054b50, tail, Buffer.alloc(0))]);
}
