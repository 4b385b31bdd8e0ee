import assert from 'node:assert/strict';
import test from 'node:test';
import { anchorDecisions } from '../../src/core/decision-anchors.ts';
import { matchDecisions, placeOfDecision, withoutKept } from '../../src/core/decisions.ts';
import { problem } from '../../src/core/problems.ts';
import { type Decision, decisionSchema } from '../../src/core/schema/batch.ts';
import { traced } from '../../src/core/traced.ts';
import type { Block, Segment } from '../../src/core/types.ts';

const lines = ['选编每日一例', '算得清的伙食账', '食堂每天公布菜价。', '教师每周走教 两天。', '走教之后'];
const text = traced(lines.join('\n'));
const blocks = lines.map((line, i): Block => {
  const start = text.text.indexOf(line);
  const span = { start, end: start + line.length };
  return { kind: 'paragraph', text: line, from: [span], span, line: i + 1, lastLine: i + 1, rule: 'test' };
});
const segmentOf = (first: number, last: number): Segment => ({
  heading: null,
  head: [],
  fields: { title: null, organisation: null, author: null },
  body: [],
  byline: null,
  naming: [],
  blocks: [first, last],
  lines: [first + 1, last],
});
const segments = [segmentOf(1, 3), segmentOf(3, 5)];
const decision = (anchor: string, more: Partial<Decision> = {}): Decision => ({
  anchor,
  reason: '据原页',
  ...more,
});

function match(decisions: readonly Decision[]) {
  const anchored = anchorDecisions(text.text, [text], decisions).value;
  return matchDecisions(segments, blocks, text, anchored);
}

test('matchDecisions() finds the case of each decision by its anchor', () => {
  const title = { title: '账' };
  const rows: readonly (readonly [name: string, decisions: readonly Decision[], value: readonly (Decision | null)[], codes: readonly string[]])[] = [
    ['none', [], [null, null], []],
    ['words of the text', [decision('走教两天', title)], [null, decision('走教两天', title)], []],
    ['words of the heading', [decision('的伙食账', title)], [decision('的伙食账', title), null], []],
    ['white space in the anchor', [decision('每天 公布\n菜价', title)], [decision('每天 公布\n菜价', title), null], []],
    ['over two lines', [decision('伙食账食堂', title)], [decision('伙食账食堂', title), null], []],
    ['twice in one case', [decision('走教', title)], [null, decision('走教', title)], []],
    ['in a case and above all', [decision('每天', { ...title })], [decision('每天', title), null], []],
    ['two decisions on one case', [decision('公布菜价', title), decision('的伙食账', { place: '620422' })], [decision('的伙食账', { ...title, place: '620422' }), null], []],
    ['in two cases', [decision('每', title)], [null, null], ['anchor-ambiguous']],
    ['in no case', [decision('选编', title)], [null, null], ['anchor-outside']],
    ['of something that is a case no more', [decision('选编', { not_a_case: true })], [null, null], []],
    ['of a question on the whole source', [decision('选编', { keep: ['count-differs'] })], [null, null], []],
    ['on a block alone', [decision('选编', { is_noise: true })], [null, null], []],
  ]; // prettier-ignore
  for (const [name, decisions, value, codes] of rows) {
    const outcome = match(decisions);
    assert.deepEqual([outcome.value, outcome.problems.map(({ code }) => code)], [value, codes], name);
  }
});

test('two decisions on one case that contradict each other are an error', () => {
  const rows: readonly (readonly [name: string, first: Partial<Decision>, second: Partial<Decision>, codes: readonly string[]])[] = [
    ['titles', { title: '甲' }, { title: '乙' }, ['decision-conflict']],
    ['the same title', { title: '甲' }, { title: '甲' }, []],
    ['a name and none', { organisation: '某校' }, { organisation: null }, ['decision-conflict']],
    ['stages', { stages: ['小学'] }, { stages: ['初中'] }, ['decision-conflict']],
    ['topics', { topics: { primary: ['教研'], secondary: [] } }, { topics: { primary: ['教研'], secondary: [] } }, []],
    ['models', { models: { add: ['甲'] } }, { models: { remove: ['甲'] } }, ['decision-conflict']],
    ['several models', { models: { add: ['甲'] } }, { models: { add: ['乙'] } }, []],
  ]; // prettier-ignore
  for (const [name, first, second, codes] of rows) {
    const { problems } = match([decision('伙食账', first), decision('菜价', second)]);
    assert.deepEqual(
      problems.map(({ code }) => code),
      codes,
      name,
    );
  }
});

test('what two decisions say of one case is put together; the reason is that of the title', () => {
  const [merged] = match([
    decision('伙食账', { title: '账', models: { add: ['甲'] }, keep: ['place-unknown'], reason: '据正文' }),
    decision('菜价', { organisation: null, models: { add: ['乙'] }, keep: ['title-lost'] }),
  ]).value;
  assert.deepEqual(merged, {
    anchor: '菜价',
    title: '账',
    organisation: null,
    models: { add: ['甲', '乙'], remove: [] },
    keep: ['place-unknown', 'title-lost'],
    reason: '据正文',
  });
});

test('a question that is kept as it is is asked no more; others are', () => {
  const problems = [problem('title-lost', { line: 1 }), problem('place-unknown', { line: 1 })];
  assert.deepEqual(withoutKept(problems, null), problems);
  assert.deepEqual(withoutKept(problems, decision('甲乙', { keep: ['title-lost'] })), [problems[1]]);
});

test('an entry that still has its blanks, or says what no decision can, is refused', () => {
  const rows: readonly (readonly [name: string, entry: object, isGood: boolean])[] = [
    ['all that can be said', { title: '甲', organisation: null, kind: '学校', author: null, place: null, zone: null, stages: ['小学'], topics: { primary: ['教研'] }, models: { add: ['甲'] }, keep: ['title-lost'] }, true],
    ['a blank', { title: '〔这一篇的标题〕' }, false],
    ['a blank reason', { title: '甲', reason: '〔依据〕' }, false],
    ['a blank reading', { replace: { from: '甲', to: '〔乙〕' } }, false],
    ['words taken out', { replace: { from: '甲', to: '' } }, true],
    ['a place that is no code', { place: '山东省' }, false],
    ['a note cannot be kept', { keep: ['broken-line'] }, false],
    ['no stages', { stages: [] }, false],
    ['three primary topics', { topics: { primary: ['甲', '乙', '丙'] } }, false],
    ['a flag that is not set', { is_noise: false }, false],
  ]; // prettier-ignore
  for (const [name, entry, isGood] of rows)
    assert.equal(
      decisionSchema.safeParse({ anchor: '甲乙丙丁', reason: '试', ...entry }).success,
      isGood,
      name,
    );
});

test('placeOfDecision() finds the words of a problem in decisions.yaml', () => {
  const yaml = '# 编者的决定\n- anchor: 四所村小\n  place: "341599"\n  reason: 一\n';
  const rows: readonly (readonly [args: Record<string, string>, place: object])[] = [
    [{ anchor: '四所村小' }, { line: 2, column: 11 }],
    [{ term: '341599' }, { line: 3, column: 11 }],
    [{ anchor: '不在这里' }, {}],
    [{}, {}],
  ];
  for (const [args, place] of rows)
    assert.deepEqual(placeOfDecision(yaml, problem('anchor-gone', {}, args)), place, JSON.stringify(args));
});
