import { memo } from './memo.ts';
import { organisationKind } from './organisation-name.ts';
import type { Place } from './schema/case-record.ts';
import type { Evidence } from './schema/evidence.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** Words after which a new name begins; a name is read back to the nearest of them. */
const before =
  /[，。；：、！？“”《》（）(),;:\s由在把将与及以为对经是的了于从向让使被受并也则]|近年来|年来|今年|自从|自(?!治)|和(?!体育|科|文化|卫生|旅游)|按照|根据|依据|针对|通过/gu;
/** What no institution's name holds, but a sentence that ends in one does. */
const noName =
  /[^\p{Script=Han}（）()]|[各有]|所有|成立|建立|组建|创建|拥有|共有|推进|覆盖|推行|实行|实施|深化|开展|办好|全域|全县|全市|全区|取消|设立|组织|整合|遴选|选派|面向|涌现|打造|改造|新建|扩建|投入|带动|帮助|支持|撤并|合并|优化|统筹|调整|缩小|实现/u;
/** Behind a place, a stage alone: the schools of a county and not one of them. */
const anySchool =
  /^[省市县区州盟旗镇乡]?(?:普通|公办|民办|城区|城乡|农村|乡村|乡镇|义务教育|中等职业|职业|寄宿制|小规模|中心|中|小)*(?:学校|小学|中学|初中|高中|幼儿园|中小学|校区|学区|集团|联盟)$/u;
/** What makes a word of an ending: 集团化, 学区制, 学校联盟式. */
const partOfWord = /^(?:[化制式内间]|(?:教育)?督导|办公室|教育局)/u;
const verb =
  /探索|构建|建立|形成|打造|创建|创新|实施|推进|推动|开展|全面推进|深化|组建|建设|推行|成立|启动|破解|提升/u;
/** Longest supplied title, in code units: one line on a phone and a half. */
const titleLimit = 24;
/** Shortest clause that can stand as a title. */
const shortest = 8;

/** Text up to the end of its third sentence: where a case says who it is about. */
const opening = (body: string): string => /^(?:[^。\n]*[。\n]){1,3}/u.exec(body)?.[0] ?? body.slice(0, 200);

/** What a clause goes on with whose subject is the one who acts. */
const acts =
  /^(?:[自把将以从在用让做办是有为每于]|通过|针对|聚焦|坚持|依托|立足|围绕|根据|按照|探索|推进|推动|推行|实施|创办|创建|建立|构建|打造|开展|开设|开办|成立|始建|位于|地处|坐落|现有|努力|积极|率先|全面|大力|充分|深入|牵头|组织|启动|提出|着力|紧紧|结合|因地制宜|近年|多年|先后|联合|一直|创新|面向|发挥)/u;
/** Longest name, in code units; so far back its beginning is looked for. */
const longestName = 30;

type Supplied = { readonly text: string; readonly kind: string; readonly evidence: Evidence };
type Named = { readonly text: string; readonly kind: string; readonly at: number; readonly isActor: boolean };

/** Endings of institutions, the longest first, as one pattern. */
const endingPattern = memo(
  (rules: OrganisationRules): RegExp =>
    new RegExp(
      rules
        .flatMap(({ endings }) => endings)
        .toSorted((x, y) => y.length - x.length)
        .map((ending) => ending.replace(/[()]/gu, String.raw`\$&`))
        .join('|'),
      'gu',
    ),
);

/** True if a name begins with a place of the case, in full or in short, and is more than any school there. */
function isPlaced(name: string, place: Place | null): boolean {
  const names = place === null ? [] : [...place.names, ...(place.zone === null ? [] : [place.zone.name])];
  const short = names.map((n) => /^(.{2,}?)(?:[省市县区州盟旗]|自治区|自治州)$/u.exec(n)?.[1] ?? n);
  const begins = short.filter((s) => name.startsWith(s));
  return begins.length > 0 && begins.every((s) => !anySchool.test(name.slice(s.length)));
}

/** Institutions of the place that the text names where a clause may begin, in order. */
function namesIn(text: string, place: Place | null, rules: OrganisationRules): Named[] {
  return [...text.matchAll(endingPattern(rules))].flatMap((match): Named[] => {
    const end = match.index + match[0].length;
    const from = Math.max(0, match.index - longestName);
    const head = text.slice(from, match.index);
    const at = from + Math.max(0, ...[...head.matchAll(before)].map((m) => m.index + m[0].length));
    const name = text.slice(at, end);
    const after = text.slice(end, end + 6);
    const begins = at === 0 || /[，。；：、,;:\n由]/u.test(text.charAt(at - 1));
    const whole = !noName.test(name) && !partOfWord.test(after) && name.length >= 5;
    const isName = begins && whole && name.length <= longestName && isPlaced(name, place);
    const kind = isName ? organisationKind(name, rules) : null;
    if (kind === null) return [];
    const isActor = text.charAt(at - 1) !== '、' && (acts.test(after) || text.charAt(at - 1) === '由');
    return [{ text: name, kind, at, isActor }];
  });
}

