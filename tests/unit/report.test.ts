import assert from 'node:assert/strict';
import test from 'node:test';
import { readCompilation } from '../../src/core/pipeline.ts';
import { importReport, type ReportMore } from '../../src/core/report.ts';
import type { Decision } from '../../src/core/schema/batch.ts';
import { batch } from './lib-records.ts';
import { shelf } from './read-blocks.ts';

const spring =
  '春天的时候，霍山县把四所村小的五年级学生接到镇中心校住读，周末由校车送回家，老师轮流值夜，家长不再为接送发愁。';

/** The report on a source as an import prints it. */
function reportOn(source: string, more: ReportMore = {}, decisions: readonly Decision[] = []): string {
  const files = [{ name: 'source.txt', bytes: new TextEncoder().encode(source), extracted: null }];
  const { value, problems } = readCompilation(files, shelf, { title: null, decisions });
  const records = value.cases.map(({ record }, i) => ({
    id: `demo-0${String(i + 1)}`,
    batch: 'demo',
    ...record,
  }));
  return importReport(value, batch('demo', { title: '一份汇编' }), records, problems, more);
}

const lost = (...actors: readonly string[]) =>
  actors.map((actor) => `案例简介：${actor}${spring.replace('霍山县', '学校')}`).join('\n');

test('importReport() tells in Chinese what was found, what is asked with its place, and what to do next', () => {
  const source = `安徽省六安市第一小学：记一所学校的一年\n案例简介：${spring}\n编后的一行话`;
  // What the taggers find is their own tests' matter.
  const untagged = reportOn(source)
    .replace(/(?<=^ {4}(?:机构|学段) )\S+ · (\S+) \S+/gmu, '某某 · $1 某某')
    .replace(/(?<=(?:模式|数据|荣誉) )\d+/gu, '0');
  assert.equal(
    untagged,
    `题名：一份汇编
刊布者：原文未载明 · 日期：原文未载明 · 权利：公有领域
案例：1 个

demo-01  第 1–3 行  记一所学校的一年
    机构 某某 · 地区 某某
    学段 某某 · 主题 某某 · 模式 0 · 数据 0 · 荣誉 0

待定的问题 1 个：
（每一条下面从 - anchor 起的几行，改定〔〕里的话后可照抄进 batches/demo/decisions.yaml；# 之后是另一种写法）

■ trailing-line（1）：核对原页；若是网页残留，可加进 content/rules/boilerplate.yaml
1. demo-01  source.txt:3:1  正文之后的一行“编后的一行话”不知归属，未收入
    编后的一行话
    ^^^^^^^^^^^^
- anchor: "编后的一行话"
  is_noise: true  # 若是网页残留
  # is_text: true  # 若是正文
  # starts_case: true  # 若是下一篇的开头
  # keep: [trailing-line]  # 若不收也不删，仍照现在这样
  reason: 〔依据〕

接下来：
    npm run review -- --batch demo    对着原文逐条看，按键作决定
    npm run cases    写好 decisions.yaml 之后，重新生成各页
    npm start    看成站`,
  );
});

test('importReport() says when nothing is open, and proposes nothing', () => {
  const source = `安徽省六安市第一小学：记一所学校的一年\n案例简介：${spring}`;
  assert.match(reportOn(source), /\n没有待定的问题。\n\n接下来：\n {4}npm start {4}看成站$/u);
});

test('importReport() sums what was changed, by class and reason', () => {
  const sum = (kind: NonNullable<ReportMore['sums']>[number]['kind'], reason: string, count: number) => ({
    kind,
    reason,
    count,
    characters: count * 3,
  });
  const sums = [
    sum('cut', '网页残留：页脚', 4),
    sum('cut', '夹入正文的文字：广告', 1),
    sum('restored', '标点还原', 7),
    sum('form', '分行', 90),
  ];
  const report = reportOn(`安徽省六安市第一小学：记一所学校的一年\n案例简介：${spring}`, { sums });
  assert.ok(
    report.includes(
      `改动（逐处见 batches/demo/ledger.jsonl 和成站的 sources/demo.html）：
    剔除 5 处 15 字：网页残留：页脚 4；夹入正文的文字：广告 1
    还原 7 处 21 字：标点还原 7
    版式 90 处 270 字
`,
    ),
    report,
  );
});

test('with 200 questions the report stays readable: the same question is asked once, and --all gives every line', () => {
  const actors = Array.from({ length: 200 }, (_, i) => `第${String(i + 1)}学区的经验：`);
  const short = reportOn(lost(...actors));
  const whole = reportOn(lost(...actors), { all: true });
  const below = (report: string) => report.slice(report.indexOf('待定的问题'));
  assert.ok(below(short).split('\n').length < 80, String(below(short).split('\n').length));
  assert.match(short, /同样的还有 195 处：demo-06、demo-07/u);
  assert.match(short, /还有 \d+ 条没有列出写法；全部列出：在命令后面加 --all/u);
  assert.equal(whole.match(/^- anchor: "/gmu)?.length, 200);
  assert.doesNotMatch(whole, /--all/u);
});

test('importReport() stands by a case that was decided, and asks no more of it', () => {
  const decided: Decision = {
    anchor: '第1学区',
    title: '学区的一年',
    organisation: null,
    place: '341525',
    reason: '据正文',
  };
  const report = reportOn(lost('第1学区的经验：', '第2学区的经验：'), {}, [decided]);
  assert.match(report, /demo-01 {2}第 1–1 行 {2}［学区的一年］\n.*安徽省六安市霍山县/u);
  assert.doesNotMatch(report.slice(report.indexOf('待定的问题')), /demo-01/u);
  assert.match(report, /1\. demo-02 {2}source\.txt:2:6 {2}/u);
});
