import assert from 'node:assert/strict';
import test from 'node:test';
import { isFramework, readFramework } from '../../src/core/framework.ts';
import { frameworkSchema } from '../../src/core/schema/framework.ts';
import { blocksOf } from './read-blocks.ts';

const read = (...lines: string[]) => readFramework(blocksOf(lines.join('\n')));
/** A plan in brief: each task with its measures, the safeguards, and the paragraphs around them. */
function brief(...lines: string[]) {
  const { tasks, safeguards, introduction, after_tasks, conclusion } = read(...lines).value;
  return {
    tasks: tasks.map(
      ({ name, slogan, measures }) =>
        `${name}|${slogan}|${measures.map((m) => `${m.name}=${m.text}`).join('；')}`,
    ),
    safeguards: safeguards.map(({ name, text }) => `${name}=${text}`),
    around: [introduction ?? '', after_tasks ?? '', conclusion ?? ''],
  };
}

type Row = readonly [name: string, lines: readonly string[], expected: ReturnType<typeof brief>];

/** Plans whose headings stand on lines of their own. */
const apart: readonly Row[] = [
  [
    'unnumbered parts over 一、（一）',
    ['河湾市办学行动方案', '引言：为何而办', '学校要办好。', '重点任务：两件事', '一、教师工程：从少到多', '（一）补足教师', '三年配齐。', '（二）分层培训', '两年一轮。', '保障措施：落到实处', '一、经费保障：列入预算', '市里出钱。'],
    { tasks: ['教师工程|从少到多|补足教师=三年配齐。；分层培训=两年一轮。'], safeguards: ['经费保障：列入预算=市里出钱。'], around: ['引言：为何而办\n学校要办好。\n重点任务：两件事', '保障措施：落到实处', ''] },
  ],
  [
    'parts 一、 over （一） and 1.',
    ['河湾市办学三年行动计划', '一、总体要求', '学校要办好。', '二、重点任务', '（一）补足教师', '1. 核编。每年一核。', '2. 招聘。每年一招。', '（二）建好学校。三年建十所。', '三、保障措施', '（一）加强领导。成立专班。'],
    { tasks: ['补足教师||核编=每年一核。；招聘=每年一招。', '建好学校||建好学校=三年建十所。'], safeguards: ['加强领导=成立专班。'], around: ['总体要求\n学校要办好。\n重点任务', '保障措施', ''] },
  ],
  [
    'tasks beside the parts, and a part behind the safeguards',
    ['河湾市办学实施意见', '一、指导思想', '学校要办好。', '二、补足教师', '（一）核编', '每年一核。', '三、建好学校', '三年建十所。', '四、组织实施', '（一）专班调度。一月一次。', '五、附则', '本意见自印发之日起施行。'],
    { tasks: ['补足教师||核编=每年一核。', '建好学校||建好学校=三年建十所。'], safeguards: ['专班调度=一月一次。'], around: ['指导思想\n学校要办好。', '组织实施', '附则\n本意见自印发之日起施行。'] },
  ],
  [
    'parts 一、 over 1., and dates between tasks and safeguards',
    ['松岭区办学工作要点', '一、总体思路', '学校要办好。', '二、工作任务', '1. 建好一张网。千兆到班。', '2. 练好一支队伍。每年一训。', '三、进度安排', '三月部署，十二月总结。', '四、组织实施', '1. 明确责任。副局长牵头。'],
    { tasks: ['建好一张网||建好一张网=千兆到班。', '练好一支队伍||练好一支队伍=每年一训。'], safeguards: ['明确责任=副局长牵头。'], around: ['总体思路\n学校要办好。\n工作任务', '进度安排\n三月部署，十二月总结。\n组织实施', ''] },
  ],
  [
    'chapters and articles',
    ['河湾市校服管理办法', '第一章 总则', '第一条 为规范管理，制定本办法。', '第二章 选用', '第二条 学校选用校服应当征求意见。', '第三条 不得指定经销商。', '第三章 附则', '第四条 本办法自九月起施行。'],
    { tasks: ['选用||第二条=学校选用校服应当征求意见。；第三条=不得指定经销商。'], safeguards: [], around: ['总则\n第一条 为规范管理，制定本办法。', '', '附则\n第四条 本办法自九月起施行。'] },
  ],
  [
    'text on the line of the title',
    ['河湾市办学行动方案为办好每一所学校，制定本方案，各校遵照执行，三年为期，逐年考核，年终通报，长期坚持，不得有误，请认真落实。', '一、重点任务', '（一）补足教师', '二、保障措施', '（一）专班调度'],
    { tasks: ['补足教师||补足教师='], safeguards: ['专班调度='], around: ['为办好每一所学校，制定本方案，各校遵照执行，三年为期，逐年考核，年终通报，长期坚持，不得有误，请认真落实。\n重点任务', '保障措施', ''] },
  ],
  [
    'orders 一、二、 without the usual parts',
    ['关于做好河湾市寒假工作的通知', '各校：', '一、加强安全教育', '上好最后一课。', '二、严控作业总量', '一二年级不布置。', '三、做好值班值守', '领导带班。'],
    { tasks: ['加强安全教育||加强安全教育=上好最后一课。', '严控作业总量||严控作业总量=一二年级不布置。', '做好值班值守||做好值班值守=领导带班。'], safeguards: [], around: ['各校：', '', ''] },
  ],
]; // prettier-ignore

