import { findAnchors } from './anchors.ts';
import { blocks as toBlocks } from './blocks.ts';
import { capture, type Captured, type SourceFile } from './capture.ts';
import { assembleCase, type CaseDraft } from './assemble.ts';
import { describeMasthead, type Masthead } from './describe.ts';
import { isFramework, type Plan, readFramework } from './framework.ts';
import { normalise } from './normalise.ts';
import { partOneLineCases } from './one-line-cases.ts';
import { hasErrors, type Problem, problem } from './problems.ts';
import { repair } from './repair.ts';
import type { Decision } from './schema/batch.ts';
import { segment } from './segment.ts';
import type { Shelf } from './shelf.ts';
import type { Block, Outcome } from './types.ts';
import { decideStarts, matchDecisions } from './decisions.ts';
import { foldWidth } from './fold-width.ts';

/** A captured compilation, read: its masthead, and its cases or its plan. */
export type Compilation = {
  readonly captured: Captured;
  readonly masthead: Masthead;
  readonly cases: readonly CaseDraft[];
  readonly plan: Plan | null;
};

/** What is known of a page beside its bytes: the title its batch goes by, and what a curator decided. */
export type Context = { readonly title: string | null; readonly decisions: readonly Decision[] };

const nothing: Omit<Compilation, 'captured'> = {
  masthead: { title: null, publisher: null, published: null, announced: null },
  cases: [],
  plan: null,
};

/**
 * Read a captured compilation: capture > normalise > repair > blocks > segment > describe > tag.
 *
 * @param files The files as captured, in reading order.
 * @returns Its cases in printed order, or the plan it holds. Problems say what is missing, supplied or doubtful.
 */
export function readCompilation(
  files: readonly SourceFile[],
  shelf: Shelf,
  context: Context,
): Outcome<Compilation> {
  const { value: captured, problems } = capture(files);
  if (hasErrors(problems)) return { value: { captured, ...nothing }, problems };
  const read = readCaptured(captured, shelf, context);
  return { value: { captured, ...read.value }, problems: [...problems, ...read.problems] };
}

function readCaptured(
  captured: Captured,
  shelf: Shelf,
  context: Context,
): Outcome<Omit<Compilation, 'captured'>> {
  const repaired = repair(normalise(captured.source), shelf.boilerplate, shelf.toSimplified);
  const lines = toBlocks(captured.text, repaired.value, shelf.boilerplate, shelf.labels);
  const blocks = partOneLineCases(lines, shelf.organisations);
  const started = decideStarts(blocks, findAnchors(blocks, shelf), context.decisions);
  const anchors = started.value;
  const pointedOut = context.decisions.some((decision) => decision.starts_case === true);
  if (!pointedOut && anchors.family !== 'named' && anchors.family !== 'labelled' && isFramework(blocks)) {
    const plan = readFramework(blocks);
    const masthead = { ...describeMasthead(blocks, anchors), title: plan.value.title };
    return {
      value: { masthead, cases: [], plan: plan.value },
      problems: [...repaired.problems, ...plan.problems],
    };
  }
  const front = anchors.family === 'article' ? blocks : blocks.slice(0, anchors.starts[0] ?? blocks.length);
  const masthead = describeMasthead(front, anchors);
  const segments = segment(blocks, anchors, shelf);
  const decided = matchDecisions(segments.value, context.decisions);
  const batchTitle = context.title ?? masthead.title ?? '';
  const source = { batchTitle, isPrinted: printedIn(repaired.value.text) };
  const cases = segments.value.flatMap((s, i) => {
    const decision = decided.value[i] ?? null;
    return decision?.not_a_case === true ? [] : [assembleCase(s, decision, source, shelf)];
  });
  const found = [...repaired.problems, ...started.problems, ...segments.problems];
  const problems = [...found, ...decided.problems, ...cases.flatMap((c) => c.problems)];
  return {
    value: { masthead, cases: cases.map((c) => withProblems(c.value, found)), plan: null },
    problems: [...problems, ...countProblems(masthead, cases.length, blocks)],
  };
}

/** Whether words stand in a text, whatever the width of their marks and the spaces between them. */
function printedIn(text: string): (words: string) => boolean {
  const squeeze = (words: string) => foldWidth(words).replace(/\s/gu, '');
  const whole = squeeze(text);
  return (words) => whole.includes(squeeze(words));
}

/** A case with the problems of repair and segmentation that lie in its own lines. */
function withProblems(draft: CaseDraft, found: readonly Problem[]): CaseDraft {
  const [first, last] = draft.record.lines;
  const own = found.filter(({ place: { line } }) => line !== undefined && line >= first && line <= last);
  return { ...draft, record: { ...draft.record, problems: [...own, ...draft.record.problems] } };
}

/** Say that nothing was found, or that the source announces another number. */
function countProblems(masthead: Masthead, found: number, blocks: readonly Block[]): Problem[] {
  if (found === 0) {
    const paragraphs = blocks.filter((b) => b.kind === 'paragraph').length;
    const reason =
      paragraphs === 0 ? '没有成段的正文' : '没有机构与标题行、案例栏目名、编号或作者行可据以切分';
    return [problem('no-cases', {}, { reason })];
  }
  const { announced } = masthead;
  return announced === null || announced === found
    ? []
    : [problem('count-differs', {}, { announced, found })];
}
