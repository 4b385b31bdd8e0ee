import assert from 'node:assert/strict';
import test from 'node:test';
import { topicRulesSchema } from '../../src/core/schema/term-rules.ts';
import { tagTopics } from '../../src/core/tag/topics.ts';
import { f1, meanOf, rulesOf, tagRows, taxonomy, textOf } from './invented-tag-rows.ts';

const rules = rulesOf('topics', topicRulesSchema(taxonomy));
const termsOf = (fields: Parameters<typeof textOf>[0]) => tagTopics(textOf(fields), rules).map((t) => t.term);
const fullWidth = (text: string) =>
  text.replace(/[,:;!?()+]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const halfWidth = (text: string) =>
  text.replace(/[，：；！？（）＋]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

test('topics.yaml has a rule for every topic of the taxonomy', () => {
  assert.deepEqual(
    rules.rules.map((rule) => rule.term),
    taxonomy.topics.map((topic) => topic.term),
  );
});

test('topics.yaml finds its topic in every match example and in no miss example', () => {
  const wrong = rules.rules.flatMap((rule) => [
    ...rule.match
      .filter((body) => !termsOf({ body }).includes(rule.term))
      .map((b) => `${rule.term} misses ${b}`),
    ...rule.miss
      .filter((body) => termsOf({ body }).includes(rule.term))
      .map((b) => `${rule.term} takes ${b}`),
  ]);
  assert.deepEqual(wrong, []);
});

test('tagTopics() finds what invented cases of other provinces are about', () => {
  const wrong = tagRows
    .map(({ text, primary }) => ({ title: text.title, primary, found: termsOf(text) }))
    .filter(({ primary, found }) => !primary.every((term) => found.includes(term)));
  assert.deepEqual(wrong, []);
});

test('tagTopics() names the primary topic of nearly all invented cases', () => {
  const score = meanOf(tagRows, ({ text, primary }) =>
    f1(
      primary,
      tagTopics(text, rules)
        .filter((t) => t.weight === 'primary')
        .map((t) => t.term),
    ),
  );
  assert.ok(score >= 0.9, String(score));
});

test('tagTopics() finds the topics of invented cases', () => {
  const score = meanOf(tagRows, ({ text, topics }) => f1(topics, termsOf(text)));
  assert.ok(score >= 0.85, String(score));
});

test('tagTopics() reads half-width and full-width marks alike', () => {
  const differing = tagRows.filter(
    ({ text }) =>
      JSON.stringify(termsOf({ ...text, body: halfWidth(text.body) })) !==
      JSON.stringify(termsOf({ ...text, body: fullWidth(text.body) })),
  );
  assert.deepEqual(differing, []);
});

test('tagTopics() keeps words exactly as they stand, at most four a tag', () => {
  const wrong = tagRows.flatMap(({ text }) => {
    const fields = {
      title: text.title,
      organisation: text.organisation,
      body: text.body,
      batch: text.batchTitle,
    };
    return tagTopics(text, rules).flatMap((tag) =>
      tag.evidence.filter((e, i) => {
        const field = new Map(Object.entries(fields)).get(e.where) ?? '';
        return i >= 4 || field.slice(e.at, (e.at ?? 0) + e.words.length) !== e.words;
      }),
    );
  });
  assert.deepEqual(wrong, []);
});

test('tagTopics() does not read words across their borders', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['打造一支教育高质量发展队伍', '城乡一体化'],
    ['教师工作业绩与奖励挂钩', '作业与双减'],
    ['全体育人，全程育人', '体美劳'],
    ['该校成为国家校园足球基地的邻居', '家校社协同'],
    ['中小学区域发展平稳', '学区与共同体'],
    ['确保教师按时到岗', '学前普惠'],
    ['坪山区教育局发文', '城乡一体化'],
    ['提高中学特色馆的开放时间', '普高多样化'],
  ];
  assert.deepEqual(
    rows.filter(([body, term]) => termsOf({ body }).includes(term)),
    [],
  );
});

test('tagTopics() lets a long text that mentions everything in passing have its own topics only', () => {
  const own = '全县推进课后服务，学校开设社团，课后服务经费由财政承担，课后服务参与率96%。';
  const passing =
    '调研中也谈到教师培训、家校共育、心理健康、教研活动、人工智能、劳动教育、质量监测和学位供给。';
  const filler = '走廊里挂着学生的画，操场边种着梧桐，早上七点校门打开，门卫向每个人问好。';
  const body = `${own.repeat(4)}\n${filler.repeat(60)}${passing}${filler.repeat(60)}`;
  const found = termsOf({ title: '课后服务这三年', body });
  assert.ok(found[0] === '课后服务' && found.length <= 4, found.join());
});

test('tagTopics() takes a topic from the compilation only where the case speaks of it', () => {
  const batchTitle = '义务教育优质均衡发展典型案例';
  const rows = [
    termsOf({ batchTitle, body: '区里缩小校际差距，促均衡，办好每一所学校。' }).includes('优质均衡'),
    termsOf({ batchTitle, body: '学校每天一节体育课。' }).includes('优质均衡'),
  ];
  assert.deepEqual(rows, [true, false]);
});

test('tagTopics() gives nothing for an empty text or one of another field', () => {
  assert.deepEqual([termsOf({}), termsOf({ title: '秋天', body: '桂花开了，河水很凉。' })], [[], []]);
});

test('topicRulesSchema() refuses a broken pattern and a term outside the taxonomy', () => {
  const shipped = { weighing: rules.weighing };
  const rule = { id: 'x-y', term: '教研', strong: ['教研'], match: ['教研'], miss: ['天气'] };
  const accepts = (changed: object) =>
    topicRulesSchema(taxonomy).safeParse({ ...shipped, rules: [{ ...rule, ...changed }] }).success;
  assert.deepEqual(
    [accepts({}), accepts({ strong: ['(教研'] }), accepts({ term: '天气' })],
    [true, false, false],
  );
});

test('tagTopics() counts an item of a list less than words told of', () => {
  const rows = [
    termsOf({ body: '学生在后山学种植，种菜园，也爱体育。' }).includes('体美劳'),
    termsOf({ body: '开设种植、体育、阅读三个小组。' }).includes('体美劳'),
  ];
  assert.deepEqual(rows, [true, false]);
});

test('tagTopics() counts words of a sub-heading more than words in passing', () => {
  const filler = '走廊里挂着学生的画，操场边种着梧桐，早上七点校门打开，门卫向每个人问好。'.repeat(20);
  const rows = [`\n办好家长学校\n`, '\n（一）办好家长学校，每月一次。', '放学后有人去家长学校。'].map(
    (middle) => termsOf({ body: `${filler}${middle}${filler}` }).includes('家校社协同'),
  );
  assert.deepEqual(rows, [true, true, false]);
});
