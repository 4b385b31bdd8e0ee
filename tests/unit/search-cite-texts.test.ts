import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { citeFiles } from '../../src/core/cite/cite-files.ts';
import { caseItem } from '../../src/core/cite/cite-item.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { citeDownloads, readCites, references, writeCites } from '../../src/core/cite/cite-texts.ts';
import type { CiteTexts } from '../../src/core/cite/cite-texts.ts';
import { caseFolder } from '../../src/build/collections.ts';
import { readContent } from '../../src/build/read-content.ts';
import { readPages } from '../../src/build/read-pages.ts';
import { citeTexts } from '../../src/build/search-cites.ts';
import { searchDocuments } from '../../src/build/search-files.ts';

const content = readContent(new URL('../../content', import.meta.url).pathname);
const pages = readPages(content, caseFolder(content.taxonomy)).value;

test('citeDownloads() gives what the files of the library would have of the same cases', () => {
  const known = pages.flatMap(({ record }) => {
    const batch = content.batches.find(({ id }) => id === record.batch);
    return batch === undefined ? [] : [{ record, batch }];
  });
  const some = known.filter((_, at) => at % 7 === 3).reverse();
  assert.ok(some.length > 3);
  const texts = some.flatMap(({ record }) => citeTexts(record, content) ?? []);
  const items = some.map(({ record, batch }) => caseItem(record, batch, content.library));
  const files = citeDownloads('anli-picks', readCites(writeCites(texts)));
  assert.deepEqual(
    files.map(({ name, text }) => ({ name, text })),
    citeFiles('anli-picks', items),
  );
  assert.equal(references(texts), files[0]?.text);
});

test('every case that is searched can be cited', () => {
  const cases = searchDocuments(content);
  assert.deepEqual(
    cases
      .filter(({ cite }) => cite === undefined || cite.gbt2025 === '' || cite.csl === '')
      .map(({ id }) => id),
    [],
  );
  assert.equal(cases[0]?.text, plainText(pages[0]?.body ?? ''));
});

test('readCites() is the inverse of writeCites()', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 }).map((some) => some.toWellFormed());
  const cite: fc.Arbitrary<CiteTexts> = fc.record(
    { gbt2025: text, gbt2015: text, bibtex: text, ris: text, csl: text },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(cite, { maxLength: 5 }), (cites) => {
      assert.deepEqual(readCites(writeCites(cites)), cites);
    }),
  );
});
