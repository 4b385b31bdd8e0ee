import type { Anchors } from './anchors.ts';
import { withoutEnumerator } from './enumerator.ts';
import { headLine, isProvinceLine, personOf } from './head-line.ts';
import { institutionIn, namedHeading, organisationKind } from './organisation-name.ts';
import type { Evidence } from './schema/evidence.ts';
import type { OrganisationRules } from './schema/rules.ts';
import type { Block, Segment } from './types.ts';

/** Who tells, and what they call it, as far as the source prints it. */
export type Naming = {
  readonly title: string | null;
  readonly organisation: { readonly text: string; readonly kind: string; readonly evidence: Evidence } | null;
  readonly author: string | null;
  /** A line that gives only a place, such as 山东省某市 above an article. */
  readonly placeLine: string | null;
};

/** Who sent the text in, below it: （供稿：某县教育局）, （某县教育局供稿）. */
const senderWords =
  /^[（(](?:(?:供稿|报送|推荐|选送|申报|提供)(?:单位)?\s*[:：/](.+)|([^:：]+)(?:供稿|报送|选送|推荐))[）)]$/u;
const bylineWords = /作者(?:单位|简介)?\s*[系为:：是](.+?)[）)】]?$/u;

/** A title as its author would print it: without outer 《》 and without a full stop. */
export const cleanTitle = (text: string): string =>
  text
    .replace(/^《([^《》]+)》$/u, '$1')
    .replace(/[。．]$/u, '')
    .trim();

const named = (text: string, where: Evidence['where'], rule: string, rules: OrganisationRules) => ({
  text,
  kind: organisationKind(text, rules) ?? '其他',
  evidence: { words: text, where, rule } as Evidence,
});

/** The words of a byline that says who sent the text in. */
function senderOf(byline: string): string | null {
  const [, labelled, plain] = senderWords.exec(byline) ?? [];
  return (labelled ?? plain)?.trim() ?? null;
}

/** The longest beginning of a byline's words that ends like an institution: 某市教育局党组书记、局长 gives 某市教育局. */
function organisationOfByline(byline: string, rules: OrganisationRules): string | null {
  const words = bylineWords.exec(byline)?.[1]?.trim() ?? '';
  const first = words.split(/[，,；;、]/u)[0] ?? '';
  for (let end = first.length; end >= 4; end--) {
    const name = first.slice(0, end);
    if (organisationKind(name, rules) !== null) return name;
  }
  return null;
}

/** Parts of the head in their order: a place, a person, an institution, and what is left, which names the case. */
function partHead(lines: readonly string[], rules: OrganisationRules) {
  const rest: string[] = [];
  let place: string | null = null;
  let person: string | null = null;
  let organisation: string | null = null;
  for (const line of lines) {
    const kind = headLine(line, rules);
    if (kind === 'place' && place === null) place = line;
    else if (kind === 'organisation' && organisation === null) organisation = institutionIn(line);
    else if (kind === 'person' && person === null && rest.length > 0) person = personOf(line);
    else rest.push(line);
  }
  return { place, person, organisation, rest };
}

/** A second line of the title goes with the first where it begins with a dash. */
const joinTitle = (
  first: string | undefined,
  more: readonly string[],
  rules: OrganisationRules,
): string | null =>
  first === undefined
    ? null
    : [first, ...more.filter((line) => headLine(line, rules) === 'subtitle')].join('');

/** True for a province line above a case that tells its place more closely, in its institution or the beginning of its text. */
function isBareProvince(line: string | null, hasOrganisation: boolean, { body }: Segment): boolean {
  if (line === null || !isProvinceLine(line)) return false;
  return hasOrganisation || (body[0]?.text.startsWith(line) ?? false);
}

/**
 * Read title, organisation, author and place line from a segment's head. What is not printed stays `null`.
 */
export function describe(segment: Segment, rules: OrganisationRules): Naming {
  const lines = [...(segment.heading === null ? [] : [segment.heading]), ...segment.head];
  const heading = segment.heading === null ? null : namedHeading(segment.heading, rules);
  const head = partHead(heading === null ? lines : segment.head, rules);
  const byline = segment.byline === null ? null : organisationOfByline(segment.byline, rules);
  const first = segment.fields.title ?? heading?.title ?? head.rest[0];
  const title = joinTitle(first, first === head.rest[0] ? head.rest.slice(1) : head.rest, rules);
  const fromTitle = segment.fields.title === null ? null : namedHeading(segment.fields.title, rules);
  const sender = institutionIn(senderOf(segment.byline ?? '') ?? '');
  const sent = organisationKind(sender, rules) === null ? null : sender;
  const printed =
    segment.fields.organisation ??
    heading?.organisation ??
    fromTitle?.organisation ??
    head.organisation ??
    sent;
  const organisation =
    printed !== null
      ? named(printed, 'organisation', 'printed-organisation', rules)
      : byline !== null
        ? named(byline, 'byline', 'byline', rules)
        : null;
  const words = fromTitle?.title ?? cleanTitle(withoutEnumerator(title ?? ''));
  return {
    title: words === '' ? null : words,
    organisation,
    author: segment.fields.author ?? head.person,
    placeLine: isBareProvince(head.place, organisation !== null, segment) ? null : head.place,
  };
}

