import assert from 'node:assert/strict';
import test from 'node:test';
import type { Library } from '../../src/core/schema/library.ts';
import { caseMetadata, libraryMetadata, linkedData } from '../../src/lib/head-metadata.ts';
import { batch, record } from './lib-records.ts';

const library: Library = {
  title: '某库',
  description: '说明',
  publisher: '编者',
  language: 'zh-Hans',
  edition: '2026-11-22',
};
const address = 'https://anli.example/ku/';

test('caseMetadata() says of a case what its source prints', () => {
  const one = record({ id: 'a-01', title: '题名', supplied: true, organisation: '某校' });
  const of = batch('a', { publisher: '某报', published: '2024-04-08' });
  const { meta, data } = caseMetadata(one, of, { ...library, address }, '/cases/a-01.html');
  assert.deepEqual(
    meta.map(({ name, content }) => `${name}=${content}`),
    ['DC.title=[题名]', 'DC.creator=某校', 'DC.publisher=某报', 'DC.date=2024-04-08', 'DC.source=汇编a'],
  );
  assert.deepEqual(JSON.parse(data), {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: '[题名]',
    author: [{ '@type': 'Organization', name: '某校' }],
    publisher: { '@type': 'Organization', name: '某报' },
    datePublished: '2024-04-08',
    isPartOf: { '@type': 'Collection', name: '汇编a' },
    url: `${address}cases/a-01.html`,
  });
});

test('caseMetadata() is silent where the source is, and calls an author a person', () => {
  const { meta, data } = caseMetadata(record({ id: 'a-01' }), batch('a'), library, '/cases/a-01.html');
  assert.deepEqual(
    meta.map(({ name }) => name),
    ['DC.title', 'DC.source'],
  );
  assert.deepEqual(Object.keys(JSON.parse(data) as object), ['@context', '@type', 'headline', 'isPartOf']);
  const signed = { ...record({ id: 'a-01' }), author: '陆振伟' };
  assert.match(caseMetadata(signed, batch('a'), library, '/').data, /"@type":"Person","name":"陆振伟"/u);
});

test('linkedData() cannot end the script that it stands in', () => {
  const text = '</script><!-- <script> "\\';
  const data = linkedData({ name: text });
  assert.doesNotMatch(data, /</u);
  assert.deepEqual(JSON.parse(data), { '@context': 'https://schema.org', name: text });
});

test('libraryMetadata() names its files in full only where the library has an address', () => {
  const files = (of: Library) =>
    [...libraryMetadata(of).matchAll(/"contentUrl":"([^"]*)"/gu)].map(([, file]) => file);
  assert.deepEqual(files(library), ['data/cases.csv', 'data/cases.jsonl']);
  assert.deepEqual(files({ ...library, address }), [
    `${address}data/cases.csv`,
    `${address}data/cases.jsonl`,
  ]);
});
