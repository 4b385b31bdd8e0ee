import assert from 'node:assert/strict';
import test from 'node:test';
import { lastNotAbove, lineStarts, sourcePlaces } from '../../src/core/source-places.ts';

const file = (name: string, start: number, length: number) => ({
  name,
  form: 'text' as const,
  encoding: null,
  start,
  length,
});

test('lineStarts() counts LF, CR LF and CR as ends of lines', () => {
  const rows: readonly (readonly [text: string, starts: readonly number[]])[] = [
    ['', [0]],
    ['a\nb', [0, 2]],
    ['a\r\nb\rc\n', [0, 3, 5, 7]],
    ['\n\n', [0, 1, 2]],
  ];
  for (const [text, starts] of rows) assert.deepEqual(lineStarts(text), starts, JSON.stringify(text));
});

test('lastNotAbove() finds the last number that is not greater', () => {
  const rows: readonly (readonly [sorted: readonly number[], value: number, index: number])[] = [
    [[], 3, -1],
    [[4], 3, -1],
    [[3], 3, 0],
    [[0, 2, 2, 5], 2, 2],
    [[0, 2, 2, 5], 9, 3],
  ];
  for (const [sorted, value, index] of rows) assert.equal(lastNotAbove(sorted, value), index);
});

test('sourcePlaces() counts lines and columns of each file for itself', () => {
  const text = '一二\n𠮷四五\n六\n七八';
  const files = [file('a.txt', 0, 8), file('b.txt', 8, 4)];
  const { placeOf, lineOf, startOf } = sourcePlaces({ text, files });
  const rows: readonly (readonly [offset: number, file: string, line: number, column: number, text: string])[] = [
    [0, 'a.txt', 1, 1, '一二'],
    [1, 'a.txt', 1, 2, '一二'],
    [6, 'a.txt', 2, 3, '𠮷四五'],
    [8, 'b.txt', 1, 1, '六'],
    [11, 'b.txt', 2, 2, '七八'],
  ]; // prettier-ignore
  for (const [offset, name, line, column, words] of rows)
    assert.deepEqual(placeOf(offset), { file: name, line, column, text: words }, String(offset));
  assert.deepEqual([lineOf(0), lineOf(3), lineOf(11), startOf(2), startOf(99)], [1, 2, 4, 3, 12]);
});

test('sourcePlaces() gives a file that begins within a line a line of its own', () => {
  const { placeOf } = sourcePlaces({ text: '一二三', files: [file('a.txt', 0, 2), file('b.txt', 2, 1)] });
  assert.deepEqual(placeOf(2), { file: 'b.txt', line: 1, column: 1, text: '三' });
});
