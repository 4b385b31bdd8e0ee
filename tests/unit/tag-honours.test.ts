import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parse } from 'yaml';
import { honourRulesSchema } from '../../src/core/schema/tag-rules.ts';
import { tagHonours } from '../../src/core/tag/honours.ts';
import { inventedCases } from './invented-cases.ts';

const rules = honourRulesSchema.parse(
  parse(readFileSync(new URL('../../content/rules/honours.yaml', import.meta.url), 'utf8')),
);
const read = (body: string) => tagHonours({ title: '', organisation: '', body, batchTitle: '' }, rules);
const names = (body: string) => read(body).map((honour) => honour.text);

const { cues, ...lists } = rules;
const groups = [...Object.values(cues), ...Object.values(lists)];

test('tagHonours() follows the examples of honours.yaml', () => {
  const wrong = groups.flatMap(({ match, miss }) => [
    ...match.filter((row) => !names(row.in).includes(row.gives)).map((row) => `${row.in} => ${row.gives}`),
    ...miss.filter((row) => names(row).length > 0),
  ]);
  assert.deepEqual(wrong, []);
});

test('tagHonours() finds what a reader finds in texts never seen before, and nothing else', () => {
  for (const { title, body, honours } of inventedCases) assert.deepEqual(names(body), honours, title);
});

test('tagHonours() reads rows, quotations and what follows them', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['先后荣获全省先进集体、市巾帼文明岗等称号。', ['全省先进集体', '市巾帼文明岗']],
    ['先后获评市级“书香校园”“绿色学校”、“平安校园”。', ['书香校园', '绿色学校', '平安校园']],
    ['被评为省“健康学校”，受到表扬。另有“活力社团”。', ['健康学校']],
    ['三所学校成为教育部“智慧教学”实验校。', ['“智慧教学”实验校']],
    ['荣获「全国文明校园」称号', ['全国文明校园']],
    ['论文获省级一等奖3项，又获省级一等奖。', ['省级一等奖']],
    ['作为全国优秀案例推介后荣获特等奖。', ['特等奖']],
    ['荣获全市最美课堂称号。', ['全市最美课堂']],
    ['入选名单，列入议程，获得感增强。', []],
    ['学校成为示范校，作为先进集体，建成教育强县。', []],
  ];
  for (const [body, expected] of rows) assert.deepEqual(names(body), expected, body);
});

test('tagHonours() points at the name and keeps its clause', () => {
  const body = '全县有两所中学。2022年，一中被评为省级文明校园，家长高兴。';
  assert.deepEqual(read(body), [
    {
      text: '省级文明校园',
      evidence: {
        words: '2022年，一中被评为省级文明校园，家长高兴',
        where: 'body',
        at: body.indexOf('省级文明校园'),
        rule: 'honour-strong',
      },
    },
  ]);
});
