import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cssString, runningHead } from '../../src/lib/print-style.ts';
import { leadSentences } from '../../src/lib/sentence.ts';
import { partText } from '../../src/lib/slide-text.ts';
import { timetable } from '../../src/lib/pack-times.ts';

/** What a CSS string says, by the rules of its escapes. */
const unescaped = (css: string): string =>
  css
    .slice(1, -1)
    .replace(/\\([0-9a-f]{1,6}) /gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

test('cssString() keeps any text one string, also inside a style element', () => {
  const texts = fc.string({ unit: 'binary' }).map((text) => text.replace(/\p{Surrogate}|\0/gu, ''));
  fc.assert(
    fc.property(texts, (text) => {
      const css = cssString(text);
      assert.match(css, /^"[^"<\n\r\f]*"$/u);
      assert.equal(unescaped(css), text);
    }),
  );
});

test('runningHead() has the texts, and page numbers of all pages', () => {
  const css = runningHead('包</style>"}', '库');
  assert.doesNotMatch(css, /<\/style/u);
  assert.match(css, /counter\(page\) " \/ " counter\(pages\)/u);
});

test('partText() loses nothing, keeps to the limit, and parts behind sentences where it can', () => {
  const words = fc.array(fc.constantFrom('教', '研', '，', '。', '；', '“', '”', '𠮷', 'a', '？'), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 8, max: 60 }), (chars, limit) => {
      const text = chars.join('');
      const parts = partText(text, limit);
      assert.equal(parts.join(''), text);
      assert.ok(parts.every((part) => part.length <= limit && !/^\p{Surrogate}|\p{Surrogate}$/u.test(part)));
    }),
  );
  assert.deepEqual(partText('甲乙丙。丁戊。己', 5), ['甲乙丙。', '丁戊。己']);
});

test('leadSentences() gives whole sentences until there are enough', () => {
  const rows: readonly [text: string, least: number, lead: string][] = [
    ['短。长一点的一句。又一句。', 5, '短。长一点的一句。'],
    ['没有句号', 40, '没有句号'],
    ['一段\n二段。', 4, '一段二段。'],
    ['', 5, ''],
  ];
  for (const [text, least, lead] of rows) assert.equal(leadSentences(text, least), lead);
});

test('timetable() counts minutes from the beginning as far as they are known', () => {
  const training = {
    id: 'a',
    title: '包',
    aim: '目的',
    audience: '教师',
    minutes: 60,
    opening: { text: '开', minutes: 5 },
    steps: [],
    compare: [],
    closing: { text: '收', minutes: 5 },
  };
  const step = (short: string, minutes?: number) => ({ name: '案例', anchor: 'x', minutes, case: { short } });
  const spans = timetable(training, [step('甲', 10), step('乙'), step('丙', 5)], []).map(({ span }) => span);
  assert.deepEqual(spans, ['0–5', '5–15', '', '', '']);
});
