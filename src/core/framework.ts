import { enumeratorOf, withoutEnumerator } from './blocks.ts';
import { type Problem, problem } from './problems.ts';
import type { Framework } from './schema/framework.ts';
import type { Block, Outcome } from './types.ts';

/** What a plan says, without the id and batch that the library gives it. */
export type Plan = Pick<Framework, 'title' | 'introduction' | 'tasks' | 'safeguards'>;

const planTitle =
  /^《?[^。；，,：:]{4,40}?(?:方案|规划|意见|纲要|行动计划|工作计划|办法|条例|细则|指南|工作要点|通知)(?:\s?[（(][^（）()]{2,20}[）)])?/u;
const planParts =
  /重点任务|主要任务|保障措施|总体目标|总体要求|指导思想|基本原则|工作要求|组织保障|组织领导|实施步骤|工作目标/gu;

type Section = 'introduction' | 'tasks' | 'safeguards';
const parts: readonly (readonly [Section, RegExp])[] = [
  [
    'introduction',
    /^(?:引言|前言|总体目标|总体要求|总体思路|指导思想|基本原则|工作目标|主要目标|实施步骤|结语)(?:[：:].*)?$/u,
  ],
  ['tasks', /^(?:重点任务|主要任务|工作任务|重点工作|主要举措|重点举措|工作举措|主要措施)(?:[：:].*)?$/u],
  ['safeguards', /^(?:保障措施|工作保障|组织保障|组织实施|组织领导|工作要求)(?:[：:].*)?$/u],
];

/** Longest first block that is a title alone; a longer one has text fused to it. */
const titleLimit = 60;

/** True if a text is a plan, policy or notice: its title says so and at least two of a plan's usual parts stand as headings. */
export function isFramework(blocks: readonly Block[]): boolean {
  const own = blocks.filter((b) => b.kind !== 'noise' && b.kind !== 'meta');
  const first = own[0]?.text ?? '';
  const heads = own.map((b) => withoutEnumerator(b.text).slice(0, 4)).join('\n');
  const found = new Set((first.length > titleLimit ? heads + first : heads).match(planParts));
  return planTitle.test(first) && found.size >= 2;
}

type Measure = Plan['safeguards'][number];
type Task = Plan['tasks'][number];

/** Depth of a heading's number in the order 一、（一）1.（1）; 0 without a number. */
function levelOf(text: string): number {
  const number = enumeratorOf(text);
  if (number === '') return 0;
  const bracketed = /^[（(]/u.test(number);
  return /\d/u.test(number) ? (bracketed ? 4 : 3) : bracketed ? 2 : 1;
}

/** The name a numbered line begins with, what a colon adds to it, and the text that goes on behind a full stop. */
function partLine(text: string): { name: string; slogan: string; rest: string } {
  const line = withoutEnumerator(text);
  const stop = line.search(/。(?=.)/u);
  const [head, rest] = stop < 0 ? [line, ''] : [line.slice(0, stop), line.slice(stop + 1).trim()];
  const colon = head.search(/[：:]/u);
  const [name, slogan] = colon < 0 ? [head, ''] : [head.slice(0, colon), head.slice(colon + 1)];
  return { name: name.replace(/。$/u, '').trim(), slogan: slogan.trim(), rest };
}

const partOf = (text: string): Section | null =>
  parts.find(([, pattern]) => pattern.test(withoutEnumerator(text)))?.[0] ?? null;

/** A plan while it is being read. Parts stand at one depth, unnumbered or 一、; what they hold is numbered below. */
class Reader {
  readonly introduction: string[] = [];
  readonly tasks: Task[] = [];
  readonly safeguards: Measure[] = [];
  private readonly partLevel: number;
  /** Without a part such as 重点任务 the tasks stand beside the parts. */
  private readonly hasTaskPart: boolean;
  private readonly taskLevel: number;
  private section: Section | null = null;
  private open: Measure | null = null;

  constructor(lines: readonly string[]) {
    const found = lines.filter((line) => partOf(line) !== null);
    this.partLevel = Math.min(1, ...found.map(levelOf));
    this.hasTaskPart = found.some((line) => levelOf(line) === this.partLevel && partOf(line) === 'tasks');
    this.taskLevel = this.hasTaskPart ? this.partLevel + 1 : 1;
    for (const line of lines) this.read(line);
    for (const { name, measures } of this.tasks) if (measures.length === 0) measures.push({ name, text: '' });
  }

  private read(text: string): void {
    const level = levelOf(text);
    const part = level === this.partLevel ? partOf(text) : null;
    if (part !== null) [this.section, this.open] = [part, null];
    else if (level === 1 && !this.hasTaskPart && this.section !== 'safeguards') this.addItem(text, 'tasks');
    else if (level === 1 && this.partLevel === 1) [this.section, this.open] = ['introduction', null];
    else if (level > 0 && level === this.partLevel + 1 && this.section === 'safeguards')
      this.addItem(text, 'safeguards');
    else if (level > 0 && level === this.taskLevel && this.section === 'tasks') this.addItem(text, 'tasks');
    else if (level > this.taskLevel && this.section === 'tasks') this.addMeasure(text);
    else this.addText(text);
  }

  private addItem(text: string, section: Section): void {
    const { name, slogan, rest } = partLine(text);
    [this.section, this.open] = [section, null];
    if (section === 'safeguards') {
      this.open = { name: slogan === '' ? name : `${name}：${slogan}`, text: rest };
      this.safeguards.push(this.open);
      return;
    }
    this.tasks.push({ id: `t${String(this.tasks.length + 1)}`, name, slogan, measures: [] });
    if (rest !== '') this.addText(rest);
  }

  private addMeasure(text: string): void {
    const { name, slogan, rest } = partLine(text);
    this.open = { name: slogan === '' ? name : `${name}：${slogan}`, text: rest };
    this.tasks.at(-1)?.measures.push(this.open);
  }

  /** Text of the open measure; what stands right under a task becomes a measure of the task's own name. */
  private addText(text: string): void {
    const task = this.section === 'tasks' ? this.tasks.at(-1) : undefined;
    if (this.open !== null) this.open.text += this.open.text === '' ? text : `\n${text}`;
    else if (task !== undefined) task.measures.push((this.open = { name: task.name, text }));
    else this.introduction.push(text);
  }
}

/**
 * Read a plan whose headings stand on lines of their own, numbered 一、（一）1. or with unnumbered parts above 一、（一）.
 *
 * One whose headings are fused with the text gives a title without tasks, and the problem `framework-fused`.
 */
export function readFramework(blocks: readonly Block[]): Outcome<Plan> {
  const own = blocks.filter((b) => b.kind !== 'noise' && b.kind !== 'meta');
  const title = planTitle.exec(own[0]?.text ?? '')?.[0].trim() ?? '';
  const { introduction, tasks, safeguards } = new Reader(own.slice(1).map((b) => b.text));
  const problems: Problem[] =
    tasks.length === 0 ? [problem('framework-fused', { line: own[0]?.line ?? 1 })] : [];
  return { value: { title, introduction: introduction.join('\n'), tasks, safeguards }, problems };
}
