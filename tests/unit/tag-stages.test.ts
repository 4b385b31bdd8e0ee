import assert from 'node:assert/strict';
import test from 'node:test';
import { stageRulesSchema } from '../../src/core/schema/term-rules.ts';
import { fieldsOf, findCues } from '../../src/core/tag/cues.ts';
import { tagStages } from '../../src/core/tag/stages.ts';
import { f1, meanOf, rulesOf, tagRows, taxonomy, textOf } from './invented-tag-rows.ts';

const rules = rulesOf('stages', stageRulesSchema(taxonomy));
type Fields = Parameters<typeof textOf>[0];
const read = (fields: Fields) => {
  const { basis, terms } = tagStages(textOf(fields), rules);
  return `${terms.map((t) => t.term).join('、')} ${basis}`;
};

const rows: readonly (readonly [what: string, fields: Fields, expected: string])[] = [
  ['nothing said', { body: '区里办起家长读书会，每月一次。' }, '全学段 default'],
  ['one stage named', { body: '全市幼儿园开展户外游戏。' }, '学前 explicit'],
  ['several named', { body: '组建小学集团3个、初中集团2个。' }, '小学、初中 explicit'],
  ['中小学', { body: '全县中小学开足体育课。' }, '小学、初中、高中 implied'],
  ['中小学 beside 义务教育', { body: '全县中小学开足体育课，义务教育学校先行。' }, '小学、初中 explicit'],
  ['中小学 and 幼儿园', { body: '全市中小学、幼儿园共用一个平台。' }, '全学段 explicit'],
  [
    '中小学 and 幼儿园 of a school district',
    { body: '学区内中小学、幼儿园共同教研。' },
    '学前、小学、初中 explicit',
  ],
  ['compulsory education by its practice', { body: '落实“双减”，减轻负担。' }, '小学、初中 implied'],
  ['title alone', { title: '学前教育这样补短板', body: '村里建起新园。' }, '学前 title'],
  [
    'title over passing words',
    { title: '初中化学课堂', body: '初中化学实验课，部分内容移到小学科学课。' },
    '初中 explicit',
  ],
  ['organisation', { organisation: '某市第二实验小学', body: '学生每天读书半小时。' }, '小学 explicit'],
  ['middle school', { organisation: '某大学附属中学', body: '学生每天读书半小时。' }, '初中、高中 implied'],
  [
    'middle school whose text names one stage',
    { organisation: '某县第一中学', body: '高中三年，学生自选课程。' },
    '高中 implied',
  ],
  ['compilation', { batchTitle: '县域普通高中典型案例', body: '教师同备一堂课。' }, '高中 implied'],
  ['names of documents', { body: '按《义务教育课程方案》，小学英语课增加听说。' }, '小学 explicit'],
  ['platform', { body: '教师使用国家中小学智慧教育平台备课。' }, '全学段 default'],
  ['vocational', { body: '职教中心的中职学生到企业实习。' }, '中职 explicit'],
  ['special', { body: '特殊教育学校开设康复课。' }, '特教 explicit'],
  [
    'kindergarten to primary school',
    { title: '幼小衔接三步走', body: '大班与一年级互访。' },
    '学前、小学 explicit',
  ],
  [
    'words across borders',
    { body: '集中学习，提高中层干部水平，从小学会劳动，其中职工三人。' },
    '全学段 default',
  ],
  ['grades of senior school', { body: '高一年级学生选科，高二走班。' }, '高中 explicit'],
];

for (const [what, fields, expected] of rows)
  test(`tagStages() reads stages: ${what}`, () => {
    assert.equal(read(fields), expected);
  });

test('stages.yaml: every rule takes its match examples and no miss example', () => {
  const hits = (rule: (typeof rules.rules)[number], body: string) =>
    findCues(fieldsOf(textOf({ body })).body, rule.words, [...rule.unless, /《[^》]*》/gu]).length > 0;
  const wrong = rules.rules.flatMap((rule) => [
    ...rule.match.filter((body) => !hits(rule, body)).map((body) => `${rule.id} misses ${body}`),
    ...rule.miss.filter((body) => hits(rule, body)).map((body) => `${rule.id} takes ${body}`),
  ]);
  assert.deepEqual(wrong, []);
});

test('stages.yaml lists the stages in the order of the taxonomy', () => {
  assert.deepEqual(
    rules.order,
    taxonomy.stages.map((stage) => stage.term),
  );
});

test('tagStages() finds the stages of invented cases of other provinces', () => {
  const score = meanOf(tagRows, ({ text, stages }) =>
    f1(
      stages,
      tagStages(text, rules).terms.map((t) => t.term),
    ),
  );
  assert.ok(score >= 0.95, String(score));
});

test('tagStages() gives words for every stage that is not a default', () => {
  const bare = tagRows
    .map(({ text }) => tagStages(text, rules))
    .filter(({ basis, terms }) => terms.some((t) => (t.evidence.length === 0) !== (basis === 'default')));
  assert.deepEqual(bare, []);
});
