import assert from 'node:assert/strict';
import test from 'node:test';
import { formatCsv, parseCsv } from '../../src/core/csv.ts';

test('parseCsv() reads what spreadsheets write', () => {
  const rows: readonly [csv: string, ...rows: [line: number, ...cells: string[]][]][] = [
    [''],
    ['\uFEFF甲,乙\r\n1,2\r\n', [1, '甲', '乙'], [2, '1', '2']],
    ['a,"b ""c"", d"\n"e\nf",g', [1, 'a', 'b "c", d'], [2, 'e\nf', 'g']],
    ['a\n\n\nb,', [1, 'a'], [4, 'b', '']],
    ['"a\nb', [1, 'a\nb']],
    [',', [1, '', '']],
  ];
  const found = rows.map(([csv]) => [csv, ...parseCsv(csv).map(({ line, cells }) => [line, ...cells])]);
  assert.deepEqual(found, rows);
});

test('formatCsv() is undone by parseCsv()', () => {
  const cells = ['甲', '', 'a"b', 'a,b', 'a\nb', '\r\n', ' x ', '""'];
  const rows = cells.flatMap((first) => cells.map((second) => ['键', first, second]));
  assert.deepEqual(
    parseCsv(formatCsv(rows)).map((parsed) => parsed.cells),
    rows,
  );
});
