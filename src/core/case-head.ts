import { creditLine, isPersonsLine } from './credit-line.ts';
import { block as begin, type Draft, printed, type SegmentRules, setField } from './draft.ts';
import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { headLine, isForeign, isPlaceLine } from './head-line.ts';
import { institutionIn, isOrganisationLine, namedHeading, organisationKind } from './organisation-name.ts';
import { isPersonName, mayBeName } from './person-name.ts';
import { unprinted, within } from './printed.ts';
import type { OrganisationRules } from './schema/rules.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block, Printed } from './types.ts';

/** Take a short line: the case's heading, a line of its head, or a sub-heading of its text. */
export function addHeading(draft: Draft, block: Block, keepsHeading: boolean, rules: SegmentRules): void {
  const text = withoutEnumerator(block.text);
  const isRepeated = draft.heading !== null && draft.body.length === 0 && isForeign(block.text);
  if (isRepeated) {
    draft.naming.push(printed(block));
    return;
  }
  if (draft.body.length === 0 && addCredit(draft, block, rules)) return;
  const kind = headLine(text, rules.organisations);
  const begun = draft.heading !== null || draft.head.length > 0;
  const isPart = isSectionHeading(block.text) && (begun || enumeratorOf(block.text) !== '');
  const isSection =
    isPart || enumeratorOf(block.text) !== '' ? begun || isPart : isTitled(draft, rules) && kind === 'words';
  if (draft.body.length > 0 || isSection) {
    draft.body.push(begin('heading', block));
    return;
  }
  draft.naming.push(printed(block));
  const name = isPlaceLine(text) ? withoutBars(text) : withoutColon(text, rules.organisations);
  const author = namedHeading(name, rules.organisations)?.author;
  if (author !== undefined) draft.fields.author ??= author;
  if (keepsHeading && draft.heading === null && name !== '') draft.heading = name;
  else draft.head.push(name === text ? block.text : name);
}

/** A place given in parts as one word: 山东省 | 某市 | 某县. */
const withoutBars = (place: string): string => place.replace(/\s*[|｜/·>-]\s*/gu, '');

/** An institution without the colon behind which its title is lost. */
const withoutColon = (text: string, rules: OrganisationRules): string => {
  const name = text.replace(/[:：]$/u, '');
  return name !== text && isOrganisationLine(name, rules) ? name : text;
};

/** Take a line that names persons, with their institution or without: it is no title. True if it is one. */
function addCredit(draft: Draft, block: Block, rules: SegmentRules): boolean {
  if (enumeratorOf(block.text) !== '') return false;
  const { organisations } = rules;
  const above = draft.head.at(-1) ?? draft.heading ?? '';
  const isBelowTitle =
    above !== '' && namedHeading(above, organisations) === null && !isOrganisationLine(above, organisations);
  const words = block.text.split(/[\s、，,]+/u);
  if (isBelowTitle && words.length > 1 && words.every(mayBeName) && words.some(isPersonName)) {
    setField(draft, 'author', block);
    return true;
  }
  if (isBelowTitle && /\s/u.test(block.text) && isPersonsLine(block.text) && !isPersonsLine(above)) {
    setField(draft, 'author', block);
    return true;
  }
  const credit = creditLine(block.text, organisations, isBelowTitle);
  if (credit === null || (credit.person === null && !credit.isSubtitle)) return false;
  const { organisation, person } = credit;
  if (organisation !== null)
    setField(draft, 'organisation', within(block, organisation) ?? unprinted(organisation));
  if (person !== null) setField(draft, 'author', within(block, person) ?? unprinted(person));
  return !credit.isSubtitle;
}

/** True if the title is already there: a further short line is no part of the head. */
function isTitled({ heading, head, fields }: Draft, rules: SegmentRules): boolean {
  if (fields.title !== null || (heading !== null && namedHeading(heading, rules.organisations) !== null))
    return true;
  return [heading, ...head].some(
    (line) => line !== null && ['words', 'person'].includes(headLine(line, rules.organisations)),
  );
}

/** Take a line below a text that says who tells it: ——某县第一小学 王小明. True if it is one. */
export function addSignature(draft: Draft, line: Printed, { organisations }: SegmentRules): boolean {
  const credit = creditLine(line.text, organisations, false);
  if (credit === null || credit.isSubtitle || credit.organisation === null) return false;
  setField(draft, 'organisation', within(line, credit.organisation) ?? unprinted(credit.organisation));
  if (credit.person !== null)
    setField(draft, 'author', within(line, credit.person) ?? unprinted(credit.person));
  return true;
}

/** The institution in brackets at the very end of a text: …，家长都来。（某县第一小学）; `null` if there is none. */
export function institutionBehind({ body }: Draft, { organisations }: SegmentRules): string | null {
  const name = /[。！？][”」』]?[（(]([^（）()]{4,40})[）)]$/u.exec(body.at(-1)?.text ?? '')?.[1];
  return name !== undefined && isOrganisationLine(name, organisations) ? name : null;
}

const placed = /^\p{Script=Han}{2,14}?(?:[省市县区州盟旗]|自治区)/u;

/**
 * A title may end like an institution, 错别字博物馆: where nothing else is a title, that is the line without a place, and the
 * line with one, or the field that is read already, is the institution.
 */
export function nameByPlace(draft: Draft, { organisations }: SegmentRules): void {
  const { fields, heading, head } = draft;
  const lines = [...(heading === null ? [] : [withoutEnumerator(heading)]), ...head];
  const [first, second] = lines;
  if (
    fields.title !== null ||
    first === undefined ||
    !lines.every((line) => isOrganisationLine(line, organisations))
  )
    return;
  const bare = lines.filter((line) => !placed.test(institutionIn(line)));
  const [title] = bare;
  if (title === undefined || bare.length > 1 || lines.length > 2) return;
  if (second === undefined ? fields.organisation === null : fields.organisation !== null) return;
  fields.title = title;
  fields.organisation ??= institutionIn(title === first ? (second ?? '') : first);
}

/** A line below a text that gives its title and who sent it in: （《题目》，某县第一小学报送）. */
const titledByline =
  /^[（(]\s*《([^《》]{2,60})》[，,、\s]*([^（）()]{4,60}?)(?:报送|供稿|推荐|选送|提供|撰写)?[）)]$/u;

/** Take a line below a text that says who wrote it or sent it in. */
export function addByline(draft: Draft, block: Block, { organisations }: SegmentRules): void {
  const [, title, name = ''] = titledByline.exec(block.text) ?? [];
  if (title !== undefined && organisationKind(name, organisations) !== null) {
    setField(draft, 'title', within(block, title) ?? unprinted(title));
    setField(draft, 'organisation', within(block, name) ?? unprinted(name));
    return;
  }
  draft.byline = block.text;
  draft.naming.push(printed(block));
}
