import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { opening } from '../../src/search/pick-opening.ts';

const long = '教师每周一起备课'.repeat(9);

test('opening() ends with a sentence where it can', () => {
  const rows: readonly [text: string, begins: string][] = [
    ['', ''],
    ['一段。\n二段。', '一段。 二段。'],
    [`${long}。${long}。${long}。`, `${long}。${long}。`],
    [`${long}，他说：“好！”${long}。${long}。`, `${long}，他说：“好！”${long}。`],
    [`短。${long}${long}${long}`, `${`短。${long}${long}${long}`.slice(0, 180)}……`],
  ];
  assert.deepEqual(
    rows.map(([text]) => [text, opening(text)]),
    rows,
  );
});

test('opening() is a part of the text, and never half a character', () => {
  const signs = fc.array(fc.constantFrom('教', '𠮷', '。', '！', '”', '\n', ' '), { maxLength: 400 });
  fc.assert(
    fc.property(signs, (some) => {
      const text = some.join('');
      const begins = opening(text);
      assert.ok(begins.length <= 183 && begins.isWellFormed());
      assert.ok(text.replace(/\s*\n\s*/gu, ' ').includes(begins.replace(/……$/u, '')));
    }),
  );
});
