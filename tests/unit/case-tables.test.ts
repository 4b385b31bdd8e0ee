import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { capture } from '../../src/core/capture.ts';
import { columnOf, headColumns, isFormRow } from '../../src/core/forms/columns.ts';
import { delimitedRecords } from '../../src/core/forms/delimited.ts';
import { trials } from './random-text.ts';
import { assertTraced } from './traced-checks.ts';

const captured = (name: string, text: string) =>
  capture([{ name, bytes: new TextEncoder().encode(text), extracted: null }]);

const linesOf = (name: string, text: string): string[] =>
  captured(name, text)
    .value.source.text.split(/\r?\n/u)
    .filter((line) => line !== '');

test('columnOf() knows what a column holds by its name', () => {
  const rows: readonly (readonly [name: string, role: string, label: string])[] = [
    ['案例名称', 'title', '案例名称'],
    [' 题 目 ', 'title', '案例名称'],
    ['Title', 'title', '案例名称'],
    ['申报单位（盖章）', 'organisation', '申报单位'],
    ['school', 'organisation', '申报单位'],
    ['作者姓名', 'author', '作者'],
    ['省（区、市）', 'place', ''],
    ['县（市、区）', 'place', ''],
    ['序号', 'number', ''],
    ['article_id', 'number', ''],
    ['案例简介（300字以内）', 'summary', '案例简介'],
    ['正文', 'text', '案例正文'],
    ['主要做法', 'section', '主要做法'],
    ['学段', 'other', '学段'],
    ['学校规模', 'other', '学校规模'],
  ];
  for (const [name, role, label] of rows) assert.deepEqual(columnOf(name), { role, label }, name);
});

test('headColumns() takes a row for a head only if it names titles or texts and no sentence', () => {
  const rows: readonly (readonly [cells: readonly string[], is: boolean])[] = [
    [['序号', '案例名称', '单位'], true],
    [['单位', '作者'], false],
    [['案例名称', '学段'], false],
    [['案例名称', '单位', '我们的做法很好。'], false],
    [['标题', '', '单位'], true],
  ];
  for (const [cells, is] of rows) assert.equal(headColumns(cells, 2) !== null, is, cells.join());
});

test('isFormRow() tells rows of a form from heads', () => {
  const rows: readonly (readonly [cells: readonly string[], is: boolean])[] = [
    [['案例名称', '走教车'], true],
    [['案例名称', '走教车', '申报单位', '某校'], true],
    [['案例名称', '申报单位'], false],
    [['年份', '人数'], false],
    [['案例名称'], false],
  ];
  for (const [cells, is] of rows) assert.equal(isFormRow(cells), is, cells.join());
});

test('a table of cases becomes labelled lines, whatever its form', () => {
  const rows: readonly (readonly [what: string, name: string, text: string, lines: readonly string[]])[] = [
    ['CSV with commas', 'a.csv', '\uFEFF标题,单位,摘要\r\n走教车,某校,"一周,两天"\r\n书箱,,每箱六十本\r\n', ['案例名称：走教车', '申报单位：某校', '案例简介：一周,两天', '案例名称：书箱', '案例简介：每箱六十本']],
    ['CSV with semicolons', 'a.csv', '标题;正文\n走教车;"甲""乙"""\n', ['案例名称：走教车', '案例正文：甲"乙"']],
    ['CSV with tabs, told by its head', 'a.txt', '序号\t案例名称\t省\t市\n1\t走教车\t贵州省\t遵义市\n2\t书箱\t\t贵阳市\n', ['案例名称：走教车', '贵州省遵义市', '案例名称：书箱', '贵阳市']],
    ['cells of several lines', 'a.csv', '标题,正文\n"走教\n车","甲。\n乙。"\n', ['案例名称：走教车', '案例正文：甲。', '乙。']],
    ['a title line above the head', 'a.csv', '优秀案例汇总表,,\n标题,单位,学段\n走教车,某校,小学\n', ['优秀案例汇总表', '案例名称：走教车', '申报单位：某校', '学段：小学']],
    ['a head that comes again, and a group', 'a.csv', '序号,标题,单位\n幼儿园组,,\n1,甲校园,某园\n序号,标题,单位\n2,乙校园,某校\n', ['幼儿园组', '案例名称：甲校园', '申报单位：某园', '案例名称：乙校园', '申报单位：某校']],
    ['texts with labels of their own', 'a.csv', '标题,正文\n走教车,案例背景：甲\n', ['案例名称：走教车', '案例背景：甲']],
    ['a long column of another name', 'a.csv', `标题,故事\n走教车,${'县里买了一辆车，'.repeat(12)}\n`, ['案例名称：走教车', `故事：${'县里买了一辆车，'.repeat(12)}`]],
    ['no head', 'a.csv', '走教车,某校\n书箱,另一校\n', ['走教车', '某校', '书箱', '另一校']],
    ['one column', 'a.csv', '标题\n走教车\n', ['案例名称：走教车']],
    ['JSONL', 'a.jsonl', '{"id":1,"title":"走教\\n车","text":"甲\\u3002\\n乙","school":"某校","level":null,"tags":["一","二"]}\n{"id":2,"title":"书箱"}\n', ['案例名称：走教车', '案例正文：甲。', '乙', '申报单位：某校', 'tags：一', '二', '案例名称：书箱']],
    ['JSON in a text file', 'a.txt', '[{"案例名称":"走教车","正文":["甲。","乙。"]}]', ['案例名称：走教车', '案例正文：甲。', '乙。']],
    ['JSON that holds its array', 'a.json', '{"title":"选编","cases":[{"title":"走教车","sections":[{"title":"做法","content":"甲。"}]},{"title":"书箱"}]}', ['选编', '案例名称：走教车', '做法', '甲。', '案例名称：书箱']],
    ['one object', 'a.json', '{"title":"走教车","author":"王小明","body":"甲。"}', ['案例名称：走教车', '作者：王小明', '案例正文：甲。']],
    ['remains of markup in cells', 'a.csv', '标题,正文\n走教车,<p>甲。</p><p>乙&nbsp;丙。</p>\n', ['案例名称：走教车', '案例正文：', '甲。', '乙\u00a0丙。']],
    ['tabs in a page', 'a.txt', '名单\n2024-01-08\n序号\t案例名称\t单位\n1\t走教车\t某校\n\n特此公布，望各校认真学习。\n学习以后写一篇体会，月底以前交到教研室来。\n', ['名单', '2024-01-08', '案例名称：走教车', '申报单位：某校', '特此公布，望各校认真学习。', '学习以后写一篇体会，月底以前交到教研室来。']],
    ['bars in a page', 'a.md', '# 名单\n\n| 案例名称 | 单位 |\n|---|:--:|\n| 走教车 | 某校 |\n\n以上各校的做法，请各地结合实际学习。\n', ['# 名单', '案例名称：走教车', '申报单位：某校', '以上各校的做法，请各地结合实际学习。']],
    ['a form', 'a.txt', '申报表\n案例名称\t走教车\t申报单位：\t某校\n人数\t12\n', ['申报表', '案例名称：走教车', '申报单位：某校', '人数\t12']],
    ['a table of figures', 'a.txt', '年份\t人数\n2023\t12\n', ['年份\t人数', '2023\t12']],
  ]; // prettier-ignore
  for (const [what, name, text, lines] of rows) assert.deepEqual(linesOf(name, text), lines, what);
});

