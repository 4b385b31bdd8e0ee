import { type Account, judgeBlocks, judgePlan, placeCase, placePlan } from './account.ts';
import { type Anchors, findAnchors } from './anchors.ts';
import { blocks as toBlocks } from './blocks.ts';
import { capture, type Captured, type SourceFile } from './capture.ts';
import { assembleCase, type CaseDraft } from './assemble.ts';
import { describeMasthead, type Masthead } from './describe.ts';
import { isFramework, type Plan, readFramework } from './framework.ts';
import { isPlaceLine } from './head-line.ts';
import { suggestMarks } from './mark-suggestions.ts';
import { normalise } from './normalise.ts';
import { partOneLineCases } from './one-line-cases.ts';
import { hasErrors, type Problem, problem } from './problems.ts';
import { repair } from './repair.ts';
import type { Decision } from './schema/batch.ts';
import { segment } from './segment.ts';
import { seriesHeads, withoutMarks } from './series-starts.ts';
import type { Shelf } from './shelf.ts';
import type { Block, Outcome, Traced } from './types.ts';
import { blockRoles, decideKinds, decideStarts } from './decide-blocks.ts';
import { decideText } from './decide-text.ts';
import { type Anchored, anchorDecisions } from './decision-anchors.ts';
import { matchDecisions } from './decisions.ts';
import { foldWidth } from './fold-width.ts';
import { tableBlocks } from './forms/table-blocks.ts';
import { withoutKeptQuestions, withoutReplaced } from './settled.ts';

/** A captured compilation, read: its masthead, and its cases or its plan. */
export type Compilation = {
  readonly captured: Captured;
  readonly masthead: Masthead;
  readonly cases: readonly CaseDraft[];
  readonly plan: Plan | null;
  /** Where each word went. */
  readonly account: Account;
};

/** What is known of a page beside its bytes: the title its batch goes by, and what a curator decided. */
export type Context = { readonly title: string | null; readonly decisions: readonly Decision[] };

const unread: Omit<Compilation, 'captured' | 'account'> = {
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
  if (hasErrors(problems)) {
    const account = { repaired: captured.source, blocks: [], pages: [] };
    return { value: { captured, ...unread, account }, problems };
  }
  const text = readText(captured, shelf, context.decisions);
  const read = isPlan(text.value, context) ? readPlan(text.value) : readCases(text.value, shelf, context);
  const cases = withProblems(read.value.cases, text.problems);
  const all = [...problems, ...text.problems, ...read.problems];
  const open = withoutKeptQuestions(cases, all, text.value.anchored, captured);
  return { value: { captured, ...read.value, cases: open.cases }, problems: open.problems };
}

/** A repaired text with its blocks and the starts of its cases, as the curator has them. */
type ReadText = {
  readonly repaired: Traced;
  readonly blocks: readonly Block[];
  readonly anchors: Anchors;
  readonly anchored: readonly Anchored[];
};

function readText(captured: Captured, shelf: Shelf, decisions: readonly Decision[]): Outcome<ReadText> {
  const mended = repair(captured.text, normalise(captured.source), shelf);
  const texts = [captured.source, mended.value];
  const replacing = decisions.filter((decision) => decision.replace !== undefined);
  const chosen = decideText(mended.value, anchorDecisions(captured.text, texts, replacing).value);
  const repaired = chosen.value;
  const { value: anchored, problems } = anchorDecisions(captured.text, [...texts, repaired], decisions);
  const lines = toBlocks(captured.text, repaired, shelf.boilerplate, shelf.labels);
  const parted = partOneLineCases(lines, shelf.organisations);
  const tabled = tableBlocks(parted, repaired, captured.rows);
  const roles = blockRoles(tabled.blocks, repaired, anchored);
  const kinds = decideKinds(tabled.blocks, roles.value);
  const found: Anchors =
    tabled.starts.length > 0 ? { family: 'labelled', starts: tabled.starts } : findAnchors(kinds, shelf);
  const heads = found.family === 'series' ? withoutMarks(kinds, seriesHeads(kinds, shelf)) : kinds;
  const started = decideStarts(heads, found, roles.value);
  const decided = repaired.edits.slice(mended.value.edits.length);
  const left = withoutReplaced(mended.problems, decided, captured);
  return {
    value: { repaired, ...started, anchored },
    problems: [
      ...left,
      ...chosen.problems,
      ...problems,
      ...roles.problems,
      ...suggestMarks(captured.text, repaired, kinds),
    ],
  };
}

