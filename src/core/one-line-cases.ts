import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { namedHeading } from './organisation-name.ts';
import { partLeads } from './part-leads.ts';
import { partRunInTitles } from './run-in-titles.ts';
import { slice, spanOf, trimmed } from './printed.ts';
import type { OrganisationRules } from './schema/rules.ts';
import type { Block } from './types.ts';

/** Least text behind 机构：标题。 on one line, in code units. */
const leastText = 40;
/** An institution of its own name has its place or its kind behind some words: 某县教育局, not 教育局. */
const ownName =
  /\p{Script=Han}{2,}[省市县区州盟旗镇乡]\p{Script=Han}{2,}|\p{Script=Han}{4,}(?:小学|中学|幼儿园|大学)/u;
const duty = /^(?:负责|牵头|承担|[要应须]|统筹|会同|配合)/u;

/** Where the heading of a line 1.机构：标题。正文 ends, behind its full stop; `null` for another line. */
function endOfHeading(block: Block, rules: OrganisationRules): number | null {
  if (block.kind !== 'paragraph' || enumeratorOf(block.text) === '') return null;
  const end = block.text.indexOf('。') + 1;
  const first = withoutEnumerator(block.text.slice(0, Math.max(0, end - 1)));
  if (end === 0 || block.text.length - end < leastText || !/[：:]|——/u.test(first)) return null;
  const found = namedHeading(first, rules);
  const isCase = found !== null && ownName.test(found.organisation) && !duty.test(found.title);
  return isCase && !/[，,]/u.test(found.title) ? end : null;
}

/**
 * Part the lines of a text that gives each case in one line, 1.机构：标题。正文, and what stands before the texts of reports and
 * answers; one such line alone stays whole.
 */
export function partOneLineCases(lines: readonly Block[], rules: OrganisationRules): readonly Block[] {
  const blocks = partRunInTitles(partLeads(lines));
  const ends = blocks.map((block) => endOfHeading(block, rules));
  if (ends.filter((end) => end !== null).length < 2) return blocks;
  return blocks.flatMap((block, i): Block[] => {
    const end = ends[i] ?? null;
    if (end === null) return [block];
    const [heading, text] = [slice(block, 0, end - 1), trimmed(slice(block, end))];
    return [
      { ...block, ...heading, kind: 'heading', span: spanOf(heading) },
      { ...block, ...text, span: spanOf(text) },
    ];
  });
}
