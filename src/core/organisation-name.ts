import { foldWidth } from './fold-width.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** A heading of the form 机构：标题, parted at its first colon. */
export type NamedHeading = { readonly organisation: string; readonly title: string };

/**
 * Kind of institution by the ending of its name; of several names joined by 、 the first counts.
 *
 * @returns `null` if the name ends like no institution.
 */
export function organisationKind(name: string, rules: OrganisationRules): string | null {
  const first = foldWidth(name.split(/[、，,]/u)[0] ?? name).trim();
  const bare = first.replace(/\([^()]*\)$/u, '');
  for (const { kind, endings } of rules)
    if (endings.some((ending) => first.endsWith(foldWidth(ending)) || bare.endsWith(ending))) return kind;
  return null;
}

/** Words that stand in sentences and slogans, not in names: 办好家门口的学校 is no institution. */
const noName = /[的了把是这说给我你每们]|打造|走进|办好|推进|推动|促进|成为|赋能|构建/u;

/** True if every part of a name joined by 、 or 和 ends like an institution. */
const isOrganisation = (name: string, rules: OrganisationRules) =>
  name.length >= 4 &&
  name.length <= 60 &&
  !/[。；;：:！!？?“”《》]/u.test(name) &&
  !noName.test(name) &&
  organisationKind(name, rules) !== null &&
  name
    .split('、')
    .every(
      (part, i, parts) =>
        i === parts.length - 1 || organisationKind(part, rules) !== null || part.length < 12,
    );

/** Part 标题（机构） at its last bracket, or 标题 机构 at its last space. */
function titleBeforeName(text: string, rules: OrganisationRules): NamedHeading | null {
  const found =
    /^([^。；;]{4,60})[（(]([^（）()]{4,60})[）)]$/u.exec(text) ??
    /^([^。；;]{4,60})\s(\S{4,60})$/u.exec(text);
  const [, before = '', organisation = ''] = found ?? [];
  const title = before.trim();
  const isName = title === '' || organisationKind(title, rules) !== null;
  return isName || !isOrganisation(organisation, rules) ? null : { organisation, title };
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
 * Part 机构：标题 at its first colon, dash or bar, 机构 标题 at its first space, or 标题（机构） and 标题 机构.
 *
 * @returns `null` where the text names no institution there.
 */
export function namedHeading(text: string, rules: OrganisationRules): NamedHeading | null {
  if (text.length > 110) return null;
  return partAt(text, /[:：|｜]|——/u, rules) ?? partAt(text, /\s+/u, rules) ?? titleBeforeName(text, rules);
}

/** A line of an institution without its outer brackets and the dash before it: （某县教育局）, ——某县教育局. */
export const institutionIn = (line: string): string =>
  line
    .replace(/^[—–-]+\s*/u, '')
    .replace(/^[（(【]([^（()）]+(?:[（(][^（()）]+[）)][^（()）]*)?)[】）)]$/u, '$1')
    .trim();

/** True if a line gives an institution as a whole: 某县教育局, （某市第一中学）, ——某市第一中学. */
export function isOrganisationLine(line: string, rules: OrganisationRules): boolean {
  const text = institutionIn(line);
  return text.length <= 40 && !/[:：，,\s]/u.test(text) && isOrganisation(text, rules);
}
