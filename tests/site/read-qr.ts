import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { jsqr } from './jsqr.ts';

/** What is between the chunk's name and its sum. */
function chunk(png: Buffer, name: string): Buffer {
  const at = png.indexOf(name, 0, 'latin1');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

/** The text of a QR code given as a PNG of one bit a module in a `data:` address; three pixels a module, four modules around. */
export function readQr(address: string): string | undefined {
  const png = Buffer.from(address.replace(/^data:image\/png;base64,/u, ''), 'base64');
  const size = chunk(png, 'IHDR').readUInt32BE(0);
  const rows = inflateSync(chunk(png, 'IDAT'));
  const stride = 1 + Math.ceil(size / 8);
  assert.equal(rows.length, stride * size);
  const isDark = (x: number, y: number): boolean =>
    x >= 0 &&
    y >= 0 &&
    x < size &&
    y < size &&
    (((rows[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0;
  const width = (size + 8) * 3;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (isDark(Math.floor(x / 3) - 4, Math.floor(y / 3) - 4))
        pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return jsqr(pixels, width, width)?.data;
}
