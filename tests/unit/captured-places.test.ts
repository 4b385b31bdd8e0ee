import assert from 'node:assert/strict';
import test from 'node:test';
import { placesIn } from '../../src/core/captured-places.ts';

test('placesIn() tells line, column in code points, and words, in any order', () => {
  const captured = '一\r\n\r\n二😀三\r四\n';
  const place = placesIn(captured);
  const rows: readonly (readonly [words: string, line: number, column: number])[] = [
    ['一', 1, 1],
    ['三', 3, 3],
    ['四', 4, 1],
    ['二', 3, 1],
    ['😀', 3, 2],
  ];
  for (const [words, line, column] of rows) {
    const at = captured.indexOf(words);
    assert.deepEqual(place(at, at + words.length), { line, column, words }, words);
  }
  assert.deepEqual(place(captured.length, captured.length), { line: 5, column: 1 });
  assert.equal(placesIn('字'.repeat(100))(0, 100).words?.length, 40);
});
