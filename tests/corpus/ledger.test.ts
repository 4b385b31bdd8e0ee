import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readSourceFiles, sourceNames } from '../../scripts/read-source.ts';
import { checkLedger } from '../../src/core/check-ledger.ts';
import { accountFor, unsaidRules } from '../unit/read-ledger.ts';

const root = import.meta.dirname;
const seeds = join(root, '../../../shared/seeds');

/** The sources of every folder of the corpus, and every seed, each a compilation. */
const compilations = (): readonly (readonly [name: string, paths: readonly string[]])[] => [
  ...readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [name, sourceNames(join(root, name)).map((file) => join(root, name, file))] as const),
  ...(existsSync(seeds) ? readdirSync(seeds) : []).map((name) => [name, [join(seeds, name)]] as const),
];

test('captured text = pages + ledger for every document of the corpus, and every rule has its reason', async () => {
  const unsaid = new Set<string>();
  const unplaced: string[] = [];
  for (const [name, paths] of compilations()) {
    const { value: files } = await readSourceFiles(paths);
    const { captured, ledger, pages } = accountFor(files);
    assert.deepEqual(checkLedger(captured, ledger, pages), [], name);
    for (const rule of unsaidRules(ledger)) unsaid.add(rule);
    for (const entry of ledger.entries)
      if (entry.kind === 'supplied' && entry.rule === 'repeated') unplaced.push(`${name} ${entry.field}`);
  }
  assert.deepEqual([...unsaid], []);
  assert.deepEqual(unplaced, [], 'what is printed has its place');
});
