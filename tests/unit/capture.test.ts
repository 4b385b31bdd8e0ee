import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { capture, type SourceFile } from '../../src/core/capture.ts';
import { trials } from './random-text.ts';
import { assertTraced } from './traced-checks.ts';

const file = (name: string, text: string): SourceFile => ({
  name,
  bytes: new TextEncoder().encode(text),
  extracted: null,
});
const extracted = (name: string, form: 'docx' | 'pdf', text: string): SourceFile => ({
  name,
  bytes: new Uint8Array(),
  extracted: { form, text },
});

test('capture() puts the files of a batch one behind the other', () => {
  const rows: readonly (readonly [what: string, files: readonly SourceFile[], text: string, source: string])[] = [
    ['none', [], '', ''],
    ['one', [file('a.txt', '甲\n')], '甲\n', '甲\n'],
    ['a line that ends with its file', [file('a.txt', '甲'), file('b.txt', '乙')], '甲乙', '甲\n乙'],
    ['a line break is there already', [file('a.txt', '甲\n'), file('b.txt', '乙')], '甲\n乙', '甲\n乙'],
    ['a page between texts', [file('a.txt', '甲'), file('b.html', '<html><p>乙</p></html>'), file('c.csv', '标题\n丙')], '甲<html><p>乙</p></html>标题\n丙', '甲\n乙\n案例名称：丙'],
    ['the head of every page', [file('1.txt', '选编\n来源：某报\n一、甲\n'), file('2.txt', '选编\n来源：某报\n二、乙\n')], '选编\n来源：某报\n一、甲\n选编\n来源：某报\n二、乙\n', '选编\n来源：某报\n一、甲\n\n\n二、乙\n'],
    ['heads that differ at once', [file('1.txt', '走教车\n某校\n'), file('2.txt', '书箱\n某校\n')], '走教车\n某校\n书箱\n某校\n', '走教车\n某校\n书箱\n某校\n'],
    ['what stands beside an extracted text', [extracted('a.pdf', 'pdf', '甲\n\f第 1 页\n乙\n\f\f注：丙\n')], '甲\n\f第 1 页\n乙\n\f\f注：丙\n', '甲\n乙\n'],
    ['remains of markup', [file('a.txt', '甲<br/>乙&nbsp;丙<span style="x">丁</span>\n')], '甲<br/>乙&nbsp;丙<span style="x">丁</span>\n', '甲\n乙\u00a0丙丁\n'],
    ['markup that the text talks of', [file('a.txt', '<b>改错</b>课讲 <script> 和 a&b\n')], '<b>改错</b>课讲 <script> 和 a&b\n', '<b>改错</b>课讲 <script> 和 a&b\n'],
  ]; // prettier-ignore
  for (const [what, files, text, source] of rows) {
    const { value, problems } = capture(files);
    assert.deepEqual([value.text, value.source.text, problems], [text, source, []], what);
    assertTraced(value.text, value.source, what);
    const bounds = value.files.map(({ start, length }) => value.text.slice(start, start + length));
    assert.equal(bounds.join(''), text, what);
  }
});

test('capture() says what each file is', () => {
  const rows: readonly (readonly [file: SourceFile, form: string])[] = [
    [file('a.txt', '一校一品，各校有各校的办法。'), 'text'],
    [file('a.md', '# 选编\n\n## 走教车\n'), 'text'],
    [file('a.txt', '<!DOCTYPE html><p>甲</p>'), 'html'],
    [file('a.html', '没有标记的一页，存成了网页的名字。'), 'text'],
    [file('a.csv', '标题,单位\n甲,乙\n'), 'table'],
    [file('a.txt', '{"title":"甲"}\n'), 'table'],
    [file('a.txt', '{"title":"甲\n这是一句讲花括号的话。'), 'text'],
    [extracted('a.docx', 'docx', '甲\n'), 'docx'],
    [extracted('a.pdf', 'pdf', '甲\n'), 'pdf'],
  ];
  for (const [one, form] of rows) assert.equal(capture([one]).value.files[0]?.form, form, one.name);
});

test('capture() names the file of every fault, and gives nothing', () => {
  const png = { ...file('b.txt', ''), bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) };
  const { value, problems } = capture([
    file('a.txt', ''),
    png,
    file('c.txt', '甲\n'),
    file('d.html', '<!DOCTYPE html><div id="app"></div><script>go()</script>'),
    extracted('e.pdf', 'pdf', ' \n'),
  ]);
  assert.deepEqual(
    problems.map(({ code, place }) => [place.file, code]),
    [['a.txt', 'empty-source'], ['b.txt', 'not-text'], ['d.html', 'html-source'], ['e.pdf', 'empty-source']],
  ); // prettier-ignore
  assert.deepEqual([value.text, value.files], ['', []]);
});

test('capture() finds what was read in a wrong encoding under the markup of a page', () => {
  const misread = new TextDecoder('gb18030').decode(
    new TextEncoder().encode('全县二十所学校结成三个共同体，教师每周走教两天，学生满意，家长放心，大家都说这个办法好，明年再添四所。'),
  );
  const { problems } = capture([file('a.html', `<!DOCTYPE html><p>${misread}</p>`)]);
  assert.deepEqual(problems.map(({ code }) => code), ['mojibake']);
}); // prettier-ignore

const words = [
  '甲',
  '乙。',
  '\n',
  '\r\n',
  '<br>',
  '<p>',
  '</p>',
  '&nbsp;',
  '&',
  '<',
  '\f',
  '\t',
  '标题',
  '单位',
  ',',
  '选编\n',
  ' ',
];
const names = ['a.txt', 'a.html', 'a.csv'] as const;

test('capture() traces every change over any files', () => {
  const files = fc.array(
    fc.tuple(fc.constantFrom(...names), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 20 })),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(files, (some) => {
      const { value, problems } = capture(some.map(([name, parts]) => file(name, parts.join(''))));
      if (problems.length === 0) assertTraced(value.text, value.source, JSON.stringify(some));
    }),
    { numRuns: trials, seed: 13 },
  );
});
