import assert from 'node:assert/strict';
import test from 'node:test';
import { foldOf, foldsFor, scriptFolds } from '../../src/build/script-folds.ts';
import { decodeFolds, encodeFolds } from '../../src/core/search/fold-table.ts';

const folds = scriptFolds();

test('scriptFolds() brings all forms of a character together', () => {
  const families = [
    '著着', '乾幹榦干', '後后', '裏裡里', '爲為为', '羣群', '臺檯颱台', '牠它', '妳你', '綫線线', '衆眾众', '峯峰', '啓啟启',
    '麪麵面', '麽麼么', '衞衛卫', '學学', '説說说', '內内', '戶户', '靑青', '敎教', '畫划画', '沈沉', '帳帐账', '鐘鍾钟', '⻓長长',
    '⼀一', '⽇日', '豈岂', '発發髮发', '藉借', '覆復複复',
  ]; // prettier-ignore
  for (const family of families)
    assert.deepEqual([family, new Set([...family].map(foldOf)).size], [family, 1]);
});

test('scriptFolds() leaves words of today apart', () => {
  const apart = ['芸艺', '缶罐', '欠缺', '弁辩', '予豫', '他她', '做作', '须需', '末未'];
  for (const pair of apart) assert.deepEqual([pair, new Set([...pair].map(foldOf)).size], [pair, 2]);
});

test('scriptFolds() is done in one step, one character for one other of the same length', () => {
  for (const [form, target] of folds)
    assert.deepEqual(
      [form, [...target].length, target.length, folds.has(target), form === target],
      [form, 1, form.length, false, false],
    );
  assert.deepEqual([...'3+℃①“N，'].map(foldOf).join(''), '3+℃①“N，');
});

test('foldsFor() keeps what leads to a character of the library, in whichever form it stands there', () => {
  const needed = foldsFor(new Set('學习'));
  const forms = [...needed.keys()].filter((form) => form.normalize('NFKC') === form);
  assert.deepEqual(
    forms.filter((form) => '學斈習习学'.includes(form)),
    ['學', '習'],
  );
  assert.deepEqual(new Set(needed.values()), new Set('学习'));
});

test('decodeFolds() gives what encodeFolds() took, and radicals and compatibility forms besides', () => {
  const isKnown = (form: string) => form.normalize('NFKC') !== form;
  for (const table of [new Map<string, string>(), foldsFor(new Set('县管校聘城乡一体化')), folds]) {
    const read = decodeFolds(encodeFolds(table));
    for (const form of folds.keys())
      if (!isKnown(form) || table.has(form)) assert.equal(read.get(form), table.get(form), form);
    assert.deepEqual(
      [...read.keys()].filter((form) => !table.has(form) && !isKnown(form)),
      [],
    );
    assert.equal(read.get('⼀'), '一');
  }
});
