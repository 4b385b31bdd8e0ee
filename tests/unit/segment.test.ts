import assert from 'node:assert/strict';
import test from 'node:test';
import { findAnchors } from '../../src/core/anchors.ts';
import { segment } from '../../src/core/segment.ts';
import { blocksOf, shelf } from './read-blocks.ts';

function cut(...lines: string[]) {
  const blocks = blocksOf(lines.join('\n'));
  const { value, problems } = segment(blocks, findAnchors(blocks, shelf), shelf);
  return { segments: value, codes: problems.map(({ code, place }) => `${code}:${String(place.line)}`) };
}
const named = ['云南省通海县教育局：甲的那一课', '湖南省双峰县第一小学：乙的那一课'] as const;
/** Longer than a heading, and without its full stop. */
const unfinished =
  '教师每周走教两天，村小的音乐课不再空着，家长说好，孩子也说好，县里又把车票、饭钱和宿舍都安排妥当，还添了人手和乐器，村里的老人也来听，来学';
const text = '教师每周走教两天，村小的音乐课不再空着。';

test('segment() cuts two cases', () => {
  const { segments, codes } = cut(
    '汇编',
    named[0],
    `案例简介：${text}`,
    '主要做法：',
    text,
    named[1],
    text,
    '小标题',
    text,
  );
  assert.deepEqual(codes, []);
  assert.deepEqual(
    segments.map(({ heading, body, lines }) => ({
      heading,
      body: body.map((b) => `${b.kind} ${b.text}`),
      lines,
    })),
    [
      {
        heading: named[0],
        body: [`paragraph ${text}`, 'heading 主要做法', `paragraph ${text}`],
        lines: [2, 5],
      },
      {
        heading: named[1],
        body: [`paragraph ${text}`, 'heading 小标题', `paragraph ${text}`],
        lines: [6, 9],
      },
    ],
  );
});

test('segment() reads labelled fields, on their line or the next', () => {
  const { segments } = cut(
    '案例名称：甲的那一课',
    '申报单位',
    '云南省通海县教育局',
    '作者：王小明',
    `案例简介：${text}`,
    '案例名称：乙的那一课',
    `案例简介：${text}`,
  );
  assert.deepEqual(
    segments.map(({ fields }) => fields),
    [
      { title: '甲的那一课', organisation: '云南省通海县教育局', author: '王小明' },
      { title: '乙的那一课', organisation: null, author: null },
    ],
  );
});

test('segment() joins, drops and reports', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], bodies: readonly string[], codes: readonly string[]])[] = [
    ['a sentence broken over two lines', [named[0], '教师每周走教两天；村小', '音乐课不再空着。', named[1], text], ['教师每周走教两天；村小音乐课不再空着。', text], ['broken-line:3']],
    ['lines broken at one length', [named[0], '案例简介：教师每周走教两天，村小的音乐课不再空着，家长说好', '孩子也说好；县里又把车票、饭钱和宿舍都安排妥当又', '添了人。', named[1], text], ['教师每周走教两天，村小的音乐课不再空着，家长说好孩子也说好；县里又把车票、饭钱和宿舍都安排妥当又添了人。', text], ['broken-line:3', 'broken-line:4']],
    ['a sub-heading below an unfinished paragraph', [named[0], '教师每周走教两天', '', '下一步', text, named[1], text], [`教师每周走教两天\n下一步\n${text}`, text], []],
    ['no full stop at the end', [named[0], unfinished, named[1], text], [unfinished, text], ['unfinished-text:2']],
    ['a line after the text', [named[0], text, named[1], text, '更多精彩内容'], [text, text], ['trailing-line:5']],
    ['noise between paragraphs', [named[0], text, '责任编辑：小王', text, named[1], text], [`${text}\n${text}`, text], []],
    ['contents before the texts', [`${named[0]}……3`, `${named[1]}……9`, named[0], text, named[1], text], [text, text], []],
    ['a list of titles', [named[0], named[1]], ['', ''], []],
    ['a form to fill in', ['案例名称：', '申报单位：', '案例简介（300字以内）：'], [], []],
    ['a form with hints', ['案例名称：（不超过20字）', '申报单位：', '案例简介：'], [], []],
    ['a numbered sub-heading right below the heading', [named[0], '（一）把会开短', text, named[1], text], [`（一）把会开短\n${text}`, text], []],
  ]; // prettier-ignore
  for (const [name, lines, bodies, codes] of rows) {
    const found = cut(...lines);
    const joined = found.segments.map(({ body }) => body.map((b) => b.text).join('\n'));
    assert.deepEqual([joined, found.codes], [bodies, codes], name);
  }
});
