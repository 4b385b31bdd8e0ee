import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readIds, writeIds } from '../../src/core/search/case-ids.ts';

const text = (ids: readonly string[]): string => new TextDecoder().decode(writeIds(ids));

test('writeIds() tells runs by their ends', () => {
  const rows: readonly [ids: readonly string[], written: string][] = [
    [[], ''],
    [['a-01'], 'a-01'],
    [['a-01', 'a-02', 'a-03', 'b-1'], 'a-\t01\t03\nb-1'],
    [['a-09', 'a-10'], 'a-\t09\t10'],
    [['a-9', 'a-10'], 'a-9\na-10'],
    [['a-01', 'a-03'], 'a-01\na-03'],
    [['a', 'b'], 'a\nb'],
    [['moe-2024-04-1', 'moe-2024-04-2'], 'moe-2024-04-\t1\t2'],
  ];
  assert.deepEqual(
    rows.map(([ids]) => [ids, text(ids)]),
    rows,
  );
});

test('readIds() is the inverse of writeIds()', () => {
  const id = fc.oneof(
    fc.stringMatching(/^[a-z]{1,3}(?:-\d{1,3}){0,3}$/u),
    fc.stringMatching(/^[a-z]-\d{8,20}$/u),
    fc.constantFrom('a-00', 'a-01', 'a-02', 'a-09', 'a-10', 'a-099', 'a-100', '7', '8', '9', '10'),
  );
  fc.assert(
    fc.property(fc.array(id, { maxLength: 30 }), (given) => {
      const ids = [...given].sort();
      assert.deepEqual(readIds(writeIds(ids)), ids);
    }),
  );
});

test('ten thousand ids take little', () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => {
    const [batch, number] = [Math.floor(i / 50), (i % 50) + 1];
    return `batch${String(batch).padStart(3, '0')}-${String(number).padStart(2, '0')}`;
  });
  assert.ok(writeIds(ids).length < 4_000);
});
