import assert from 'node:assert/strict';
import test from 'node:test';
import { taskRulesSchema, topicRulesSchema } from '../../src/core/schema/term-rules.ts';
import type { TopicTag } from '../../src/core/schema/case-record.ts';
import { tagTasks } from '../../src/core/tag/tasks.ts';
import { tagTopics } from '../../src/core/tag/topics.ts';
import { f1, meanOf, rulesOf, tagRows, taxonomy, textOf } from './invented-tag-rows.ts';

const rules = rulesOf('tasks', taskRulesSchema(taxonomy));
const topicRules = rulesOf('topics', topicRulesSchema(taxonomy));

const tag = (term: string, weight: TopicTag['weight'], words: number): TopicTag => ({
  term,
  weight,
  evidence: ['甲', '乙', '丙', '丁'].slice(0, words).map((w) => ({ words: w, where: 'body', rule: 'x' })),
});
const served = (topics: readonly TopicTag[], body = '') =>
  tagTasks(topics, textOf({ body }), rules)
    .map((t) => t.term)
    .join();

const rows: readonly (readonly [what: string, found: string, expected: string])[] = [
  ['a primary topic', served([tag('课堂教学', 'primary', 1)]), 'T1'],
  ['a secondary topic with little evidence', served([tag('课堂教学', 'secondary', 2)]), ''],
  ['a secondary topic with much evidence', served([tag('课堂教学', 'secondary', 3)]), 'T1'],
  ['a topic that serves as primary only', served([tag('教研', 'secondary', 4)]), ''],
  [
    'several topics, in order of tasks',
    served([tag('数字化', 'primary', 1), tag('教研', 'primary', 1)]),
    'T2,T6',
  ],
  ['a topic that serves no task', served([tag('治理机制', 'primary', 4)]), ''],
  ['words alone', served([], '学校为留守儿童建档。'), 'T7'],
  ['nothing', served([]), ''],
];

for (const [what, found, expected] of rows)
  test(`tagTasks() serves tasks: ${what}`, () => {
    assert.equal(found, expected);
  });

test('tasks.yaml: every rule takes its match examples and no miss example', () => {
  const wrong = rules.words.flatMap((rule) => [
    ...rule.match
      .filter((body) => !served([], body).includes(rule.term))
      .map((b) => `${rule.id} misses ${b}`),
    ...rule.miss.filter((body) => served([], body).includes(rule.term)).map((b) => `${rule.id} takes ${b}`),
  ]);
  assert.deepEqual(wrong, []);
});

test('tasks.yaml gives every task a topic', () => {
  assert.deepEqual(
    [...new Set(rules.topics.map((rule) => rule.term))],
    taxonomy.tasks.map((task) => task.term),
  );
});

test('tagTasks() finds the tasks of invented cases, each with at most four words', () => {
  const tags = tagRows.map((row) => ({
    row,
    tasks: tagTasks(tagTopics(row.text, topicRules), row.text, rules),
  }));
  const score = meanOf(tags, ({ row, tasks }) =>
    f1(
      row.tasks,
      tasks.map((t) => t.term),
    ),
  );
  const counts = tags.flatMap(({ tasks }) => tasks.map((t) => t.evidence.length));
  assert.ok(score >= 0.85 && Math.min(...counts) >= 1 && Math.max(...counts) <= 4, String(score));
});
