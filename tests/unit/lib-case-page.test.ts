import test from 'node:test';
import assert from 'node:assert/strict';
import { problem } from '../../src/core/problems.ts';
import type { Batch } from '../../src/core/schema/batch.ts';
import type { CaseRecord } from '../../src/core/schema/case-record.ts';
import { casePage } from '../../src/lib/case-page.ts';
import type { PageChanges } from '../../src/lib/changes.ts';
import { catalogue } from '../../src/lib/catalogue.ts';
import { filings } from '../../src/lib/filing.ts';
import { batch, record, taxonomy } from './lib-records.ts';

function pageOf(
  cases: readonly CaseRecord[],
  id: string,
  said: Partial<Batch> = {},
  address?: string,
  changes: ReadonlyMap<string, PageChanges> | null = null,
) {
  const slugs = new Map([['1+N', '1-n']]);
  const filed = catalogue({
    cases,
    batches: [batch('a', said)],
    taxonomy,
    slugOf: (model) => slugs.get(model),
  });
  const filing = filings(filed).get(id);
  const shown = cases.find((one) => one.id === id);
  assert.ok(filing && shown);
  const library = {
    title: '馆',
    description: '一座馆。',
    publisher: '馆员',
    language: 'zh-Hans' as const,
    edition: '2026-01-01',
    ...(address !== undefined && { address }),
  };
  return casePage({ record: shown, body: '全县有3所学校。', filing, library, related: [], changes });
}

test('casePage() links every tag that has a page and prints the others', () => {
  const page = pageOf(
    [record({ id: 'a-01', models: ['1+N', '无页'], primary: ['教研'], years: [2023, 2020] })],
    'a-01',
  );
  assert.deepEqual(page.models, [
    { name: '1+N', href: '/models/1-n.html' },
    { name: '无页', href: null },
  ]);
  assert.deepEqual(page.primary, [{ name: '教研', href: '/topics/jiaoyan.html' }]);
  assert.deepEqual(
    page.years.map(({ name }) => name),
    ['2020年', '2023年'],
  );
});

test('casePage() knows the neighbours in the batch', () => {
  const cases = ['a-01', 'a-02', 'a-04'].map((id) => record({ id }));
  for (const [id, earlier, later] of [
    ['a-01', undefined, 'a-02'],
    ['a-02', 'a-01', 'a-04'],
    ['a-04', 'a-02', undefined],
  ] as const) {
    const page = pageOf(cases, id);
    assert.deepEqual([page.earlier?.id, page.later?.id], [earlier, later]);
  }
});

test('casePage() marks names that the source does not print', () => {
  const shown = record({ id: 'a-01', place: ['321081', '江苏省', '扬州市', '仪征市'] });
  const place = shown.place && { ...shown.place, supplied: ['江苏省'] };
  assert.deepEqual(
    pageOf([{ ...shown, place }], 'a-01').place.map(
      ({ name, href, supplied }) => `${name} ${href} ${String(supplied)}`,
    ),
    [
      '江苏省 /places/320000.html true',
      '扬州市 /places/321000.html false',
      '仪征市 /places/321081.html false',
    ],
  );
});

test('casePage() tells readers what was retold, supplied, mended and doubtful, once each', () => {
  const supplied = record({ id: 'a-01', supplied: true });
  const shown: CaseRecord = {
    ...supplied,
    title: { ...supplied.title, reason: '据正文首句拟' },
    problems: [
      problem('title-lost', {}, { supplied: 'x' }),
      problem('broken-line'),
      problem('place-ambiguous', {}, { name: '朝阳区', candidates: '北京市朝阳区、长春市朝阳区' }),
    ],
  };
  assert.deepEqual(
    pageOf([shown], 'a-01', { text: 'retold' }).remarks.map(({ mark, text }) => `${mark} ${text}`),
    [
      ' 本页据原文转述，非原文。',
      '编者拟题 据正文首句拟。',
      '说明 一句话断成两行，已接上。',
      '存疑 “朝阳区”可能是 北京市朝阳区、长春市朝阳区。',
    ],
  );
});

test('casePage() says in short what was changed and leads to its place; what is shown there is not told twice', () => {
  const mended = {
    ...record({ id: 'a-01' }),
    problems: [
      problem('broken-line'),
      problem('label-without-colon', {}, { label: '案例简介' }),
      problem('spliced-text', {}, { words: '扫码' }),
      problem('unfinished-text'),
    ],
  };
  const changes = new Map<string, PageChanges>([
    [
      'cases/a-01',
      {
        changes: new Map([
          ['据补', 1],
          ['剔除', 2],
        ]),
        supplied: [],
      },
    ],
  ]);
  const link = { name: '原文对照', href: '/sources/a.html#a-01' };
  const page = pageOf([mended], 'a-01', {}, undefined, changes);
  assert.deepEqual(page.changes, { words: '改动 3 处：剔除 2、据补 1', link });
  assert.deepEqual(
    page.remarks.map(({ text }) => text),
    ['正文末尾没有句号，可能不全。'],
  );
  assert.deepEqual(pageOf([mended], 'a-01', {}, undefined, new Map()).changes, { words: '照录原文', link });
  const unshown = pageOf([mended], 'a-01');
  assert.deepEqual([unshown.changes, unshown.remarks.length], [null, 4]);
});

test('casePage() quotes the sentence of every figure', () => {
  const evidence = { words: '3所', where: 'body', at: 2, rule: 'test' } as const;
  const figures = [{ text: '3所', value: 3, unit: '所', what: '学校', approximate: false, evidence }];
  assert.deepEqual(pageOf([{ ...record({ id: 'a-01' }), figures }], 'a-01').figures, [
    { value: '3', unit: '所', what: '学校', quoted: { before: '全县有', words: '3所', after: '学校。' } },
  ]);
});

test('casePage() has a permalink with a QR code only where the library has an address', () => {
  const cases = [record({ id: 'a-01' })];
  assert.equal(pageOf(cases, 'a-01').permalink, null);
  const { permalink } = pageOf(cases, 'a-01', {}, 'https://a.example/');
  assert.equal(permalink?.address, 'https://a.example/cases/a-01.html');
  assert.match(permalink.picture, /^data:image\/png;base64,/u);
});
