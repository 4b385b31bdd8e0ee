import assert from 'node:assert/strict';
import test from 'node:test';
import { creditLine, isPersonsLine } from '../../src/core/credit-line.ts';
import { isPersonName, mayBeName } from '../../src/core/person-name.ts';
import { shelf } from './read-blocks.ts';

test('creditLine() reads who tells, below a title or not', () => {
  const rows: readonly (readonly [line: string, below: boolean, credit: readonly [string | null, string | null, boolean] | null])[] = [
    ['甘肃省会宁县教育局', false, ['甘肃省会宁县教育局', null, false]],
    ['（甘肃省会宁县教育局）', false, ['甘肃省会宁县教育局', null, false]],
    ['王小明 甘肃省会宁县教育局', false, ['甘肃省会宁县教育局', '王小明', false]],
    ['甘肃省会宁县教育局 王小明、李华', false, ['甘肃省会宁县教育局', '王小明、李华', false]],
    ['甘肃省会宁县教育局王小明', false, ['甘肃省会宁县教育局', '王小明', false]],
    ['甘肃省会宁县教育局局长王小明', false, ['甘肃省会宁县教育局', '王小明', false]],
    ['甘肃省会宁县第一中学校长 王小明', false, ['甘肃省会宁县第一中学', '王小明', false]],
    ['扎西顿珠 甘肃省会宁县教育局', false, null],
    ['扎西顿珠 甘肃省会宁县教育局', true, ['甘肃省会宁县教育局', '扎西顿珠', false]],
    ['欠条 | 甘肃省会宁县教育局 | 王小明', true, null],
    ['本报记者 王小明 通讯员 李华', false, [null, '王小明 通讯员 李华', false]],
    ['记者王小明', false, [null, '王小明', false]],
    ['文/王小明', false, [null, '王小明', false]],
    ['对话人：甘肃省会宁县第一中学校长 王小明', false, ['甘肃省会宁县第一中学', '王小明', false]],
    ['——来自甘肃省会宁县教育局的探索', true, ['甘肃省会宁县教育局', null, true]],
    ['——甘肃省会宁县学校卫生十年', true, null],
    ['——一所村小的三年', true, null],
    ['——甘肃省会宁县教育局 王小明', false, ['甘肃省会宁县教育局', '王小明', false]],
    ['甘肃省会宁县教育局：把会开短', true, null],
    ['把会开短', true, null],
    ['王小明', false, null],
    ['王小明说：把会开短。', true, null],
  ]; // prettier-ignore
  for (const [line, below, credit] of rows) {
    const found = creditLine(line, shelf.organisations, below);
    assert.deepEqual(
      found === null ? null : [found.organisation, found.person, found.isSubtitle],
      credit,
      line,
    );
  }
});

test('isPersonName() knows names, mayBeName() what may be one where a name is expected', () => {
  const rows: readonly (readonly [word: string, is: boolean, may: boolean])[] = [
    ['王小明', true, true],
    ['欧阳小明', true, true],
    ['买买提·某', true, true],
    ['王老师', true, true],
    ['扎西顿珠', false, true],
    ['麦浪里的课', false, false],
    ['把会开短吧好', false, false],
  ];
  for (const [word, is, may] of rows)
    assert.deepEqual([isPersonName(word), mayBeName(word)], [is, may], word);
});

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
