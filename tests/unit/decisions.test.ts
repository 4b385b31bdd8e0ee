import assert from 'node:assert/strict';
import test from 'node:test';
import { matchDecisions } from '../../src/core/decisions.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import type { Segment } from '../../src/core/types.ts';

const segmentOf = (heading: string | null, text: string): Segment => ({
  heading,
  head: [],
  fields: { title: null, organisation: null, author: null },
  body: [{ kind: 'paragraph', text }],
  byline: null,
  lines: [1, 2],
});
const segments = [segmentOf('算得清的伙食账', '食堂每天公布菜价。'), segmentOf(null, '教师每周走教 两天。')];
const decision = (anchor: string, more: Partial<Decision> = {}): Decision => ({
  anchor,
  reason: '据原页',
  ...more,
});

test('matchDecisions() finds the case of each decision by its anchor', () => {
  const rows: readonly (readonly [name: string, decisions: readonly Decision[], value: readonly (Decision | null)[], codes: readonly string[]])[] = [
    ['none', [], [null, null], []],
    ['words of the text', [decision('走教两天', { title: '走教' })], [null, decision('走教两天', { title: '走教' })], []],
    ['words of the heading', [decision('的伙食账')], [decision('的伙食账'), null], []],
    ['white space in the anchor', [decision('每天 公布\n菜价')], [decision('每天 公布\n菜价'), null], []],
    ['two decisions on one case', [decision('公布菜价', { title: '账' }), decision('的伙食账', { place: '620422' })], [decision('的伙食账', { title: '账', place: '620422' }), null], []],
    ['gone', [decision('不在这里的')], [null, null], ['anchor-gone']],
    ['in two cases', [decision('每')], [null, null], ['anchor-ambiguous']],
  ]; // prettier-ignore
  for (const [name, decisions, value, codes] of rows) {
    const outcome = matchDecisions(segments, decisions);
    assert.deepEqual([outcome.value, outcome.problems.map(({ code }) => code)], [value, codes], name);
  }
});
