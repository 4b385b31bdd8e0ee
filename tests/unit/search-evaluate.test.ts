import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { evaluate, group } from '../../src/core/search/evaluate.ts';
import type { Level, Ranked } from '../../src/core/search/evaluate.ts';
import { invert } from '../../src/core/search/gram-index.ts';
import { planQuery } from '../../src/core/search/plan.ts';
import type { Language, Synonym } from '../../src/core/search/plan.ts';
import { namesIn } from '../../src/core/names-in.ts';
import { folded, runsOf } from '../../src/core/search/units.ts';
import { indexedTexts } from './generated-texts.ts';
import { trials } from './random-text.ts';

const synonym = (number: number, ...names: readonly string[]): Synonym => ({
  key: `=${String(number)}`,
  names,
  words: names,
  unless: [],
});
const synonyms = [synonym(0, '双减', '减轻负担'), synonym(1, '集团化办学', '教育联盟')];
const language = (known: readonly Synonym[]): Language => ({
  folds: new Map(),
  synonyms: known,
  content: (text) => [text],
  common: new Set(),
});

/** What a library of these texts answers. */
function ask(
  texts: readonly string[],
  query: string,
  known: readonly Synonym[] = [],
  heads: readonly string[] = [],
): readonly Ranked[] {
  const cases = texts.map((given, i) => {
    const [text, head] = [folded(given), heads[i] ?? '题'];
    const counts = known.map(({ key, ...names }) => [key, namesIn(`${head} ${text}`, names).length] as const);
    return { head: [head], text, special: new Map(counts.filter(([, count]) => count > 0)) };
  });
  const { keys } = invert(cases);
  const plan = planQuery(query, language(known));
  return evaluate(plan, keys, texts.length);
}

const others = Array.from({ length: 20 }, (_, i) => `其他第${String(i)}篇文字`);

test('evaluate() tells how much of a query a case holds', () => {
  const rows: readonly [query: string, text: string, level: Level | null][] = [
    ['教师队伍', '建设教师队伍的办法', 'exact'],
    ['教师队伍', '“教师”（队伍）', 'exact'],
    ['教师队伍', '教师与队伍', 'complete'],
    ['教师队伍', '教师都来', 'some'],
    ['教师 队伍', '队伍里的教师', 'exact'],
    ['教师 队伍', '队伍', 'some'],
    ['教师', '教学与师生', null],
    ['教师队', '教师员的师队', 'complete'],
    ['3+9+n', '3+9+n的做法', 'exact'],
    ['3+9+n', '3+9和n', 'complete'],
    ['60%', '60人', 'complete'],
    ['5g网络', '用上了5g。网络好', 'complete'],
    ['5g', '15g', null],
    ['师', '教师', 'exact'],
    ['教师 -队伍', '教师', 'exact'],
    ['教师 -队伍', '教师队伍', null],
    ['教师 -队长队伍', '教师队伍', 'exact'],
    ['教师 教师', '教师', 'exact'],
    ['教师。', '教师', 'exact'],
    ['。', '教师', null],
  ];
  const found = rows.map(([query, text]) => {
    const one = ask([text, ...others], query).find(({ number }) => number === 0);
    return [query, text, one?.level ?? null];
  });
  assert.deepEqual(found, rows);
});

test('evaluate() takes a pair for a joint only where it is much rarer than those beside it', () => {
  const level = (more: readonly string[]) => ask(['教师与队伍', ...more, ...others], '教师队伍')[0]?.level;
  assert.deepEqual([level([]), level(['名师队列', '大师队形'])], ['complete', 'some']);
});

test('evaluate() takes another name for the name, and for nothing more', () => {
  const rows: readonly [query: string, text: string, level: Level | null][] = [
    ['双减', '减轻负担', 'exact'],
    ['双减政策', '政策要减轻负担', 'exact'],
    ['双减政策', '减轻负担', 'some'],
    ['双减 集团化办学', '减轻负担的教育联盟', 'exact'],
    ['双减集团化办学', '减轻负担的教育联盟', 'exact'],
    ['双减集团化办学经验', '减轻负担的教育联盟', 'some'],
    ['双减集团化办学', '减轻负担的集团', 'some'],
    ['双减下', '减轻负担', 'some'],
    ['双减政策', '双减的新政策', 'complete'],
    ['“双减”', '减轻负担', null],
    ['教师 -双减', '教师减轻负担', 'exact'],
  ];
  const found = rows.map(([query, text]) => {
    const one = ask([text, ...others], query, synonyms).find(({ number }) => number === 0);
    return [query, text, one?.level ?? null];
  });
  assert.deepEqual(found, rows);
});

