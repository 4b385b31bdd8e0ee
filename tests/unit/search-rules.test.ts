import assert from 'node:assert/strict';
import test from 'node:test';
import { readSearchRules } from '../../src/build/read-search-rules.ts';
import { reader } from '../../src/build/reader.ts';
import { scriptFolds } from '../../src/build/script-folds.ts';
import { checkedYaml } from '../../src/core/checked-yaml.ts';
import { synonymsSchema } from '../../src/core/schema/synonyms.ts';
import { askingWords, contentOf } from '../../src/core/search/question-words.ts';
import { namesIn } from '../../src/core/names-in.ts';
import { foldedGroups } from '../../src/core/search/synonyms.ts';
import { folded } from '../../src/core/search/units.ts';

const content = new URL('../../content', import.meta.url).pathname;
const source = reader();
const rules = readSearchRules(content, source);
const fold = (text: string) => folded(text, scriptFolds());
const groups = foldedGroups(rules.synonyms, fold);
const words = askingWords(rules.questionWords, fold);

test('the rules of search are read without a fault', () => {
  assert.deepEqual(source.problems, []);
  assert.ok(rules.synonyms.length >= 120, `${rules.synonyms.length}`);
});

test('every group of synonyms is named by its examples, and not by its counterexamples', () => {
  const wrong = rules.synonyms.flatMap(({ id, match, miss, unless }, i) => {
    const group = groups[i];
    const isNamed = (text: string) => group !== undefined && namesIn(fold(text), group).length > 0;
    return [
      ...match.filter((text) => !isNamed(text)).map((text) => [id, 'match', text]),
      ...[...miss, ...unless].filter(isNamed).map((text) => [id, 'miss', text]),
    ];
  });
  assert.deepEqual(wrong, []);
});

test('every name of a group names it, in the other script too', () => {
  for (const group of groups)
    for (const name of group.names)
      assert.deepEqual(namesIn(`（${name}）`, group), [{ name, start: 1 }], `${group.id} ${name}`);
  const group = groups.find(({ id }) => id === 'jituan');
  assert.ok(group !== undefined && namesIn(fold('組建教育集團'), group).length === 1);
});

test('namesIn() counts names in letters as whole words only, and the longest of a group', () => {
  const [group] = foldedGroups(
    [
      {
        id: 'ai',
        relation: 'broader',
        words: ['AI'],
        narrower: ['AI课', '智能课'],
        unless: ['智能课桌'],
        match: [''],
        miss: [''],
      },
    ],
    fold,
  );
  assert.ok(group !== undefined);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['ai进课堂，main和ai2', ['ai']],
    ['ai课与智能课', ['ai课', '智能课']],
    ['智能课桌', []],
    ['智能课桌和智能课', ['智能课']],
  ];
  for (const [text, names] of rows)
    assert.deepEqual([text, namesIn(text, group).map(({ name }) => name)], [text, names]);
  assert.deepEqual(namesIn('智能课', group, group.words), []);
});

test('a faulty group of synonyms is told with its place and reason', () => {
  const line = (rest: string) => `- { id: xx, ${rest}, match: [甲乙], miss: [丙丁] }\n`;
  const rows: readonly (readonly [string, RegExp])[] = [
    [line('relation: same, words: [双减]'), /1:\d+ .*至少写两个词/u],
    [line('relation: broader, words: [双减]'), /要写下位词/u],
    [line('relation: near, words: [双减, 双减]'), /“双减”写了两遍/u],
    [line('relation: near, words: [双减, 减负], unless: [减少]'), /“减少”里没有这一组的词/u],
    [line('relation: nearly, words: [双减, 减负]'), /nearly.*near/u],
    [
      line('relation: same, words: [双减, 减负]') +
        line('relation: same, words: [双减, 三减]').replace('xx', 'yy'),
      /2:\d+ .*“双减”已在“xx”组/u,
    ],
  ];
  for (const [text, expected] of rows) {
    const { problems } = checkedYaml({ text, file: 'synonyms.yaml', schema: synonymsSchema });
    const told = problems.map(
      ({ place, args }) => `${place.line}:${place.column} ${Object.values(args).join(' ')}`,
    );
    assert.match(told.join('\n'), expected);
  }
});

test('every word of asking is left out as its examples say', () => {
  const wrong = rules.questionWords.flatMap(({ id, match, miss }) => [
    ...match
      .map(({ in: asked, gives }) => [id, asked, gives.join('|'), contentOf(fold(asked), words).join('|')])
      .filter(([, , expected = '', found]) => fold(expected) !== found),
    ...miss
      .map((text) => [id, text, text, contentOf(fold(text), words).join('|')])
      .filter(([, , expected = '', found]) => fold(expected) !== found),
  ]);
  assert.deepEqual(wrong, []);
});

test('contentOf() reads questions in the other script, and keeps what else would be nothing', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['縣管校聘有哪些做法？', ['县管校聘', '做法']],
    ['為什麼要集團化辦學', ['集团化办学']],
    ['3+9+N 是什么', ['3+9+n']],
    ['5G课堂怎么上？效果如何', ['5g课堂', '上', '效果']],
    ['什么', ['什么']],
    ['是什么人', ['是什么人']],
    ['', ['']],
  ];
  for (const [asked, left] of rows)
    assert.deepEqual([asked, contentOf(fold(asked), words)], [asked, left.map(fold)]);
});

test('no word of asking stands twice in a role', () => {
  const all = rules.questionWords.flatMap(({ role, words: listed }) =>
    listed.map((word) => `${role} ${word}`),
  );
  assert.deepEqual(
    all.filter((word, i) => all.indexOf(word) < i),
    [],
  );
});
