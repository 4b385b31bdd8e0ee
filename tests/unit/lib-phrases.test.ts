import test from 'node:test';
import assert from 'node:assert/strict';
import { phrases } from '../../src/lib/phrases.ts';

const titles = [
  '搭建“联盟+集团”，打造特殊教育高质量发展新生态',
  '打通区域教育治理“最后一公里”——中关村学区治理运行机制探索',
  '［某县：从课堂教学改革盟区到区域教育合作联盟］',
  '主题三：基础教育扩优提质行动案例（20个）',
  'STEM 教育进校园',
  '',
];

test('phrases() loses nothing', () => {
  for (const title of titles) assert.equal(phrases(title).join(''), title);
});

test('phrases() begins no line with a closing mark and ends none with an opening one', () => {
  const faults = titles.flatMap((title) =>
    phrases(title).filter(
      (piece, at) => /[“（［《]$/u.test(piece) || (at > 0 && /^[，。：”）］》—]/u.test(piece)),
    ),
  );
  assert.deepEqual(faults, []);
});

test('phrases() keeps words and short quoted names whole', () => {
  for (const [title, whole] of [
    ['搭建“联盟+集团”，打造特殊教育高质量发展新生态', '“联盟+集团”，'],
    ['搭建“联盟+集团”，打造特殊教育高质量发展新生态', '教育高质量'],
    ['实施“3+9+N”集团化办学', '“3+9+N”'],
  ] as const)
    assert.ok(
      phrases(title).some((piece) => piece.includes(whole)),
      phrases(title).join('|'),
    );
});
