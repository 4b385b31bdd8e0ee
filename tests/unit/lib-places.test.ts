import test from 'node:test';
import assert from 'node:assert/strict';
import { allPlaces, casesBelow, placeTree } from '../../src/lib/places.ts';
import { record } from './lib-records.ts';

const cases = [
  record({ id: 'a-01', place: ['321081', '江苏省', '扬州市', '仪征市'] }),
  record({ id: 'a-02', place: ['110108', '北京市', '海淀区'] }),
  record({ id: 'a-03', place: ['320000', '江苏省'] }),
  record({ id: 'a-04', place: ['321000', '江苏省', '扬州市'] }),
  record({ id: 'a-05' }),
  record({ id: 'a-06', place: ['429004', '湖北省', '仙桃市'] }),
  record({ id: 'a-07', place: ['320100', '江苏省', '南京市'] }),
];

test('placeTree() nests divisions by code and counts what is below', () => {
  const rows = allPlaces(placeTree(cases)).map(({ path, total, own, address }) =>
    [path.map(({ name }) => name).join('/'), total, own.length, address].join(' '),
  );
  assert.deepEqual(rows, [
    '北京市 1 0 places/110000.html',
    '北京市/海淀区 1 1 places/110108.html',
    '江苏省 4 1 places/320000.html',
    '江苏省/南京市 1 1 places/320100.html',
    '江苏省/扬州市 2 1 places/321000.html',
    '江苏省/扬州市/仪征市 1 1 places/321081.html',
    '湖北省 1 0 places/420000.html',
    '湖北省/仙桃市 1 1 places/429004.html',
  ]);
});

test('placeTree() does not depend on the order of the cases', () => {
  const codes = (tree: ReturnType<typeof placeTree>) => allPlaces(tree).map(({ code }) => code);
  assert.deepEqual(codes(placeTree([...cases].reverse())), codes(placeTree(cases)));
});

test('casesBelow() gives the nearest level first', () => {
  const jiangsu = placeTree(cases)[1];
  assert.deepEqual(jiangsu && casesBelow(jiangsu).map(({ id }) => id), ['a-03', 'a-07', 'a-04', 'a-01']);
});
