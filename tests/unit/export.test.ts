import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'astro/zod';
import { caseColumns, casesCsv, markedColumn } from '../../src/core/export/case-columns.ts';
import { caseFields } from '../../src/core/export/case-fields.ts';
import { caseJsonSchema } from '../../src/core/export/case-json-schema.ts';
import {
  exportCase,
  type ExportedCase,
  exportedCaseSchema,
  jsonLines,
} from '../../src/core/export/export-case.ts';
import { spreadsheetCsv } from '../../src/core/export/spreadsheet-csv.ts';
import { parseCsv } from '../../src/core/csv.ts';
import type { Library } from '../../src/core/schema/library.ts';
import { batch, record, taxonomy } from './lib-records.ts';
import { hostileText, seededRandom, trials } from './random-text.ts';

const library: Library = {
  title: '某库',
  description: '说明',
  publisher: '编者',
  language: 'zh-Hans',
  edition: '2026-11-22',
};
const whole = record({
  id: 'ab-01',
  title: '题名',
  supplied: true,
  organisation: '某校',
  place: ['469025', '海南省', '白沙黎族自治县'],
  stages: ['小学', '初中'],
  primary: ['教研'],
  secondary: ['课堂教学'],
  tasks: ['T1'],
  models: ['3+9+N', '=1+1'],
  years: [2020, 2021],
});
const one = exportCase(whole, '一二\n三', batch('ab', { published: '2024-04-08' }), library);

/** Cells of a row by the names of their columns. */
function cellsOf(csv: string, row = 1): ReadonlyMap<string, string> {
  const [names, ...rows] = parseCsv(csv).map(({ cells }) => cells);
  return new Map((names ?? []).map((name, at) => [name, rows[row - 1]?.[at] ?? '']));
}

test('casesCsv() has a column for everything, empty where the source is silent', () => {
  const cells = cellsOf(casesCsv([one]));
  for (const [name, cell] of [
    ['编号', 'ab-01'],
    ['题名来历', '编者拟'],
    ['机构来历', '原文'],
    ['作者', ''],
    ['省级', '海南省'],
    ['地级', ''],
    ['县级', '白沙黎族自治县'],
    ['学段', '小学；初中'],
    ['主题', '教研'],
    ['兼及', '课堂教学'],
    ['模式', '3+9+N；=1+1'],
    ['年份', '2020；2021'],
    ['字数', '3'],
    ['刊布者', ''],
    ['刊布日期', '2024-04-08'],
    ['文字', '原文'],
    ['首行', '1'],
    ['末行', '2'],
    ['页面', 'cases/ab-01.html'],
    ['引用', '某校. [题名][Z]//汇编ab. 2024.'],
    [markedColumn, ''],
  ] as const)
    assert.equal(cells.get(name), cell, name);
});

test('casesCsv() gives a place without prefecture or county its own level only', () => {
  const levels = (place: readonly [string, ...string[]]) => {
    const cells = cellsOf(casesCsv([exportCase(record({ id: 'ab-01', place }), '', batch('ab'), library)]));
    return ['省级', '地级', '县级'].map((name) => cells.get(name));
  };
  assert.deepEqual(levels(['110000', '北京市']), ['北京市', '', '']);
  assert.deepEqual(levels(['530400', '云南省', '玉溪市']), ['云南省', '玉溪市', '']);
  assert.deepEqual(levels(['230321', '黑', '鸡西', '鸡东']), ['黑', '鸡西', '鸡东']);
});

test('spreadsheetCsv() lets no value run, and says where it put an apostrophe', () => {
  const csv = spreadsheetCsv(['甲', '乙', '丙'], [['=1+1', '一,"二"', '＠x']], '撇');
  assert.equal(csv, '\uFEFF"甲","乙","丙","撇"\r\n"\'=1+1","一,""二""","\'＠x","甲；丙"\r\n');
});

