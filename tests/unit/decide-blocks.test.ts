import assert from 'node:assert/strict';
import test from 'node:test';
import type { Anchors } from '../../src/core/anchors.ts';
import { blockRoles, decideKinds, decideStarts } from '../../src/core/decide-blocks.ts';
import { anchorDecisions } from '../../src/core/decision-anchors.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import { traced } from '../../src/core/traced.ts';
import type { Block } from '../../src/core/types.ts';

const lines = [
  '前面的话',
  '甲校的做法',
  '甲校做了些什么。',
  '编辑：某人',
  '乙校的做法',
  '乙校也做了些什么。',
  '编辑：某人',
];
const text = traced(lines.join('\n'));
const blocks = lines.map((line, i): Block => {
  const start = text.text.split('\n').slice(0, i).join('\n').length + (i === 0 ? 0 : 1);
  const span = { start, end: start + line.length };
  const kind = line.endsWith('。') ? 'paragraph' : 'heading';
  return { kind, text: line, from: [span], span, line: i + 1, lastLine: i + 1, rule: 'test' };
});
const anchors: Anchors = { family: 'headed', starts: [1, 4] };

type Asked = Partial<Omit<Decision, 'anchor' | 'reason'>>;

function decide(...asked: readonly (readonly [anchor: string, asked: Asked])[]) {
  const decisions = asked.map(([anchor, more]): Decision => ({ anchor, reason: '试', ...more }));
  const roles = blockRoles(blocks, text, anchorDecisions(text.text, [text], decisions).value);
  const kinds = decideKinds(blocks, roles.value);
  const started = decideStarts(kinds, anchors, roles.value);
  const shown = started.blocks.map(({ kind, rule }) => (rule === 'decision' ? kind : '')).join('|');
  return { starts: started.anchors.starts, shown, problems: roles.problems };
}

test('a curator says what a block is', () => {
  const rows: readonly (readonly [name: string, anchor: string, asked: Asked, starts: readonly number[], shown: string])[] = [
    ['a start', '前面的话', { starts_case: true }, [0, 1, 4], '||||||'],
    ['a start that was found', '甲校的做法', { starts_case: true }, [1, 4], '||||||'],
    ['no start', '乙校的做法', { continues_case: true }, [1], '||||||'],
    ['no start where none was found', '甲校做了', { continues_case: true }, [1, 4], '||||||'],
    ['an end', '甲校做了', { ends_case: true }, [1, 4], '||noise|noise|||'],
    ['an end in the last case', '乙校也做', { ends_case: true }, [1, 4], '|||||noise|noise'],
    ['an end at a start', '甲校的做法', { ends_case: true }, [4], '|noise|noise|noise|||'],
    ['noise', '甲校做了', { is_noise: true }, [1, 4], '||noise||||'],
    ['noise wherever the line stands', '编辑：某人', { is_noise: true }, [1, 4], '|||noise|||noise'],
    ['text', '前面的话', { is_text: true }, [1, 4], 'paragraph||||||'],
    ['the block that an anchor begins in', '编辑：某人乙校', { is_text: true }, [1, 4], '|||paragraph|||'],
  ]; // prettier-ignore
  for (const [name, anchor, asked, starts, shown] of rows)
    assert.deepEqual(decide([anchor, asked]), { starts, shown, problems: [] }, name);
});

test('a block that is pointed out by words of several, or is two things at once, is an error', () => {
  const rows: readonly (readonly [name: string, asked: readonly (readonly [string, Asked])[], code: string, place: RegExp])[] = [
    ['several blocks', [['的做法', { starts_case: true }]], 'anchor-ambiguous', /第 2 行、第 5 行/u],
    ['the same line twice is no start', [['编辑：某人', { starts_case: true }]], 'anchor-ambiguous', /第 4 行、第 7 行/u],
    ['words of several blocks are no noise', [['校的做法', { is_noise: true }]], 'anchor-ambiguous', /第 2 行、第 5 行/u],
    ['noise and text', [['甲校做了', { is_noise: true }], ['甲校做了些什么。编', { is_text: true }]], 'decision-conflict', /is_noise/u],
    ['start and end', [['甲校做了', { starts_case: true, ends_case: true }]], 'decision-conflict', /ends_case/u],
  ]; // prettier-ignore
  for (const [name, asked, code, place] of rows) {
    const [problem, ...more] = decide(...asked).problems;
    assert.deepEqual([problem?.code, more], [code, []], name);
    assert.match(JSON.stringify(problem?.args), place, name);
  }
});

test('an anchor that is a whole line does not mean the lines that hold it', () => {
  const [whole] = [decide(['前面的话', { is_text: true }], ['甲校的做法', { is_text: true }])];
  assert.equal(whole.shown, 'paragraph|paragraph|||||');
});

test('where nothing was found, a start that is pointed out makes a family; where none is left, there is none', () => {
  const roles = (role: 'starts_case' | 'continues_case', at: number) => new Map([[at, new Set([role])]]);
  const none: Anchors = { family: 'none', starts: [] };
  assert.deepEqual(decideStarts(blocks, none, roles('starts_case', 2)).anchors, {
    family: 'headed',
    starts: [2],
  });
  const one: Anchors = { family: 'article', starts: [1] };
  assert.deepEqual(decideStarts(blocks, one, roles('continues_case', 1)).anchors, {
    family: 'none',
    starts: [],
  });
});