/** What a compilation says of itself: title, publisher, date, number of cases. Dates are ISO 8601. */
export type Masthead = {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly announced: number | null;
};

/** A date in the years of the Republic, which pages from Taiwan count from 1912. */
const republicDate = /(?:民国|发布(?:日期|时间)\s*[:：])\s*(\d{2,3})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/u;
/** What tells a date by which something is due from one on which it was published. */
const due = /截[止至]|以前|之前|请于|须于/u;
const date = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/u;
const publisherOf = [
  /(?:来源|稿源|发布(?:单位|机构|者))\s*[:：]\s*([^\s|,，;；]{2,30}?)(?=\d{4}[-/.年]|[\s|,，;；]|$)/u,
  /^(\p{Script=Han}{2,20}(?:[报网社厅局部委]|杂志|频道|在线|客户端))\s*\d{4}[-/.年]/u,
] as const;
const digits = '零一二三四五六七八九';

/** A count printed in Arabic or Chinese numerals up to 99. */
function readCount(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === '两') return 2;
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(text);
  if (match === null) return null;
  const [, tens, ten, ones] = match;
  const unit = ones === undefined ? 0 : digits.indexOf(ones);
  if (ten === undefined) return tens === undefined ? null : digits.indexOf(tens);
  return (tens === undefined ? 1 : digits.indexOf(tens)) * 10 + unit;
}

const number = String.raw`([\d一二两三四五六七八九十]+)\s*[个篇则]`;
const counts = [
  String.raw`(?:本期|本次|此次|现|本批|以下|下面)[^。]{0,24}?${number}\p{Script=Han}{0,6}案例`,
  String.raw`(?:现将|现把)[^。，]{0,8}?${number}[^。，]{0,10}(?:经验|做法|案例)`,
  String.raw`案例\p{Script=Han}{0,4}\s*[（(]\s*${number}\s*[)）]`,
  String.raw`案例${number}$`,
  String.raw`${number}\p{Script=Han}{0,6}案例`,
].map((pattern) => new RegExp(pattern, 'mu'));

/** The first date of a line on which something was published, as ISO 8601. */
function dateIn(text: string): string | null {
  const iso = (year: string, [, , month = '', day = '']: RegExpExecArray) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const found = date.exec(text);
  if (found === null) {
    const republic = republicDate.exec(text);
    return republic === null ? null : iso(String(Number(republic[1]) + 1911), republic);
  }
  const around = text.slice(Math.max(0, found.index - 6), found.index);
  const behind = /^\S{0,2}?(?:前|止|截止)/u.test(text.slice(found.index + found[0].length));
  return behind || due.test(around) ? null : iso(found[1] ?? '', found);
}

/** A line all in brackets says more of a title, and is none: （内部资料）. */
const isAside = (text: string): boolean => /^[（(][^（）()]*[）)]$/u.test(text);

/**
 * Read the masthead from the blocks before the first case.
 *
 * @param front Blocks before the first anchor, all blocks of a single article; noise among them: a breadcrumb may hold the only date.
 */
export function describeMasthead(front: readonly Block[], anchors: Anchors): Masthead {
  const [first] = front;
  const running = first?.rule === 'page-frame' && !date.test(first.text) ? first : undefined;
  const titleBlock =
    running ??
    front.find(
      (b) =>
        (b.kind === 'heading' && !isAside(b.text)) ||
        (b.kind === 'paragraph' && b.text.length < 60 && !/[。；，：,:]$/u.test(b.text)),
    );
  const title = titleBlock?.text ?? null;
  const meta = front
    .filter((b) => b.kind === 'meta' || b.kind === 'noise' || date.test(b.text))
    .map((b) => b.text);
  const published = meta.map(dateIn).find((found) => found !== null) ?? null;
  const publisher = meta
    .flatMap((text) => publisherOf.map((p) => p.exec(text)?.[1]))
    .find((name) => name !== undefined);
  const text = front.map((b) => b.text).join('\n');
  const announced =
    anchors.family === 'article'
      ? null
      : counts.map((pattern) => readCount(pattern.exec(text)?.[1] ?? '')).find((n) => n !== null);
  return { title, publisher: publisher ?? null, published, announced: announced ?? null };
}
