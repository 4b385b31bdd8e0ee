import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { figureRulesSchema } from '../../src/core/schema/tag-rules.ts';
import { tagFigures } from '../../src/core/tag/figures.ts';
import { inventedCases } from './invented-cases.ts';

const rules = figureRulesSchema.parse(
  parse(readFileSync(new URL('../../content/rules/figures.yaml', import.meta.url), 'utf8')),
);
const read = (body: string) => tagFigures({ title: '', organisation: '', body, batchTitle: '' }, rules);
const texts = (body: string) => read(body).map((figure) => figure.text);

const { units, ...lists } = rules;
const groups = [...units, ...Object.values(lists)];

test('tagFigures() follows the examples of figures.yaml', () => {
  const wrong = groups.flatMap(({ match, miss }) => [
    ...match.filter((row) => !texts(row.in).includes(row.gives)).map((row) => `${row.in} => ${row.gives}`),
    ...miss.filter((row) => texts(row).length > 0),
  ]);
  assert.deepEqual(wrong, []);
});

test('tagFigures() finds what a reader finds in texts never seen before, and nothing else', () => {
  for (const { title, organisation, body, figures } of inventedCases) {
    const found = tagFigures({ title, organisation, body, batchTitle: '' }, rules);
    assert.deepEqual(
      found.map((figure) => figure.text),
      figures,
      title,
    );
  }
});

test('tagFigures() works out value, unit, thing and vagueness', () => {
  const rows: readonly (readonly [string, string, number | [number, number], string, string, boolean])[] = [
    ['全市有教职工14.5万人。', '14.5万人', 145000, '人', '教职工', false],
    ['累计投资5.2亿元，新建校舍。', '5.2亿元', 520000000, '元', '投资', false],
    ['接入课例约1500多万份。', '约1500多万份', 15000000, '份', '课例', true],
    ['每校帮扶2至4家幼儿园。', '2至4家', [2, 4], '家', '幼儿园', false],
    ['服务3万—5万名学生。', '3万—5万名', [30000, 50000], '名', '学生', false],
    ['配备率达百分之百。', '百分之百', 100, '%', '配备率', false],
    ['超过八成五的家长参加。', '超过八成五', 8.5, '成', '家长', true],
    ['三分之二的教师参与。', '三分之二', 0.6667, '', '教师', false],
    ['开设课程七大类36门。', '七大类36门', 36, '门', '课程', false],
    ['集团有50余万学生。', '50余万', 500000, '人', '学生', true],
    ['人口为56.25万，居首位。', '56.25万', 562500, '', '人口', false],
    ['专任教师4,215人。', '4,215人', 4215, '人', '专任教师', false],
    ['建成校园4，215人参加。', '215人', 215, '人', '', false],
    ['成员校 30 所左右。', '30 所左右', 30, '所', '成员校', true],
    ['一亿两千万字的资料。', '一亿两千万字', 120000000, '字', '资料', false],
    ['公民办联盟由最初的37个增至52个。', '37个', 37, '个', '公民办联盟', false],
    ['启用３２间教室。', '３２间', 32, '间', '教室', false],
    ['材料少了八成多，教师松了口气。', '八成多', 8, '成', '材料', true],
    ['不到30人报名。', '不到30人', 30, '人', '', true],
  ];
  for (const [body, text, value, unit, what, approximate] of rows) {
    const found = read(body).find((figure) => figure.text === text);
    const { evidence, ...facts } = found ?? { evidence: null };
    assert.deepEqual(facts, { text, value, unit, what, approximate }, body);
    assert.equal(evidence?.at, body.indexOf(text), body);
  }
});

test('tagFigures() says what is counted by its noun alone', () => {
  const rows: readonly (readonly [body: string, text: string, what: string])[] = [
    ['语训室由4间扩到11间。', '11间', '语训室'],
    ['群众满意率由73%升到92%。', '92%', '群众满意率'],
    ['上冰人数从三千来人增加到四万三千人。', '四万三千人', '上冰人数'],
    ['聘了督学71名，其中三十一名是退休校长。', '三十一名', '督学'],
    ['整理民间故事三百余则。', '三百余则', '民间故事'],
    ['先后有126名英语教师分批脱产研修。', '126名', '英语教师'],
    ['新图书室里，6名教师考取了心理辅导员证。', '6名', '教师'],
    ['取得高级工证书的占九成二。', '九成二', '取得高级工证书'],
    ['初中数学及格率由51%升至66%。', '51%', '初中数学及格率'],
    ['学生开口次数平均提高2.4倍。', '2.4倍', '学生开口次数'],
    ['开出以前开不了的课程37门。', '37门', '课程'],
  ];
  for (const [body, text, what] of rows)
    assert.equal(read(body).find((figure) => figure.text === text)?.what, what, body);
});

test('tagFigures() leaves out what is no figure', () => {
  const rows = [
    '2019年至2023年，历时三年零五个月',
    '每天锻炼2小时，9月1日17:40放学',
    '第三小学获得第2名，列全县前5名',
    '推出平台2.0版本，构建“3+9+N”体系',
    '坚持四个结合，抓好三个环节，分5个步骤推进',
    '《三所学校的故事》收录文章',
    '创新开展“5个100”等活动',
    '一所学校一个样，数十名教师、几百名学生',
    '党的二十大以来，一年级新生',
  ];
  for (const row of rows) assert.deepEqual(texts(row), [], row);
});

test('tagFigures() widens what would be ambiguous', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['1名校长参加，1名教师入选。', ['1名校长', '1名教师']],
    ['巩固率100%，普及率100%。', ['巩固率100%', '普及率100%']],
    ['建有6个基地，又有76个班级。', ['6个', '76个']],
  ];
  for (const [body, expected] of rows) assert.deepEqual(texts(body), expected, body);
});

test('tagFigures() gives the sentence as evidence, or its clause, or what is near', () => {
  const long = '县里的每一所村小都有了自己的图书角和自己的小小菜园'.repeat(2);
  const rows: readonly (readonly [string, string])[] = [
    ['前一句。全县建成12所学校；成效明显！', '全县建成12所学校；成效明显'],
    [`${long}；${long}，建成12所学校，${long}。`, '建成12所学校'],
    [`${long}${long}12所学校${long}`, `${long}${long}12所学校${long}`.slice(72, 132)],
  ];
  for (const [body, words] of rows) assert.equal(read(body)[0]?.evidence.words, words, body);
});

test('tagFigures() reads narrowed and full-width punctuation alike', () => {
  const narrow = (text: string) =>
    text.replace(/[，：；（）]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  for (const { body } of inventedCases) assert.deepEqual(texts(narrow(body)), texts(body), body);
});
