import assert from 'node:assert/strict';
import test from 'node:test';
import { formatLedger } from '../../src/core/ledger.ts';
import { parseLedger } from '../../src/core/parse-ledger.ts';
import { composed } from './invented-ledger.ts';

const supplied = {
  kind: 'supplied',
  page: 'cases/a-01',
  field: 'title',
  text: '菜园\u2028课',
  rule: 'supplied-title',
  reason: '标题缺失',
} as const;
const { ledger } = composed(
  [
    { page: 'cases/a-01', field: 'body/0', part: 2, bits: ['<b>\u0085"', [',\u2028', '，']] },
    { cut: '\r\n' },
  ],
  [supplied],
);

test('parseLedger() undoes formatLedger()', () => {
  assert.deepEqual(parseLedger(formatLedger(ledger), 'l'), { value: ledger, problems: [] });
});

test('parseLedger() says which line is none of a ledger', () => {
  const good = formatLedger(ledger).split('\n');
  const put = (at: number, line: string) => good.map((was, i) => (i === at ? line : was)).join('\n');
  const rows: readonly [text: string, line: number][] = [
    ['', 1],
    [put(0, '{"kind":"captured"}'), 1],
    [put(2, '{'), 3],
    [put(2, ''), 3],
    [put(1, JSON.stringify({ ...supplied, more: 1 })), 2],
    [put(3, JSON.stringify({ ...supplied, kind: 'lost' })), 4],
  ];
  const found = rows.map(([text]) => {
    const { value, problems } = parseLedger(text, 'l');
    return [text, value === null ? problems[0]?.place.line : 0];
  });
  assert.deepEqual(found, rows);
});
