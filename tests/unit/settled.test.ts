import assert from 'node:assert/strict';
import test from 'node:test';
import { anchorDecisions } from '../../src/core/decision-anchors.ts';
import { problem } from '../../src/core/problems.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import { withoutKeptQuestions, withoutReplaced } from '../../src/core/settled.ts';
import { traced } from '../../src/core/traced.ts';
import { record } from './lib-records.ts';

const text = traced(
  ['选编', '算得清的伙食账', '食堂每天公布菜价。', '教师每周走教 两天。', '走教之后'].join('\n'),
);
const captured = { text: text.text, files: [] };
const decision = (anchor: string, ...keep: NonNullable<Decision['keep']>): Decision => ({
  anchor,
  keep,
  reason: '据原页',
});

test('a question on words or on the whole source is kept by an anchor on its line', () => {
  const one = problem('trailing-line', { line: 3 }, { words: '食堂每天' });
  const other = problem('trailing-line', { line: 3 }, { words: '公布' });
  const far = problem('trailing-line', { line: 5 }, { words: '走教之后' });
  const whole = problem('count-differs', {}, { announced: 2, found: 1 });
  const all = [one, other, far, whole];
  const rows: readonly (readonly [name: string, decisions: readonly Decision[], left: readonly unknown[]])[] =
    [
      ['none', [], all],
      ['its own words', [decision('食堂每天', 'trailing-line')], [other, far, whole]],
      ['other words of the line', [decision('菜价', 'trailing-line')], [far, whole]],
      ['another code', [decision('菜价', 'title-lost')], all],
      ['the whole source', [decision('选编', 'count-differs')], [one, other, far]],
    ];
  for (const [name, decisions, left] of rows) {
    const anchored = anchorDecisions(text.text, [text], decisions).value;
    assert.deepEqual(withoutKeptQuestions([], all, anchored, captured).problems, left, name);
  }
});

test('a question of a case is kept by an anchor on the line that its words stand on, in its record too', () => {
  const typo = problem('typo-suspected', { line: 2, words: '走教' }, { words: '走教', suggestion: '送教' });
  const note = problem('broken-line', { line: 2 });
  const { id, batch, ...of } = record({ id: 'demo-01' });
  assert.equal(id, `${batch}-01`);
  const cases = [{ record: { ...of, lines: [2, 5] as [number, number], problems: [note, typo] }, body: [] }];
  const rows: readonly (readonly [anchor: string, isKept: boolean])[] = [
    ['每周走教', true],
    ['教师每周', true],
    ['伙食账', false],
  ];
  for (const [anchor, isKept] of rows) {
    const anchored = anchorDecisions(text.text, [text], [decision(anchor, 'typo-suspected')]).value;
    const open = withoutKeptQuestions(cases, [note, typo], anchored, captured);
    const left = isKept ? [note] : [note, typo];
    assert.deepEqual([open.problems, open.cases[0]?.record.problems], [left, left], anchor);
  }
});

test('a question of repair is settled by a reading of its words; a note on them stays', () => {
  const asked = problem('lacuna', { line: 3, words: '公布' });
  const note = problem('spliced-text', { line: 3, words: '公布' }, { words: '公布' });
  const other = problem('lacuna', { line: 4, words: '两天' });
  const start = text.text.indexOf('布菜');
  const edit = { start, end: start + 2, rule: 'decision', before: '布菜', after: '布了菜' };
  assert.deepEqual(withoutReplaced([asked, note, other], [edit], captured), [note, other]);
  assert.deepEqual(withoutReplaced([asked, note, other], [], captured), [asked, note, other]);
});
