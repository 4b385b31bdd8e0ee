import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import fc from 'fast-check';
import { casesOnDisk, readTrainings } from '../../src/build/read-trainings.ts';
import { readContent } from '../../src/build/read-content.ts';
import { caseParagraphs } from '../../src/core/case-paragraphs.ts';
import { caseReference } from '../../src/core/case-reference.ts';
import { nearestFew } from '../../src/core/nearest.ts';
import { formatProblem } from '../../src/core/problems.ts';
import { packAddresses } from '../../src/core/addresses.ts';
import { packCases, packIdProblems } from '../../src/core/training.ts';
import { batch, contentOf, page } from './invented-library.ts';

const temporary = mkdtempSync(join(tmpdir(), 'anli-training-'));
after(() => {
  rmSync(temporary, { recursive: true });
});

const register =
  'address,kind,key,fingerprint,first_edition,state\r\ncases/demo-09.html,case,demo-09,,2026-01-01,withdrawn\r\n';
const cases = {
  'cases/demo-01.mdx': page('demo-01', '第一段，有话。\n\n## 小题\n\n第二段 1\\+1。'),
  'cases/demo-02.mdx': page('demo-02', '只有一段。'),
  'cases/demo-12.mdx': page('demo-12', '又一段。'),
};
const head = (steps: string, more = '') =>
  `---\ntitle: 包\naim: 目的\naudience: 教师\nminutes: 30\nsteps:\n${steps}${more}---\n\n导语。\n`;