/** Plans whose headings have run into the text. */
const fused: readonly Row[] = [
  [
    'all in one paragraph, parts 一、',
    ['青岩市课后服务提质实施意见一、总体要求坚持公益普惠、自愿参加的原则，到2026年所有学校开足课程，家长满意度不低于九成。二、主要任务（一）丰富服务内容各校每周至少开设三类兴趣课程，作业辅导不得讲授新课。（二）拓宽师资来源鼓励退休教师和大学生志愿者参与，由县里统一建库。（三）完善经费保障按照规定标准收取成本，困难家庭子女免费。三、工作要求（一）加强组织领导市教育局成立工作专班，每季度调度一次。（二）严格督导检查把课后服务纳入挂牌督导，结果向社会公布。'],
    {
      tasks: ['丰富服务内容||丰富服务内容=各校每周至少开设三类兴趣课程，作业辅导不得讲授新课。', '拓宽师资来源||拓宽师资来源=鼓励退休教师和大学生志愿者参与，由县里统一建库。', '完善经费保障||完善经费保障=按照规定标准收取成本，困难家庭子女免费。'],
      safeguards: ['加强组织领导=市教育局成立工作专班，每季度调度一次。', '严格督导检查=把课后服务纳入挂牌督导，结果向社会公布。'],
      around: ['总体要求\n坚持公益普惠、自愿参加的原则，到2026年所有学校开足课程，家长满意度不低于九成。\n主要任务', '工作要求', ''],
    },
  ],
  [
    'unnumbered parts over （一）',
    ['白鹭县学前教育普及行动计划指导思想：以办好家门口的幼儿园为目标，补短板、强弱项。工作目标：三年内公办园占比达到六成。重点任务：（一）新建改建公办园2024年起每年新建五所，优先安排在乡镇。（二）配齐配强保教人员按标准核定编制，公开招聘。保障措施：（一）落实财政投入设立专项资金，生均经费提高到八百元。（二）营造社会氛围利用广播宣传科学育儿知识，每年五月举办开放日。'],
    {
      tasks: ['新建改建公办园||新建改建公办园=2024年起每年新建五所，优先安排在乡镇。', '配齐配强保教人员||配齐配强保教人员=按标准核定编制，公开招聘。'],
      safeguards: ['落实财政投入=设立专项资金，生均经费提高到八百元。', '营造社会氛围=利用广播宣传科学育儿知识，每年五月举办开放日。'],
      around: ['指导思想\n以办好家门口的幼儿园为目标，补短板、强弱项。\n工作目标：三年内公办园占比达到六成\n重点任务', '保障措施', ''],
    },
  ],
  [
    'headings with slogans, and a list of points',
    ['雁门县劳动教育实施方案总体目标：知行合一，建设劳动育人新格局通过三年努力，实现三个转变：课程由少到多：每周一节劳动课，每学期一周劳动实践；基地由散到聚：建成县级基地五个，校级基地十五个。重点任务：三项行动，一抓到底一、课程建设：从“有课”到“优课”（一）开齐开足课程各校每周开设一节劳动课，低年级以整理内务为主。（二）编好乡土教材组织教师和农技员编写读本，三年出齐。二、基地建设：从“有地”到“优地”（一）用好闲置校舍利用闲置校舍和集体土地，三年建成基地二十个。保障措施：两项保障，落实到人一、组织保障：齐抓共管成立领导小组，每月召开一次例会。二、安全保障：万无一失制定安全预案，为学生购买保险。结语：以劳动托举成长劳动教育是一门长课，贵在坚持。劳动教育要从小抓起。'],
    {
      tasks: ['课程建设|从“有课”到“优课”|开齐开足课程=各校每周开设一节劳动课，低年级以整理内务为主。；编好乡土教材=组织教师和农技员编写读本，三年出齐。', '基地建设|从“有地”到“优地”|用好闲置校舍=利用闲置校舍和集体土地，三年建成基地二十个。'],
      safeguards: ['组织保障：齐抓共管=成立领导小组，每月召开一次例会。', '安全保障：万无一失=制定安全预案，为学生购买保险。'],
      around: ['总体目标：知行合一，建设劳动育人新格局\n通过三年努力，实现三个转变：\n课程由少到多：每周一节劳动课，每学期一周劳动实践；\n基地由散到聚：建成县级基地五个，校级基地十五个。\n重点任务：三项行动，一抓到底', '保障措施：两项保障，落实到人', '结语：以劳动托举成长\n劳动教育是一门长课，贵在坚持。劳动教育要从小抓起。'],
    },
  ],
]; // prettier-ignore

