import { foldWidth } from './fold-width.ts';
import { memo } from './memo.ts';
import { isPersonName, mayBeName } from './person-name.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** A heading that gives institution and title, 机构：标题, and perhaps the author: 标题 | 机构 | 作者. */
export type NamedHeading = {
  readonly organisation: string;
  readonly title: string;
  readonly author?: string;
};

type Ending = { readonly words: string; readonly kind: string; readonly order: number };

/** Endings of names by their last character, folded. */
const endingsOf = memo((rules: OrganisationRules): ReadonlyMap<string, readonly Ending[]> => {
  const byLast = new Map<string, Ending[]>();
  rules.forEach(({ kind, endings }, order) => {
    for (const words of endings.map(foldWidth)) {
      const last = words.at(-1) ?? '';
      const own = byLast.get(last);
      if (own === undefined) byLast.set(last, [{ words, kind, order }]);
      else own.push({ words, kind, order });
    }
  });
  return byLast;
});

/** A section of an office behind its name: 某县教育局基础教育股, 某市教育局安全科. */
const sectionOf =
  /(?<=[局委厅府院])[^\p{P}\s在从到让使用为向与就也都不要会能有来去过被将把走进的了]{1,10}(?:[股科处]|科室|办公室|中心|小组)$/u;

/**
 * Kind of institution by the ending of its name; of several names joined by 、 the first counts.
 *
 * @returns `null` if the name ends like no institution.
 */
export function organisationKind(name: string, rules: OrganisationRules): string | null {
  const first = foldWidth(/^[^、，,]*/u.exec(name)?.[0] ?? name).trim();
  const endings = endingsOf(rules);
  const found = [first, first.replace(/\([^()]*\)$/u, ''), first.replace(sectionOf, '')].flatMap(
    (words) => endings.get(words.at(-1) ?? '')?.filter((ending) => words.endsWith(ending.words)) ?? [],
  );
  return (
    found.reduce<Ending | null>((best, one) => (best === null || one.order < best.order ? one : best), null)
      ?.kind ?? null
  );
}

/** Words that stand in sentences and slogans, not in names: 办好家门口的学校 is no institution. */
const noName =
  /[的了把是这说给我你每们]|[一两二三四五六七八九十几多]{1,3}[所间座家]|打造|走进|办好|推进|推动|促进|成为|赋能|构建/u;

/** A place, and behind it words that end like some kind of institution, though no rule knows its ending: 某镇中心某某站. */
const placedUnit =
  /^\p{Script=Han}{2,14}?[省市县区州盟旗镇乡][^\p{P}\s]{1,24}(?:[局室院馆所站处]|中心|基地|集团|合作社|委员会|办公室)$/u;
/** What stands in a sentence about such a unit and not in its name. */
const inSentence = /[在从到让使用为向与就也都不要会能有来去过被将]|开展|建设|实现|解决|带动|服务全/u;

const isPlacedUnit = (name: string) =>
  placedUnit.test(name) && !inSentence.test(name.replace(/(?:委员会|服务(?:中心|站))$/u, ''));

/** True if every part of a name joined by 、 or 和 ends like an institution. */
const isOrganisation = (name: string, rules: OrganisationRules) =>
  name.length >= 4 &&
  name.length <= 60 &&
  !/[。；;：:！!？?“”《》，,]/u.test(name) &&
  !noName.test(name) &&
  (organisationKind(name, rules) !== null || isPlacedUnit(name)) &&
  name
    .split('、')
    .every(
      (part, i, parts) =>
        i === parts.length - 1 || organisationKind(part, rules) !== null || part.length < 12,
    );