/** The education office of the case's own division, where the text calls it by its rank alone: 县教育局 in a case of 都安县. */
function officeOf(body: string, place: Place | null, rules: OrganisationRules): Supplied | null {
  const name = place === null || place.zone !== null ? '' : (place.names.at(-1) ?? '');
  const rank = name.slice(-1);
  if (!/^[县区市旗州盟]$/u.test(rank)) return null;
  const office = new RegExp(
    String.raw`(?<=^|[，。；：,;:\n由])${rank}(?:教育(?:和?体育|科技|文化体育)?局|教体局|教委|教育委员会)`,
    'gu',
  );
  const found = [...body.matchAll(office)].find(
    ({ index, 0: words }) => acts.test(body.slice(index + words.length)) || body.charAt(index - 1) === '由',
  );
  if (found === undefined) return null;
  const [words] = found;
  const text = name + words.slice(1);
  const kind = organisationKind(text, rules);
  const evidence = { words, where: 'body', at: found.index, rule: 'named-by-rank' } as const;
  return kind === null ? null : { text, kind, evidence };
}

/**
 * Name of the acting institution as the text itself gives it, for a case whose heading is lost: the first one of its place that
 * acts in the first three sentences or stands at the beginning of one of their clauses; else the only one that acts anywhere.
 *
 * Last comes the education office that is called by the rank of the case's place (县教育局).
 *
 * @returns `null` where the text names none or several. Official names are never guessed.
 */
export function supplyOrganisation(
  body: string,
  place: Place | null,
  rules: OrganisationRules,
): Supplied | null {
  const names = namesIn(body, place, rules);
  const early = opening(body).length;
  const first = names.filter(
    ({ text, at }) =>
      at < early &&
      body.charAt(at - 1) !== '、' &&
      !/[与和同跟、等及的]/u.test(body.charAt(at + text.length)),
  );
  const acting = names.filter(({ isActor }) => isActor);
  const only = new Set(acting.map(({ text }) => text)).size === 1 ? acting[0] : undefined;
  const found = first.find(({ isActor }) => isActor) ?? first[0] ?? only;
  if (found === undefined) return officeOf(body, place, rules);
  const { text, kind, at } = found;
  return { text, kind, evidence: { words: text, where: 'body', at, rule: 'named-in-text' } };
}

/** True if every mark that opens in the words also closes in them, and the other way round. */
const isBalanced = (words: string): boolean =>
  ['“”', '《》', '（）', '()', '「」', '"'].every(([open = '', close = '']) =>
    close === ''
      ? words.split(open).length % 2 === 1
      : words.split(open).length === words.split(close).length,
  );

/** Words that a title does not end in, or begin with behind its verb. */
const noEnding = /(?:[的了着过把将和与及并在是为中时后前里等已也就都还又]|其中|以来)$/u;
const noBeginning = /^.{2}[的了]/u;

type Telling = { readonly words: string; readonly at: number };

/** The clause of a text that best says what was done, from its verb of doing on; `null` if none is short and whole enough. */
function tellingClause(body: string, named: string | null, room: number): Telling | null {
  let best: (Telling & { readonly weight: number }) | null = null;
  for (const match of body.matchAll(/[^，。；：！？,;:!?\n]{6,60}/gu)) {
    const found = verb.exec(match[0]);
    if (found === null) continue;
    const words = match[0].slice(found.index).trim();
    const fits = words.length >= shortest && words.length <= room && isBalanced(words);
    if (!fits || noEnding.test(words) || noBeginning.test(words)) continue;
    if (named !== null && !words.includes(named)) continue;
    const weight = (/\d/u.test(words) ? 0 : 1) - match.index / body.length;
    if (best === null || weight > best.weight) best = { words, at: match.index + found.index, weight };
  }
  return best;
}

/** The first clause of a text, where it is short enough to stand whole. */
function firstClause(body: string, room: number): Telling | null {
  const [words = ''] = /^[^，。；：！？,;:!?\n]+/u.exec(body) ?? [];
  const fits = words.length >= 4 && words.length <= room && isBalanced(words) && !noEnding.test(words);
  return fits ? { words, at: 0 } : null;
}

/**
 * A title for a case whose own is lost, of at most 24 code units: its place (or, where only a province is known, its actor), and
 * the clause that tells of a named practice, or the practice alone, or else the clause that tells most. A proposal for the
 * curator, never a printed title.
 *
 * @param models Named practices of the case, as they stand in the text.
 * @returns No evidence where the text gives no words; the title is then only whose practice it is.
 */
export function supplyTitle(
  body: string,
  place: Place | null,
  organisation: string | null,
  models: readonly string[],
): { text: string; evidence: Evidence[] } {
  const deep = place !== null && (place.names.length > 1 || place.zone !== null);
  const known = deep ? (place.zone?.name ?? place.names.at(-1)) : (organisation ?? place?.names.at(-1));
  const where = known === undefined || known.length > titleLimit - shortest ? '' : known;
  const room = titleLimit - (where === '' ? 0 : where.length + 1);
  const model = models.find((name) => name.length + 3 <= room && isBalanced(name) && body.includes(name));
  const practice = (): Telling | null =>
    model === undefined ? null : { words: model, at: body.indexOf(model) };
  const clause = model === undefined ? null : tellingClause(body, model, room);
  const alone = clause === null ? practice() : null;
  const stem = where.replace(/(?<=..)[省市县区州盟旗]$/u, '');
  const opens = firstClause(body, titleLimit);
  const about = opens?.words.includes(stem) === true ? opens : null;
  const told = clause ?? alone ?? tellingClause(body, null, room) ?? about;
  if (told === null) return { text: where === '' ? '无题' : `${where}的做法`, evidence: [] };
  const evidence: Evidence = { words: told.words, where: 'body', at: told.at, rule: 'telling-clause' };
  const words = alone === null ? told.words : `“${alone.words}”`;
  const isTold = words.includes(stem) || where.length + words.length + 1 > titleLimit;
  return { text: isTold ? words : `${where}${alone === null ? '：' : '的'}${words}`, evidence: [evidence] };
}
