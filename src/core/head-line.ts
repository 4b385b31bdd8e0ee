import { isOrganisationLine } from './organisation-name.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** What a short line above a text gives; `person` may also be a short title, where there is none above it. */
export type HeadLine = 'place' | 'organisation' | 'person' | 'subtitle' | 'words';

/** A province as headings give it, with or without 省. */
const provinceLine =
  /^(?:北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)(?:省|市|(?:壮族|回族|维吾尔)?(?:自治区)?)$|^新疆生产建设兵团$/u;
const placeLine = /^\p{Script=Han}{2,16}(?:[省市县区州盟旗]|自治区)$/u;
const personLine =
  /^(?:[（(]?(?:文|作者|执笔|撰稿)\s*(?:[:：/]\s*)?)?(\p{Script=Han}\s\p{Script=Han}|\p{Script=Han}{2,4}(?:·\p{Script=Han}{2,6})?)[）)]?$/u;

/** True for a line in another language, which repeats a title: The Bamboo Bridge. */
export const isForeign = (line: string): boolean =>
  /\p{Script=Latin}{2}/u.test(line) && !/[\p{Script=Han}\d]/u.test(line);

/** True if a line gives a province and no more: 山东省, 山东. */
export const isProvinceLine = (line: string): boolean => provinceLine.test(line);

/** True if a line gives a place and no more: 山东省某市, 山东, 山东省 | 某市 | 某县. */
export const isPlaceLine = (line: string): boolean => {
  const parts = line.split(/\s*[|｜/·>-]\s*/u);
  return parts.length <= 4 && parts.every((part) => isProvinceLine(part) || placeLine.test(part));
};

/** The kind of a line between the heading of a case and its text. */
export function headLine(line: string, rules: OrganisationRules): HeadLine {
  if (isPlaceLine(line)) return 'place';
  if (isOrganisationLine(line, rules)) return 'organisation';
  if (/^[—–-]{1,2}/u.test(line)) return 'subtitle';
  return personLine.test(line) ? 'person' : 'words';
}

/** The name in a line that gives a person: （文/王小明） gives 王小明. */
export const personOf = (line: string): string => personLine.exec(line)?.[1] ?? line;
