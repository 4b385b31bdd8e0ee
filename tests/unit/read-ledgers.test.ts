import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { caseFolder } from '../../src/build/collections.ts';
import { readContent } from '../../src/build/read-content.ts';
import { fieldTexts, ledgerProblems, readLedgers } from '../../src/build/read-ledgers.ts';
import { readPages } from '../../src/build/read-pages.ts';
import { formatLedger } from '../../src/core/ledger.ts';
import { composed } from './invented-ledger.ts';
import { batch, contentOf, page } from './invented-library.ts';

const temporary = mkdtempSync(join(tmpdir(), 'anli-ledgers-'));
after(() => {
  rmSync(temporary, { recursive: true });
});

const { ledger } = composed([
  { page: 'cases/demo-01', field: 'title', bits: ['2024-04-08'] },
  { cut: '\n' },
  { page: 'cases/demo-01', field: 'body/0', bits: ['一<b>', [',', '，'], '二{}'] },
  { cut: '\n' },
  { page: 'cases/demo-01', field: 'body/1', bits: ['三'] },
]);
const text = page('demo-01', '一\\<b\\>，二\\{}\n\n三');

/** What is wrong with the ledgers of a library. */
function faults(files: Readonly<Record<string, string>>): readonly string[] {
  process.env['ANLI_PRIVATE'] = '1';
  const content = readContent(contentOf(temporary, files));
  delete process.env['ANLI_PRIVATE'];
  const { value, problems } = readLedgers(content);
  const { value: cases } = readPages(content, caseFolder(content.taxonomy));
  const differing = ledgerProblems(content, value, fieldTexts(cases, []));
  return [...problems, ...differing].map(({ code, place: { file = '', line }, args }) =>
    [file.slice(file.indexOf('batches/')), line, code, args['where']]
      .filter((word) => word !== undefined)
      .join(' '),
  );
}

test('readLedgers() asks every public batch for a ledger that fits its pages', () => {
  const file = 'batches/demo/ledger.jsonl';
  const good = formatLedger(ledger);
  const rows: readonly [name: string, files: Record<string, string>, ...faults: string[]][] = [
    ['fits', { [file]: good, 'cases/demo-01.mdx': text }],
    ['has none', { 'cases/demo-01.mdx': text }, `${file} no-ledger`],
    ['is no ledger', { [file]: '{}\n' }, `${file} 1 bad-ledger`],
    [
      'page changed',
      { [file]: good, 'cases/demo-01.mdx': text.replace('，二', '；二') },
      `${file} ledger-differs cases/demo-01#body/0`,
    ],
    [
      'not public',
      { [file]: good, 'cases/demo-01.mdx': text, 'batches/closed/batch.yaml': batch('closed', false) },
    ],
  ];
  for (const [name, files, ...expected] of rows) assert.deepEqual(faults(files), expected, name);
});
