import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { capturedRuns } from '../../src/core/ledger-text.ts';
import type { LedgerHead } from '../../src/core/schema/ledger.ts';
import { sourceLines } from '../../src/lib/source-lines.ts';
import { composed, type Item } from './invented-ledger.ts';
import { hostilePieces, trials } from './random-text.ts';

const page = 'cases/a-01';

function linesOf(items: readonly Item[], files?: (captured: string) => LedgerHead['files']) {
  const { ledger, fieldText } = composed(items, [], files);
  return sourceLines(capturedRuns(ledger, fieldText), ledger.head.files);
}

const filesOf = (...lengths: number[]): LedgerHead['files'] =>
  lengths.map((length, at) => ({
    name: `source-${String(at)}.txt`,
    form: 'text',
    encoding: null,
    start: lengths.slice(0, at).reduce((sum, n) => sum + n, 0),
    length,
  }));

test('sourceLines() parts runs at every kind of line end, and numbers the lines', () => {
  const lines = linesOf([
    { cut: '甲\r\n乙\r' },
    { cut: '\n' },
    { page, field: 'body/0', bits: ['丙\n丁', ['\n', ''], '戊', ['己\n庚', '辛']] },
    { cut: '\n\n' },
  ]);
  assert.deepEqual(
    lines.map(({ number, runs, goesOn }) => [
      number,
      runs.map(({ before, after }) => `${before}>${after}`).join(' '),
      goesOn,
    ]),
    [
      [1, '甲>', false],
      [2, '乙>', false],
      [3, '丙>丙', true],
      [4, '丁>丁', true],
      [5, '戊>戊 己>', true],
      [6, '庚>辛', false],
      [7, '', false],
    ],
  );
});

test('sourceLines() begins each file at line 1', () => {
  const lines = linesOf([{ cut: '甲\n乙' }, { page, field: 'body/0', bits: [['丙丁\n戊', '己']] }], () =>
    filesOf(2, 2, 0, 3),
  );
  assert.deepEqual(
    lines.map(({ file, number, runs }) => [file, number, runs.map(({ before }) => before).join('')]),
    [
      [0, 1, '甲'],
      [1, 1, '乙丙'],
      [3, 1, '丁'],
      [3, 2, '戊'],
    ],
  );
  assert.deepEqual(
    lines.flatMap(({ runs }) => runs.map(({ after }) => after)).filter((after) => after !== ''),
    ['己'],
  );
});

const words = fc.array(fc.constantFrom(...hostilePieces, '\r'), { minLength: 1, maxLength: 8 });

test('sourceLines() loses no word and no line', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 10 }), (found) => {
      const items = found.map((pieces): Item => ({ cut: pieces.join('') }));
      const captured = found.flat().join('');
      const due = captured.split(/\r\n?|\n/u);
      if (due.at(-1) === '') due.pop();
      const lines = linesOf(items);
      assert.deepEqual(
        lines.map(({ runs }) => runs.map(({ before }) => before).join('')),
        due,
      );
      assert.deepEqual(
        lines.map(({ number }) => number),
        due.map((_, at) => at + 1),
      );
    }),
    { numRuns: trials },
  );
});
