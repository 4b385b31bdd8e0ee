import assert from 'node:assert/strict';
import test from 'node:test';
import { suggestMarks } from '../../src/core/mark-suggestions.ts';
import { traced } from '../../src/core/traced.ts';
import { blocksOf } from './read-blocks.ts';

/** Code and place of what is suggested for lines, each a paragraph. */
function suggested(...lines: string[]) {
  const text = lines.join('\n');
  return suggestMarks(text, traced(text), blocksOf(text)).map(({ code, place }) => [
    code,
    place.words,
    place.column,
  ]);
}

test('suggestMarks() finds half of a pair, and the colon before a quoted sentence', () => {
  const tail = '，全县各校照此办理，三年不变，一年一查，查完公布，不留死角。';
  const rows: readonly (readonly [lines: readonly string[], found: ReturnType<typeof suggested>])[] = [
    [[`推行“一校一策${tail}`], [['unbalanced-quote', '“', 3]]],
    [[`推行一校一策”${tail}`], [['unbalanced-quote', '”', 7]]],
    [[`推行“一校一策”，印发《办法${tail}`], [['unbalanced-quote', '《', 12]]],
    [[`推行“一校‘一策’”${tail}`], []],
    [[`he’s “good”${tail}`], []],
    [[`校长说“今年的晚自习一节也不许少。”${tail}`], [['missing-colon', '说', 3]]],
    [[`校长说：“今年的晚自习一节也不许少。”${tail}`], []],
    [[`校长说“不许少”的话${tail}`], []],
    [[`具体做法如下（一）先摸底数，再建台账${tail}`], [['missing-colon', '如下', 5]]],
    [[`校长说：“今年不许少${tail}`, `“明年也不许少${tail}`, `“后年也一样。”${tail}`], []],
    [[`校长说：“今年不许少${tail}`, `明年也不许少${tail}`], [['unbalanced-quote', '“', 5]]],
  ]; // prettier-ignore
  for (const [lines, found] of rows) assert.deepEqual(suggested(...lines), found, lines.join('|'));
});
