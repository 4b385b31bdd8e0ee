import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { capturedRuns, ledgerFaults, type FieldText } from '../../src/core/ledger-text.ts';
import { composed, type Bit, type Item } from './invented-ledger.ts';
import { hostilePieces, trials } from './random-text.ts';

const page = 'cases/a-01';

test('capturedRuns() says of every word whether it stands, stands otherwise, or stands nowhere', () => {
  const { ledger, fieldText } = composed([
    { cut: '首页\n', rule: 'breadcrumb' },
    { page, field: 'title', bits: ['菜园', [',', '，'], '课'] },
    { cut: '\n', rule: 'line-break' },
    { page, field: 'body/0', bits: ['一课', ['', '。', 'lost-mark']] },
  ]);
  assert.deepEqual(
    capturedRuns(ledger, fieldText).map((run) => [
      run.kind,
      run.before,
      run.after,
      run.rule,
      run.page,
      run.field,
    ]),
    [
      ['cut', '首页\n', '', 'breadcrumb', '', ''],
      ['kept', '菜园', '菜园', '', page, 'title'],
      ['changed', ',', '，', 'narrowed-mark', page, 'title'],
      ['kept', '课', '课', '', page, 'title'],
      ['cut', '\n', '', 'line-break', '', ''],
      ['kept', '一课', '一课', '', page, 'body/0'],
      ['changed', '', '。', 'lost-mark', page, 'body/0'],
    ],
  );
});

test('capturedRuns() finds the parts of a field whatever their order in the source', () => {
  const { captured, ledger, fieldText } = composed([
    { page, field: 'title', part: 1, bits: ['的课', ['?', '？']] },
    { cut: '\n' },
    { page, field: 'title', bits: [['菜 园', '菜园']] },
  ]);
  assert.equal(fieldText(page, 'title'), '菜园的课？');
  const runs = capturedRuns(ledger, fieldText);
  assert.equal(runs.map(({ before }) => before).join(''), captured);
  assert.equal(captured, '的课?\n菜 园');
});

test('ledgerFaults() names what does not fit', () => {
  const items: readonly Item[] = [
    { page, field: 'title', bits: ['菜园', [',', '，'], '课'] },
    { cut: '\n' },
    { page, field: 'body/0', bits: ['一课'] },
  ];
  const { ledger, fieldText } = composed(items);
  const said =
    (other: string): FieldText =>
    (p, field) =>
      field === 'title' ? other : fieldText(p, field);
  const without = (at: number) => ({ ...ledger, entries: ledger.entries.filter((_, i) => i !== at) });
  const longer = { ...ledger, head: { ...ledger.head, length: 99 } };
  const rows: readonly [name: string, found: readonly string[], expected: readonly string[]][] = [
    ['all is well', ledgerFaults(ledger, fieldText), []],
    ['a longer field', ledgerFaults(ledger, said('菜园，课外')), [`${page}#title`]],
    ['no such field', ledgerFaults(ledger, said('')), [`${page}#title`]],
    ['another mark', ledgerFaults(ledger, said('菜园；课')), [`${page}#title`]],
    ['a gap', ledgerFaults(without(2), fieldText), ['4']],
    ['a lost end', ledgerFaults(longer, fieldText), ['7']],
  ];
  for (const [name, found, expected] of rows) assert.deepEqual(found, expected, name);
});

const words = fc
  .array(fc.constantFrom(...hostilePieces), { minLength: 1, maxLength: 6 })
  .map((p) => p.join(''));
const bit: fc.Arbitrary<Bit> = fc.oneof(
  words,
  fc.tuple(words, fc.option(words, { nil: '' })),
  fc.tuple(fc.constant(''), words),
);
const cut = fc.record({ cut: words });
const stretch = fc.record({
  page: fc.constantFrom('cases/a-01', 'cases/a-02'),
  field: fc.constantFrom('title', 'body/0', 'body/1'),
  bits: fc.array(bit, { minLength: 1, maxLength: 5 }),
});

test('capturedRuns() rebuilds every captured text from its pages and its ledger', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(cut, stretch), { maxLength: 12 }), fc.boolean(), (found, isTurned) => {
      const items: Item[] = found.map((item, at) =>
        'cut' in item ? item : { ...item, part: isTurned ? found.length - at : at },
      );
      const { captured, ledger, fieldText } = composed(items);
      const runs = capturedRuns(ledger, fieldText);
      assert.equal(runs.map(({ before }) => before).join(''), captured);
      assert.deepEqual(ledgerFaults(ledger, fieldText), []);
    }),
    { numRuns: trials },
  );
});
