import assert from 'node:assert/strict';
import test from 'node:test';
import { batchItem, caseItem } from '../../src/core/cite/cite-item.ts';
import type { Library } from '../../src/core/schema/library.ts';
import { item } from './cite-items.ts';
import { batch, record } from './lib-records.ts';

const library: Library = {
  title: '某库',
  description: '说明',
  publisher: '编者',
  language: 'zh-Hans',
  edition: '2026-11-22',
};

test('caseItem() cites the source: its own names and dates, never those of the library', () => {
  const supplied = { ...record({ id: 'a-01', title: '一\n二', supplied: true, organisation: '某校' }) };
  const found = caseItem(
    supplied,
    batch('a', {
      title: '汇编',
      publisher: '某报',
      published: '2024-04-08',
      address: 'https://b.example/',
      captured: '2026-11-21',
    }),
    { ...library, address: 'https://anli.example/ku/' },
  );
  assert.deepEqual(
    found,
    item({
      title: '[一 二]',
      creators: ['某校'],
      container: '汇编',
      publisher: '某报',
      issued: '2024-04-08',
      address: 'https://b.example/',
      accessed: '2026-11-21',
      note: '某库：https://anli.example/ku/cases/a-01.html',
    }),
  );
});

test('caseItem() of a retelling cites the page that was retold', () => {
  const from = {
    title: '原题',
    publisher: '原报',
    date: '2023',
    address: null,
    sha256: '0'.repeat(64),
    bytes: 1,
  };
  const retold = batch('a', {
    title_origin: 'supplied',
    text: 'retold',
    derived_from: from,
    captured: '2026-01-01',
  });
  const found = caseItem(record({ id: 'a-01', title: '题名' }), retold, library);
  assert.deepEqual(found, item({ container: '[汇编a]', publisher: '原报', issued: '2023' }));
});

test('caseItem() names persons before institutions, and only what is printed', () => {
  const rows: readonly (readonly [author: string | null, organisation: string, names: readonly string[]])[] =
    [
      ['陆振伟', '某校', ['陆振伟']],
      ['李明、王芳，赵一', '某校', ['李明', '王芳', '赵一']],
      ['李明 王芳', '某校', ['李明', '王芳']],
      ['李 明', '某校', ['李 明']],
      ['Smith, John; Doe, Jane', '某校', ['Smith, John', 'Doe, Jane']],
      ['、', '某校', ['某校']],
      [null, '某某区教育局、某某新区文体局', ['某某区教育局', '某某新区文体局']],
      [null, '某市第一、第二中学', ['某市第一、第二中学']],
    ];
  for (const [author, organisation, names] of rows) {
    const found = caseItem({ ...record({ id: 'a-01', organisation }), author }, batch('a'), library);
    assert.deepEqual(found.creators, names);
  }
  const plain = record({ id: 'a-01', organisation: '某校' });
  const guessed = plain.organisation && { ...plain.organisation, origin: 'supplied' as const };
  assert.deepEqual(caseItem({ ...plain, organisation: guessed }, batch('a'), library).creators, []);
});

test('batchItem() cites the compilation itself', () => {
  assert.deepEqual(
    batchItem(batch('a', { title: '汇编', publisher: ' ', published: '2024' }), library),
    item({ id: 'a', title: '汇编', issued: '2024' }),
  );
});
