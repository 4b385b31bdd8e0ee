import assert from 'node:assert/strict';
import test from 'node:test';
import { ledgerSums } from '../../src/core/ledger-sums.ts';
import type { LedgerEntry } from '../../src/core/schema/ledger.ts';

const change = (rule: string, reason: string, before: string, after = ''): LedgerEntry => ({
  kind: 'change',
  start: 0,
  end: before.length,
  rule,
  reason,
  before,
  after,
});

test('ledgerSums() counts changes by rule, what was cut first and what is only form last', () => {
  const entries: LedgerEntry[] = [
    { kind: 'shown', start: 0, end: 9, page: 'cases/a-01', field: 'title' },
    change('line-break', '分行', '\n'),
    change('narrowed-mark', '标点', ',', '，'),
    change('a-footer', '页脚', '编辑：某人'),
    change('decision', '编者的决定', '赛岛', '寰岛'),
    change('a-footer', '页脚', '𠮷'),
    {
      kind: 'supplied',
      page: 'cases/a-01',
      field: 'title',
      text: '拟的题',
      rule: 'supplied-title',
      reason: '拟题',
    },
    { kind: 'supplied', page: 'cases/a-01', field: 'author', text: '某人', rule: 'repeated', reason: '已用' },
  ];
  const head = { kind: 'captured' as const, length: 9, files: [] };
  assert.deepEqual(
    ledgerSums({ head, entries }).map(({ kind, reason, count, characters }) => [
      kind,
      reason,
      count,
      characters,
    ]),
    [
      ['cut', '页脚', 2, 6],
      ['restored', '标点', 1, 1],
      ['supplied', '拟题', 1, 3],
      ['decided', '编者的决定', 1, 2],
      ['placed', '已用', 1, 2],
      ['form', '分行', 1, 1],
    ],
  );
});
