import assert from 'node:assert/strict';
import test from 'node:test';
import { fingerprint, type KnownCase, numberCases, resemblance } from '../../src/core/identity.ts';

const water =
  '河湾县把十二所村小编成三个片区，每个片区由一所中心校带队，教师一周两天到村小上课，音乐和科学课不再空着，家长的投诉少了一半。';
const stone =
  '石岭市教研室从备课写起，把教研员派到学校蹲点，一年听课四百节，整理出六十个可用的课例，年轻教师照着改课，第二年再回来听。';
const known = (number: number, text: string, withdrawn = false): KnownCase => ({
  number,
  fingerprint: fingerprint(text),
  withdrawn,
});
const numbersOf = (cases: readonly KnownCase[], texts: readonly string[]) =>
  numberCases(cases, texts.map(fingerprint)).numbers.map(({ number }) => number);

test('fingerprint() is 128 hexadecimal digits and ignores width, spaces and punctuation', () => {
  assert.match(fingerprint(water), /^[0-9a-f]{128}$/u);
  assert.equal(fingerprint('３＋９＋Ｎ 办学，很好。'), fingerprint('3+9+N办学很好'));
  assert.match(fingerprint(''), /^[0-9a-f]{128}$/u);
});

test('resemblance() is 1 for the same text, high for a longer cut, low for another case', () => {
  assert.equal(resemblance(fingerprint(water), fingerprint(water)), 1);
  assert.ok(resemblance(fingerprint(water), fingerprint(`${water}来年再增两个片区。`)) > 0.6);
  assert.ok(resemblance(fingerprint(water), fingerprint(stone)) < 0.1);
});

test('numberCases() knows a case by its text, not by its position', () => {
  const rows: readonly (readonly [string, readonly KnownCase[], readonly string[], readonly number[]])[] = [
    ['first import', [], [water, stone], [1, 2]],
    ['same again', [known(1, water), known(2, stone)], [water, stone], [1, 2]],
    ['changed order', [known(1, water), known(2, stone)], [stone, water], [2, 1]],
    ['a case found later', [known(1, stone), known(3, '别的案例，已在登记册')], [water, stone], [4, 1]],
    ['cut a little longer', [known(7, water)], [`案例一 ${water}完。`], [7]],
  ];
  for (const [name, cases, texts, expected] of rows)
    assert.deepEqual(numbersOf(cases, texts), expected, name);
});

test('numberCases() reports what vanished, and neither revives nor reuses what is withdrawn', () => {
  const gone = numberCases([known(1, water), known(2, stone)], [fingerprint(stone)]);
  assert.deepEqual(
    gone.vanished.map(({ number }) => number),
    [1],
  );
  const withdrawn = numberCases([known(1, water, true)], [water, stone].map(fingerprint));
  assert.deepEqual(
    withdrawn.numbers.map(({ number, withdrawn: w }) => [number, w]),
    [
      [1, true],
      [2, false],
    ],
  );
  assert.deepEqual(withdrawn.vanished, []);
});
