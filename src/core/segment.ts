import type { Anchors } from './anchors.ts';
import { joinedLines } from './blocks.ts';
import { caseEnds } from './case-ends.ts';
import { addByline, addHeading, addSignature, institutionBehind, nameByPlace } from './case-head.ts';
import { block as begin, type Draft, emptyDraft, extend, type SegmentRules, setField } from './draft.ts';
import { withoutEnumerator } from './enumerator.ts';
import { isProvinceLine } from './head-line.ts';
import { findLabel } from './label.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import { slice, unprinted, within } from './printed.ts';
import { type Problem, problem } from './problems.ts';
import { isEmpty, withoutContents, withoutRepeated } from './surplus-segments.ts';
import { sentenceEnd } from './text-lines.ts';
import type { Block, Outcome, Printed, Segment } from './types.ts';

/** True if the text so far breaks off inside a sentence. */
function isBroken(draft: Draft): boolean {
  const last = draft.body.at(-1);
  return last?.kind === 'paragraph' && !sentenceEnd.test(last.text);
}

/** True if a line stands right below a paragraph that breaks off inside a sentence. */
const followsBreak = (draft: Draft, block: Block): boolean =>
  isBroken(draft) && (draft.isInterrupted || block.line === draft.lastLine + 1);

/** Longest line of a text broken into lines of one length, in code units. */
const wrapLimit = 80;

/** True if a short line is the rest of a sentence and no heading: it has a comma, or the length of the broken line above. */
const isRest = (draft: Draft, block: Block) =>
  followsBreak(draft, block) &&
  draft.lastLength <= wrapLimit &&
  (/[，；]/u.test(block.text) || Math.abs(block.text.length - draft.lastLength) <= 2);

/** Add a paragraph, joined to the one on the line before if that one breaks off inside a sentence. */
function addParagraph(draft: Draft, block: Block, words: Printed, problems: Problem[]): void {
  if (words.text === '') return;
  const last = draft.body.at(-1);
  if (last !== undefined && followsBreak(draft, block)) {
    extend(last, words);
    problems.push(problem('broken-line', { line: block.line, words: words.text.slice(0, 8) }));
  } else draft.body.push(begin('paragraph', words));
  draft.lastLine = block.lastLine;
  draft.lastLength = block.text.length;
  draft.isInterrupted = false;
}

/** The end of a block that is left when its number or label is taken off. */
const ending = (block: Block, rest: string): Printed => slice(block, block.text.length - rest.length);

/** A title without what mail puts before it: 转发：, Re:. */
const withoutReply = (title: Printed): Printed =>
  slice(
    title,
    /^(?:(?:投稿|来稿|转发|回复|答复|re|fwd?)\s*[:：]\s*)*(?=\S)/iu.exec(title.text)?.[0]?.length ?? 0,
  );

function addLabel(draft: Draft, block: Block, rules: SegmentRules, problems: Problem[]): void {
  const found = findLabel(block.text, rules.labels);
  if (found === null) return;
  const { role, label, hasColon } = found;
  const rest = ending(block, found.rest);
  if (!hasColon) problems.push(problem('label-without-colon', { line: block.line }, { label }));
  if (role === 'summary') addParagraph(draft, { ...block, line: -1 }, rest, problems);
  else if (role === 'section') {
    draft.body.push(begin('heading', within(block, label) ?? unprinted(label)));
    addParagraph(draft, { ...block, line: -1 }, rest, problems);
  } else if (rest.text === '') draft.open = role;
  else if (role === 'author' && addSignature(draft, rest, rules)) return;
  else setField(draft, role, role === 'title' ? withoutReply(rest) : rest);
  if (role === 'summary' || role === 'section') draft.lastLine = block.lastLine;
}

