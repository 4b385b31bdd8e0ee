import test from 'node:test';
import assert from 'node:assert/strict';
import { escapeMdx, writeCase } from '../../src/core/write.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { record } from './lib-records.ts';

const hostile = [
  '普通一段，“引号”与1+4+N。',
  '{process.exit()}',
  '<script>alert(1)</script>',
  "import x from 'y'",
  'export default 1',
  '---',
  '``` code ```',
  '${value}',
  '# 不是标题',
  '1. 不是列表',
  '- 也不是',
  '&#105; &amp; &lt;',
  'C:\\目录\\文件',
  '一*二*三_四_~五~|六',
  'https://example.org 与 a@b.c',
];

test('plainText() undoes the escapes of every paragraph', () => {
  for (const text of hostile) assert.equal(plainText(escapeMdx(text)), text);
});

test('plainText() gives the paragraphs and headings of a case file', () => {
  const body = hostile.map((text, at) => ({
    kind: at % 4 === 1 ? ('heading' as const) : ('paragraph' as const),
    text,
  }));
  const [, , ...parts] = writeCase(record({ id: 'a-01' }), body).split('---\n');
  assert.equal(plainText(parts.join('---\n')), hostile.join('\n'));
});