type Read = Outcome<Omit<Compilation, 'captured'>>;

function isPlan({ blocks, anchors }: ReadText, { decisions }: Context): boolean {
  const pointedOut = decisions.some((decision) => decision.starts_case === true);
  const hasNames = anchors.family === 'named' || anchors.family === 'labelled';
  return !pointedOut && !hasNames && isFramework(blocks);
}

function readPlan({ repaired, blocks, anchors }: ReadText): Read {
  const { value: plan, problems } = readFramework(blocks);
  const masthead = { ...describeMasthead(blocks, anchors), title: plan.title };
  const account = { repaired, blocks: judgePlan(blocks, plan), pages: [placePlan(plan, blocks)] };
  return { value: { masthead, cases: [], plan, account }, problems };
}

function readCases(text: ReadText, shelf: Shelf, context: Context): Read {
  const { repaired, blocks, anchors, anchored } = text;
  const firstStart = anchors.starts[0] ?? blocks.length;
  const masthead = describeMasthead(
    anchors.family === 'article' ? blocks : blocks.slice(0, firstStart),
    anchors,
  );
  const segments = segment(blocks, anchors, shelf);
  const decided = matchDecisions(segments.value, blocks, repaired, anchored);
  const source = {
    batchTitle: context.title ?? masthead.title ?? '',
    isPrinted: printedIn(repaired.text),
  };
  const read = segments.value.map((one, i) => {
    const decision = decided.value[i] ?? null;
    const drafted = decision?.not_a_case === true ? null : assembleCase(one, decision, source, shelf);
    const hasAuthor = decision?.author !== undefined;
    const fields = drafted === null ? null : placeCase(drafted.value, one, hasAuthor);
    return { segment: one, drafted, fields };
  });
  const drafts = read.flatMap(({ drafted }) => drafted ?? []);
  const pages = read.flatMap(({ fields }) => (fields === null ? [] : [fields]));
  const account = { repaired, blocks: judgeBlocks(blocks, firstStart, read), pages };
  const cut = [...segments.problems, ...unusedLines(blocks, account)];
  const cases = withProblems(
    drafts.map(({ value }) => value),
    cut,
  );
  const problems = [...cut, ...decided.problems, ...drafts.flatMap((draft) => draft.problems)];
  return {
    value: { masthead, cases, plan: null, account },
    problems: [...problems, ...countProblems(masthead, cases.length, blocks), ...guessProblems(text)],
  };
}

/** Lines between the heading of a case and its text that say neither who nor where: the curator is asked what they are. */
const unusedLines = (blocks: readonly Block[], { blocks: judged }: Account): readonly Problem[] =>
  blocks.flatMap(({ text, line }, i) =>
    judged[i]?.rule === 'head-line' && !isPlaceLine(text)
      ? problem('unused-line', { line }, { words: text })
      : [],
  );

/** Whether words stand in a text, whatever the width of their marks and the spaces between them. */
function printedIn(text: string): (words: string) => boolean {
  const squeeze = (words: string) => foldWidth(words).replace(/\s/gu, '');
  const whole = squeeze(text);
  return (words) => whole.includes(squeeze(words));
}

/** Cases with the problems that lie in their own lines put before those they have. */
function withProblems(cases: readonly CaseDraft[], found: readonly Problem[]): readonly CaseDraft[] {
  const byLine = found
    .flatMap((p) => (p.place.line === undefined ? [] : [{ line: p.place.line, found: p }]))
    .sort((a, b) => a.line - b.line);
  let next = 0;
  return cases.map((draft) => {
    const [first, last] = draft.record.lines;
    while ((byLine[next]?.line ?? Infinity) < first) next++;
    const own: Problem[] = [];
    for (let one = byLine[next]; one !== undefined && one.line <= last; one = byLine[++next])
      own.push(one.found);
    return own.length === 0
      ? draft
      : { ...draft, record: { ...draft.record, problems: [...own, ...draft.record.problems] } };
  });
}

/** Ask whether lines of one shape that no rule knows are the heads of the cases. */
function guessProblems({ blocks, anchors }: ReadText): Problem[] {
  const first = blocks[anchors.starts[0] ?? 0];
  if (anchors.family !== 'series' || first === undefined) return [];
  return [
    problem('shape-guessed', { line: first.line }, { found: anchors.starts.length, words: first.text }),
  ];
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