/** Part 标题（机构） at its last bracket, or 标题 机构 at its last space; names of persons alone are no title. */
function titleBeforeName(text: string, rules: OrganisationRules): NamedHeading | null {
  const found =
    /^([^。；;]{4,60})[（(]([^（）()]{4,60})[）)]$/u.exec(text) ??
    /^([^。；;]{4,60})\s(\S{4,60})$/u.exec(text);
  const [, before = '', organisation = ''] = found ?? [];
  const title = before.trim();
  const isName =
    title === '' || organisationKind(title, rules) !== null || title.split(/[\s、，]+/u).every(isPersonName);
  return isName || !isOrganisation(organisation, rules) ? null : { organisation, title };
}

/** Part 标题 | 机构, 标题 | 机构 | 作者, 机构 | 标题 | 作者 at its bars or slashes, and 标题 机构 作者 at its spaces. */
function inParts(text: string, rules: OrganisationRules): NamedHeading | null {
  const isBarred = /[|｜丨/]/u.test(text);
  const parts = text.split(isBarred ? /\s*[|｜丨/]\s*/u : /\s+/u);
  if (parts.length < 2 || parts.length > (isBarred ? 4 : 8)) return null;
  const own = parts.flatMap((part, i) => (isOrganisation(part, rules) ? [i] : []));
  const [at] = own;
  if (at === undefined || own.length > 1) return null;
  const persons = parts.slice(at === 0 ? 2 : at + 1);
  if (persons.length === 0 ? at === 0 || !isBarred : at === 0 && !isBarred) return null;
  const title = at === 0 ? (parts[1] ?? '') : parts.slice(0, at).join(isBarred ? ' | ' : ' ');
  const isTitle = title.length >= 2 && !title.split(/[\s、，]+/u).every(isPersonName);
  const names = persons.flatMap((part) => part.split(/[\s、，]+/u));
  if (!isTitle || !names.every(mayBeName)) return null;
  const named = { organisation: parts[at] ?? '', title };
  return persons.length === 0 ? named : { ...named, author: persons.join(' ') };
}

/** Part a text at the first match of a mark, if an institution stands before it and a title behind it. */
function partAt(text: string, mark: RegExp, rules: OrganisationRules): NamedHeading | null {
  const found = mark.exec(text);
  if (found === null || found.index < 4) return null;
  const organisation = text.slice(0, found.index).trim();
  const title = text.slice(found.index + found[0].length).trim();
  const isSentence = /[。；;]./u.test(title) || /，.*。$/u.test(title);
  const isTitle = title.length >= 4 && !isSentence;
  return isTitle && isOrganisation(organisation, rules) ? { organisation, title } : null;
}

/**
 * Part 机构：标题 at its first colon, dash or bar, 机构 标题 at its first space, 标题（机构） and 标题 机构, or either with the
 * author behind a further bar or space.
 *
 * @returns `null` where the text names no institution there.
 */
export function namedHeading(text: string, rules: OrganisationRules): NamedHeading | null {
  if (text.length > 110) return null;
  if (isOrganisationLine(text, rules)) return null;
  const parted = inParts(text, rules);
  if (parted !== null) return parted;
  return partAt(text, /[:：|｜]|——/u, rules) ?? partAt(text, /\s+/u, rules) ?? titleBeforeName(text, rules);
}

/** Place and postcode behind an institution, as journals print them: 某县第一中学，湖北 宜昌 443100. */
const postcode = /[，,]\s*\p{Script=Han}{2,8}(?:\s\p{Script=Han}{2,8})?\s?\d{6}$/u;

/** A line of an institution without its outer brackets and the dash before it: （某县教育局）, ——某县教育局. */
export const institutionIn = (line: string): string =>
  line
    .replace(/^[—–-]+\s*/u, '')
    .replace(/^[（(【]([^（()）]+(?:[（(][^（()）]+[）)][^（()）]*)?)[】）)]$/u, '$1')
    .replace(postcode, '')
    .trim();

/** True if a line gives an institution as a whole: 某县教育局, （某市第一中学）, ——某市第一中学. */
export function isOrganisationLine(line: string, rules: OrganisationRules): boolean {
  const text = institutionIn(line);
  return text.length <= 40 && !/[:：，,\s]/u.test(text) && isOrganisation(text, rules);
}
