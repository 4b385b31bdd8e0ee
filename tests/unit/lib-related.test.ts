import test from 'node:test';
import assert from 'node:assert/strict';
import { relatedCases } from '../../src/lib/related.ts';
import { record } from './lib-records.ts';
import type { Sketch } from './lib-records.ts';

const yizheng = ['321081', '江苏省', '扬州市', '仪征市'] as const;
const gaoyou = ['321084', '江苏省', '扬州市', '高邮市'] as const;

const rows: readonly [string, Sketch[], string[]][] = [
  [
    'a model',
    [
      { id: 'a-01', models: ['1+N'] },
      { id: 'a-02', models: ['1+N', '三名'] },
    ],
    ['a-02 同一模式：1+N'],
  ],
  [
    'a county before a prefecture',
    [
      { id: 'a-01', place: yizheng },
      { id: 'a-02', place: gaoyou },
      { id: 'a-03', place: yizheng },
    ],
    ['a-03 同在仪征市', 'a-02 同在扬州市'],
  ],
  [
    'not a province',
    [
      { id: 'a-01', place: yizheng },
      { id: 'a-02', place: ['320100', '江苏省', '南京市'] },
    ],
    [],
  ],
  [
    'a municipality',
    [
      { id: 'a-01', place: ['110108', '北京市', '海淀区'] },
      { id: 'a-02', place: ['110105', '北京市', '朝阳区'] },
    ],
    ['a-02 同在北京市'],
  ],
  [
    'a primary topic in the same stage',
    [
      { id: 'a-01', primary: ['教研'], stages: ['小学'] },
      { id: 'a-02', primary: ['教研'], stages: ['初中'] },
      { id: 'a-03', primary: ['教研'], stages: ['初中', '小学'] },
    ],
    ['a-03 同主题、同学段：教研（小学）', 'a-02 都谈到教研'],
  ],
  [
    'several reasons at once',
    [
      { id: 'a-01', place: yizheng, models: ['1+N'] },
      { id: 'a-02', place: yizheng, models: ['1+N'] },
    ],
    ['a-02 同一模式：1+N；同在仪征市'],
  ],
  [
    'words of the title settle which comes first',
    [
      { id: 'a-01', title: '乡村小规模学校提质', place: yizheng },
      { id: 'a-02', title: '城区大班额化解', place: yizheng },
      { id: 'a-03', title: '让小规模学校活起来', place: yizheng },
    ],
    ['a-03 同在仪征市', 'a-02 同在仪征市'],
  ],
  [
    'words of the title alone are no reason',
    [
      { id: 'a-01', title: '乡村小规模学校提质' },
      { id: 'a-02', title: '让小规模学校活起来' },
    ],
    [],
  ],
];

for (const [name, sketches, expected] of rows)
  test(`relatedCases() goes by ${name}`, () => {
    const cases = sketches.map(record);
    const [first] = cases;
    const found = first === undefined ? [] : relatedCases(cases)(first);
    assert.deepEqual(
      found.map((other) => `${other.record.id} ${other.reasons.join('；')}`),
      expected,
    );
  });

test('relatedCases() gives at most five and the same five for any order of the cases', () => {
  const cases = Array.from({ length: 9 }, (_, n) => record({ id: `a-0${String(n)}`, models: ['1+N'] }));
  const of = (all: typeof cases) =>
    relatedCases(all)(record({ id: 'b-01', models: ['1+N'] })).map((r) => r.record.id);
  assert.deepEqual(of(cases), ['a-00', 'a-01', 'a-02', 'a-03', 'a-04']);
  assert.deepEqual(of([...cases].reverse()), of(cases));
});

test('relatedCases() takes no topic for a tie that a third of the library touches on', () => {
  const cases = Array.from({ length: 12 }, (_, n) =>
    record({
      id: `a-${String(n).padStart(2, '0')}`,
      secondary: n < 5 ? ['教师队伍'] : ['教研'].slice(0, n % 2),
    }),
  );
  assert.deepEqual(
    cases.slice(0, 1).flatMap((first) => relatedCases(cases)(first)),
    [],
  );
});
