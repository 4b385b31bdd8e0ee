import assert from 'node:assert/strict';
import test from 'node:test';
import { anchorDecisions } from '../../src/core/decision-anchors.ts';
import { decideText } from '../../src/core/decide-text.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import { traced } from '../../src/core/traced.ts';

const source = traced('第一行说走教。\n第二行说赛岛路小学，又说赛岛。\n第三行说赛岛路小学。\n');

const decide = (...asked: readonly (readonly [anchor: string, from: string, to: string])[]) => {
  const decisions = asked.map(([anchor, from, to]): Decision => ({
    anchor,
    replace: { from, to },
    reason: '原文误字',
  }));
  const { value, problems } = decideText(source, anchorDecisions(source.text, [source], decisions).value);
  return { lines: value.text.split('\n'), edits: value.edits, codes: problems.map(({ code }) => code) };
};

test('decideText() puts the chosen reading in, as an edit of the rule decision', () => {
  const { lines, edits, codes } = decide(['第三行说赛岛路', '赛岛', '寰岛']);
  assert.equal(lines[2], '第三行说寰岛路小学。');
  const start = source.text.indexOf('赛岛', source.text.indexOf('第三行'));
  assert.deepEqual(edits, [{ start, end: start + 2, rule: 'decision', before: '赛岛', after: '寰岛' }]);
  assert.deepEqual(codes, []);
});

test('decideText() looks in the anchor first, then in its line, and says when the words are not there alone', () => {
  const rows: readonly (readonly [name: string, anchor: string, from: string, to: string, line: number, text: string, codes: readonly string[]])[] = [
    ['in the anchor', '又说赛岛', '赛岛', '寰岛', 1, '第二行说赛岛路小学，又说寰岛。', []],
    ['on the line of the anchor', '第一行', '走教', '送教', 0, '第一行说送教。', []],
    ['twice on the line', '第二行说', '赛岛', '寰岛', 1, '第二行说赛岛路小学，又说赛岛。', ['replace-gone']],
    ['not on the line', '第一行', '赛岛', '寰岛', 0, '第一行说走教。', ['replace-gone']],
    ['an anchor in two lines', '赛岛路小学', '赛岛', '寰岛', 2, '第三行说赛岛路小学。', ['replace-gone']],
    ['nothing in its place', '第一行', '说走教', '', 0, '第一行。', []],
    ['done already', '第一行', '走校', '走教', 0, '第一行说走教。', []],
    ['done already, the old words in the new', '第一行', '教', '走教', 0, '第一行说走教。', []],
    ['white space in the words', '第一行', '走 教', '送教', 0, '第一行说送教。', []],
  ]; // prettier-ignore
  for (const [name, anchor, from, to, line, text, codes] of rows) {
    const found = decide([anchor, from, to]);
    assert.deepEqual([found.lines[line], found.codes], [text, codes], name);
  }
});

test('decideText() makes several changes, the same one once, and tells of two that contradict each other', () => {
  const two = decide(['第三行', '赛岛', '寰岛'], ['第一行', '走教', '送教'], ['第三行说', '赛岛', '寰岛']);
  assert.deepEqual([two.lines[0], two.lines[2], two.codes], ['第一行说送教。', '第三行说寰岛路小学。', []]);
  const against = decide(['第一行', '走教', '送教'], ['第一行说', '走教', '支教']);
  assert.deepEqual(against.codes, ['decision-conflict']);
});
