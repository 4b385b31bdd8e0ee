import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { headingEnd, type PlanLine } from './fused-headings.ts';
import { partOf, type PlanSection } from './plan-parts.ts';
import type { Framework } from './schema/framework.ts';

type Measure = Framework['safeguards'][number];
type Task = Framework['tasks'][number];

/** A line of a plan; `isHeading` is `null` where only its number and its words tell. */
export type ReadLine = Pick<PlanLine, 'text'> & { readonly isHeading: boolean | null };

const chapter = /^第[\d一二三四五六七八九十百]{1,4}章/u;
const article = /^第[\d一二三四五六七八九十百]{1,4}条/u;

/** Depth of a heading's number in the order 第一章, 一、（一）1.（1）; articles, 第一条, stand below chapters. 0 without a number. */
function levelOf(text: string): number {
  if (chapter.test(text)) return 1;
  if (article.test(text)) return 2;
  const number = enumeratorOf(text);
  if (number === '') return 0;
  const bracketed = /^[（(]/u.test(number);
  return /\d/u.test(number) ? (bracketed ? 4 : 3) : bracketed ? 2 : 1;
}

/** Longest words behind the colon of a heading that belong to it. */
const sloganLength = 30;

type Heading = {
  readonly head: string;
  readonly name: string;
  readonly slogan: string;
  readonly rest: string;
};

/** What a numbered line says: its heading, in name and slogan, and the text that goes on behind it. */
function headingOf(text: string, isHeading: boolean | null): Heading {
  const articleNumber = article.exec(text)?.[0];
  if (articleNumber !== undefined) {
    const rest = text.slice(articleNumber.length).trim();
    return { head: articleNumber, name: articleNumber, slogan: '', rest };
  }
  const line = chapter.test(text) ? text.replace(chapter, '').trim() || text : withoutEnumerator(text);
  const end = isHeading === true ? line.length : headingEnd(line, false, '') || line.length;
  const head = line
    .slice(0, end)
    .replace(/[。：:]$/u, '')
    .trim();
  const rest = line
    .slice(end)
    .replace(/^[。，,；：:]/u, '')
    .trim();
  const colon = head.search(/[：:]/u);
  const [name, slogan] = colon < 0 ? [head, ''] : [head.slice(0, colon).trim(), head.slice(colon + 1).trim()];
  if (name === '' || slogan.length > sloganLength) return { head, name: head, slogan: '', rest };
  return { head, name, slogan, rest };
}

/** The part that a line begins; `null` for any other line. */
const partOfLine = ({ text, isHeading }: ReadLine): PlanSection | null =>
  isHeading === false ? null : partOf(withoutEnumerator(text).replace(chapter, '').trim());

/** What a plan says behind its title, in the order of the source. */
export type PlanBody = {
  readonly introduction: readonly string[];
  readonly tasks: readonly Task[];
  readonly afterTasks: readonly string[];
  readonly safeguards: readonly Measure[];
  readonly conclusion: readonly string[];
};

/** Name of the measure that holds what stands right under a task: the task's own last words. */
const ownName = ({ name, slogan }: Task): string => (slogan === '' ? name : slogan);

/** A plan while it is being read. Parts stand at one depth, unnumbered or 一、; what they hold is numbered below. */
export class PlanReader implements PlanBody {
  readonly introduction: string[] = [];
  readonly tasks: Task[] = [];
  readonly afterTasks: string[] = [];
  readonly safeguards: Measure[] = [];
  readonly conclusion: string[] = [];
  private readonly partLevel: number;
  /** Without a part such as 重点任务 the tasks stand beside the parts. */
  private readonly hasTaskPart: boolean;
  /** Depth of the items of the part that is being read; `null` until its first. */
  private itemLevel: number | null = null;
  private section: PlanSection = 'introduction';
  private isInTasks = false;
  private open: Measure | null = null;
  /** Name of a point of a list, which stands before its text. */
  private label = '';

  constructor(lines: readonly ReadLine[]) {
    const found = lines.filter((line) => partOfLine(line) !== null);
    this.partLevel = found.some(({ text }) => levelOf(text) === 0) ? 0 : 1;
    this.hasTaskPart = found.some(
      (line) => levelOf(line.text) === this.partLevel && partOfLine(line) === 'tasks',
    );
    for (const line of lines) this.read(line);
    for (const task of this.tasks)
      if (task.measures.length === 0) task.measures.push({ name: ownName(task), text: '' });
  }

  private read(line: ReadLine): void {
    const { text, isHeading } = line;
    const level = isHeading === false ? 0 : levelOf(text);
    const part = level === this.partLevel ? partOfLine(line) : null;
    if (part !== null) this.beginPart(part, line);
    else if (level > 0) this.readNumbered(line, level);
    else if (isHeading === true) this.label += text;
    else this.addText(text);
  }

  private readNumbered(line: ReadLine, level: number): void {
    const isBeside = !this.hasTaskPart && level <= Math.max(1, this.partLevel) && this.isBeforeSafeguards();
    if (isBeside) this.addTask(line);
    else if (level === 1 && this.partLevel === 1) this.beginPart('introduction', line);
    else if (this.section === 'safeguards' && level <= (this.itemLevel ??= level)) this.addSafeguard(line);
    else if (this.isInTasks && this.hasTaskPart && level <= (this.itemLevel ??= level)) this.addTask(line);
    else if (this.isInTasks && this.tasks.length > 0) this.addMeasure(line);
    else this.addText(line.text);
  }

  private isBeforeSafeguards(): boolean {
    return this.section !== 'safeguards' && this.section !== 'conclusion';
  }

  /** Begin a part: what comes behind the tasks or the safeguards stays behind them, whatever it is called. */
  private beginPart(part: PlanSection, line: ReadLine): void {
    const isDone = this.safeguards.length > 0 && part !== 'safeguards';
    this.section = isDone ? 'conclusion' : part;
    this.isInTasks = this.section === 'tasks';
    this.open = null;
    this.itemLevel = null;
    const { head, rest } = headingOf(line.text, line.isHeading);
    for (const words of [head, rest]) if (words !== '') this.loose().push(words);
  }

  /** Where words go that belong to no task and no safeguard. */
  private loose(): string[] {
    if (this.section === 'conclusion' || this.safeguards.length > 0) return this.conclusion;
    return this.tasks.length > 0 ? this.afterTasks : this.introduction;
  }

  private addTask(line: ReadLine): void {
    const { name, slogan, rest } = headingOf(line.text, line.isHeading);
    [this.section, this.isInTasks, this.open] = ['tasks', true, null];
    this.tasks.push({ id: `t${String(this.tasks.length + 1)}`, name, slogan, measures: [] });
    if (rest !== '') this.addText(rest);
  }

  private addMeasure(line: ReadLine): void {
    const { head, rest } = headingOf(line.text, line.isHeading);
    this.open = { name: head, text: rest };
    this.tasks.at(-1)?.measures.push(this.open);
  }

  private addSafeguard(line: ReadLine): void {
    const { head, rest } = headingOf(line.text, line.isHeading);
    this.open = { name: head, text: rest };
    this.safeguards.push(this.open);
  }

  /** Text of the open measure; what stands right under a task becomes a measure of the task's own name. */
  private addText(words: string): void {
    const text = this.label + words;
    this.label = '';
    const task = this.isInTasks ? this.tasks.at(-1) : undefined;
    if (this.open !== null) this.open.text += this.open.text === '' ? text : `\n${text}`;
    else if (task !== undefined) task.measures.push((this.open = { name: ownName(task), text }));
    else this.loose().push(text);
  }
}
