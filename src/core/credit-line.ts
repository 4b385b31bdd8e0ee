import { institutionIn, isOrganisationLine } from './organisation-name.ts';
import { isPersonName, mayBeName } from './person-name.ts';
import type { OrganisationRules } from './schema/rules.ts';

/** Who tells, as a line beside a title gives it: 某县第一小学 王小明, 本报记者 王小明, ——来自某县第一小学的探索. */
export type Credit = {
  readonly organisation: string | null;
  readonly person: string | null;
  /** The line goes on with words of the title: ——来自某县第一小学的探索. */
  readonly isSubtitle: boolean;
};

/** Words that say what somebody has to do with a text; a name or an institution stands behind them. */
const role =
  /^(?:本[报刊网台]|本公众号)?(?:首席|特约|见习|实习|驻站)?(?:记者|通讯员|撰稿人?|执笔人?|撰文|作者|编写|文图|图文|文字|文|图|摄影|整理|口述|讲述人?|对话人|受访人?|受访者|嘉宾|主讲人?|分享人|投稿人?|供稿人?|单位|学校|作者单位)$/u;
/** An office behind the name of an institution. */
const office =
  /(?:党委|党总支|党支部|总支|支部)?(?:书记|(?:[原副总]|执行|常务)*(?:校长|园长|局长|主任|院长|馆长|组长|会长|站长|所长|镇长|乡长|教研员)|班主任|教导主任|(?:高级|一级|语文|数学|英语|体育|音乐|美术|科学|心理)?(?:教师|老师))$/u;
const separators = /[\s|｜丨/，,、；;]+/u;
/** Most words in a line that names who tells. */
const mostWords = 10;

type Word =
  | { readonly kind: 'role' }
  | { readonly kind: 'organisation'; readonly name: string }
  | { readonly kind: 'person'; readonly name: string; readonly isSure: boolean };

/** An institution with a name run on: 某县第一小学王小明, 某县教育局局长王小明. */
function nameBehind(word: string, rules: OrganisationRules): readonly Word[] | null {
  for (const length of [3, 2]) {
    const name = word.slice(-length);
    const organisation = word.slice(0, -length).replace(office, '');
    if (isPersonName(name) && isOrganisationLine(organisation, rules))
      return [
        { kind: 'organisation', name: organisation },
        { kind: 'person', name, isSure: true },
      ];
  }
  return null;
}

/** What a word of a credit line is; `null` for a word that stands in no such line. */
function readWord(word: string, rules: OrganisationRules): readonly Word[] | null {
  const [first = '', second, ...more] = word.split(/[:：]/u);
  if (second !== undefined) {
    const behind = second === '' ? [] : readWord(second, rules);
    return role.test(first) && more.length === 0 && behind !== null ? [{ kind: 'role' }, ...behind] : null;
  }
  if (role.test(word)) return [{ kind: 'role' }];
  if (isOrganisationLine(word, rules)) return [{ kind: 'organisation', name: word }];
  const organisation = word.replace(office, '');
  if (organisation !== word && organisation !== '' && isOrganisationLine(organisation, rules))
    return [{ kind: 'organisation', name: organisation }];
  if (isPersonName(word)) return [{ kind: 'person', name: word, isSure: true }];
  if (/^\p{Script=Han}$/u.test(word)) return [{ kind: 'person', name: word, isSure: false }];
  const behindRole = /^(?:本[报刊网])?(?:记者|通讯员|执笔|撰稿|整理)(\p{Script=Han}{2,3})$/u.exec(word)?.[1];
  if (behindRole !== undefined && isPersonName(behindRole))
    return [{ kind: 'role' }, { kind: 'person', name: behindRole, isSure: true }];
  const both = nameBehind(word, rules);
  if (both !== null) return both;
  return mayBeName(word) ? [{ kind: 'person', name: word, isSure: false }] : null;
}

