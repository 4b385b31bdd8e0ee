import assert from 'node:assert/strict';
import test from 'node:test';
import { decideRecord } from '../../src/core/decide-record.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import { record } from './lib-records.ts';
import { shelf } from './read-blocks.ts';

const text = {
  title: '“走教车”开进山里',
  organisation: '某县教育局',
  body: '全县有十八位教师走教，大家把它叫作山里的流动课堂，音乐课开齐了。',
  batchTitle: '',
};
const { id, batch, ...before } = record({
  id: 'demo-01',
  title: text.title,
  organisation: text.organisation,
  kind: '其他',
  place: ['433123', '湖南省', '湘西土家族苗族自治州', '凤凰县'],
  stages: ['全学段'],
  primary: ['教师队伍'],
  secondary: ['课堂教学', '城乡一体化'],
  models: ['走教车', '好孩子'],
});

const decide = (more: Partial<Decision>, of = before) =>
  decideRecord(of, { anchor: '大家把它叫作', reason: '据正文', ...more }, text, shelf);

const byDecision = (words: string) => ({ words, where: 'decision' as const, rule: '大家把它叫作' });

test('decideRecord() leaves a record alone of which nothing is said', () => {
  assert.deepEqual([id, batch], ['demo-01', 'demo']);
  assert.deepEqual(decideRecord(before, null, text, shelf), { value: before, problems: [] });
  assert.deepEqual(decide({}), { value: before, problems: [] });
});

test('decideRecord() makes a decision hold in its field, with the decision as evidence', () => {
  const { value, problems } = decide({
    kind: '教育行政部门',
    author: '某人',
    zone: '凤凰经济开发区',
    stages: ['初中', '小学'],
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(value.organisation, { ...before.organisation, kind: '教育行政部门' });
  assert.equal(value.author, '某人');
  assert.deepEqual(value.place?.zone, { name: '凤凰经济开发区', kind: '经济开发区' });
  assert.deepEqual(value.place.evidence.at(-1), byDecision('凤凰经济开发区'));
  assert.deepEqual(value.stages, {
    basis: 'explicit',
    terms: ['小学', '初中'].map((term) => ({ term, evidence: [byDecision(term)] })),
  });
  assert.deepEqual(
    [decide({ author: null }).value.author, decide({ zone: null }).value.place?.zone],
    [null, null],
  );
});

test('decideRecord() gives a case exactly the topics that are said, and the tasks that they serve', () => {
  const { value } = decide({ topics: { primary: ['教研'], secondary: ['教师队伍', '教研'] } });
  assert.deepEqual(
    value.topics.map(({ term, weight, evidence }) => [term, weight, evidence.length]),
    [
      ['教研', 'primary', 1],
      ['教师队伍', 'secondary', 2],
    ],
  );
  const served = shelf.tasks.topics.filter((rule) => rule.topic === '教研').map(({ term }) => term);
  assert.ok(served.length > 0);
  for (const term of served)
    assert.ok(
      value.tasks.some((task) => task.term === term),
      term,
    );
});

test('decideRecord() adds names as they are printed, and takes off what is none', () => {
  const { value, problems } = decide({
    models: { add: ['流动课堂', '走教车'], remove: ['好孩子', '不曾认出的'] },
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    value.models.map((model) => model.text),
    ['走教车', '流动课堂'],
  );
  const { where, at, rule, words } = value.models.at(-1)?.evidence ?? {};
  assert.deepEqual([where, at, rule], ['body', text.body.indexOf('流动课堂'), 'decision']);
  assert.ok(text.body.includes(words ?? '无'));
});

test('words that no vocabulary and no text has are errors with the nearest; the field stays', () => {
  const bare = { ...before, place: null, organisation: null };
  const rows: readonly (readonly [name: string, more: Partial<Decision>, of: typeof bare | typeof before, said: object])[] = [
    ['a stage', { stages: ['小学段'] }, before, { code: 'unknown-term', term: '小学段', nearest: '小学', vocabulary: '学段', file: 'content/taxonomy/stages.yaml' }],
    ['a topic', { topics: { primary: ['教师队'], secondary: [] } }, before, { code: 'unknown-term', term: '教师队', nearest: '教师队伍', vocabulary: '主题', file: 'content/taxonomy/topics.yaml' }],
    ['a second topic', { topics: { primary: ['教研'], secondary: ['教妍'] } }, before, { code: 'unknown-term', term: '教妍', nearest: '教研', vocabulary: '主题', file: 'content/taxonomy/topics.yaml' }],
    ['a kind', { kind: '教育行政机关' }, before, { code: 'unknown-term', term: '教育行政机关', nearest: '教育行政部门', vocabulary: '机构类别', file: 'content/taxonomy/kinds.yaml' }],
    ['a zone that is none', { zone: '凤凰工业圆区' }, before, { code: 'unknown-term', term: '凤凰工业圆区', nearest: '工业园区', vocabulary: '功能区', file: 'content/taxonomy/places.yaml' }],
    ['a name that is not printed', { models: { add: ['云课堂'] } }, before, { code: 'not-in-text', words: '云课堂' }],
    ['a zone without a place', { zone: '凤凰经济开发区' }, bare, { code: 'decision-needs', key: 'zone', needs: 'place' }],
    ['a kind without an organisation', { kind: '学校' }, bare, { code: 'decision-needs', key: 'kind', needs: 'organisation' }],
  ]; // prettier-ignore
  for (const [name, more, of, said] of rows) {
    const { value, problems } = decide(more, of);
    assert.deepEqual(
      problems.map(({ code, args }) => ({ code, ...args })),
      [said],
      name,
    );
    assert.deepEqual(value, of, name);
  }
});
