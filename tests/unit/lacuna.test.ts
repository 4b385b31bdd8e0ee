import assert from 'node:assert/strict';
import test from 'node:test';
import { lacunae } from '../../src/core/lacuna.ts';
import { applyChanges, traced } from '../../src/core/traced.ts';

test('lacunae() shows what is lost as □, and nothing else', () => {
  const rows: readonly (readonly [name: string, text: string, shown: string])[] = [
    ['replacement characters', '办学\uFFFD\uFFFD\uFFFD经费', '办学□经费'],
    ['bytes of U+FFFD read as GBK', '办学锟斤拷锟斤拷经费', '办学□经费'],
    ['an odd number of them', '办学锟斤拷锟斤经费', '办学□经费'],
    ['bytes of U+FFFD read as Latin', '办学ï¿½ï¿½经费', '办学□经费'],
    ['private-use characters, each one character', '办\uE863学\uE4C5经', '办□学□经'],
    ['private use beyond the BMP', '办\u{F0001}学', '办□学'],
    ['question marks for bytes', '办学????经费', '办学□经费'],
    ['full-width question marks', '办学？？？，经费', '办学□，经费'],
    ['question marks of somebody who asks', '这是真的吗???我们问，是谁？？？他们说', '这是真的吗???我们问，是谁？？？他们说'],
    ['question marks beside Latin', '甲???b', '甲???b'],
    ['marks of lists in a symbol font', '\uF0B7 一校一策\n\uF06C两校一长', '• 一校一策\n•两校一长'],
    ['a healthy text', '办学经费？有。锟是个姓吗', '办学经费？有。锟是个姓吗'],
  ]; // prettier-ignore
  for (const [name, text, shown] of rows)
    assert.equal(applyChanges(traced(text), lacunae(text)).text, shown, name);
});