const ranks: readonly [query: string, first: string, second: string][] = [
  ['教师队伍', '教师队伍', `教师队伍${'。学校'.repeat(40)}`],
  ['教师队伍', '教师队伍', '教师与队伍'],
  ['寄宿学校', '寄宿', '学校'],
  ['双减', '双减', '减轻负担'],
  ['教师', '教师教师教师。学校', '教师学校学生。'],
];

test('evaluate() puts first what is shorter, closer, rarer, more literal, more frequent', () => {
  const found = ranks.map(([query, first, second]) => {
    const texts = [second, first, ...others, '学校', '学校里', '小学校'];
    const [best, next] = ask(texts, query, synonyms);
    return [query, texts[best?.number ?? -1], texts[next?.number ?? -1]];
  });
  assert.deepEqual(
    found.map(([query, first]) => [query, first]),
    ranks.map(([query, first]) => [query, first]),
  );
});

test('evaluate() puts a title before a text, and keeps the order of the library among equals', () => {
  const texts = ['教师', '学校', '教师', '教师'];
  const found = ask(texts, '教师', [], ['学校', '教师', '学校', '学校']);
  assert.deepEqual(
    found.map(({ number }) => number),
    [1, 0, 2, 3],
  );
});

/** True if a cut at a place parts no word of letters and figures, and no pair of surrogates. */
const isCut = (text: string, at: number): boolean =>
  !runsOf(text)
    .flat()
    .some(({ text: unit, start }) => start < at && at < start + unit.length);

test('evaluate() finds every case that holds a query literally, at the level exact', () => {
  fc.assert(
    fc.property(
      indexedTexts,
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      (texts, which, from, length) => {
        const number = which % texts.length;
        const text = texts[number] ?? '';
        const start = from % (text.length + 1);
        const query = text.slice(start, start + length);
        fc.pre(isCut(text, start) && isCut(text, start + length) && !/(?:^|\s)-/u.test(query));
        const plan = planQuery(query, language([]));
        fc.pre(plan.parts.length > 0);
        const holding = texts.flatMap((other, i) => {
          const at = other.indexOf(query);
          return at >= 0 && isCut(other, at) && isCut(other, at + query.length) ? [i] : [];
        });
        const levels = new Map(ask(texts, query).map((one) => [one.number, one.level]));
        assert.deepEqual(
          holding.map((one) => [query, one, levels.get(one)]),
          holding.map((one) => [query, one, 'exact']),
        );
      },
    ),
    { numRuns: trials },
  );
});

test('evaluate() gives finite scores in order, each case once, the best level first', () => {
  const order: readonly Level[] = ['exact', 'complete', 'some'];
  fc.assert(
    fc.property(
      indexedTexts,
      fc.array(fc.constantFrom(...'教师队伍学校 +'), { maxLength: 9 }),
      (texts, signs) => {
        const found = ask(texts, signs.join(''), synonyms);
        assert.equal(new Set(found.map(({ number }) => number)).size, found.length);
        const keys = found.map(({ level, score }) => order.indexOf(level) * 1e6 - score);
        assert.deepEqual(
          keys,
          [...keys].sort((a, b) => a - b),
        );
        assert.deepEqual(
          found.filter(({ score }) => !(score > 0 && score < Infinity)),
          [],
        );
      },
    ),
    { numRuns: trials },
  );
});

test('group() gives the best level as the answer and cuts what holds little', () => {
  const ranked = (level: Level, ...scores: readonly number[]) =>
    scores.map((score, i): Ranked => ({ number: i, score, level }));
  const sizes = (all: readonly Ranked[]) => {
    const { level, main, rest } = group(all);
    return [level, main.length, rest.length];
  };
  const rows: readonly [ranked: readonly Ranked[], level: Level, main: number, rest: number][] = [
    [[...ranked('exact', 9, 1), ...ranked('complete', 5, 0.1), ...ranked('some', 10, 4, 3.9)], 'exact', 2, 4],
    [[...ranked('complete', 5, 0.1), ...ranked('some', 10, 4, 3.9)], 'complete', 2, 2],
    [ranked('some', 10, 4, 1, 0.9), 'some', 3, 0],
    [ranked('some', ...Array.from({ length: 200 }, () => 1)), 'some', 100, 0],
    [[...ranked('exact', 1), ...ranked('some', ...Array.from({ length: 99 }, () => 1))], 'exact', 1, 20],
    [[], 'some', 0, 0],
  ];
  assert.deepEqual(
    rows.map(([all]) => sizes(all)),
    rows.map(([, ...expected]) => expected),
  );
});
