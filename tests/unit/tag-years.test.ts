import assert from 'node:assert/strict';
import test from 'node:test';
import { tagYears } from '../../src/core/tag/years.ts';
import { inventedCases } from './invented-cases.ts';

test('tagYears() gives the years a case tells of', () => {
  const rows: readonly (readonly [string, readonly number[]])[] = [
    ['自2013年始组建，2020年扩大，2013年的做法保留。', [2013, 2020]],
    ['2022年12月7日启动,2023年10月推广', [2022, 2023]],
    ['2019—2021年三年间，2018-2020学年', [2018, 2019, 2020, 2021]],
    ['2016年至2018年试点', [2016, 2018]],
    ['发布于2024-06-07，更新于2024/6/9和2023.9.1', [2023, 2024]],
    ['２０１５年起', [2015]],
    ['《行动计划（2021—2025年）》《课程标准》（2022年版）印发', []],
    ['增至2020人，共2018所，编号12019年，1949个，第2000期', []],
    ['经费12,2019年，十九年', []],
    ['2017级学生和2018届毕业生', [2017, 2018]],
  ];
  for (const [body, expected] of rows)
    assert.deepEqual(tagYears({ title: '', organisation: '', body, batchTitle: '' }), expected, body);
});

test('tagYears() reads titles and texts never seen before', () => {
  for (const { title, organisation, body, years } of inventedCases)
    assert.deepEqual(tagYears({ title, organisation, body, batchTitle: '' }), years, title);
  assert.deepEqual(
    tagYears({ title: '2021年度的一次教研', organisation: '', body: '', batchTitle: '' }),
    [2021],
  );
});
