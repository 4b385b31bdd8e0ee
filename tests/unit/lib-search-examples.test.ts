import assert from 'node:assert/strict';
import test from 'node:test';
import { catalogue } from '../../src/lib/catalogue.ts';
import { printedOrder, searchExamples } from '../../src/lib/search-examples.ts';
import { batch, record, taxonomy } from './lib-records.ts';

const library = (...sketches: readonly Parameters<typeof record>[0][]) =>
  catalogue({
    cases: sketches.map(record),
    batches: [batch('a')],
    taxonomy,
    slugOf: (model) => `m-${String(model.length)}`,
  });

test('searchExamples() chooses words that find something', () => {
  const yunnan = ['530000', '云南省'] as const;
  const rows: readonly [cases: readonly Parameters<typeof record>[0][], examples: readonly string[]][] = [
    [[], []],
    [[{ id: 'a-01', title: '一题', primary: ['教研'] }], []],
    [
      [
        { id: 'a-01', title: '乡村教研', primary: ['教研'], models: ['三名'], place: ['110000', '北京市'] },
        { id: 'a-02', title: '课堂教学', primary: ['课堂教学', '教研'], models: ['3+9+N'], place: yunnan },
        { id: 'a-03', primary: ['课堂教学'], secondary: ['教研'], place: yunnan },
        { id: 'a-04', models: ['1+1>2'] },
      ],
      ['教研', '课堂教学', '3+9+N', '云南省'],
    ],
    [[{ id: 'a-01', models: ['三名'] }], ['三名']],
  ];
  assert.deepEqual(
    rows.map(([cases]) => [cases, searchExamples(library(...cases))]),
    rows,
  );
});

test('printedOrder() names values that are not shown as they are kept', () => {
  assert.equal(printedOrder([{ name: '甲' }, { name: '乙', term: 'T2' }]), '甲|T2=乙');
});
