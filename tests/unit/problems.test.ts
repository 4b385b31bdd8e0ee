import assert from 'node:assert/strict';
import test from 'node:test';
import { formatProblem, hasErrors, problem, problemSchema, wording } from '../../src/core/problems.ts';

const codes = problemSchema.shape.code.options;

test('formatProblem() gives place, severity, code, cause and mend', () => {
  const rows: readonly (readonly [text: string, ...Parameters<typeof problem>])[] = [
    [
      'content/a.yaml:7:8 错误 unknown-term：“小学段”不是“学段”中的词\n    改为“小学”，或把它加进 stages.yaml',
      'unknown-term',
      { file: 'content/a.yaml', line: 7, column: 8 },
      { term: '小学段', vocabulary: '学段', nearest: '小学', file: 'stages.yaml' },
    ],
    [
      '待定 organisation-lost：未载明机构\n    若原页别处载明，在 decisions.yaml 中写下 organisation 与 reason',
      'organisation-lost',
    ],
    [
      'source.txt:4 说明 broken-line：一句话断成两行，已接上（“两天，好”）\n    核对接合处',
      'broken-line',
      { file: 'source.txt', line: 4, words: '两天，好' },
    ],
  ];
  for (const [text, ...made] of rows) assert.equal(formatProblem(problem(...made)), text);
});

test('wording() fills arguments in, whatever they hold, and only once', () => {
  const { cause } = wording(problem('spliced-text', {}, { words: '$& {words} $1' }));
  assert.equal(cause, '正文中夹入的“$& {words} $1”已剔除');
});

test('every code has a cause and a mend in Chinese that end without a full stop', () => {
  for (const code of codes) {
    const { cause, mend } = wording(problem(code));
    for (const words of [cause, mend]) assert.match(words, /\p{Script=Han}|\{/u, code);
    for (const words of [cause, mend]) assert.doesNotMatch(words, /。$/u, code);
  }
});

test('hasErrors() is true for errors alone', () => {
  const rows: readonly (readonly [expected: boolean, codes: readonly (typeof codes)[number][]])[] = [
    [false, []],
    [false, ['broken-line', 'title-lost', 'no-cases']],
    [true, ['broken-line', 'empty-source']],
  ];
  for (const [expected, found] of rows)
    assert.equal(hasErrors(found.map((code) => problem(code))), expected, found.join());
});
