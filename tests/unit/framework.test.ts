import assert from 'node:assert/strict';
import test from 'node:test';
import { isFramework, readFramework } from '../../src/core/framework.ts';
import { frameworkSchema } from '../../src/core/schema/framework.ts';
import { blocksOf } from './read-blocks.ts';

const read = (...lines: string[]) => readFramework(blocksOf(lines.join('\n')));
/** A plan in brief: each task with its measures, the safeguards, the introduction. */
function brief(...lines: string[]) {
  const { tasks, safeguards, introduction } = read(...lines).value;
  return {
    tasks: tasks.map(
      ({ name, slogan, measures }) =>
        `${name}|${slogan}|${measures.map((m) => `${m.name}=${m.text}`).join('；')}`,
    ),
    safeguards: safeguards.map(({ name, text }) => `${name}=${text}`),
    introduction,
  };
}

test('readFramework() reads the usual ways to number a plan', () => {
  const rows: readonly (readonly [name: string, lines: readonly string[], expected: ReturnType<typeof brief>])[] = [
    [
      'unnumbered parts over 一、（一）',
      ['河湾市办学行动方案', '引言：为何而办', '学校要办好。', '重点任务：两件事', '一、教师工程：从少到多', '（一）补足教师', '三年配齐。', '（二）分层培训', '两年一轮。', '保障措施：落到实处', '一、经费保障：列入预算', '市里出钱。'],
      { tasks: ['教师工程|从少到多|补足教师=三年配齐。；分层培训=两年一轮。'], safeguards: ['经费保障：列入预算=市里出钱。'], introduction: '学校要办好。' },
    ],
    [
      'parts 一、 over （一） and 1.',
      ['河湾市办学三年行动计划', '一、总体要求', '学校要办好。', '二、重点任务', '（一）补足教师', '1. 核编。每年一核。', '2. 招聘。每年一招。', '（二）建好学校。三年建十所。', '三、保障措施', '（一）加强领导。成立专班。'],
      { tasks: ['补足教师||核编=每年一核。；招聘=每年一招。', '建好学校||建好学校=三年建十所。'], safeguards: ['加强领导=成立专班。'], introduction: '学校要办好。' },
    ],
    [
      'tasks beside the parts',
      ['河湾市办学实施意见', '一、指导思想', '学校要办好。', '二、补足教师', '（一）核编', '每年一核。', '三、建好学校', '三年建十所。', '四、组织实施', '（一）专班调度。一月一次。', '五、附则', '本意见自印发之日起施行。'],
      { tasks: ['补足教师||核编=每年一核。', '建好学校||建好学校=三年建十所。'], safeguards: ['专班调度=一月一次。'], introduction: '学校要办好。\n本意见自印发之日起施行。' },
    ],
  ]; // prettier-ignore
  for (const [name, lines, expected] of rows) assert.deepEqual(brief(...lines), expected, name);
});

test('readFramework() keeps the whole title, and what it gives is a valid plan', () => {
  const { value, problems } = read(
    '河湾市学前教育行动计划（2023—2025年）',
    '一、主要任务',
    '（一）补足教师',
    '（二）建好学校',
  );
  assert.equal(value.title, '河湾市学前教育行动计划（2023—2025年）');
  assert.deepEqual(problems, []);
  const { success } = frameworkSchema.safeParse({
    id: 'hewan',
    batch: 'hewan',
    kind: 'framework',
    problems: [],
    ...value,
  });
  assert.ok(success);
});

test('readFramework() says that headings are fused with the text', () => {
  const { value, problems } = read(
    '河湾市办学行动方案引言：学校要办好总体目标：三年办好重点任务：一、教师工程（一）补足教师三年配齐，两年轮训，各校都要照办，不得拖延推诿，违者通报。',
  );
  assert.deepEqual(
    [value.title, value.tasks.length, problems.map((p) => p.code)],
    ['河湾市办学行动方案', 0, ['framework-fused']],
  );
});

test('isFramework() knows plans from cases that speak of plans', () => {
  const rows: readonly (readonly [is: boolean, lines: readonly string[]])[] = [
    [true, ['河湾市办学行动方案', '一、总体要求', '学校要办好。', '二、保障措施', '专班。']],
    [true, ['《河湾市办学实施细则》', '指导思想', '办好。', '工作要求', '照办。']],
    [false, ['河湾市办学行动方案', '学校要办好。']],
    [false, ['关于推广办学做法的通知', '一、河湾县', '保障措施写得细，组织领导由村支书担任。']],
    [false, ['河湾县怎样办学', '总体目标', '办好。', '保障措施', '专班。']],
    [false, []],
  ];
  for (const [is, lines] of rows) assert.equal(isFramework(blocksOf(lines.join('\n'))), is, lines.join('|'));
});
