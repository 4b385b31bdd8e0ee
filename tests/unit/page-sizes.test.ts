import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesAbove, isExempt } from '../../src/build/page-sizes.ts';
import { seededRandom } from '../../scripts/bench/random.ts';

const exempt: readonly (readonly [page: string, is: boolean])[] = [
  ['sources/junheng.html', true],
  ['mirror.html', true],
  ['packs/xiangcun-handout.html', true],
  ['packs/xiangcun-trainer.html', true],
  ['packs/xiangcun.html', false],
  ['packs/index.html', false],
  ['cases/sources-01.html', false],
  ['index.html', false],
];

for (const [page, is] of exempt)
  test(`isExempt() ${is ? 'passes over' : 'judges'} ${page}`, () => {
    assert.equal(isExempt(page), is);
  });

test('bytesAbove() counts packed bytes, and only above 14,000', () => {
  assert.equal(bytesAbove(new Uint8Array(13_000)), 0);
  assert.equal(bytesAbove(new Uint8Array(1_000_000)), 0);
  const next = seededRandom(1);
  const noise = Uint8Array.from({ length: 20_000 }, () => Math.floor(next() * 256));
  assert.ok(bytesAbove(noise) > 20_000);
});
