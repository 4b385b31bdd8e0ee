import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { columns } from '../../src/core/caret.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { hasErrors, type Problem, type QuestionCode, questionCodes } from '../../src/core/problems.ts';
import { type Entry, openQuestions } from '../../src/core/questions.ts';
import { type Decision, decisionsSchema } from '../../src/core/schema/batch.ts';
import { shelf } from './read-blocks.ts';

const spring =
  '春天的时候，霍山县把四所村小的五年级学生接到镇中心校住读，周末由校车送回家，老师轮流值夜，家长不再为接送发愁。';
const other =
  '另一边，金寨县请退休教师到教学点带徒弟，一年里三十六位老教师带出五十二名年轻人，教学点的课表第一次排满了。';
const canteen =
  '学校的食堂每天公布菜价，家长轮流当监督员，学生把每一笔账写进数学本。一个学期下来，账本攒了四百多页，食堂的浪费少了三成。把好的账本挂在走廊里，路过的人都停下来看一看，连送菜的师傅也要翻两页，说比他自己的账还细。';
const named = (...texts: readonly string[]) =>
  texts
    .map((text, i) => `安徽省六安市第${String(i + 1)}小学：记一所学校的一年\n案例简介：${text}`)
    .join('\n\n');

/** For every question a source that raises it. */
const sources: Readonly<Record<QuestionCode, string>> = {
  'no-cases': `${spring}\n${other}`,
  'count-differs': `安徽省教育案例选登\n本期选登5个案例。\n\n${named(spring, other)}`,
  'shape-guessed': `山里的三件事\n\n★ 换一种住法\n${spring}\n\n★ 老带新\n${other}`,
  'title-lost': `案例简介：${spring}\n案例简介：${other}`,
  'organisation-lost': `案例简介：${spring}\n案例简介：${other}`,
  'place-unknown': `东风小学：记一所学校的一年\n案例简介：${spring.replace('霍山县', '学校')}\n\n红星小学：又是一年的事\n案例简介：${other.replace('金寨县', '学校')}`,
  'place-ambiguous': `东风小学：记一所学校的一年\n案例简介：${spring}\n\n通州区教育局：又是一年的事\n案例简介：${other.replace('金寨县', '通州区')}`,
  'unused-line': `教育典型案例选编\n01\n城南的木工坊\n安徽省六安市第一小学\n安徽省六安市教育局\n${spring}\n02\n城北的陶艺坊\n安徽省六安市第二小学\n${other}`,
  'trailing-line': `${named(spring, other)}\n编后的一行话`,
  'title-body-mismatch': `安徽省六安市第一小学：冰雪运动，旱地滑轮，冬季体能\n案例简介：${spring}${canteen}\n\n安徽省六安市第二小学：又是一年的事\n案例简介：${other}`,
  'typo-suspected': named(`${spring}老师们按步就班地走。`, other),
  'byte-shift-open': named(`學(xué)校組(zǔ)織(zhī)了(le)活動(dòng)，以?shì)I績為重的考核讓年輕人有了奔頭。${spring}`, other),
  'gloss-unverified': named(`學(xué)校長(zhǎng)們(men)說(shuō)，我們(nǐ)也來了，孩子們愛(ài)學(xué)習(xí)，老師們講(jiǎng)課(kè)認(rèn)真。${spring}`, other),
  lacuna: named(spring.replace('周末', '周\uFFFD末'), other),
}; // prettier-ignore

const read = (source: string, decisions: readonly Decision[] = []) =>
  readCompilation([{ name: 'source.txt', bytes: new TextEncoder().encode(source), extracted: null }], shelf, {
    title: null,
    decisions,
  });

const asked = (source: string): readonly Entry[] => {
  const { value, problems } = read(source);
  return openQuestions(
    value,
    value.cases.map((_, i) => `demo-0${String(i + 1)}`),
    problems,
  );
};

const filled: Readonly<Record<string, string>> = { organisation: 'null', place: '"341525"', title: '一年' };

/** Lines as a curator leaves them: blanks filled in. */
const fill = (lines: readonly string[]): string =>
  lines
    .map((line) =>
      line
        .replace(/to: 〔[^〕]*〕/u, 'to: 周某末')
        .replace(
          /^( *)(\w+): 〔[^〕]*〕/u,
          (_, indent: string, key: string) => `${indent}${key}: ${filled[key] ?? '据原页'}`,
        ),
    )
    .join('\n');