test('readFramework() reads the usual ways to number a plan', () => {
  for (const [name, lines, expected] of apart) assert.deepEqual(brief(...lines), expected, name);
});

test('readFramework() parts headings from the text they have run into', () => {
  for (const [name, lines, expected] of fused) {
    assert.deepEqual(brief(...lines), expected, name);
    assert.deepEqual(read(...lines).problems, [], name);
  }
});

test('readFramework() gives the words of the source in their order, and leaves out numbers and marks only', () => {
  for (const [name, lines] of [...apart, ...fused]) {
    const { title, tasks, safeguards, ...around } = read(...lines).value;
    const measures = (parts: typeof safeguards) => parts.flatMap((m) => [m.name, ...m.text.split('\n')]);
    const fields = [
      title,
      ...(around.introduction ?? '').split('\n'),
      ...tasks.flatMap((task) => [task.name, task.slogan, ...measures(task.measures)]),
      ...(around.after_tasks ?? '').split('\n'),
      ...measures(safeguards),
      ...(around.conclusion ?? '').split('\n'),
    ];
    const source = lines.join('\n');
    let [at, before] = [0, ''];
    const left = fields.map((words) => {
      if (words === before || words === '') return '';
      before = words;
      const found = source.indexOf(words, at);
      assert.ok(found >= at, `${name}: “${words}” is not in its place`);
      const passed = source.slice(at, found);
      at = found + words.length;
      return passed;
    });
    const rest = [...left, source.slice(at)].join('');
    assert.equal(rest.replace(/[一二三四五六七八九十\d第章条、.（）：。\s]/gu, ''), '', name);
  }
});

test('readFramework() keeps the whole title, and what it gives is a valid plan', () => {
  const rows: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['河湾市学前教育行动计划（2023—2025年）', ['一、主要任务', '（一）补足教师', '（二）建好学校']],
    [
      '关于印发河湾市教育规划实施方案的通知',
      ['一、重点任务', '（一）补足教师', '二、保障措施', '（一）专班'],
    ],
  ];
  for (const [title, lines] of rows) {
    const { value, problems } = read(title, ...lines);
    assert.equal(value.title, title);
    assert.deepEqual(problems, []);
    const known = { id: 'hewan', batch: 'hewan', kind: 'framework', problems: [] };
    assert.ok(frameworkSchema.safeParse({ ...known, ...value }).success, title);
  }
});

test('readFramework() says that headings are fused with the text', () => {
  const rows: readonly (readonly [lines: readonly string[], title: string, tasks: readonly string[]])[] = [
    [
      ['河湾市办学行动方案引言：学校要办好总体目标：三年办好重点任务：一、教师工程（一）补足教师三年配齐，两年轮训，各校都要照办，不得拖延推诿，违者通报。'],
      '河湾市办学行动方案',
      [],
    ],
    [
      ['河湾市办学行动方案一、重点任务（一）师资缺啥补啥人尽其才事事有人，校长都要照办，不得拖延。（二）校舍旧貌新颜窗明几净处处有光，校长都要照办，不得推诿。二、保障措施（一）专班调度。一月一次。'],
      '河湾市办学行动方案',
      ['师资缺啥补啥人尽其才事事有人', '校舍旧貌新颜窗明几净处处有光'],
    ],
  ]; // prettier-ignore
  for (const [lines, title, tasks] of rows) {
    const { value, problems } = read(...lines);
    assert.deepEqual(
      [value.title, value.tasks.map(({ name }) => name), problems.map((p) => p.code)],
      [title, tasks, ['framework-fused']],
    );
  }
});

test('isFramework() knows plans from cases that speak of plans', () => {
  const rows: readonly (readonly [is: boolean, lines: readonly string[]])[] = [
    [true, ['河湾市办学行动方案', '一、总体要求', '学校要办好。', '二、保障措施', '专班。']],
    [true, ['《河湾市办学实施细则》', '指导思想', '办好。', '工作要求', '照办。']],
    [true, ['河湾市校服管理办法', '第一条 为规范管理。', '第二条 适用于全市。', '第三条 不得指定。']],
    [true, ['关于做好寒假工作的通知', '一、加强安全教育', '二、严控作业总量', '三、做好值班值守']],
    [false, ['河湾市办学行动方案', '学校要办好。']],
    [false, ['关于推广办学做法的通知', '一、河湾县', '保障措施写得细，组织领导由村支书担任。']],
    [
      false,
      ['关于推广办学做法的通知', '一、河湾县“一校一田”', '二、松岭区“两校一长”', '三、推进走教的白鹭县'],
    ],
    [false, ['河湾县怎样办学', '总体目标', '办好。', '保障措施', '专班。']],
    [false, []],
  ];
  for (const [is, lines] of rows) assert.equal(isFramework(blocksOf(lines.join('\n'))), is, lines.join('|'));
});
