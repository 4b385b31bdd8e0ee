import assert from 'node:assert/strict';
import test from 'node:test';
import { normalise } from '../../src/core/normalise.ts';
import { characterOfRadical } from '../../src/core/radicals.ts';
import { traced } from '../../src/core/traced.ts';
import { hostileText, seededRandom, trials } from './random-text.ts';

test('normalise() makes the outer form one', () => {
  const rows: readonly (readonly [name: string, captured: string, text: string])[] = [
    ['Windows and old Mac line ends', '一\r\n二\r三', '一\n二\n三'],
    ['other line ends', '一\u2028二\u2029三\f四\v五\u0085六', '一\n二\n三\n四\n五\n六'],
    ['zero-width characters', '教\u200b师\ufeff轮\u00ad岗\u2060', '教师轮岗'],
    ['Kangxi radicals', '⼤⼩⽅⽬', '大小方目'],
    ['radicals that NFKC leaves alone', '⻓治市⻩陂区⻰泉', '长治市黄陂区龙泉'],
    ['kinds of space', '一\u00a0A\u3000B\tC\u2003D', '一 A B C D'],
    ['indents and trailing space', '\u3000\u3000一校一策 \n\u00a0\u00a0二', '一校一策\n二'],
    ['space between character and number', '覆盖 50% 的学校，约 30 所', '覆盖50%的学校，约30所'],
    ['space behind marks', '“ 双减 ”之后， 各校；（ 含村小）', '“双减 ”之后，各校；（含村小）'],
    ['spaces between words of a heading stay', '紧盯三个环节 构建新格局', '紧盯三个环节 构建新格局'],
    [
      'spaces of Latin words and addresses stay',
      'AI2 课程见 https://a.cn/b?c=2 和 x=1 处',
      'AI2 课程见 https://a.cn/b?c=2 和 x=1 处',
    ],
    ['decimals and thousands', '增加 2.5 万人、1,200 名', '增加2.5万人、1,200名'],
    ['full width stays: no NFKC', '（３＋９＋Ｎ）：①', '（３＋９＋Ｎ）：①'],
    ['private-use characters stay for repair', '业绩\ue4c5为要', '业绩\ue4c5为要'],
  ];
  for (const [name, captured, text] of rows) assert.equal(normalise(traced(captured)).text, text, name);
});

test('normalise() changes nothing the second time', () => {
  const random = seededRandom(3);
  for (let i = 0; i < trials; i++) {
    const once = normalise(traced(hostileText(random, 15))).text;
    assert.equal(normalise(traced(once)).text, once);
  }
});

test('characterOfRadical() knows every radical of both blocks, by the character it is a form of', () => {
  const rows: readonly (readonly [first: number, last: number, count: number])[] = [
    [0x2e80, 0x2e99, 26],
    [0x2e9b, 0x2ef3, 89],
    [0x2f00, 0x2fd5, 214],
  ];
  for (const [first, last, count] of rows) {
    const all = Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
    const folded = all.filter((radical) => /^[\u3400-\u9fff]$/u.test(characterOfRadical(radical)));
    assert.deepEqual([all.length, folded.length], [count, count], first.toString(16));
  }
});
