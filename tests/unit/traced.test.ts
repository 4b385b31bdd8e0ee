import assert from 'node:assert/strict';
import test from 'node:test';
import { applyChanges, type Change, matches, offset, traced } from '../../src/core/traced.ts';
import type { Traced } from '../../src/core/types.ts';
import { hostileText, seededRandom, trials } from './random-text.ts';

test('applyChanges() replaces, removes and inserts', () => {
  const rows: readonly (readonly [name: string, changes: readonly Omit<Change, 'rule'>[], text: string, at: readonly number[]])[] = [
    ['nothing', [], '一二三四', [0, 1, 2, 3, 4]],
    ['replaced by as much', [{ start: 1, end: 3, after: 'ab' }], '一ab四', [0, 1, 2, 3, 4]],
    ['replaced by less', [{ start: 1, end: 3, after: 'a' }], '一a四', [0, 1, 3, 4]],
    ['replaced by more', [{ start: 1, end: 2, after: 'abc' }], '一abc三四', [0, 1, 1, 1, 2, 3, 4]],
    ['removed', [{ start: 0, end: 2, after: '' }], '三四', [2, 3, 4]],
    ['inserted', [{ start: 2, end: 2, after: '，' }], '一二，三四', [0, 1, 2, 2, 3, 4]],
    ['two at once', [{ start: 0, end: 1, after: '' }, { start: 3, end: 4, after: 'd' }], '二三d', [1, 2, 3, 4]],
  ]; // prettier-ignore
  for (const [name, changes, text, at] of rows) {
    const changed = applyChanges(
      traced('一二三四'),
      changes.map((change) => ({ ...change, rule: name })),
    );
    assert.deepEqual([changed.text, [...changed.at]], [text, at], name);
  }
});

test('applyChanges() remembers edits in the coordinates of the captured text', () => {
  const first = applyChanges(traced('甲 乙丙'), [{ start: 1, end: 2, after: '', rule: 'space' }]);
  const second = applyChanges(first, [{ start: 1, end: 3, after: '丁', rule: 'word' }]);
  assert.equal(second.text, '甲丁');
  assert.deepEqual(second.edits, [
    { start: 1, end: 2, rule: 'space', before: ' ', after: '' },
    { start: 2, end: 4, rule: 'word', before: '乙丙', after: '丁' },
  ]);
  assert.equal(offset(second, 1), 2);
  assert.equal(offset(second, 99), 4, 'past the end is the end');
});

test('matches() gives a change for each match that becomes another text', () => {
  const changes = matches('a1b22c3', /\d+/gu, 'digit', ([found]) =>
    found === '3' ? null : found === '1' ? '1' : 'x',
  );
  assert.deepEqual(changes, [{ start: 3, end: 5, after: 'x', rule: 'digit' }]);
});

function randomChanges(text: string, random: () => number): Change[] {
  const changes: Change[] = [];
  let start = Math.floor(random() * 5);
  while (start <= text.length && changes.length < 6) {
    const end = Math.min(text.length, start + Math.floor(random() * 4));
    const after = random() < 0.3 ? '' : hostileText(random, 1);
    changes.push({ start, end, after, rule: `rule-${String(changes.length)}` });
    start = end + 1 + Math.floor(random() * 5);
  }
  return changes;
}

/** The text before one round of changes, from the text after it and the edits of the round. */
function undo(changed: Traced): string {
  let text = '';
  let index = 0;
  for (const { start, before, after } of changed.edits) {
    const kept = start - text.length;
    text += changed.text.slice(index, index + kept) + before;
    index += kept + after.length;
  }
  return text + changed.text.slice(index);
}

test('applyChanges(): edits undo to the captured text', () => {
  const random = seededRandom(1);
  for (let i = 0; i < trials; i++) {
    const captured = hostileText(random, 20);
    const changed = applyChanges(traced(captured), randomChanges(captured, random));
    assert.equal(undo(changed), captured);
  }
});

test('applyChanges(): after any number of rounds, what no edit touched points at itself', () => {
  const random = seededRandom(2);
  for (let i = 0; i < trials; i++) {
    const captured = hostileText(random, 20);
    let changed = traced(captured);
    for (let round = 0; round < 4; round++)
      changed = applyChanges(changed, randomChanges(changed.text, random));
    const { text, edits } = changed;
    const at = [...changed.at];
    assert.equal(at.length, text.length + 1);
    assert.equal(at.at(-1), captured.length);
    assert.ok(
      at.every((from, index) => index === 0 || from >= (at[index - 1] ?? 0)),
      'at is monotone',
    );
    const touched = new Set(
      edits.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)),
    );
    const inserted = new Set(edits.map(({ start }) => start));
    const kept = at
      .slice(0, -1)
      .flatMap((from, index) => (touched.has(from) || inserted.has(from) ? [] : [[from, text[index]]]));
    const expected = [...captured]
      .join('')
      .split('')
      .flatMap((unit, from) => (touched.has(from) || inserted.has(from) ? [] : [[from, unit]]));
    assert.deepEqual(kept, expected);
  }
});
