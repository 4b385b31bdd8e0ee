import test from 'node:test';
import assert from 'node:assert/strict';
import { qr } from '../../src/lib/qr.ts';
import { qrPicture } from '../../src/lib/qr-picture.ts';
import { readQr } from '../site/read-qr.ts';
import { jsqr } from '../site/jsqr.ts';

/** Draw the strokes of a path, three pixels a module. */
function draw({ size, path }: ReturnType<typeof qr>): { pixels: Uint8ClampedArray; width: number } {
  const width = size * 3;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  const dot = (module: number) => {
    for (let p = 0; p < 9; p++) {
      const at = ((Math.floor(y) * 3 + Math.floor(p / 3)) * width + module * 3 + (p % 3)) * 4;
      pixels.fill(0, at, at + 3);
    }
  };
  for (const [, command, a = '', b = ''] of path.matchAll(/([Mmh])(-?\d+)(?: (-?[\d.]+))?/gu)) {
    if (command === 'M') [x, y] = [Number(a), Number(b)];
    else if (command === 'm') [x, y] = [x + Number(a), y + Number(b)];
    else for (const end = x + Number(a); x < end; x++) dot(x);
  }
  return { pixels, width };
}

for (const address of [
  'https://anli.example/cases/kuoyou-01.html',
  'https://xn--fiqs8s.example/教育/案例/cases/yunnan-2024-12.html',
  'a',
  `https://anli.example/${'x'.repeat(400)}`,
])
  test(`qr() is read back: ${address.slice(0, 40)}`, () => {
    const code = qr(address);
    const { pixels, width } = draw(code);
    assert.equal(jsqr(pixels, width, width)?.data, address);
    assert.equal(readQr(qrPicture(address)), address);
  });
