import type { SegmentRules } from './draft.ts';
import { withoutEnumerator } from './enumerator.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import { type Problem, problem } from './problems.ts';
import type { Segment } from './types.ts';

/** A line of a table of contents without its dots and page number. */
const withoutPage = (heading: string): string => heading.replace(/\d{1,4}$/u, '').replace(/[\s.·…⋯]+$/u, '');

/** True if a segment names an institution in its head or its fields. */
const namesInstitution = ({ heading, head, fields }: Segment, { organisations }: SegmentRules): boolean =>
  fields.organisation !== null ||
  [heading ?? '', ...head].some((line) => {
    const words = withoutEnumerator(line);
    return isOrganisationLine(words, organisations) || namedHeading(words, organisations) !== null;
  });

/**
 * Segments without a single one that has no text, a link to a case elsewhere, and without those that are no cases beside cases with texts: entries of a table of contents, which return with their
 * text or stand in a row above at least as many texts; and titles of nobody without a text, such as a first or last slide.
 */
export function withoutContents(all: readonly Segment[], rules: SegmentRules): readonly Segment[] {
  const texts = all.filter(({ body }) => body.length > 0);
  if (all.length === 1 && texts.length === 0) return [];
  const told = new Set(texts.flatMap(({ heading }) => (heading === null ? [] : [withoutPage(heading)])));
  const first = all.findIndex(({ body }) => body.length > 0);
  const isRow = first >= 2 && texts.length >= first;
  return all.filter((segment, i) => {
    const { heading, body } = segment;
    if (body.length > 0) return true;
    if ((heading !== null && told.has(withoutPage(heading))) || (isRow && i < first)) return false;
    return texts.length < 2 || namesInstitution(segment, rules);
  });
}

/** Least text by which two cases are taken for one that is printed twice, in code units. */
const repeatedLength = 60;

/** Segments without those whose text has stood above word for word. */
export function withoutRepeated(all: readonly Segment[], problems: Problem[]): readonly Segment[] {
  const seen = new Set<string>();
  return all.filter(({ body, heading, lines }) => {
    const text = body
      .map((block) => block.text)
      .join('')
      .replace(/\s/gu, '');
    const isNew = text.length < repeatedLength || !seen.has(text);
    seen.add(text);
    if (!isNew)
      problems.push(problem('case-repeated', { line: lines[0] }, { words: heading ?? text.slice(0, 12) }));
    return isNew;
  });
}

const isHint = (value: string): boolean => /^[（(][^（）()]*[）)]$/u.test(value);

/** A form to be filled in, or a name alone: labels with nothing or an institution behind them, no title and no text. */
export const isEmpty = ({ heading, head, fields, body }: Segment, rules: SegmentRules): boolean =>
  body.length === 0 &&
  [heading, ...head, fields.title].every(
    (line) => line === null || isHint(line) || isOrganisationLine(line, rules.organisations),
  );
