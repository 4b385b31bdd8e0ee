import { organisationKind } from './organisation-name.ts';
import type { Place } from './schema/case-record.ts';
import type { Evidence } from './schema/evidence.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** Words after which a new name begins; a name is read back to the nearest of them. */
const before =
  /[，。；：、！？“”《》（）(),;:\s由在把将与及以为对经是的了于从向让使被受并也则]|近年来|年来|今年|自从|自(?!治)|和(?!体育|科|文化|卫生|旅游)|按照|根据|依据|针对|通过/gu;
/** What no institution's name holds, but a sentence that ends in one does. */
const noName =
  /[^\p{Script=Han}（）()]|[各有]|所有|成立|建立|组建|创建|拥有|共有|推进|覆盖|推行|实行|实施|深化|开展|办好|全域|全县|全市|全区/u;
/** Behind a place, a stage alone: the schools of a county and not one of them. */
const anySchool =
  /^[省市县区州盟旗镇乡]?(?:普通|公办|民办|城区|城乡|农村|乡村|乡镇|义务教育|中等职业|职业|寄宿制|小规模|中心|中|小)*(?:学校|小学|中学|初中|高中|幼儿园|中小学|校区|学区|集团|联盟)$/u;
/** What makes a word of an ending: 集团化, 学区制, 学校联盟式. */
const partOfWord = /^[化制式内间]/u;
const verb =
  /探索|构建|建立|形成|打造|创建|创新|实施|推进|推动|开展|全面推进|深化|组建|建设|推行|成立|启动|破解|提升/u;
/** Longest supplied title after its place, in code units: one line on a phone and a half. */
const phraseLimit = 24;
/** Shortest clause that can stand as a title. */
const shortest = 8;

/** Text up to the end of its third sentence: where a case says who it is about. */
const opening = (body: string): string => /^(?:[^。\n]*[。\n]){1,3}/u.exec(body)?.[0] ?? body.slice(0, 200);

/**
 * Name of the acting institution as the text itself gives it, for a case whose heading is lost.
 *
 * @returns `null` where no clause begins with a name that has its place in front and ends like an institution.
 */
export function supplyOrganisation(
  body: string,
  place: Place | null,
  rules: OrganisationRules,
): { text: string; kind: string; evidence: Evidence } | null {
  const text = opening(body);
  const short =
    place === null
      ? []
      : place.names.map((name) => /^(.{2,}?)(?:[省市县区州盟旗]|自治区|自治州)$/u.exec(name)?.[1] ?? name);
  for (const { endings } of rules)
    for (const ending of endings) {
      const end = text.indexOf(ending);
      if (end < 2) continue;
      const head = text.slice(0, end);
      const start = Math.max(0, ...[...head.matchAll(before)].map((m) => m.index + m[0].length));
      const name = text.slice(start, end + ending.length);
      const kind = organisationKind(name, rules);
      const subject = start === 0 || /[，。；：,;:\n由]/u.test(text.charAt(start - 1));
      const placed = short.some((s) => name.startsWith(s));
      const bare = short.some((s) => name.startsWith(s) && anySchool.test(name.slice(s.length)));
      const whole = !bare && !noName.test(name) && !partOfWord.test(text.slice(end + ending.length));
      if (kind !== null && subject && placed && whole && name.length >= 5 && name.length <= 30)
        return {
          text: name,
          kind,
          evidence: { words: name, where: 'body', at: start, rule: 'named-in-text' },
        };
    }
  return null;
}

/** True if every mark that opens in the words also closes in them, and the other way round. */
const isBalanced = (words: string): boolean =>
  ['“”', '《》', '（）', '()'].every(
    ([open = '', close = '']) => words.split(open).length === words.split(close).length,
  );

/** The clause of a text that best says what was done: it has a verb of doing and, if possible, a named practice. */
function tellingClause(body: string, models: readonly string[]): { words: string; at: number } {
  let best = { words: '', at: 0, weight: -1 };
  for (const match of body.matchAll(/[^，。；：！？\n]{6,60}/gu)) {
    const found = verb.exec(match[0]);
    if (found === null) continue;
    const words = match[0].slice(found.index);
    if (words.length < shortest || words.length > phraseLimit || !isBalanced(words)) continue;
    const named = models.filter((model) => words.includes(model)).length;
    const weight = named * 3 + 1 - match.index / body.length;
    if (weight > best.weight) best = { words, at: match.index + found.index, weight };
  }
  if (best.words !== '') return best;
  const [first = ''] = body.split('\n');
  return { words: [...first].slice(0, phraseLimit).join(''), at: 0 };
}

/**
 * A title for a case whose own is lost: its place (or, where only a province is known, its actor), and the clause that tells
 * most. A proposal for the curator, never a printed title.
 *
 * @returns No evidence where there is no text; the title is then the place or the actor alone.
 */
export function supplyTitle(
  body: string,
  place: Place | null,
  organisation: string | null,
  models: readonly string[],
): { text: string; evidence: Evidence[] } {
  const { words, at } = tellingClause(body, models);
  const deep = place !== null && (place.names.length > 1 || place.zone !== null);
  const where = deep ? (place.zone?.name ?? place.names.at(-1)) : (organisation ?? place?.names.at(-1));
  if (words === '') return { text: where ?? '无题', evidence: [] };
  return {
    text: where === undefined || words.includes(where) ? words : `${where}：${words}`,
    evidence: [{ words, where: 'body', at, rule: 'telling-clause' }],
  };
}
