import assert from 'node:assert/strict';
import test from 'node:test';
import { measureRulesSchema } from '../../src/core/schema/term-rules.ts';
import { tagMeasures } from '../../src/core/tag/measures.ts';
import { catalogue } from '../../src/lib/catalogue.ts';
import {
  coverageNote,
  coverageRows,
  listedMeasures,
  measuresOf,
  measureTags,
} from '../../src/lib/measures.ts';
import { rulesOf, taxonomy, textOf } from './invented-tag-rows.ts';
import { batch, record, taxonomy as small } from './lib-records.ts';

const rules = rulesOf('measures', measureRulesSchema(taxonomy));
const found = (term: string, body: string) =>
  tagMeasures([{ term }], textOf({ body }), rules).map(({ measure }) => measure);

test('measures.yaml: every rule takes its match examples and no miss example', () => {
  const wrong = rules.flatMap(({ id, term, measure, match, miss }) => [
    ...match.filter((body) => !found(term, body).includes(measure)).map((body) => `${id} misses ${body}`),
    ...miss.filter((body) => found(term, body).includes(measure)).map((body) => `${id} takes ${body}`),
  ]);
  assert.deepEqual(wrong, []);
});

test('measures.yaml has a rule for each of the fifteen measures', () => {
  const all = taxonomy.tasks.flatMap(({ term, measures }) => measures.map((name) => `${term} ${name}`));
  assert.equal(all.length, 15);
  assert.deepEqual(
    rules.map(({ term, measure }) => `${term} ${measure}`),
    all,
  );
});

test('measureRulesSchema names what is wrong with the rules', () => {
  const [first, ...rest] = ['措施一', '措施二', '措施三'].map((measure, i) => ({
    id: `r${i}`,
    term: i < 2 ? 'T1' : 'T2',
    measure,
    words: ['词'],
    match: ['词'],
    miss: ['字'],
  }));
  const rows: readonly [rules: unknown[], faults: string[]][] = [
    [[first, ...rest], []],
    [rest, ['缺 T1 措施一']],
    [[first, first, ...rest], ['“措施一”已有一则']],
    [
      [{ ...first, term: 'T2' }, ...rest],
      ['任务 T2 没有“措施一”这条措施', '缺 T1 措施一'],
    ],
  ];
  for (const [given, faults] of rows) {
    const { error } = measureRulesSchema(small).safeParse(given);
    assert.deepEqual(error?.issues.map(({ message }) => message) ?? [], faults);
  }
});

test('tagMeasures() looks only for measures of tasks that the case serves, and keeps the words', () => {
  const text = textOf({ title: '关爱留守儿童', body: '开展校本研修，关爱留守儿童。' });
  const rows: readonly [terms: string[], tags: string[]][] = [
    [[], []],
    [['T7'], ['T7 保障随迁子女与留守儿童教育权益 title@2 留守儿童']],
    [
      ['T7', 'T2'],
      ['T2 实施教师专业成长工程 body@2 校本研修', 'T7 保障随迁子女与留守儿童教育权益 title@2 留守儿童'],
    ],
  ];
  for (const [terms, tags] of rows)
    assert.deepEqual(
      tagMeasures(
        terms.map((term) => ({ term })),
        text,
        rules,
      ).map(({ term, measure, evidence }) =>
        [term, measure, ...evidence.map((e) => `${e.where}@${e.at ?? ''} ${e.words}`)].join(' '),
      ),
      tags,
    );
});

const smallRules = measureRulesSchema(small).parse(
  ['措施一', '措施二', '措施三'].map((measure, i) => ({
    id: `r${i}`,
    term: i < 2 ? 'T1' : 'T2',
    measure,
    words: [`词${i + 1}`],
    match: [`词${i + 1}`],
    miss: ['字'],
  })),
);
const texts = [
  { record: record({ id: 'a-01', tasks: ['T1'] }), body: '词1，词2。' },
  { record: record({ id: 'a-02', tasks: ['T1'] }), body: '词2。' },
  { record: record({ id: 'a-03', tasks: ['T1'] }), body: '没有。' },
  { record: record({ id: 'a-04' }), body: '词3。' },
];
const { tasks } = catalogue({
  cases: texts.map((text) => text.record),
  batches: [batch('a')],
  taxonomy: small,
  slugOf: () => undefined,
});
const { coverage, ofCase } = measuresOf(tasks, measureTags(texts, smallRules));

test('measuresOf() files the cases of a task under its measures, and what falls under none apart', () => {
  const t1 = coverage.get('t1');
  assert.ok(t1 !== undefined);
  assert.deepEqual(
    t1.measures.map(({ href, cases }) => [href, ...cases.map((c) => `${c.record.id} ${c.words.join()}`)]),
    [
      ['/tasks/t1.html#m1', 'a-01 词1'],
      ['/tasks/t1.html#m2', 'a-01 词2', 'a-02 词2'],
    ],
  );
  assert.deepEqual([t1.missing, t1.unplaced.map(({ id }) => id)], [[], ['a-03']]);
  assert.deepEqual(coverage.get('t2')?.missing, ['措施三']);
  assert.deepEqual(
    [...ofCase].map(([id, found]) => [
      id,
      ...found.map(({ task, measure }) => `${task.name} ${measure.name}`),
    ]),
    [
      ['a-01', '第一项 措施一', '第一项 措施二'],
      ['a-02', '第一项 措施二'],
    ],
  );
});

test('listedMeasures() shows each case in full once, then by its title', () => {
  const t1 = coverage.get('t1');
  assert.ok(t1 !== undefined);
  assert.deepEqual(
    listedMeasures(t1).map(({ total, cases, again }) => [
      total,
      cases.map((c) => c.record.id).join(),
      again.map(({ href }) => href).join(),
    ]),
    [
      [1, 'a-01', ''],
      [2, 'a-02', '/cases/a-01.html'],
    ],
  );
});

test('coverage is told in words: what has cases, what has none, nothing where nobody looked', () => {
  assert.deepEqual(
    coverageRows(tasks, coverage).map(({ href, words }) => [href, words]),
    [
      ['/tasks/t1.html', '2 条都有'],
      ['/tasks/index.html#t2', '都还没有'],
    ],
  );
  assert.equal(coverageNote(coverage), '3 条措施中，2 条有案例，1 条还没有：措施三。');
  assert.deepEqual(
    coverageRows(tasks, new Map()).map(({ words, measures }) => [words, measures.length]),
    [
      ['', 0],
      ['', 0],
    ],
  );
  assert.equal(coverageNote(new Map()), null);
});
