import { type Credit, creditLine, isPersonsLine } from './credit-line.ts';
import { enumeratorOf } from './enumerator.ts';
import { isForeign, isPlaceLine } from './head-line.ts';
import { type AnchorRules, namesActor } from './names-actor.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import { leadRules } from './part-leads.ts';
import { isPersonName, mayBeName } from './person-name.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block } from './types.ts';

const isLeftOut = (block: Block): boolean => block.kind === 'noise' || block.kind === 'meta';

/** True if a line may be the title of a case: a heading that names no part of a text. */
const mayBeTitle = (block: Block | undefined): boolean =>
  block?.kind === 'heading' && !isSectionHeading(block.text) && !isPlaceLine(block.text);

/**
 * Headings that name an actor and are followed by text: at least two mark cases. A heading right after another belongs to it,
 * but for an institution with its title below; an institution right above the text has its title above.
 */
function actorStarts(blocks: readonly Block[], rules: AnchorRules): number[] {
  const starts: number[] = [];
  const isTitle = (block: Block | undefined) => mayBeTitle(block) && enumeratorOf(block?.text ?? '') === '';
  blocks.forEach((block, i) => {
    if (block.kind !== 'heading' || i === 0) return;
    const text = blocks.slice(i + 1, i + 4).some((b) => b.kind === 'paragraph');
    if (!text || !namesActor(block.text, rules)) return;
    const follows = blocks[i - 1]?.kind === 'heading' && starts.at(-1) !== i - 1;
    const institution = isOrganisationLine(block.text, rules.organisations);
    const belowMasthead =
      i === 1 && !institution && (blocks[i + 1]?.kind === 'paragraph' || isPlaceLine(block.text));
    if (blocks[i - 1]?.kind !== 'heading' || belowMasthead) starts.push(i);
    else if (follows && institution) starts.push(isTitle(blocks[i + 1]) ? i : i - 1);
  });
  const hasText = (start: number, n: number) =>
    blocks.slice(start, starts[n + 1] ?? blocks.length).some((b) => b.kind === 'paragraph');
  return starts.filter((start, n) => hasText(start, n) || !isPlaceLine(blocks[start]?.text ?? ''));
}

/** Lines right above a text, without noise and dates between them: indexes of blocks, and which of them says who tells. */
type Head = { readonly lines: readonly number[]; readonly credit: number; readonly isSubtitle: boolean };

