import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import type { Compilation } from '../../src/core/pipeline.ts';
import { problem, wording } from '../../src/core/problems.ts';
import type { Problem } from '../../src/core/problems.ts';
import { importReport } from '../../src/core/report.ts';
import { decisionsSchema } from '../../src/core/schema/batch.ts';
import { batch, record } from './lib-records.ts';

type Asked = { readonly body: string; readonly problems?: readonly Problem[] };

/** The report on cases of which only texts and problems are known. */
function reportOn(cases: readonly Asked[], others: readonly Problem[] = []): string {
  const records = cases.map(({ problems = [] }, at) => ({
    ...record({ id: `demo-0${String(at + 1)}`, title: `第${String(at + 1)}题` }),
    problems: [...problems],
  }));
  const compilation: Compilation = {
    masthead: { title: null, publisher: null, published: null, announced: null },
    cases: cases.map(({ body }, at) => ({
      record: records[at] ?? record({ id: 'demo-00' }),
      body: body.split('\n').map((text) => ({ kind: 'paragraph', text })),
    })),
    plan: null,
  };
  return importReport(compilation, batch('demo'), records, [
    ...others,
    ...records.flatMap(({ problems }) => problems),
  ]);
}

/** What a curator would copy: everything from the first `- anchor:`. */
const proposed = (report: string) =>
  decisionsSchema.parse(
    parse(report.slice(report.indexOf('- anchor:')).replaceAll(/^ {2}place: .*$/gmu, '')),
  );

test('importReport() lists every open question with its line, whether or not a decision could settle it', () => {
  const questions = [
    problem('count-differs', {}, { announced: 9, found: 2 }),
    problem('trailing-line', { line: 41 }, { words: '编辑：某人' }),
    problem('title-body-mismatch', { line: 7 }, { words: '某事' }),
  ];
  const own = [
    problem('title-lost', { line: 3 }, { supplied: '第1题' }),
    problem('place-ambiguous', { line: 5 }, { name: '城关', candidates: '甲县、乙县' }),
    problem('organisation-lost', { line: 3 }),
    problem('place-unknown', { line: 9 }),
  ];
  const note = problem('broken-line', { line: 2 });
  const report = reportOn(
    [
      { body: '第一篇的正文在这里，写得足够长。', problems: own },
      { body: '第二篇的正文也在这里，同样足够长。' },
    ],
    [...questions, note],
  );
  const lines = report.split('\n');
  for (const question of [...questions, ...own]) {
    const at = question.place.line === undefined ? '' : `第 ${String(question.place.line)} 行：`;
    assert.ok(lines.includes(`- ${at}${wording(question).cause}`), `${question.code}\n${report}`);
  }
  assert.match(report, /待定的问题 7 个/u);
  assert.ok(!report.includes(wording(note).cause));
});

test('importReport() says when nothing is open, and proposes nothing', () => {
  const report = reportOn([{ body: '只有一篇。' }], [problem('broken-line', { line: 2 })]);
  assert.match(report, /没有待定的问题。$/u);
  assert.doesNotMatch(report, /anchor/u);
});

test('importReport() ties a decision to words of its own case, however short or common its first line is', () => {
  const lost = [problem('title-lost', { line: 1 }, { supplied: '第1题' })];
  const rows: readonly [name: string, own: string, other: string][] = [
    [
      'a short first line',
      '一、背景\n城南小学把三间空教室改成了木工坊。',
      '另一篇说的是别的事情，毫不相干。',
    ],
    ['a first line of one character', '一\n城南小学把三间空教室改成了木工坊。', '另一篇说的是别的事情。'],
    ['nothing but a short line', '木工坊开放了', '另一篇说的是别的事情，毫不相干。'],
    [
      'the same first line in another case',
      '一、背景与起因\n城南小学有木工坊。',
      '一、背景与起因\n城北中学有陶艺坊。',
    ],
    [
      'the same beginning in another case',
      '近年来我县坚持改革创新，城南小学办起了木工坊。',
      '近年来我县坚持改革创新，城北中学办起了陶艺坊。',
    ],
  ];
  for (const [name, own, other] of rows) {
    const report = reportOn([{ body: own, problems: lost }, { body: other }]);
    const [decision, ...more] = proposed(report);
    assert.deepEqual([decision?.title, more], ['第1题', []], name);
    assert.ok(decision !== undefined && own.includes(decision.anchor), name);
    assert.ok(!other.includes(decision.anchor), `${name}: ${decision.anchor}`);
  }
});