function addBlock(
  draft: Draft,
  block: Block,
  anchors: Anchors,
  rules: SegmentRules,
  problems: Problem[],
): void {
  const keepsHeading = anchors.family !== 'byline';
  if (block.rule === joinedLines)
    problems.push(problem('broken-line', { line: block.line + 1, words: block.text.slice(-8) }));
  if (draft.open !== null && (block.kind === 'heading' || block.kind === 'paragraph')) {
    setField(draft, draft.open, block);
    draft.open = null;
    return;
  }
  const named =
    draft.body.length === 0 && namedHeading(withoutEnumerator(block.text), rules.organisations) !== null;
  const title = anchors.family === 'numbered' && draft.heading === null && block.text.length <= 70;
  if (block.kind === 'label') addLabel(draft, block, rules, problems);
  else if (block.kind === 'byline') addByline(draft, block, rules);
  else if (block.kind === 'heading' && isRest(draft, block)) addParagraph(draft, block, block, problems);
  else if (block.kind === 'heading' || (block.kind === 'paragraph' && (named || title)))
    addHeading(draft, block, keepsHeading, rules);
  else if (block.kind === 'paragraph') addParagraph(draft, block, block, problems);
}

/** Go on below noise: a page's foot and head may stand inside a sentence. */
function passNoise(draft: Draft): void {
  draft.isInterrupted ||= isBroken(draft) && !/[:：]$/u.test(draft.body.at(-1)?.text ?? '');
}

/** True if the head of a case or its fields name an institution already. */
function hasInstitution({ fields, heading, head, byline }: Draft, { organisations }: SegmentRules): boolean {
  const lines = [...(heading === null ? [] : [withoutEnumerator(heading)]), ...head];
  return (
    fields.organisation !== null ||
    byline !== null ||
    lines.some(
      (line) => isOrganisationLine(line, organisations) || namedHeading(line, organisations) !== null,
    )
  );
}

/**
 * Short lines after the last paragraph belong to nobody knows what: they are left out, and the curator is told. An institution
 * there has signed a text that names none above.
 */
function dropTrailingHeadings(draft: Draft, line: number, rules: SegmentRules, problems: Problem[]): void {
  while (draft.body.at(-1)?.kind === 'heading') {
    const dropped = draft.body.pop();
    const words = dropped?.text ?? '';
    const isBelow = dropped !== undefined && draft.body.length > 0;
    if (isBelow && !hasInstitution(draft, rules) && addSignature(draft, dropped, rules)) continue;
    if (!isProvinceLine(words)) problems.push(problem('trailing-line', { line }, { words }));
  }
  const last = draft.body.at(-1);
  if (last !== undefined && !sentenceEnd.test(last.text))
    problems.push(problem('unfinished-text', { line, words: last.text.slice(-8) }));
}

/**
 * Cut a compilation into cases at its anchors. Blocks before the first anchor belong to no case.
 *
 * @returns Segments in the order of the source; one without any text is a title in a list of titles.
 */
export function segment(
  blocks: readonly Block[],
  anchors: Anchors,
  rules: SegmentRules,
): Outcome<readonly Segment[]> {
  const problems: Problem[] = [];
  const ends = caseEnds(blocks, anchors.starts);
  const segments = anchors.starts.map((start, n): Segment => {
    const end = ends[n] ?? blocks.length;
    const all = blocks.slice(start, end);
    const own = all.filter((b) => b.kind !== 'noise');
    const draft = emptyDraft();
    for (const block of all)
      if (block.kind === 'noise') passNoise(draft);
      else addBlock(draft, block, anchors, rules, problems);
    nameByPlace(draft, rules);
    const last = own.at(-1)?.lastLine ?? 1;
    dropTrailingHeadings(draft, last, rules, problems);
    if (!hasInstitution(draft, rules)) draft.fields.organisation = institutionBehind(draft, rules);
    const { heading, head, fields, body, byline, naming } = draft;
    return {
      heading,
      head,
      fields,
      body,
      byline,
      naming,
      blocks: [start, end],
      lines: [own[0]?.line ?? 1, last],
    };
  });
  const told = withoutContents(
    segments.filter((s) => !isEmpty(s, rules)),
    rules,
  );
  return { value: withoutRepeated(told, problems), problems };
}
