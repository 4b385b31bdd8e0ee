import assert from 'node:assert/strict';
import test from 'node:test';
import type { Library } from '../../src/core/schema/library.ts';
import { batchCitation, citationOf, citeLinks, libraryCitation } from '../../src/lib/citation.ts';
import { batch, record } from './lib-records.ts';

const library: Library = {
  title: '某库',
  description: '说明',
  publisher: '编者',
  language: 'zh-Hans',
  edition: '2026-11-22',
};

test('citationOf() gives both entries, and files in links that hold them', () => {
  const found = citationOf(
    record({ id: 'a-01', title: '题 {1}' }),
    batch('a', { published: '2024' }),
    library,
  );
  assert.equal(found.gbt2025, '题 {1}[Z]//汇编a. 2024.');
  assert.equal(found.gbt2015, '题 {1}[Z]//汇编a. 2024.');
  assert.deepEqual(
    found.files.map(({ name, file }) => [name, file]),
    [
      ['BibTeX', 'a-01.bib'],
      ['RIS', 'a-01.ris'],
      ['CSL-JSON', 'a-01.json'],
    ],
  );
  for (const { text, href } of found.files)
    assert.equal(decodeURIComponent(href.replace(/^data:,/u, '')), text);
});

test('batchCitation() cites the compilation', () => {
  assert.equal(batchCitation(batch('a', { publisher: '某报' }), library).gbt2025, '汇编a[Z]. 某报.');
});

test('citeLinks() leads to every file of a list', () => {
  assert.deepEqual(
    citeLinks('pack-x').map(({ href }) => href),
    [
      '/cite/pack-x-gbt7714-2025.txt',
      '/cite/pack-x-gbt7714-2015.txt',
      '/cite/pack-x.bib',
      '/cite/pack-x.ris',
      '/cite/pack-x.json',
    ],
  );
});

test('libraryCitation() cites the data as a whole', () => {
  assert.equal(libraryCitation(library), '编者. 某库[DS]. （2026-11-22）.');
  assert.equal(
    libraryCitation({ ...library, address: 'https://anli.example/' }),
    '编者. 某库[DS/OL]. （2026-11-22）. https://anli.example/.',
  );
});
