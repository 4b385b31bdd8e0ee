import assert from 'node:assert/strict';
import test from 'node:test';
import { type DocxDocument, type DocxNode, docxText } from '../../src/core/forms/docx-text.ts';
import type { PdfItem } from '../../src/core/forms/pdf-lines.ts';
import { pdfText } from '../../src/core/forms/pdf-text.ts';

const text = (value: string): DocxNode => ({ type: 'text', value });
const run = (...children: readonly DocxNode[]): DocxNode => ({ type: 'run', children });
const p = (...parts: readonly (string | DocxNode)[]): DocxNode => ({
  type: 'paragraph',
  children: parts.map((part) => run(typeof part === 'string' ? text(part) : part)),
});
type CellOf = string | { readonly lines: readonly string[]; readonly down?: number; readonly wide?: number };
const cell = (of: CellOf): DocxNode => {
  const { lines, down = 1, wide = 1 } = typeof of === 'string' ? { lines: [of] } : of;
  return { type: 'tableCell', rowSpan: down, colSpan: wide, children: lines.map((line) => p(line)) };
};
const table = (...rows: readonly (readonly CellOf[])[]): DocxNode => ({
  type: 'table',
  children: rows.map((cells) => ({ type: 'tableRow', children: cells.map(cell) })),
});
const noteOne: DocxNode = { type: 'noteReference', noteType: 'footnote', noteId: '1' };
const notes = { resolve: () => ({ type: 'note', body: [p('车由县里调度。')] }) };
const long =
  '石门寨只有九名学生，中心校每周派两位教师乘车上门，一位教音乐，一位教美术，课后还陪孩子们把当天的作业写完再走，天黑才回。';

test('docxText() gives a line for each paragraph, and rows of tables by what they are', () => {
  const rows: readonly (readonly [what: string, nodes: readonly DocxNode[], lines: readonly string[]])[] = [
    ['paragraphs', [p('甲'), p(), p('乙')], ['甲', '', '乙']],
    ['a break and a tab', [p('甲', { type: 'break' }, '乙', { type: 'tab' }, '丙')], ['甲', '乙\t丙']],
    ['boxes to tick', [p({ type: 'checkbox', checked: true }, '甲', { type: 'checkbox', checked: false })], ['☑甲☐']],
    ['links', [{ type: 'paragraph', children: [{ type: 'hyperlink', children: [run(text('甲'))] }] }], ['甲']],
    ['a note behind its paragraph', [p(long, noteOne), p('乙')], [long, '\f\f注：车由县里调度。', '乙']],
    ['a note of a heading behind the next paragraph', [p('走教车', noteOne), p(long), p('乙', noteOne)], ['走教车', long, '\f\f注：车由县里调度。', '乙']],
    ['a table of cases', [table(['地区', '案例名称', '做法'], [{ lines: ['贵州省'], down: 2 }, '课表', { lines: ['甲。', '乙。'] }], ['书箱', '丙。'])], ['地区\t案例名称\t做法', '贵州省\t课表\t甲。\u2028乙。', '贵州省\t书箱\t丙。']],
    ['a group in it', [table(['案例名称', '单位'], [{ lines: ['小学组'], wide: 2 }], ['课表', '某校'])], ['案例名称\t单位', '小学组\t', '课表\t某校']],
    ['a form', [table(['案例名称', '走教车', '单位', '某校'], ['主要做法', { lines: ['甲。', '乙。'], wide: 3 }])], ['案例名称\t走教车\t单位\t某校', '主要做法\t甲。', '乙。']],
    ['a small table', [table(['年份', '人数'], ['2023', '12'])], ['年份\t人数', '2023\t12']],
    ['a table of layout', [table([{ lines: ['甲。', '乙。'] }, long])], ['甲。', '乙。', long]],
  ]; // prettier-ignore
  for (const [what, children, lines] of rows) {
    const document: DocxDocument = { type: 'document', children, notes };
    assert.deepEqual(
      docxText(document),
      { text: lines.map((line) => `${line}\n`).join(''), images: 0 },
      what,
    );
  }
});

test('docxText() counts the pictures that it leaves out', () => {
  const { images } = docxText({ type: 'document', children: [p('图', { type: 'image' }), table([''])] });
  assert.equal(images, 1);
});