test('spreadsheetCsv() is undone by parseCsv() and the column of apostrophes', () => {
  const random = seededRandom(7);
  const names = ['甲', '乙', '丙'];
  const text = () =>
    (random() < 0.3 ? '=+-@＝＋－＠\t\r\n'.charAt(Math.floor(random() * 11)) : '') + hostileText(random, 4);
  const rows = Array.from({ length: trials }, () => names.map(text));
  const [, ...found] = parseCsv(spreadsheetCsv(names, rows, '撇')).map(({ cells }) => cells);
  const undone = found.map((cells) => {
    const marked = new Set((cells[3] ?? '').split('；'));
    return names.map((name, at) => (marked.has(name) ? (cells[at] ?? '').slice(1) : cells[at]));
  });
  assert.deepEqual(undone, rows);
  assert.ok(found.every((cells) => cells.every((cell) => !/^[=+\-@＝＋－＠\t\r\n]/u.test(cell))));
});

test('jsonLines() writes a case a line, as its schema asks', () => {
  const schema = exportedCaseSchema(taxonomy);
  const hostile = { ...one, body: 'a\u2028b\n"c"\\' };
  const lines = jsonLines([one, hostile]).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => schema.parse(JSON.parse(line))),
    [one, hostile],
  );
});

test('exportCase() gives full addresses where the library has one', () => {
  const { page } = exportCase(whole, '', batch('ab'), { ...library, address: 'https://anli.example/ku/' });
  assert.equal(page, 'https://anli.example/ku/cases/ab-01.html');
});

const node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({
    properties: z.record(z.string(), node).optional(),
    items: z.union([node, z.array(node)]).optional(),
    anyOf: z.array(node).optional(),
    description: z.string().optional(),
  }),
);
type Node = {
  properties?: Record<string, Node> | undefined;
  items?: Node | Node[] | undefined;
  anyOf?: Node[] | undefined;
  description?: string | undefined;
};

/** Paths of all fields of a schema as they are documented; what stands in `evidence` is told once. */
function paths(schema: Node, path: string): readonly string[] {
  const { properties = {}, items, anyOf = [] } = schema;
  const own = Object.entries(properties).flatMap(([name, below]) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (name === 'evidence') return paths({ ...below, items: undefined, ...itemsOf(below) }, 'evidence');
    if (at === 'problems[].place') return [at];
    return [at, ...paths(below, at)];
  });
  const list = items === undefined || Array.isArray(items) ? [] : paths(items, `${path}[]`);
  return [...own, ...list, ...anyOf.flatMap((choice) => paths(choice, path))];
}
const itemsOf = ({ items }: Node): Node => (items === undefined || Array.isArray(items) ? {} : items);

test('every field of the schema is documented, and nothing else', () => {
  const schema = node.parse(JSON.parse(caseJsonSchema(taxonomy, library)));
  const due = new Set(['evidence', ...paths(schema, '')]);
  assert.deepEqual(caseFields.map(({ path }) => path).sort(), [...due].sort());
});

test('every column is made from a documented field', () => {
  const known = new Set(caseFields.map(({ path }) => path));
  assert.deepEqual(
    caseColumns.filter(({ path }) => !known.has(path)),
    [],
  );
});

test('caseJsonSchema() says where it is published, and what its fields mean', () => {
  const schema = (address?: string) =>
    z
      .looseObject({ $id: z.string().optional(), properties: z.record(z.string(), node) })
      .parse(JSON.parse(caseJsonSchema(taxonomy, { ...library, ...(address !== undefined && { address }) })));
  assert.equal(schema().$id, undefined);
  assert.equal(schema('https://anli.example/').$id, 'https://anli.example/data/case.schema.json');
  const fields = Object.keys(one satisfies ExportedCase);
  const { properties } = schema();
  assert.deepEqual(Object.keys(properties).sort(), fields.sort());
  assert.ok(Object.values(properties).every(({ description }) => description !== undefined));
});
