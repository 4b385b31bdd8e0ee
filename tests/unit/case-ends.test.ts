import assert from 'node:assert/strict';
import test from 'node:test';
import { caseEnds } from '../../src/core/case-ends.ts';
import { blocksOf } from './read-blocks.ts';

const text = '全县二十所学校结成三个共同体。';

test('caseEnds() ends a case where the text around the cases goes on', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], starts: readonly number[], ends: readonly number[]])[] = [
    ['a report', ['一、概况', text, '二、案例', '（一）甲', text, '（二）乙', text, '三、打算', text], [3, 5], [5, 7]],
    ['with two parts of cases', ['一、概况', text, '二、案例', '1.甲', text, '三、别的案例', '1.乙', text, '四、打算'], [3, 6], [5, 8]],
    ['in arabic numbers', ['1.概况', text, '2.案例', '（一）甲', text, '3.打算', text], [3], [5]],
    ['beyond ten', ['一、', '二、', '三、', '四、', '五、', '六、', '七、', '八、', '九、', '十、案'].map((n) => `${n}某事`).concat('（一）甲', text, '十一、打算'), [10], [12]],
    ['sections of a case', ['一、概况', '二、案例', '（一）甲', '一、背景', text, '二、做法', text, '三、成效', text], [2], [9]],
    ['nothing around', ['甲', text, '乙', text], [0, 2], [2, 4]],
  ]; // prettier-ignore
  for (const [name, lines, starts, ends] of rows)
    assert.deepEqual(caseEnds(blocksOf(lines.join('\n')), starts), ends, name);
});
