import assert from 'node:assert/strict';
import test from 'node:test';
import { areGlossesAdded, findGlosses, isReading } from '../../src/core/pinyin-gloss.ts';
import { shelf } from './read-blocks.ts';

const { readings } = shelf;

test('isReading() knows a syllable however it is printed', () => {
  const rows: readonly (readonly [han: string, syllable: string, is: boolean])[] = [
    ['學', 'xué', true],
    ['学', 'xue2', true],
    ['学', 'xue\u0301', true],
    ['学', 'xue', true],
    ['学', 'xuě', false],
    ['学', 'xiào', false],
    ['長', 'zhǎng', true],
    ['長', 'cháng', true],
    ['著', 'zhù', true],
    ['女', 'nǚ', true],
    ['女', 'nv3', true],
    ['女', 'nu:3', true],
    ['女', 'nü3', true],
    ['女', 'nu3', false],
    ['略', 'lüè', true],
    ['的', 'de', true],
    ['的', 'de5', true],
    ['一', 'yí', true],
    ['不', 'bú', true],
    ['光', 'ɡuānɡ', true],
    ['大', 'dɑ4', true],
  ];
  for (const [han, syllable, is] of rows)
    assert.equal(isReading(han, syllable, readings), is, han + syllable);
});

test('findGlosses() finds pinyin behind characters in all its forms', () => {
  const rows: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['學(xué)校', ['(xué)']],
    ['學（xué）校', ['（xué）']],
    ['學 ( xué ) 校', [' ( xué )']],
    ['学(xue2)校', ['(xue2)']],
    ['學xué校xiào', ['xué', 'xiào']],
    ['學 xué 校', [' xué']],
    ['學(xuě)校', ['(xuě)?']],
    ['W(xué)生', ['(xué)?']],
    ['科学(stem)课', ['(stem)?']],
    ['方案(a)与“f(x)”、AI 课', ['(a)?']],
    ['学校xue校', []],
    ['蔚县(yùxiàn)', ['(yùxiàn)?']],
  ];
  for (const [text, found] of rows) {
    const glosses = findGlosses(text, readings);
    const shown = glosses.map((gloss) => text.slice(gloss.start, gloss.end) + (gloss.isReading ? '' : '?'));
    assert.deepEqual(shown, found, text);
  }
});

test('areGlossesAdded() knows a machine’s glosses from an author’s', () => {
  const rows: readonly (readonly [text: string, isTraditional: boolean, added: boolean])[] = [
    ['學(xué)校優(yōu)質(zhì)', true, true],
    ['學(xué)校優(yōu)質', true, false],
    ['学(xué)校(xiào)里(lǐ)', false, true],
    [`“长(cháng)”“重(zhòng)”“好(hào)”三个字${'孩子们总是读错。'.repeat(30)}`, false, false],
    ['学(xue)校(xiao)里(li)', false, false],
  ];
  for (const [text, isTraditional, added] of rows)
    assert.equal(areGlossesAdded(text, findGlosses(text, readings), isTraditional), added, text.slice(0, 20));
});