test('the rows of a table are known by their places', () => {
  const rows: readonly (readonly [name: string, text: string, words: readonly string[]])[] = [
    ['a.csv', '序号,标题,单位\n1,走教车,某校\n2,书箱,另一校\n', ['1,走教车,某校', '2,书箱,另一校']],
    ['a.jsonl', '{"title":"甲"}\n{"title":"乙"}\n', ['{"title":"甲"}', '{"title":"乙"}']],
    [
      'a.txt',
      '名单\n标题\t单位\n走教车\t某校\n以上公布，请各地学习。\n请学习以后交一篇体会。\n',
      ['走教车\t某校'],
    ],
    ['a.txt', '没有表格的文字。\n', []],
  ];
  for (const [name, text, words] of rows) {
    const { text: whole, rows: found } = captured(name, text).value;
    assert.deepEqual(
      found.map(({ start, end }) => whole.slice(start, end)),
      words,
      text,
    );
  }
});

test('JSON that breaks off, or is none, is an error that says where', () => {
  const rows: readonly (readonly [text: string, line: number])[] = [
    ['{"title":"甲"}\n{"title":"乙', 2],
    ['[{"title":"甲"}', 1],
    ['{"title":"甲"}\n不是\n', 2],
    ['{"title":"甲"]', 1],
  ];
  for (const [text, line] of rows) {
    const [problem] = captured('a.jsonl', text).problems;
    assert.deepEqual(
      [problem?.code, problem?.place.line, problem?.place.file],
      ['bad-json', line, 'a.jsonl'],
      text,
    );
  }
});

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test('delimitedRecords() reads back what is written', () => {
  const cell = fc
    .array(fc.constantFrom('甲', '"', ',', '\n', '\r\n', ' 乙 ', ';', '丙'), { maxLength: 5 })
    .map((parts) => parts.join('').trim());
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (records) => {
      const text = records.map((cells) => cells.map(quoted).join(',')).join('\r\n');
      const read = [...delimitedRecords(text, 0, ',')].map(({ cells }) =>
        cells.map(({ start, end }) => text.slice(start, end).replaceAll('""', '"')),
      );
      assert.deepEqual(read, records);
    }),
    { numRuns: trials, seed: 5 },
  ); // prettier-ignore
});

const pieces = [
  '标题', '单位', '正文', '序号', ',', ';', '\t', '|', '"', '""', '\n', '\r\n', '甲', '乙。', '1', '{', '}', '[', ']', ':', '"title"', '"text"', '\\n', '\\', '\\u4e00', 'null', 'true', '12', ' ',
  '|---|', '<br>', '&nbsp;', '案例名称：', '\uFEFF', '<b>', '</p>',
]; // prettier-ignore

test('any table is read without throwing, and every change is traced', () => {
  const documents = fc.tuple(
    fc.constantFrom('a.csv', 'a.jsonl', 'a.txt'),
    fc.constantFrom('', '标题,单位\n', '标题\t单位\n', '[{"', '|标题|单位|\n'),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }),
  );
  fc.assert(
    fc.property(documents, ([name, head, parts]) => {
      const text = head + parts.join('');
      const { value, problems } = captured(name, text);
      if (problems.length === 0) assertTraced(value.text, value.source, JSON.stringify([name, text]));
    }),
    { numRuns: trials, seed: 11 },
  );
});
