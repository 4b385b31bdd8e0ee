import { creditLine, isPersonsLine } from './credit-line.ts';
import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { findLabel } from './label.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import type { LabelRole, LabelRules, OrganisationRules } from './schema/rules.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block } from './types.ts';

type LabelledRules = { readonly labels: LabelRules; readonly organisations: OrganisationRules };
type Roles = readonly (LabelRole | null)[];

/** Roles without those of 报送单位 below each text: if the last line of all is one, they end cases and begin none. */
function withoutClosing(blocks: readonly Block[], roles: Roles): Roles {
  const kept = blocks.findLastIndex((b) => b.kind !== 'noise' && b.kind !== 'meta');
  const isText = (i: number) =>
    blocks[i]?.kind === 'paragraph' || roles[i] === 'section' || roles[i] === 'summary';
  const opens = (i: number) => isText(i) || roles[i] === 'title';
  const isClosing = (i: number) => roles[i] === 'organisation' && isText(i - 1) && !opens(i + 1);
  return isClosing(kept) ? roles.map((role, i) => (isClosing(i) ? null : role)) : roles;
}

/** True for a label of an author: it may stand above the first label of a round. */
const isAuthor = (block: Block | undefined): boolean => block?.kind === 'label' && block.rule === 'author';

/** Most lines of a head below its title. */
const headLines = 3;

/** True for a line that stands below a title: who tells, or its second part. */
const isSecond = (line: string, { organisations }: LabelledRules): boolean =>
  /^[—–-]{1,2}/u.test(line) || isPersonsLine(line) || creditLine(line, organisations, false) !== null;

/** Index of the heading right above a round of labels, the first of its lines; `null` where another text ends there. */
function headingAbove(
  blocks: readonly Block[],
  start: number,
  floor: number,
  rules: LabelledRules,
): number | null {
  const isTitle = (i: number) => {
    const block = blocks[i];
    if (i < floor || block === undefined) return false;
    return block.kind === 'number' || (block.kind === 'heading' && !isSectionHeading(block.text));
  };
  let first = start;
  while (first > floor && (blocks[first - 1]?.kind === 'noise' || isAuthor(blocks[first - 1]))) first--;
  if (!isTitle(first - 1)) return null;
  first--;
  const isBelowTitle = (i: number) => {
    const { kind, text = '' } = blocks[i] ?? {};
    return kind === 'heading' && isTitle(i - 1) && blocks[i - 1]?.kind === 'heading' && isSecond(text, rules);
  };
  for (let lines = 0; lines < headLines && isBelowTitle(first); lines++) first--;
  const isBare = blocks[first]?.kind === 'heading' && enumeratorOf(blocks[first]?.text ?? '') === '';
  if (isBare && blocks[first - 1]?.kind === 'number') first--;
  return first;
}

/** Starts moved up to the headings above them, if most rounds of labels have one; the title of the compilation is none. */
function withHeadings(
  blocks: readonly Block[],
  starts: readonly number[],
  isNamed: (block: Block) => boolean,
  rules: LabelledRules,
): number[] {
  const masthead = starts.length > 1 ? blocks.findIndex((b) => b.kind === 'heading') : -1;
  const hasOwn = masthead >= 0 && enumeratorOf(blocks[masthead]?.text ?? '') === '';
  const aboveOf = (n: number, floor: number) => {
    const start = starts[n];
    const block = blocks[start ?? -1];
    return start === undefined || block === undefined || isNamed(block)
      ? null
      : headingAbove(blocks, start, floor, rules);
  };
  const later = starts.slice(1).map((_, n) => aboveOf(n + 1, (starts[n] ?? 0) + 1));
  const height = later.map((index, n) => (index === null ? -1 : (starts[n + 1] ?? 0) - index));
  const ownFirst = aboveOf(0, 0);
  const isLikeOthers = ownFirst !== null && height.includes((starts[0] ?? 0) - ownFirst);
  const isTitle = ownFirst !== null && (!hasOwn || ownFirst > masthead || (isLikeOthers && masthead > 0));
  const above = [isTitle ? ownFirst : aboveOf(0, hasOwn ? masthead + 1 : 0), ...later];
  const found = above.filter((index) => index !== null).length;
  return starts.map((start, n) => (found * 2 > starts.length ? (above[n] ?? start) : start));
}

/** Tells headings of the form 机构：标题 from others; a line below a title that names persons with their institution is none. */
function namedIn(blocks: readonly Block[], { organisations }: LabelledRules): (block: Block) => boolean {
  const named = new Set<Block>();
  let above: Block | null = null;
  for (const block of blocks) {
    if (block.kind === 'noise' || block.kind === 'meta') continue;
    const isLine = block.kind === 'heading' || block.kind === 'paragraph';
    const isName = isLine && namedHeading(withoutEnumerator(block.text), organisations) !== null;
    const isBelowTitle =
      above?.kind === 'heading' && !named.has(above) && !isOrganisationLine(above.text, organisations);
    const isCredit = isName && isBelowTitle && creditLine(block.text, organisations, true) !== null;
    if (isName && !isCredit) named.add(block);
    above = block;
  }
  return (block) => named.has(block);
}

/** Starts moved up to the labels of authors right above them. */
const withAuthors = (blocks: readonly Block[], starts: readonly number[]): number[] =>
  starts.map((start) => (isAuthor(blocks[start - 1]) ? start - 1 : start));

/** Starts of cases that are marked 机构：标题, or by labels; a label begins a case where it begins a new round of labels. */
export function labelledStarts(
  blocks: readonly Block[],
  rules: LabelledRules,
): { starts: number[]; named: number; labels: number } {
  const isNamed = namedIn(blocks, rules);
  const roles = withoutClosing(
    blocks,
    blocks.map((b) => (b.kind === 'label' ? (findLabel(b.text, rules.labels)?.role ?? null) : null)),
  );
  const hasTitles = roles.includes('title');
  const starts: number[] = [];
  let named = 0;
  let seen = new Set<string>();
  blocks.forEach((block, i) => {
    const role = roles[i] ?? null;
    const opener = isNamed(block)
      ? 'named'
      : role === 'title' || role === 'organisation' || (role === 'summary' && !hasTitles)
        ? role
        : null;
    if (opener === 'named') named++;
    const again =
      opener !== null && (seen.size === 0 || seen.has(opener) || seen.has('body') || opener === 'named');
    if (again && !(opener === 'summary' && seen.has('named') && !seen.has('body'))) {
      starts.push(i);
      seen = new Set();
    }
    if (opener !== null) seen.add(opener);
    const text = role === 'summary' || role === 'section' || block.kind === 'paragraph';
    if (starts.length > 0 && opener !== 'named' && text) seen.add('body');
  });
  return {
    starts: hasTitles ? withAuthors(blocks, starts) : withHeadings(blocks, starts, isNamed, rules),
    named,
    labels: roles.filter((role) => role !== null && role !== 'section' && role !== 'author').length,
  };
}