/** All ways of an entry: the first, and each of those that stand behind # in its place. */
function waysOf({ lines }: Entry): readonly (readonly string[])[] {
  const [first = '', ...rest] = lines;
  const others = rest.filter((line) => line.startsWith('  # '));
  const own = rest.filter((line) => !line.startsWith('  # '));
  return [[first, ...own], ...others.map((line) => [first, line.replace('# ', ''), own.at(-1) ?? ''])];
}

const isSame = (a: Problem, b: Problem) => a.code === b.code && a.args['words'] === b.args['words'];

test('every question comes with lines that settle it, whichever way is chosen', () => {
  assert.deepEqual(Object.keys(sources).sort(), [...questionCodes].sort());
  for (const code of questionCodes) {
    const entries = asked(sources[code]).filter(({ problems }) => problems.some((p) => p.code === code));
    assert.ok(entries.length > 0, code);
    for (const entry of entries)
      for (const [i, way] of waysOf(entry).entries()) {
        const decisions = decisionsSchema.parse(parse(fill(way)));
        const { problems } = read(sources[code], decisions);
        const name = `${code}, way ${String(i + 1)}\n${way.join('\n')}\n${JSON.stringify(problems)}`;
        assert.ok(!hasErrors(problems), name);
        for (const question of entry.problems)
          assert.ok(
            !problems.some((p) => isSame(p, question) && (p.place.line ?? 0) === (question.place.line ?? 0)),
            name,
          );
      }
  }
});

test('all entries of a source copied together settle all of it', () => {
  for (const code of questionCodes) {
    const entries = asked(sources[code]);
    const decisions = decisionsSchema.parse(parse(entries.flatMap((e) => fill(e.lines)).join('\n')));
    const { problems } = read(sources[code], decisions);
    const codes = new Set(entries.flatMap((entry) => entry.problems.map((p) => p.code)));
    const left = problems.filter((p) => codes.has(p.code) || hasErrors([p]));
    assert.deepEqual(left, [], code);
  }
});

test('an entry that nobody has finished is refused', () => {
  for (const entry of asked(sources['organisation-lost'])) {
    const parsed = decisionsSchema.safeParse(parse(entry.lines.join('\n')));
    assert.equal(parsed.success, false, entry.lines.join('\n'));
  }
});

test('a question shows its line with carets under its words, and its place as an editor counts it', () => {
  const rows: readonly (readonly [code: QuestionCode, line: number, words: string])[] = [
    ['place-ambiguous', 4, '通州区'],
    ['trailing-line', 6, '编后的一行话'],
    ['unused-line', 5, '安徽省六安市教育局'],
    ['typo-suspected', 2, '按步就班'],
    ['title-lost', 1, '春天的时候'],
  ];
  for (const [code, line, words] of rows) {
    const entry = asked(sources[code]).find(({ problems }) => problems.some((p) => p.code === code));
    const place = entry?.problems.find((p) => p.code === code)?.place;
    const column = (sources[code].split('\n')[line - 1] ?? '').indexOf(words) + 1;
    assert.deepEqual([place?.file, place?.line, place?.column], ['source.txt', line, column], code);
    const { line: shown = '', mark = '' } = entry?.excerpt ?? {};
    assert.equal(mark.replace(/^[^^]*/u, '').length, columns(words), `${code}\n${shown}\n${mark}`);
    assert.equal(columns(mark.replace(/\^+$/u, '')), columns(shown.slice(0, shown.indexOf(words))), code);
  }
});

test('one line that stands below several cases is one entry, which cuts it everywhere', () => {
  const below = '此处有一行话';
  const source = `安徽省六安市第一小学：记一所学校的一年\n案例简介：${spring}\n${below}\n\n安徽省六安市第二小学：又是一年的事\n案例简介：${other}\n${below}`;
  const [entry, ...more] = asked(source);
  assert.deepEqual([entry?.problems.map(({ place }) => place.line), more], [[3, 7], []]);
  const decisions = decisionsSchema.parse(parse(fill(entry?.lines ?? [])));
  assert.deepEqual(
    decisions.map((d) => [d.anchor, d.is_noise]),
    [[below, true]],
  );
  assert.deepEqual(read(source, decisions).problems, []);
});

test('openQuestions() asks nothing of a case that is withdrawn', () => {
  const { value, problems } = read(sources['title-lost']);
  const entries = openQuestions(value, ['demo-01', null], problems);
  assert.deepEqual(
    entries.map(({ caseIndex }) => caseIndex),
    [0],
  );
});
