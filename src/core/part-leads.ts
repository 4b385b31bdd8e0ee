import { slice, spanOf, trimmed } from './printed.ts';
import type { Block, BlockKind, Printed } from './types.ts';

/** Where a report was sent from and by whom, before its text: 本报讯（记者 某某）, 某报某地3月2日电（记者某某）. */
const dispatch =
  /^(?:本[报刊网台]\p{Script=Han}{0,8}讯|(?:\p{Script=Han}{2,8}[报社网])?\p{Script=Han}{0,10}\d{1,2}月\d{1,2}日电)(?:\s?[（(](?:[^（）()。]{1,8}\s)?[^（）()。]{0,50}[）)])?\s*(?=\S)/u;
/** Question and answer, with who answers: 问：…, 答（某县教育局）：…. */
const question = /^(?:问|问题|提问)(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s?[:：]\s*(?=\S)/u;
const answer = /^(?:答|回答|答复)\s?(?:[（(【]([^（）()【】。：:]{2,40})[）)】])?\s?[:：]\s*(?=\S)/u;
/** Longest question that may be a title, in code units, and least times that a lead comes back. */
const limits = { title: 60, times: 2 } as const;

/** Rules by which leads stand on no page. */
export const leadRules = { dispatch: 'dispatch-line', question: 'question-mark-word' } as const;

type Part = { readonly words: Printed; readonly kind: BlockKind; readonly rule: string };

const asBlocks = (block: Block, parts: readonly Part[]): readonly Block[] =>
  parts.flatMap(({ words, kind, rule }) =>
    words.text === '' ? [] : [{ ...block, ...words, kind, rule, span: spanOf(words) }],
  );

/** A report without its lead. */
function partDispatch(block: Block): readonly Block[] {
  const lead = dispatch.exec(block.text)?.[0] ?? '';
  return asBlocks(block, [
    { words: trimmed(slice(block, 0, lead.length)), kind: 'noise', rule: leadRules.dispatch },
    { words: slice(block, lead.length), kind: block.kind, rule: block.rule },
  ]);
}

/** A question as the heading it is. */
function partQuestion(block: Block): readonly Block[] {
  const lead = question.exec(block.text)?.[0] ?? '';
  return asBlocks(block, [
    { words: trimmed(slice(block, 0, lead.length)), kind: 'noise', rule: leadRules.question },
    { words: slice(block, lead.length), kind: 'heading', rule: leadRules.question },
  ]);
}

/** An answer: who gives it as a line of its own, then its text. */
function partAnswer(block: Block): readonly Block[] {
  const [lead = '', name = ''] = answer.exec(block.text) ?? [];
  const at = name === '' ? lead.length : block.text.indexOf(name);
  return asBlocks(block, [
    { words: trimmed(slice(block, 0, at)), kind: 'noise', rule: leadRules.question },
    { words: slice(block, at, at + name.length), kind: 'heading', rule: leadRules.question },
    { words: trimmed(slice(block, at + name.length, lead.length)), kind: 'noise', rule: leadRules.question },
    { words: slice(block, lead.length), kind: block.kind, rule: block.rule },
  ]);
}

const isLine = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'heading';
const isAnswer = (block: Block | undefined): boolean => answer.exec(block?.text ?? '')?.[1] !== undefined;

/** True for a question with its answer right below, which says who answers; those of an interview do not. */
const isAsked = (blocks: readonly Block[], i: number): boolean => {
  const block = blocks[i];
  return (
    block !== undefined &&
    isLine(block) &&
    block.text.length <= limits.title &&
    question.test(block.text) &&
    isAnswer(blocks[i + 1])
  );
};

/** True for the text of a report right below its title. */
const isReport = (blocks: readonly Block[], i: number): boolean => {
  const block = blocks[i];
  return block?.kind === 'paragraph' && blocks[i - 1]?.kind === 'heading' && dispatch.test(block.text);
};

/** Part what stands before the texts of reports and of answers, where it comes back: 本报讯（记者 某某）, 问：, 答（某校）：. */
export function partLeads(blocks: readonly Block[]): readonly Block[] {
  const asked = new Set(blocks.flatMap((_, i) => (isAsked(blocks, i) ? [i] : [])));
  const reports = new Set(blocks.flatMap((_, i) => (isReport(blocks, i) ? [i] : [])));
  const hasAnswers = asked.size >= limits.times;
  const hasReports = reports.size >= limits.times;
  if (!hasAnswers && !hasReports) return blocks;
  return blocks.flatMap((block, i) => {
    if (hasReports && reports.has(i)) return partDispatch(block);
    if (hasAnswers && asked.has(i)) return partQuestion(block);
    return hasAnswers && asked.has(i - 1) ? partAnswer(block) : [block];
  });
}