/** Runs of short lines above each text of at least some length. */
function runsOfLines(blocks: readonly Block[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let lines: number[] = [];
  blocks.forEach((block, i) => {
    if (block.kind === 'heading' && isForeign(block.text)) return;
    if (block.kind === 'heading' || block.kind === 'number') lines.push(i);
    else if (!isLeftOut(block)) {
      if (lines.length > 0 && block.kind !== 'byline') runs.push(lines);
      lines = [];
    }
  });
  return runs;
}

/** The last line of a run that says who tells, with the line above it known for a title or not. */
function headOf(blocks: readonly Block[], lines: readonly number[], rules: AnchorRules): Head | null {
  for (let at = lines.length - 1; at >= 0; at--) {
    const block = blocks[lines[at] ?? 0];
    const above = blocks[lines[at - 1] ?? -1];
    if (block?.kind !== 'heading' || enumeratorOf(block.text) !== '') continue;
    const below =
      mayBeTitle(above) &&
      namedHeading(above?.text ?? '', rules.organisations) === null &&
      !isOrganisationLine(above?.text ?? '', rules.organisations);
    const found: Credit | null = creditLine(block.text, rules.organisations, below);
    if (found !== null) return { lines, credit: at, isSubtitle: found.isSubtitle };
  }
  return null;
}

/** True for a head with a line of names alone between its title and its institution. */
function hasPersons(blocks: readonly Block[], { lines, credit }: Head): boolean {
  const words = (blocks[lines[credit - 1] ?? -1]?.text ?? '').split(/[\s、，,]+/u);
  return words.every(mayBeName) && words.some(isPersonName) && mayBeTitle(blocks[lines[credit - 2] ?? -1]);
}

/** Index in its lines of the first line of a head whose title stands above the line that says who tells. */
function firstAbove(blocks: readonly Block[], { lines, credit }: Head, belowPersons: boolean): number {
  let first = belowPersons ? credit - 1 : credit;
  if (mayBeTitle(blocks[lines[first - 1] ?? -1])) first--;
  const title = blocks[lines[first - 1] ?? -1];
  const hasAuthors = first < credit && isPersonsLine(blocks[lines[first] ?? 0]?.text ?? '');
  if (hasAuthors && mayBeTitle(title) && !isPlaceLine(title?.text ?? '') && !isPersonsLine(title?.text ?? ''))
    first--;
  const isSecondLine = first < credit && /^[—–-]{1,2}/u.test(blocks[lines[first] ?? 0]?.text ?? '');
  if (isSecondLine && mayBeTitle(blocks[lines[first - 1] ?? -1])) first--;
  return first;
}

/**
 * Heads of a title and a line that says who tells, an institution, persons, 本报记者: at least two mark cases. The title stands
 * above that line in all or below it in all.
 */
function creditedStarts(blocks: readonly Block[], rules: AnchorRules): number[] {
  const heads = runsOfLines(blocks).flatMap((lines) => headOf(blocks, lines, rules) ?? []);
  const later = heads.slice(1);
  const titled = (side: -1 | 1) =>
    later.filter(({ lines, credit }) => mayBeTitle(blocks[lines[credit + side] ?? -1])).length;
  const isBelow = later.length > 0 && titled(-1) * 2 < later.length && titled(1) * 2 > later.length;
  const signed = new Set(heads.filter((head) => hasPersons(blocks, head)));
  const arePersons = signed.size >= 2 && signed.size * 2 > heads.length;
  return heads.map((head) => {
    const { lines, credit } = head;
    let first = isBelow ? credit : firstAbove(blocks, head, arePersons && signed.has(head));
    if (blocks[lines[first - 1] ?? -1]?.kind === 'number') first--;
    if (isPlaceLine(blocks[lines[first - 1] ?? -1]?.text ?? '')) first--;
    return lines[first] ?? 0;
  });
}

/** Starts of texts that are signed below by their institutions, the last of all too: what is above the next title ends a case. */
function signedStarts(blocks: readonly Block[], { organisations }: AnchorRules): number[] {
  const kept = blocks.filter((block) => !isLeftOut(block));
  const isSigned = (block: Block | undefined) =>
    block?.kind === 'heading' && creditLine(block.text, organisations, false)?.isSubtitle === false;
  const last = kept.findLastIndex(({ kind }) => kind === 'paragraph');
  if (!isSigned(kept[last + 1])) return [];
  const [first = [], ...later] = runsOfLines(blocks);
  const titles = later.flatMap(([above, title]) =>
    isSigned(blocks[above ?? -1]) && mayBeTitle(blocks[title ?? -1]) && title !== undefined ? [title] : [],
  );
  const begin = first.at(-1);
  const isWhole =
    titles.length > 0 && titles.length * 5 >= later.length * 4 && !isSigned(blocks[begin ?? -1]);
  return isWhole && begin !== undefined ? [begin, ...titles] : [];
}

/** Titles right above reports that begin with where they come from: 本报讯（记者 某某）. */
const reportStarts = (blocks: readonly Block[]): number[] =>
  blocks.flatMap((block, i) =>
    block.rule === leadRules.dispatch && mayBeTitle(blocks[i - 1]) ? [i - 1] : [],
  );

/** Starts of cases whose headings name who acts, or have a line that says who tells beside them; at least two. */
export function headedStarts(blocks: readonly Block[], rules: AnchorRules): readonly number[] {
  const signed = signedStarts(blocks, rules);
  if (signed.length >= 2) return signed;
  const reports = reportStarts(blocks);
  const credited = creditedStarts(blocks, rules);
  const acting = actorStarts(blocks, rules);
  const heads = credited.length >= acting.length ? credited : acting;
  const starts = reports.length * 2 > heads.length ? reports : heads;
  return starts.length >= 2 ? starts : [];
}
