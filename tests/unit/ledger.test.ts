import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { checkLedger, type Pages } from '../../src/core/check-ledger.ts';
import { formatLedger } from '../../src/core/ledger.ts';
import type { Ledger, LedgerEntry } from '../../src/core/schema/ledger.ts';
import { generatedDocument } from './generated-documents.ts';
import { type Accounted, accountFor, unsaidRules } from './read-ledger.ts';
import { trials } from './random-text.ts';

/** A text read as the one file of a compilation. */
const read = (text: string): Accounted =>
  accountFor([{ name: 'source.txt', bytes: new TextEncoder().encode(text), extracted: null }]);

const small = [
  '某县的两个案例',
  '',
  '1. 河南省某县教育局:菜园里的课',
  '',
  '案例简介2021年起,学校把菜园交给孩子。每周一课,由教师和家长一起上。',
  '第 1 页',
  '',
].join('\n');

const entriesOf = (text: string) =>
  read(text).ledger.entries.map((entry) =>
    entry.kind === 'change' ? [entry.rule, entry.before, entry.after] : [entry.kind, entry.field],
  );

test('writeLedger() says what is shown where, and why the rest is not', () => {
  assert.deepEqual(entriesOf(small), [
    ['front-matter', '某县的两个案例\n\n', ''],
    ['heading-mark', '1. ', ''],
    ['shown', 'organisation'],
    ['heading-mark', ':', ''],
    ['shown', 'title'],
    ['line-break', '\n\n', ''],
    ['shown', 'body/0'],
    ['narrowed-mark', ',', '，'],
    ['narrowed-mark', ',', '，'],
    ['line-break', '\n', ''],
    ['page-number', '第 1 页\n', ''],
  ]);
});

test('writeLedger() says what was supplied', () => {
  const text =
    '一\n案例简介：河南省林州市教育局在全市推行走校，近 300 名教师走校上课，孩子们第一次上了音乐课。\n二\n案例简介：学校把菜园交给孩子，每周一课，由教师和家长一起上，孩子学会记账和称重。\n';
  const supplied = read(text).ledger.entries.filter((entry) => entry.kind === 'supplied');
  assert.deepEqual(
    supplied.map(({ page, field, rule, reason }) => [page, field, rule, reason]),
    [
      ['cases/0', 'title', 'supplied-title', '标题缺失，据正文拟'],
      ['cases/0', 'organisation', 'supplied-organisation', '机构据正文补'],
      ['cases/1', 'title', 'supplied-title', '标题缺失，据正文拟'],
    ],
  );
});

test('checkLedger() finds what was lost, invented or moved', () => {
  const { captured, ledger, pages } = read(small);
  const change = (edit: (entry: LedgerEntry) => LedgerEntry | null): Ledger => ({
    ...ledger,
    entries: ledger.entries.flatMap((entry) => edit(entry) ?? []),
  });
  const page = 'cases/0';
  const shownAs = (field: string, text: string): Pages =>
    new Map([[page, (pages.get(page) ?? []).map((one) => (one.field === field ? { field, text } : one))]]);
  const rows: readonly (readonly [name: string, captured: string, ledger: Ledger, pages: Pages, found: readonly string[]])[] = [
    ['as written', captured, ledger, pages, []],
    ['a word lost on the page', captured, ledger, shownAs('body/0', '学校把菜园交给孩子。'), ['field', 'captured']],
    ['a title invented', captured, ledger, shownAs('title', '菜园里的数学课'), ['field', 'captured']],
    ['a page nobody knows', captured, ledger, new Map(), ['field', 'field', 'field', 'captured']],
    ['an entry lost', captured, change((e) => (e.kind === 'change' && e.rule === 'page-number' ? null : e)), pages, ['order', 'captured']],
    ['an entry that says otherwise', captured, change((e) => (e.kind === 'change' && e.rule === 'page-number' ? { ...e, before: '第 2 页\n' } : e)), pages, ['change', 'captured']],
    ['another source', captured.replace('菜园', '果园'), ledger, pages, ['field', 'captured']],
  ]; // prettier-ignore
  for (const [name, text, said, shown, found] of rows)
    assert.deepEqual(
      checkLedger(text, said, shown).map(({ what }) => what),
      found,
      name,
    );
});

test('formatLedger() writes one object a line, the head first', () => {
  const { ledger } = read(small);
  const lines = formatLedger(ledger)
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  assert.deepEqual(lines, [ledger.head, ...ledger.entries]);
});

test('every rule that changed something has its reason', () => {
  const unsaid = fc
    .sample(generatedDocument, { numRuns: 200, seed: 5 })
    .flatMap((text) => unsaidRules(read(text).ledger));
  assert.deepEqual(unsaid, []);
});

test('captured text = pages + ledger, in both directions, whatever the document', () => {
  fc.assert(
    fc.property(generatedDocument, (text) => {
      const { captured, ledger, pages } = read(text);
      assert.deepEqual(checkLedger(captured, ledger, pages), []);
    }),
    { numRuns: trials * 4, seed: 3 },
  );
});
