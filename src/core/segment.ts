import type { Anchors } from './anchors.ts';
import { enumeratorOf, findLabel, joinedLines, sentenceEnd, withoutEnumerator } from './blocks.ts';
import { headLine, isProvinceLine } from './head-line.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import { type Problem, problem } from './problems.ts';
import { isSectionHeading } from './section-heading.ts';
import type { LabelRules, OrganisationRules } from './schema/rules.ts';
import { joined, slice, unprinted, within } from './printed.ts';
import type { Block, Outcome, Printed, PrintedBlock, Segment } from './types.ts';

type Rules = { readonly labels: LabelRules; readonly organisations: OrganisationRules };

type Field = 'title' | 'organisation' | 'author';

/** A segment while it is being read. */
type Draft = {
  heading: string | null;
  head: string[];
  fields: { title: string | null; organisation: string | null; author: string | null };
  body: PrintedBlock[];
  byline: string | null;
  naming: Printed[];
  /** Field whose label stood on a line of its own: the next line is its value. */
  open: Field | null;
  /** Captured line of the last block that went into the body, and its length in code units. */
  lastLine: number;
  lastLength: number;
};

const emptyDraft = (): Draft => ({
  heading: null,
  head: [],
  fields: { title: null, organisation: null, author: null },
  body: [],
  byline: null,
  naming: [],
  open: null,
  lastLine: 0,
  lastLength: 0,
});

/** True if a line stands right below a paragraph that breaks off inside a sentence. */
function followsBreak(draft: Draft, block: Block): boolean {
  const last = draft.body.at(-1);
  return last?.kind === 'paragraph' && block.line === draft.lastLine + 1 && !sentenceEnd.test(last.text);
}

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
    draft.body[draft.body.length - 1] = { kind: 'paragraph', ...joined(last, words) };
    problems.push(problem('broken-line', { line: block.line, words: words.text.slice(0, 8) }));
  } else draft.body.push({ kind: 'paragraph', ...printed(words) });
  draft.lastLine = block.lastLine;
  draft.lastLength = block.text.length;
}

/** Words and spans alone of what has both. */
const printed = ({ text, from }: Printed): Printed => ({ text, from });

/** The end of a block that is left when its number or label is taken off. */
const ending = (block: Block, rest: string): Printed => slice(block, block.text.length - rest.length);

function setField(draft: Draft, field: Field, value: Printed): void {
  draft.fields[field] ??= value.text;
  draft.naming.push(printed(value));
}

function addLabel(draft: Draft, block: Block, rules: Rules, problems: Problem[]): void {
  const found = findLabel(block.text, rules.labels);
  if (found === null) return;
  const { role, label, hasColon } = found;
  const rest = ending(block, found.rest);
  if (!hasColon) problems.push(problem('label-without-colon', { line: block.line }, { label }));
  if (role === 'summary') addParagraph(draft, { ...block, line: -1 }, rest, problems);
  else if (role === 'section') {
    draft.body.push({ kind: 'heading', ...(within(block, label) ?? unprinted(label)) });
    addParagraph(draft, { ...block, line: -1 }, rest, problems);
  } else if (rest.text === '') draft.open = role;
  else setField(draft, role, rest);
  if (role === 'summary' || role === 'section') draft.lastLine = block.lastLine;
}

/** Take a short line: the case's heading, a line of its head, or a sub-heading of its text. */
function addHeading(draft: Draft, block: Block, keepsHeading: boolean, rules: Rules): void {
  const text = withoutEnumerator(block.text);
  const kind = headLine(text, rules.organisations);
  const begun = draft.heading !== null || draft.head.length > 0;
  const isPart = isSectionHeading(block.text) && (begun || enumeratorOf(block.text) !== '');
  const isSection =
    isPart || enumeratorOf(block.text) !== '' ? begun || isPart : isTitled(draft, rules) && kind === 'words';
  if (draft.body.length > 0 || isSection) {
    draft.body.push({ kind: 'heading', ...printed(block) });
    return;
  }
  draft.naming.push(printed(block));
  if (keepsHeading && draft.heading === null && text !== '') draft.heading = text;
  else draft.head.push(block.text);
}

/** True if the title is already there: a further short line is no part of the head. */
function isTitled({ heading, head, fields }: Draft, rules: Rules): boolean {
  if (fields.title !== null || (heading !== null && namedHeading(heading, rules.organisations) !== null))
    return true;
  return [heading, ...head].some(
    (line) => line !== null && ['words', 'person'].includes(headLine(line, rules.organisations)),
  );
}

function addBlock(draft: Draft, block: Block, anchors: Anchors, rules: Rules, problems: Problem[]): void {
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
  else if (block.kind === 'byline') {
    draft.byline = block.text;
    draft.naming.push(printed(block));
  } else if (block.kind === 'heading' && isRest(draft, block)) addParagraph(draft, block, block, problems);
  else if (block.kind === 'heading' || (block.kind === 'paragraph' && (named || title)))
    addHeading(draft, block, keepsHeading, rules);
  else if (block.kind === 'paragraph') addParagraph(draft, block, block, problems);
}

/** Short lines after the last paragraph belong to nobody knows what: they are left out, and the curator is told. */
function dropTrailingHeadings(draft: Draft, line: number, problems: Problem[]): void {
  while (draft.body.at(-1)?.kind === 'heading') {
    const words = draft.body.pop()?.text ?? '';
    if (!isProvinceLine(words)) problems.push(problem('trailing-line', { line }, { words }));
  }
  const last = draft.body.at(-1);
  if (last !== undefined && !sentenceEnd.test(last.text))
    problems.push(problem('unfinished-text', { line, words: last.text.slice(-8) }));
}

/** A line of a table of contents without its dots and page number. */
const withoutPage = (heading: string): string => heading.replace(/\d{1,4}$/u, '').replace(/[\s.·…⋯]+$/u, '');

/** A table of contents names what comes again with its text: an entry without text that returns is no case. */
const isContentsEntry = (segment: Segment, all: readonly Segment[]) =>
  segment.body.length === 0 &&
  segment.heading !== null &&
  all.some(
    ({ heading, body }) =>
      heading !== null && body.length > 0 && withoutPage(heading) === withoutPage(segment.heading ?? ''),
  );

const isHint = (value: string): boolean => /^[（(][^（）()]*[）)]$/u.test(value);

/** A form to be filled in, or a name alone: labels with nothing or an institution behind them, no title and no text. */
const isEmpty = ({ heading, head, fields, body }: Segment, rules: Rules): boolean =>
  body.length === 0 &&
  [heading, ...head, fields.title].every(
    (line) => line === null || isHint(line) || isOrganisationLine(line, rules.organisations),
  );

/**
 * Cut a compilation into cases at its anchors. Blocks before the first anchor belong to no case.
 *
 * @returns Segments in the order of the source; one without any text is a title in a list of titles.
 */
export function segment(
  blocks: readonly Block[],
  anchors: Anchors,
  rules: Rules,
): Outcome<readonly Segment[]> {
  const problems: Problem[] = [];
  const segments = anchors.starts.map((start, n): Segment => {
    const end = anchors.starts[n + 1] ?? blocks.length;
    const own = blocks.slice(start, end).filter((b) => b.kind !== 'noise');
    const draft = emptyDraft();
    for (const block of own) addBlock(draft, block, anchors, rules, problems);
    const last = own.at(-1)?.lastLine ?? 1;
    dropTrailingHeadings(draft, last, problems);
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
  return { value: segments.filter((s) => !isEmpty(s, rules) && !isContentsEntry(s, segments)), problems };
}
