import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { readShelf } from '../../scripts/read-shelf.ts';
import { asRead, expectedSchema } from './expected.ts';

const root = import.meta.dirname;
const { value: shelf, problems } = readShelf(join(root, '../../content'));
if (shelf === null) throw new Error(`the shelf is faulty: ${JSON.stringify(problems)}`);

const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('the corpus holds every form of document', () => {
  assert.ok(folders.length >= 28, `${folders.length} folders`);
});

for (const folder of folders) {
  const files = readdirSync(join(root, folder)).sort();
  const source = files.find((file) => file.startsWith('source.'));
  if (source === undefined || !files.includes('expected.yaml')) {
    test(`corpus ${folder}`, () => {
      assert.deepEqual(files, ['expected.yaml', 'source.txt'], 'write expected.yaml by hand from what the source says');
    });
    continue;
  }
  const expected = expectedSchema.parse(parse(readFileSync(join(root, folder, 'expected.yaml'), 'utf8')));
  test(`corpus ${folder}`, { todo: expected.todo ?? false }, () => {
    assert.deepEqual(asRead(readFileSync(join(root, folder, source)), shelf, expected), expected);
  });
}
