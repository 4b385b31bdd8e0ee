import assert from 'node:assert/strict';
import test from 'node:test';
import { simplify } from '../../src/core/traditional.ts';
import { traced } from '../../src/core/traced.ts';
import { shelf } from './read-blocks.ts';

test('simplify() writes 着 for the 著 of Taiwan, but not in words of writing and of fame', () => {
  const rows: readonly (readonly [line: string, simplified: string])[] = [
    ['學校從識字著手，帶著學生進書店。', '学校从识字着手，带着学生进书店。'],
    ['這裡有著名的學者，讀過許多名著。', '这里有著名的学者，读过许多名著。'],
    ['各校成效顯著，學習動機顯著提高。', '各校成效显著，学习动机显著提高。'],
  ];
  for (const [line, simplified] of rows)
    assert.equal(simplify(traced(line), shelf.toSimplified, () => false).text, simplified, line);
});
