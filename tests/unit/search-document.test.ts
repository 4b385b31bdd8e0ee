import assert from 'node:assert/strict';
import test from 'node:test';
import { searchDocument } from '../../src/core/search-document.ts';
import { record } from './lib-records.ts';

test('searchDocument() takes from a record what a search shows and narrows by', () => {
  const known = record({
    id: 'demo-01',
    title: '山里的课后服务',
    organisation: '岳西县教育局',
    place: ['340828', '安徽省', '安庆市', '岳西县'],
    stages: ['小学', '初中'],
    primary: ['教师队伍'],
    secondary: ['教研', '教师队伍'],
    years: [2022, 2019, 2022, 2020],
  });
  assert.deepEqual(searchDocument(known, '一段。\n二段。'), {
    id: 'demo-01',
    url: 'cases/demo-01.html',
    title: '山里的课后服务',
    text: '一段。\n二段。',
    meta: { organisation: '岳西县教育局', place: '安徽省 安庆市 岳西县', year: '2019–2022' },
    filters: {
      place: ['安徽省', '安徽省/安庆市', '安徽省/安庆市/岳西县'],
      topic: ['教师队伍'],
      stage: ['小学', '初中'],
      kind: ['学校'],
      year: ['2019', '2020', '2022'],
      task: [],
      model: [],
    },
  });
});

test('searchDocument() leaves empty what a record does not know, and marks a supplied title', () => {
  const { title, meta, filters } = searchDocument(
    record({ id: 'demo-02', title: '暂拟', supplied: true }),
    '',
  );
  assert.deepEqual(
    [title, meta, filters.place, filters.year],
    ['［暂拟］', { organisation: '', place: '', year: '' }, [], []],
  );
});

test('searchDocument() names a functional zone after the divisions', () => {
  const base = record({ id: 'demo-03', place: ['430104', '湖南省', '长沙市'] });
  const zone = { name: '湘江新区', kind: '国家级新区' };
  const zoned = { ...base, place: base.place === null ? null : { ...base.place, zone } };
  const { meta, filters } = searchDocument(zoned, '');
  assert.deepEqual([meta.place, filters.place], ['湖南省 长沙市 湘江新区', ['湖南省', '湖南省/长沙市']]);
});
