import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { checkLedger } from '../../src/core/check-ledger.ts';
import { writeLedger } from '../../src/core/ledger.ts';
import { reasonsFor } from '../../src/core/ledger-reasons.ts';
import { caseFields } from '../../src/core/page-fields.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import { shelf } from './read-blocks.ts';

const source = `教育典型案例选编
中国教育报 2025-03-02 09:00

安徽省六安市第一小学：记一所学校的一年
作者：王小明
案例简介：春天的时候,霍山县把四所村小的五年级学生接到镇中心校住读,周末由校车送回家,老师们按步就班地走.
一、起因
村小只有十几个学生,音乐课开不齐,家长接送发愁;教育局算了一笔账.
编辑：某人

安徽省六安市第二小学：又是一年的事
案例简介：另一边,金寨县请退休教师到教学点带徒弟,一年里三十六位老教师带出五十二名年轻人.
二、成效
教学点的课表第一次排满了,孩子们每周多了四节课,
家长说孩子爱唱歌了.
编辑：某人
扫一扫 关注我们
`;

const lines = source.split('\n').filter((line) => line.length > 3);
const anchor = fc
  .tuple(fc.constantFrom(...lines), fc.nat(12), fc.integer({ min: 3, max: 12 }))
  .map(([line, start, length]) => line.slice(Math.min(start, line.length - 3)).slice(0, length));
const said = fc.oneof(
  fc.constantFrom<Partial<Decision>>(
    { starts_case: true },
    { continues_case: true },
    { ends_case: true },
    { is_noise: true },
    { is_text: true },
    { not_a_case: true },
    { title: '一所学校' },
    { title: '记一所学校的一年' },
    { organisation: '某校' },
    { organisation: null },
    { author: '某人' },
    { author: null },
    { place: null },
    { keep: ['title-lost', 'trailing-line', 'count-differs'] },
  ),
  fc
    .tuple(
      fc.constantFrom('年', '学生', '按步就班', '，', '老师', '案例简介'),
      fc.constantFrom('', '岁', '学生们', '。'),
    )
    .map(([from, to]): Partial<Decision> => ({ replace: { from, to } })),
);
const decision = fc
  .tuple(anchor, said)
  .map(([words, more]): Decision => ({ anchor: words, reason: '试', ...more }));

const reasonOf = reasonsFor(shelf.boilerplate);

function account(decisions: readonly Decision[]) {
  const files = [{ name: 'source.txt', bytes: new TextEncoder().encode(source), extracted: null }];
  const { value, problems } = readCompilation(files, shelf, { title: null, decisions });
  const pages = new Map(
    value.cases.map(({ record, body }, i) => [`cases/${String(i)}`, caseFields(record, body)]),
  );
  const ledger = writeLedger(value.captured, value.account, (i) => `cases/${String(i)}`, reasonOf);
  return { value, problems, pages, ledger };
}

test('whatever is decided, captured text = pages + ledger', () => {
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 4 }), (decisions) => {
      const { value, pages, ledger } = account(decisions);
      if (value.plan === null) assert.deepEqual(checkLedger(value.captured.text, ledger, pages), []);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test('the ledger shows a reading that was chosen, and lines that were cut, as decided', () => {
  const { ledger, problems, value } = account([
    { anchor: '老师们按步就班', replace: { from: '按步', to: '按部' }, reason: '错字' },
    { anchor: '二、成效', is_noise: true, reason: '试' },
  ]);
  assert.deepEqual(
    problems.filter(({ code }) => code === 'typo-suspected'),
    [],
  );
  const decided = ledger.entries.filter((entry) => entry.kind === 'change' && entry.rule === 'decision');
  assert.deepEqual(
    decided.map((entry) => (entry.kind === 'change' ? [entry.before, entry.after, entry.reason] : [])),
    [
      ['步', '部', '编者的决定'],
      ['二、成效\n', '', '编者的决定'],
    ],
  );
  assert.match(value.cases[0]?.body.map(({ text }) => text).join('\n') ?? '', /按部就班/u);
});