const size = 12;
/** A line of characters of full width, from x on. */
const line = (words: string, x: number, y: number, more: Partial<PdfItem> = {}): PdfItem => ({
  text: words,
  x,
  y,
  width: words.length * size,
  size,
  isTurned: false,
  ...more,
});
const filled = (one: string) => one.repeat(20);
/** Two paragraphs, set in by two characters, of three lines and of two. */
const column = (x: number, y: number, a: string, b: string): PdfItem[] => [
  line(a.repeat(18), x + 2 * size, y),
  line(filled(a), x, y - 18),
  line(`${a.repeat(3)}。`, x, y - 36),
  line(b.repeat(18), x + 2 * size, y - 54),
  line(`${b.repeat(5)}。`, x, y - 72),
];
const paragraph = (one: string, count: number) => `${one.repeat(count)}。`;

test('pdfText() puts paragraphs together, in one column and in two, and over the end of a page', () => {
  const rows: readonly (readonly [what: string, pages: readonly PdfItem[][], lines: readonly string[]])[] = [
    ['one column', [column(50, 700, '甲', '乙')], [paragraph('甲', 41), paragraph('乙', 23)]],
    ['any order of items', [column(50, 700, '甲', '乙').reverse()], [paragraph('甲', 41), paragraph('乙', 23)]],
    ['two columns below a title', [[line('走教车开进大山的故事和它的后来', 150, 750), ...column(50, 700, '甲', '乙'), ...column(320, 694, '丙', '丁')]], ['走教车开进大山的故事和它的后来', paragraph('甲', 41), paragraph('乙', 23), paragraph('丙', 41), paragraph('丁', 23)]],
    ['headings', [[line('标题在此', 110, 750, { size: 18 }), line('某校', 140, 730), ...column(50, 700, '甲', '乙')]], ['标题在此', '某校', paragraph('甲', 41), paragraph('乙', 23)]],
    ['over the end of a page', [[...column(50, 700, '甲', '乙').slice(0, 2), line('第1页', 140, 40)], [line('甲甲甲。', 50, 700), ...column(50, 680, '乙', '丙'), line('第2页', 140, 40)]], [paragraph('甲', 41), '\f第1页', paragraph('乙', 41), paragraph('丙', 23), '\f第2页']],
    ['a head on every page', [[line('教研简报2024', 140, 780), ...column(50, 700, '甲', '乙')], [line('教研简报2024', 140, 780), ...column(50, 700, '丙', '丁')]], [paragraph('甲', 41), paragraph('乙', 23), '\f教研简报2024', paragraph('丙', 41), paragraph('丁', 23), '\f教研简报2024']],
    ['a head that names the compilation', [[line('山区案例选编', 140, 780), ...column(50, 700, '甲', '乙')], [line('山区案例选编', 140, 780), ...column(50, 700, '丙', '丁')]], ['山区案例选编', paragraph('甲', 41), paragraph('乙', 23), '\f山区案例选编', paragraph('丙', 41), paragraph('丁', 23), '\f山区案例选编']],
    ['a watermark', [[...column(50, 700, '甲', '乙'), line('内部资料', 100, 400, { isTurned: true })]], [paragraph('甲', 41), paragraph('乙', 23), '\f内部资料']],
    ['words drawn twice to look bold', [[line('走教车', 50, 700), line('走教车', 50.4, 700)]], ['走教车']],
    ['fonts that change inside a line', [[line('走', 50, 700), line(' ', 62, 700), line('车', 74, 700), line('教', 62, 700)]], ['走教车']],
    ['a gap between words, and one between cells', [[line('案例一', 50, 700), line('走教车', 98, 700), line('某校', 200, 700)]], ['案例一 走教车\t某校']],
    ['Latin words', [[line('STEM', 86.5, 700, { width: 30 }), line('用', 70, 700), line('club', 120, 700, { width: 20 }), line('好', 140.5, 700)]], ['用 STEM club好']],
    ['characters set apart', [[line('牧', 50, 700), line('民', 74, 700), line('怕', 98, 700), line('白', 122, 700), line('灾', 146, 700)]], ['牧民怕白灾']],
    ['nothing', [[]], []],
  ]; // prettier-ignore
  for (const [what, pages, lines] of rows)
    assert.deepEqual(pdfText(pages).split('\n').slice(0, -1), lines, what);
});
