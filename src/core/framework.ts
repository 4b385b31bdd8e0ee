import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { partFused } from './fused-headings.ts';
import { partNames } from './plan-parts.ts';
import { PlanReader, type ReadLine } from './plan-reader.ts';
import { type Problem, problem } from './problems.ts';
import type { Framework } from './schema/framework.ts';
import type { Block, Outcome } from './types.ts';

/** What a plan says, without the id and batch that the library gives it. */
export type Plan = Pick<
  Framework,
  'title' | 'introduction' | 'tasks' | 'after_tasks' | 'safeguards' | 'conclusion'
>;

const kind =
  '方案|规划|意见|纲要|行动计划|工作计划|办法|条例|细则|指南|工作要点|通知|规定|规程|章程|准则|规范';
const years = String.raw`(?:\s?[（(][^（）()]{2,20}[）)])?`;
/** A title that fills its line. */
const titleLine = new RegExp(String.raw`^《?[^。；，,：:]{4,58}(?:${kind})》?${years}$`, 'u');
/** A title that text has run into: it ends where a part or a number begins, else at the first word for a plan. */
const fusedTitle = new RegExp(
  String.raw`^《?[^。；，,：:]{4,40}?(?:${kind})》?${years}(?=\s*(?:${partNames}|一、|[（(]一[)）]|第一[章条]))|^《?[^。；，,：:]{4,40}?(?:${kind})》?${years}`,
  'u',
);
/** Parts that plans have and cases have not. */
const planParts =
  /重点任务|主要任务|工作任务|保障措施|总体目标|总体要求|总体思路|指导思想|基本原则|工作要求|组织保障|组织领导|组织实施|实施步骤|工作目标/gu;

/** Longest block that is a title alone; a longer one has text fused to it. */
const titleLimit = 60;

const ownBlocks = (blocks: readonly Block[]) =>
  blocks.filter(({ kind: is }) => is !== 'noise' && is !== 'meta');

/** The title at the beginning of a block; empty if there is none. */
function titleIn(text: string): string {
  const found = text.length <= titleLimit ? titleLine.exec(text) : null;
  return (found ?? fusedTitle.exec(text))?.[0].trim() ?? '';
}

/** Words that an order begins with, as headings of policies do and titles of cases do not. */
const order =
  /^(?:加强|加快|加大|推进|推动|完善|健全|建立|构建|严格|落实|强化|优化|深化|规范|明确|开展|实施|提高|提升|保障|坚持|统筹|做好|做优|全面|切实|进一步|积极|大力|充分|压实|严控|严禁|改进|扩大|创新|组织|把握|确保|支持|鼓励|认真|高度)/u;

/** Fewest articles, and fewest numbered headings of which most are orders, that make a policy. */
const fewest = { articles: 3, orders: 3 } as const;

/** True if numbered headings 一、二、三、 give orders. */
function givesOrders(texts: readonly string[]): boolean {
  const numbered = texts.filter((text) => /^[一二三四五六七八九十]{1,3}、?$/u.test(enumeratorOf(text)));
  const orders = numbered.filter((text) => order.test(withoutEnumerator(text)));
  return numbered.length >= fewest.orders && orders.length * 2 > numbered.length;
}

/**
 * True if a text is a plan, policy or notice: its first line says so, and at least two of a plan's usual parts stand as headings,
 * or articles, or numbered headings most of which give orders.
 */
export function isFramework(blocks: readonly Block[]): boolean {
  const texts = ownBlocks(blocks).map(({ text }) => text);
  const [first = ''] = texts;
  if (titleIn(first) === '') return false;
  const heads = texts.map((text) => withoutEnumerator(text).slice(0, 4)).join('\n');
  const isFused = first.length > titleLimit;
  const found = new Set((isFused ? heads + first : heads).match(planParts));
  if (found.size >= 2) return true;
  const articles = texts.filter((text) => /^第[\d一二三四五六七八九十百]{1,4}条/u.test(text)).length;
  return articles >= fewest.articles || givesOrders(texts);
}

/** Lines of a plan behind its title, those of fused paragraphs parted. */
function linesOf(texts: readonly string[], title: string): { lines: readonly ReadLine[]; unclear: number } {
  let unclear = 0;
  const lines = texts.flatMap((text, i): readonly ReadLine[] => {
    const own = i === 0 ? title.length : 0;
    const rest = text.slice(own).trim();
    const whole: readonly ReadLine[] = rest === '' ? [] : [{ text: rest, isHeading: i === 0 ? false : null }];
    if (text.length <= titleLimit) return whole;
    const parted = partFused(text, own);
    unclear += parted.unclear;
    return parted.lines.length === 1 ? whole : parted.lines.slice(own > 0 ? 1 : 0);
  });
  return { lines, unclear };
}

/**
 * Read a plan by its numbers 一、（一）1., 第一章 and 第一条, or by unnumbered parts above 一、（一）; headings that have run into the
 * text are parted from it.
 *
 * All fields are words of the source in its order; nothing is left out but numbers and the marks behind them. A plan of which no
 * task can be told gives its title alone; the problem `framework-fused` says so, and tells of headings whose end is doubtful.
 */
export function readFramework(blocks: readonly Block[]): Outcome<Plan> {
  const own = ownBlocks(blocks);
  const texts = own.map(({ text }) => text);
  const title = titleIn(texts[0] ?? '');
  const { lines, unclear } = linesOf(texts, title);
  const { introduction, tasks, afterTasks, safeguards, conclusion } = new PlanReader(lines);
  const problems: Problem[] =
    tasks.length === 0 || unclear > 0 ? [problem('framework-fused', { line: own[0]?.line ?? 1 })] : [];
  const value: Plan = {
    title,
    introduction: introduction.join('\n'),
    tasks: [...tasks],
    safeguards: [...safeguards],
    ...(afterTasks.length === 0 ? {} : { after_tasks: afterTasks.join('\n') }),
    ...(conclusion.length === 0 ? {} : { conclusion: conclusion.join('\n') }),
  };
  return { value, problems };
}
