import assert from 'node:assert/strict';
import test from 'node:test';
import { locateProblems } from '../../src/core/locate-problems.ts';
import { problem, type ProblemPlace } from '../../src/core/problems.ts';

const captured = (text: string) => ({
  text,
  files: [{ name: 'source.txt', form: 'text' as const, encoding: null, start: 0, length: text.length }],
});
const text = '第一行\n  某县把四所村小合办,\n每周走教两天。\r\n编辑：某人\n';

test('locateProblems() finds the words of a problem, whatever their width and the breaks between them', () => {
  const rows: readonly (readonly [name: string, place: ProblemPlace, args: Record<string, string>, line: number, column: number | undefined])[] = [
    ['its words', { line: 2, words: '四所村小' }, {}, 2, 6],
    ['words of its arguments', { line: 4 }, { words: '编辑：某人' }, 4, 1],
    ['a mark of another width', { line: 2, words: '合办，每周' }, {}, 2, 10],
    ['over a line break', { line: 2, words: '合办,每周走教' }, {}, 2, 10],
    ['on a line further on', { line: 2, words: '编辑' }, {}, 4, 1],
    ['on a line before', { line: 4, words: '每周' }, {}, 3, 1],
    ['the first of several parts', { line: 2 }, { words: '四所、八所' }, 2, 6],
    ['no words: where the line begins', { line: 2 }, {}, 2, 3],
    ['words that are nowhere', { line: 2, words: '没有的话' }, {}, 2, undefined],
  ]; // prettier-ignore
  for (const [name, place, args, line, column] of rows) {
    const [found] = locateProblems([problem('trailing-line', place, args)], captured(text));
    assert.deepEqual(
      [found?.problem.place.file, found?.problem.place.line, found?.problem.place.column],
      ['source.txt', line, column],
      name,
    );
  }
});

test('locateProblems() leaves alone what has no line', () => {
  const one = problem('no-cases', {}, { reason: '无' });
  assert.deepEqual(locateProblems([one], captured(text)), [
    { problem: one, at: null, place: null, start: 0 },
  ]);
});

test('locateProblems() looks for words in the whole case, and takes its beginning for what has none', () => {
  const long = `案例一：${'某校的做法。'.repeat(20)}\n\n\n\n\n\n通州区的学校。\n`;
  const own = { start: 4, end: long.length };
  const [named, bare] = locateProblems(
    [problem('place-ambiguous', { line: 1, words: '通州区' }), problem('organisation-lost', { line: 1 })],
    captured(long),
    () => own,
  );
  assert.deepEqual([named?.problem.place.line, named?.problem.place.column], [7, 1]);
  assert.deepEqual([bare?.problem.place.line, bare?.problem.place.column], [1, 5]);
});

test('locateProblems() takes bounded time for many problems on one long line', () => {
  const line = '学校做法。'.repeat(400_000);
  const many = Array.from({ length: 2000 }, () => problem('trailing-line', { line: 1, words: '不在这里' }));
  const started = performance.now();
  locateProblems(many, captured(line));
  assert.ok(performance.now() - started < 5000);
});
