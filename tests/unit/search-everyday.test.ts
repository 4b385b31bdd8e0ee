import assert from 'node:assert/strict';
import test from 'node:test';
import { scriptFolds } from '../../src/build/script-folds.ts';
import { compactIndex } from '../../src/build/compact-index.ts';
import { mayBeOtherScript } from '../../src/core/search/everyday.ts';
import { openFrame } from '../../src/core/search/piece.ts';
import { fromBase64, readLanguage } from '../../src/core/search/root.ts';

test('mayBeOtherScript() knows simplified texts, whatever else stands in them', () => {
  const rows: readonly [text: string, other: boolean][] = [
    ['寄宿制学校的“家味”行动', false],
    ['3+9+n', false],
    ['ai ℃①〇ァ', false],
    ['', false],
    ['縣管校聘', true],
    ['教師', true],
    ['乾净的划分', false],
    ['⻓治市', true],
    ['𠮷林', true],
  ];
  assert.deepEqual(
    rows.map(([text]) => [text, mayBeOtherScript(text)]),
    rows,
  );
});

test('every character that is searched as another one is known from the beginning, or makes the page read the folds', () => {
  const { root, language } = compactIndex([], { synonyms: [], questionWords: [] }, '');
  const { folds } = readLanguage(openFrame(fromBase64(language), 0, root.edition, 'words', 0).content);
  const lost = [...scriptFolds()].filter(
    ([form, target]) => !mayBeOtherScript(form) && folds.get(form) !== target,
  );
  assert.deepEqual(lost, []);
});
