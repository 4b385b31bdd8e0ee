import { isOrganisationLine } from './organisation-name.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** What a short line above a text gives; `person` may also be a short title, where there is none above it. */
export type HeadLine = 'place' | 'organisation' | 'person' | 'subtitle' | 'words';

const placeLine = /^\p{Script=Han}{2,16}(?:[省市县区州盟旗]|自治区)$/u;
const personLine =
  /^(?:[（(]?(?:文|作者|执笔|撰稿)\s*(?:[:：/]\s*)?)?(\p{Script=Han}\s\p{Script=Han}|\p{Script=Han}{2,4}(?:·\p{Script=Han}{2,6})?)[）)]?$/u;

/** The kind of a line between the heading of a case and its text. */
export function headLine(line: string, rules: OrganisationRules): HeadLine {
  if (placeLine.test(line)) return 'place';
  if (isOrganisationLine(line, rules)) return 'organisation';
  if (/^[—–-]{1,2}/u.test(line)) return 'subtitle';
  return personLine.test(line) ? 'person' : 'words';
}

/** The name in a line that gives a person: （文/王小明） gives 王小明. */
export const personOf = (line: string): string => personLine.exec(line)?.[1] ?? line;