/** Names from the first to the last as they stand in the line, with marks and words like 通讯员 between them. */
function personsIn(line: string, found: readonly Word[]): string | null {
  const from = found.findIndex((word) => word.kind === 'person');
  const behind = found.slice(from).findIndex((word) => word.kind === 'organisation');
  const own = from < 0 ? [] : found.slice(from, behind < 0 ? found.length : from + behind);
  const names = own.flatMap((word) => (word.kind === 'person' ? [word.name] : []));
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = line.indexOf(first);
  return line.slice(start, line.indexOf(last, start + (names.length > 1 ? first.length : 0)) + last.length);
}

/** Behind its place the kind of an institution alone: the schools of a county and not one of them. */
const anySchool = /[省市县区州盟旗](?:中小学|小学|学校|幼儿园|高中|初中|中学)$/u;

/** The institution in a second line of a title: ——来自某县第一小学的探索, ——某县教育局的实践. */
function subtitleOrganisation(line: string, rules: OrganisationRules): string | null {
  const words = /^[—–-]{1,2}\s*(?:来自|基于|走进|记)?(.{6,60})$/u.exec(line)?.[1];
  if (words === undefined || !/^\p{Script=Han}{2,14}?[省市县区州盟旗镇乡]/u.test(words)) return null;
  for (let end = Math.min(words.length, 40); end >= 6; end--) {
    const name = words.slice(0, end);
    const isOwn = !anySchool.test(name) || /^(?:的|$)/u.test(words.slice(end));
    if (isOwn && isOrganisationLine(name, rules)) return name;
  }
  return null;
}

/** True if names stand on both sides of an institution: the first of them may be a title. */
function isOnBothSides(found: readonly Word[]): boolean {
  const at = found.findIndex((word) => word.kind === 'organisation');
  const persons = found.flatMap((word, i) => (word.kind === 'person' ? [i] : []));
  return at >= 0 && persons.some((i) => i < at) && persons.some((i) => i > at);
}

/**
 * Read a line that says who tells and nothing else: an institution, persons with it or with 记者 before them.
 *
 * @param isBelowTitle Whether a title stands right above; there a word that is not surely a name may be one.
 * @returns `null` for any other line.
 */
export function creditLine(line: string, rules: OrganisationRules, isBelowTitle: boolean): Credit | null {
  const text = institutionIn(line);
  if (isOrganisationLine(line, rules)) return { organisation: text, person: null, isSubtitle: false };
  if (text.length > 80 || /[。！？!?“”《》]/u.test(text)) return null;
  return wordsOfCredit(text, rules, isBelowTitle) ?? subtitleOf(line, rules);
}

function subtitleOf(line: string, rules: OrganisationRules): Credit | null {
  const organisation = subtitleOrganisation(line, rules);
  return organisation === null ? null : { organisation, person: null, isSubtitle: true };
}

/** A line of institutions, persons and words like 记者 alone. */
function wordsOfCredit(text: string, rules: OrganisationRules, isBelowTitle: boolean): Credit | null {
  const words = text.split(separators).filter((word) => word !== '');
  if (words.length > mostWords) return null;
  const read = words.map((word) => readWord(word, rules));
  if (read.includes(null)) return null;
  const found = read.flatMap((word) => word ?? []);
  const organisations = found.flatMap((word) => (word.kind === 'organisation' ? [word.name] : []));
  const persons = found.flatMap((word) => (word.kind === 'person' ? [word] : []));
  const hasRole = found.some((word) => word.kind === 'role');
  const isKnown = organisations.length > 0 || (hasRole && persons.length > 0);
  const isSure = persons.every((word) => word.isSure) || (!isOnBothSides(found) && (isBelowTitle || hasRole));
  if (!isKnown || !isSure) return null;
  return {
    organisation: organisations[0] ?? null,
    person: personsIn(text, found),
    isSubtitle: false,
  };
}

/** True for a line of persons' names and nothing else, as authors stand between a title and their institution: 王小明 李华. */
export function isPersonsLine(line: string): boolean {
  const words = line.split(separators).filter((word) => word !== '');
  return words.length > 0 && words.length <= 6 && words.every(mayBeName) && words.some(isPersonName);
}
