import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { bodyText } from '../../src/core/assemble.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { shelf } from '../unit/read-blocks.ts';
import { asRead, expectedSchema } from './expected.ts';
import { sourceNames } from '../../scripts/read-source.ts';
import { sourceFiles } from './source-files.ts';

const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('the corpus holds every form of document', () => {
  assert.ok(folders.length >= 28, `${folders.length} folders`);
});

for (const folder of folders) {
  const files = readdirSync(join(root, folder)).sort();
  if (sourceNames(join(root, folder)).length === 0 || !files.includes('expected.yaml')) {
    test(`corpus ${folder}`, () => {
      assert.deepEqual(files, ['expected.yaml', 'source.txt'], 'write expected.yaml by hand from what the source says');
    });
    continue;
  }
  const expected = expectedSchema.parse(parse(readFileSync(join(root, folder, 'expected.yaml'), 'utf8')));
  test(`corpus ${folder}`, { todo: expected.todo ?? false }, async () => {
    assert.deepEqual(asRead(await sourceFiles(join(root, folder)), shelf, expected), expected);
  });
}

test('every tag keeps the words that gave it, where they stand', async () => {
  let read = 0;
  for (const folder of folders) {
    const { value: files } = await sourceFiles(join(root, folder));
    const { value } = readCompilation(files, shelf, { title: null, decisions: [] });
    for (const { record, body } of value.cases) {
      const { title, organisation, place, stages, topics, tasks, models, figures, honours } = record;
      const fields = { body: bodyText(body), title: title.text, organisation: organisation?.text ?? '', batch: value.masthead.title ?? '' };
      const named = [...models, ...honours, ...figures].map((tag) => ({ own: tag.text, evidence: [tag.evidence] }));
      const others = [title, organisation, place, ...stages.terms, ...topics, ...tasks].map((tag) => ({ own: null, evidence: tag?.evidence ?? [] }));
      for (const { own, evidence } of [...named, ...others])
        for (const { words, where, at, rule } of evidence) {
          if (where === 'byline' || where === 'decision') continue;
          const field = fields[where];
          const stands = field.includes(words) && (at === undefined || field.startsWith(own ?? words, at));
          assert.ok(stands, `${folder}: “${own ?? words}” of ${rule} does not stand in ${where} at ${String(at)}`);
          read++;
        }
    }
  }
  assert.ok(read > 300, `${String(read)} pieces of evidence`);
});
