import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { type ModelRules, modelRulesSchema } from '../../src/core/schema/tag-rules.ts';
import { tagModels } from '../../src/core/tag/models.ts';
import { inventedCases } from './invented-cases.ts';

const rules = modelRulesSchema.parse(
  parse(readFileSync(new URL('../../content/rules/models.yaml', import.meta.url), 'utf8')),
);
/** Nothing but what a test puts in, so that each example proves its own rule. */
const none: ModelRules = {
  ...rules,
  not: [],
  quoted: [],
  plain: [],
  title_nouns: { words: ['无'], match: [], miss: [] },
  not_names: { words: ['无'], match: [], miss: [] },
};
const names = (fields: { title?: string; body?: string }, by: ModelRules = rules) =>
  tagModels({ title: '', organisation: '', body: '', batchTitle: '', ...fields }, by).map(
    (model) => model.text,
  );

test('models.yaml: each rule finds its match examples and none of its miss examples', () => {
  const wrong: string[] = [];
  for (const rule of rules.quoted) {
    const only = { ...none, quoted: [rule] };
    const put = (words: string) =>
      rule.where === 'title' ? { title: words, body: rule.recurs === true ? words : '' } : { body: words };
    wrong.push(
      ...rule.match.filter((row) => !names(put(row.in), only).includes(row.gives)).map((row) => row.in),
      ...rule.miss.filter(
        (row) => names(rule.where === 'title' ? { title: row } : put(row), only).length > 0,
      ),
    );
  }
  for (const rule of rules.plain) {
    const only = { ...none, plain: [rule] };
    wrong.push(
      ...rule.match.filter((row) => !names({ body: row.in }, only).includes(row.gives)).map((row) => row.in),
      ...rule.miss.filter((row) => names({ body: row }, only).length > 0),
    );
  }
  assert.deepEqual(wrong, []);
});

test('models.yaml: each exclusion takes its match examples away and leaves its miss examples', () => {
  const any = { id: 'any', match: [], miss: [] };
  const wrong = rules.not.flatMap((rule) => {
    const only = { ...none, quoted: [any], not: [rule] };
    return [
      ...rule.match.filter((row) => names({ body: row }, only).length > 0),
      ...rule.miss.filter((row) => names({ body: row }, only).length === 0),
    ];
  });
  assert.deepEqual(wrong, []);
});

test('models.yaml: names shared with the title, and words too common to be names', () => {
  const shared = { ...none, title_nouns: rules.title_nouns };
  const { title_nouns, not_names } = rules;
  const community = { ...none, plain: rules.plain, not_names };
  const wrong = [
    ...title_nouns.match.filter(
      (row) => !names({ title: row.in, body: `把${row.gives}做实` }, shared).includes(row.gives),
    ),
    ...title_nouns.miss.filter((row) => names({ title: row, body: row }, shared).length > 0),
    ...not_names.match.filter((row) => names({ body: row }, community).length > 0),
    ...not_names.miss.filter((row) => names({ body: row }, community).length === 0),
  ];
  assert.deepEqual(wrong, []);
});

test('tagModels() finds what a reader finds in texts never seen before, and nothing else', () => {
  for (const { title, organisation, body, models } of inventedCases) {
    const found = tagModels({ title, organisation, body, batchTitle: '' }, rules).map((model) => model.text);
    assert.deepEqual(found.toSorted(), models.toSorted(), title);
  }
});

test('tagModels() leaves out policies, slogans, figures of speech, honours and names of documents', () => {
  const rows = [
    '落实“双减”政策，实现“十四五”规划目标，增强“四个意识”。',
    '按照“政府主导、部门协同、学校主体、社会参与”的思路推进。',
    '打通“最后一公里”，打出“组合拳”，下好“先手棋”。',
    '学校被评为“全国文明校园”，荣获“全国五四红旗团委”称号。',
    '《“小先生制”实施方案》印发后，各校照办。',
    '办学理念是“让每一个孩子都能在阳光下自由生长”。',
    '教师说：“孩子们来了，我就放心了。”',
    '编写《双师课堂+》一书。',
  ];
  for (const body of rows) assert.deepEqual(names({ body }), [], body);
});

test('tagModels() points at the name as printed', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['body', '县里构建「1＋4＋N」教研体系。', '1＋4＋N', '县里构建「1＋4＋N」教研体系'],
    ['body', '学校推进"三环九步"教学模式。', '三环九步', '学校推进"三环九步"教学模式'],
    ['title', '“小田变大田”：海岛学校抱团', '小田变大田', '“小田变大田”：海岛学校抱团'],
  ];
  for (const [where, words, text, clause] of rows) {
    const [model] = tagModels(
      { title: '', organisation: '', body: '', batchTitle: '', [where]: words },
      rules,
    );
    const found = {
      text: model?.text,
      words: model?.evidence.words,
      where: model?.evidence.where,
      at: model?.evidence.at,
    };
    assert.deepEqual(found, { text, words: clause, where, at: words.indexOf(text) });
  }
});

test('tagModels() lets quotations in a row share what stands around them', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['实施“强基”“提质”和“跃升”三项工程', ['强基', '提质', '跃升']],
    ['实施“强基”，以“提质”为目标', []],
  ];
  for (const [body, expected] of rows) assert.deepEqual(names({ body }), expected, body);
});

test('models.yaml: a broken regular expression is reported, not thrown', () => {
  const broken = { id: 'x', pattern: '(', match: [{ in: 'a', gives: 'a' }], miss: ['b'] };
  const { success, error } = modelRulesSchema.shape.plain.safeParse([broken]);
  assert.deepEqual([success, error?.issues.map((issue) => issue.path.join('.'))], [false, ['0.pattern']]);
});