/** Packs of a small library, by file name, as they are read, and what is said of them. */
function read(packs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  const named = Object.fromEntries(Object.entries(packs).map(([name, text]) => [`trainings/${name}`, text]));
  const dir = contentOf(temporary, { ...cases, 'register.csv': register, ...named, ...more });
  const content = readContent(dir);
  const { value, problems } = readTrainings(content.dir, casesOnDisk(content));
  const said = problems.map(formatProblem).map((text) => text.replace(/^.*trainings\//u, ''));
  return { packs: value.map(({ record }) => record), said };
}

test('readTrainings() reads a pack with all that it may hold, and a step that is an id alone', () => {
  const { packs, said } = read({
    'demo.mdx': head(
      '  - demo-01#p2\n  - case: demo-02\n    question: 为什么？\n    minutes: 20\n    quotes: [只有一段]\n    points: [甲]\n    notes: 乙\n',
      'compare:\n  - title: 对照\n    cases: [demo-01, demo-02]\n    fields: [place, years]\n',
    ),
  });
  assert.deepEqual(said, []);
  assert.deepEqual(packs, [
    {
      id: 'demo',
      title: '包',
      aim: '目的',
      audience: '教师',
      minutes: 30,
      steps: [
        { case: 'demo-01#p2', quotes: [], points: [] },
        {
          case: 'demo-02',
          question: '为什么？',
          minutes: 20,
          quotes: ['只有一段'],
          points: ['甲'],
          notes: '乙',
        },
      ],
      compare: [{ title: '对照', cases: ['demo-01', 'demo-02'], fields: ['place', 'years'], points: [] }],
    },
  ]);
});

/** Each pack with the one thing that is said of it. */
const faults: readonly (readonly [what: string, pack: string, said: string])[] = [
  [
    'a case that is not there',
    head('  - case: demo-03\n'),
    'a.mdx:7:11 错误 unknown-case：没有编号为“demo-03”的案例\n    相近的编号：demo-01、demo-02、demo-12',
  ],
  [
    'a case that was withdrawn',
    head('  - case: demo-09\n'),
    'a.mdx:7:11 错误 withdrawn-case：案例“demo-09”已撤下\n    换一个案例，相近的编号：demo-01、demo-02、demo-12',
  ],
  [
    'a case of a batch that is kept back',
    head('  - inner-01\n'),
    'a.mdx:7:5 错误 private-case：案例“inner-01”所在的汇编“inner”不公开，公开的网站不能引用\n    换一个公开的案例，或在 batches/inner/batch.yaml 里写 public: true',
  ],
  [
    'what is no id',
    head('  - case: "demo 01"\n'),
    'a.mdx:7:11 错误 bad-case-reference：“demo 01”不是案例的编号\n    写编号，或编号加段号，如 junheng-05#p3；相近的编号：demo-01、demo-02、demo-12',
  ],
  [
    'a paragraph behind the last',
    head('  - case: demo-01#p3\n'),
    'a.mdx:7:11 错误 unknown-paragraph：案例“demo-01”的正文只有 2 段，没有第 3 段\n    段号从 1 数到 2，小标题不算；去掉 # 之后的部分就指全篇',
  ],
  [
    'words that are not the case’s',
    head('  - case: demo-01#p1\n    quotes: [第一段, 第二段]\n'),
    'a.mdx:8:19 错误 quote-not-found：案例“demo-01#p1”里没有“第二段”这段话\n    从案例页照抄，标点也要相同；不跨段',
  ],
  [
    'the same case twice',
    head('  - demo-01\n  - demo-02\n  - case: demo-01\n'),
    'a.mdx:9:11 错误 repeated-case：“demo-01”重复，前面第 1 项已有\n    删去一项；同一案例要用两次，就各写段号',
  ],
  [
    'a comparison of one',
    head('  - demo-01\n', 'compare:\n  - title: 对照\n    cases: [demo-01]\n'),
    'a.mdx:10:12 错误 compare-count：对照表里有 1 个案例，须是两个到四个\n    增减 cases，或分成几张对照表',
  ],
  [
    'an unknown field of a comparison',
    head('  - demo-01\n', 'compare:\n  - title: 对照\n    cases: [demo-01, demo-02]\n    fields: [plase]\n'),
    'a.mdx:11:14 错误 unknown-choice：“compare.0.fields.0”不能写作“plase”\n    改为“place”',
  ],
  [
    'a key that is mistyped',
    head('  - case: demo-01\n    qestion: 问\n'),
    'a.mdx:8:5 错误 unknown-key：不认识的键“steps.0.qestion”\n    删去，或改为“question”',
  ],
  [
    'minutes that do not come to the whole',
    head('  - case: demo-01\n    minutes: 12\n'),
    'a.mdx:5:1 说明 pack-minutes：各环节合计 12 分钟，全程写的是 30 分钟\n    改 minutes，或改各环节的时间',
  ],
  [
    'minutes that alone are too many',
    head('  - demo-02\n  - case: demo-01\n    minutes: 31\n'),
    'a.mdx:5:1 说明 pack-minutes：各环节合计 31 分钟，全程写的是 30 分钟\n    改 minutes，或改各环节的时间',
  ],
];

for (const [what, pack, said] of faults)
  test(`readTrainings() names ${what} at its place`, () => {
    const found = read({ 'a.mdx': pack }, { 'batches/inner/batch.yaml': batch('inner', false) }).said;
    assert.equal(found.length, 1, found.join('\n'));
    assert.ok(found[0]?.startsWith(said), found[0]);
  });

test('readTrainings() tells everything that is wrong in all packs at once', () => {
  const { said, packs } = read({
    'a.mdx': head(
      '  - demo-03\n  - demo-01#p9\n',
      'compare:\n  - title: 甲\n    cases: [demo-02, demo-02, demo-04, demo-01, demo-12]\n',
    ).replace('aim: 目的\n', ''),
    'b-slides.mdx': head('  - demo-01\n'),
  });
  assert.deepEqual(
    packs.map(({ id }) => id),
    ['b-slides'],
  );
  assert.deepEqual(said.map((text) => /\w+\.mdx\S* \S+ ([a-z-]+)/u.exec(text)?.[1]).sort(), [
    'bad-pack-id',
    'compare-count',
    'missing-key',
    'repeated-case',
    'unknown-case',
    'unknown-case',
    'unknown-paragraph',
  ]);
});

test('packIdProblems() refuses names whose pages would stand in the place of others', () => {
  const refused = [
    'index',
    'a-trainer',
    'a-slides',
    'a-compare',
    'a-compare-2',
    'A',
    'a_b',
    '-a',
    '',
    'x'.repeat(33),
  ];
  const taken = ['a', 'jituan', 'a-2', 'compare', 'slides', 'x'.repeat(32)];
  assert.deepEqual(
    refused.filter((id) => packIdProblems(id, 'f').length === 0),
    [],
  );
  assert.deepEqual(
    taken.filter((id) => packIdProblems(id, 'f').length > 0),
    [],
  );
});

test('packs whose ids are taken never share an address', () => {
  const ids = fc.stringMatching(/^[a-z0-9-]{1,14}$/u).filter((id) => packIdProblems(id, 'f').length === 0);
  fc.assert(
    fc.property(fc.uniqueArray(ids, { maxLength: 4 }), fc.nat({ max: 4 }), (names, count) => {
      const all = names.flatMap((id) => packAddresses({ id, compare: Array.from({ length: count }) }));
      assert.equal(new Set(all).size, all.length);
      assert.ok(all.every((address) => address !== 'packs/index.html'));
    }),
  );
});

test('caseReference() reads what it takes back, and nothing else', () => {
  const rows: readonly [string, ReturnType<typeof caseReference>][] = [
    ['junheng-05', { id: 'junheng-05', paragraph: null }],
    ['a-b-2024-12#p10', { id: 'a-b-2024-12', paragraph: 10 }],
    ['junheng-5', null],
    ['junheng-05#3', null],
    ['junheng-05#p0', null],
    ['Junheng-05', null],
    ['junheng-05 ', null],
  ];
  for (const [text, expected] of rows) assert.deepEqual(caseReference(text), expected, text);
});

test('caseParagraphs() counts paragraphs as case pages do, headings apart', () => {
  assert.deepEqual(caseParagraphs('甲。\n\n## 题\n\n乙 1\\+1。\n\n\n丙。\n'), ['甲。', '乙 1+1。', '丙。']);
});

test('nearestFew() puts the likeliest first and equal ones in their order', () => {
  assert.deepEqual(nearestFew('a-1', ['b-22', 'a-01', 'b-33', 'a-1'], 3), ['a-1', 'a-01', 'b-22']);
});

test('packCases() names each case once, also those of comparisons', () => {
  const { packs } = read({
    'a.mdx': head(
      '  - demo-01#p1\n  - demo-01#p2\n',
      'compare:\n  - title: 甲\n    cases: [demo-02, demo-01]\n',
    ),
  });
  assert.deepEqual(packs.map(packCases), [['demo-01', 'demo-02']]);
});
