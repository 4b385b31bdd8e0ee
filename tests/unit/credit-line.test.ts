import assert from 'node:assert/strict';
import test from 'node:test';
import { isPersonsLine } from '../../src/core/credit-line.ts';

test('isPersonsLine() knows authors from titles', () => {
  const rows: readonly (readonly [line: string, isPersons: boolean])[] = [
    ['王小明', true],
    ['王小明 李华', true],
    ['王小明、岩罕、李华', true],
    ['算得清的伙食账', false],
    ['会宁县教育局', false],
    ['王小明 算得清的伙食账', false],
  ];
  for (const [line, isPersons] of rows) assert.equal(isPersonsLine(line), isPersons, line);
});
