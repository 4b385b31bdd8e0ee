import assert from 'node:assert/strict';
import test from 'node:test';
import { partRunInTitles } from '../../src/core/run-in-titles.ts';
import { blocksOf } from './read-blocks.ts';

const text = '全县二十所学校结成三个共同体，教师每周走教两天，村小的音乐课不再空着。';

test('partRunInTitles() parts titles in brackets from the texts behind them', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], kinds: string])[] = [
    ['two titles', [`【甲的课】${text}`, `【乙的课】 ${text}`], 'heading paragraph heading paragraph'],
    ['one alone', [`【甲的课】${text}`, text], 'paragraph paragraph'],
    ['names of parts', [`【甲】${text}`, `【做法】${text}`, text], 'paragraph label paragraph'],
    ['one that comes back', [`【甲的课】${text}`, `【甲的课】${text}`], 'paragraph paragraph'],
    ['next to no text', ['【甲的课】开课了。', '【乙的课】开课了。'], 'paragraph paragraph'],
  ];
  for (const [name, lines, kinds] of rows)
    assert.equal(
      partRunInTitles(blocksOf(lines.join('\n')))
        .map(({ kind }) => kind)
        .join(' '),
      kinds,
      name,
    );
});

test('partRunInTitles() gives each part its span', () => {
  const line = `【甲的课】${text}\n【乙的课】${text}`;
  for (const { text: words, span } of partRunInTitles(blocksOf(line)))
    assert.equal(line.slice(span.start, span.end), words);
});
