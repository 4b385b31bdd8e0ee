import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

import { modules } from './qr.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const number = (n: number): readonly number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(type: string, content: ArrayLike<number>): readonly number[] {
  const named = [...new TextEncoder().encode(type), ...Array.from(content)];
  return [...number(content.length), ...named, ...number(crc32(Uint8Array.from(named)))];
}

/** Eight modules a byte, the first the highest bit, 1 for light; each row begins with its filter, none. */
function rowBytes(row: readonly boolean[]): readonly number[] {
  const bytes = Array.from({ length: Math.ceil(row.length / 8) }, (_, at) =>
    row.slice(at * 8, at * 8 + 8).reduce((byte, dark, bit) => (dark ? byte : byte | (0x80 >> bit)), 0),
  );
  return [0, ...bytes];
}

/**
 * A QR code as a PNG of one bit a module, without the quiet zone that must surround it: half the bytes of strokes in SVG.
 *
 * @returns A `data:` address.
 * @throws If the text is too long for version 40.
 * @see https://www.w3.org/TR/png-3/
 */
export function qrPicture(text: string): string {
  const rows = modules(text);
  const header = [...number(rows.length), ...number(rows.length), 1, 0, 0, 0, 0];
  const pixels = zlibSync(Uint8Array.from(rows.flatMap(rowBytes)), { level: 9 });
  const png = [...signature, ...chunk('IHDR', header), ...chunk('IDAT', pixels), ...chunk('IEND', [])];
  return `data:image/png;base64,${btoa(String.fromCharCode(...png))}`;
}
