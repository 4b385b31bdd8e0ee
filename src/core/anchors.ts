import { enumeratorOf, withoutEnumerator } from './blocks.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isPlaceLine } from './head-line.ts';
import { labelledStarts } from './labelled-starts.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import { resolvePlace } from './place.ts';
import type { LabelRules, OrganisationRules } from './schema/rules.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block } from './types.ts';

/** How the cases of a compilation are marked, and the indexes of the blocks that begin one. */
export type Anchors = { readonly family: Family; readonly starts: readonly number[] };
export type Family = 'named' | 'labelled' | 'numbered' | 'byline' | 'headed' | 'article' | 'none';

export type AnchorRules = {
  readonly labels: LabelRules;
  readonly organisations: OrganisationRules;
  readonly gazetteer: Gazetteer;
};

const sectionWord =
  /^(?:引言|前言|结语|背景|总体目标|指导思想|基本原则|重点任务|主要(?:任务|做法|举措|成效|措施|目标)|工作(?:目标|要求|成效|任务|机制)|保障措施|组织(?:保障|领导)|实施(?:背景|步骤|过程)|经验|启示|成效|做法|反思|下一步|附件|申报|征集|评选|报送)/u;
/** Institutions of no name: 城乡学校, 乡镇中心校. */
const anyInstitution =
  /^(?:全[省市县区州]|各[级地校]?|本[省市县区校]|城乡|城区|城郊|城镇|乡镇|农村|乡村|村|山区|牧区|中小|优质|薄弱|龙头|核心|成员|民办|公办|寄宿制|小规模|高等|普通|职业|基层|中心|示范|特色|集团|结对)*(?:学校|小学|中学|初中|高中|幼儿园|中心校|分校|校区|学区|集团|联盟|共同体|院校|高校|大学|教育局|教研室|政府)$/u;

/** True if the words name a certain division. */
function namesPlace(text: string, gazetteer: Gazetteer): boolean {
  const { value, problems } = resolvePlace(
    { title: text, organisation: '', body: '', batchTitle: '' },
    gazetteer,
  );
  return value !== null || problems.some((p) => p.code === 'place-ambiguous');
}

/** True if the words name somebody who acts: a certain division or institution, not just schools or counties. */
export const namesActor = (text: string, rules: AnchorRules): boolean =>
  !sectionWord.test(text) &&
  (namedHeading(text, rules.organisations) !== null ||
    (isOrganisationLine(text, rules.organisations) && !anyInstitution.test(text)) ||
    namesPlace(text, rules.gazetteer));

/** Style of a number, so that 1. 2. 3. is one series and （一）（二） another. */
const styleOf = (number: string) =>
  number
    .replace(/0\d|\d+/gu, '1')
    .replace(/[一二三四五六七八九十]+/gu, '一')
    .replace(/[\u2460-\u2473]/gu, '①')
    .replace(/\s/gu, '');

/** True if a line has the first number of a series: what stands numbered above it is another series. */
const isFirst = (block: Block | undefined): boolean =>
  /^[（(]?(?:0?1|一)(?![\d一二三四五六七八九十])/u.test(enumeratorOf(block?.text ?? ''));

/** Index of the heading that a number belongs to: its own line, or the next one after a bare number. */
const headingOf = (blocks: readonly Block[], i: number): Block | undefined =>
  blocks[i]?.kind === 'number' ? blocks.slice(i + 1, i + 3).find((b) => b.kind !== 'meta') : blocks[i];

/** Titles that announce several cases: their numbered headings are cases even if they name nobody. */
const collection =
  /案例(?:选登|选编|精选|汇编|集锦|展示|集$|系列|(?:[\d一二两三四五六七八九十]+|[（(][\d一二两三四五六七八九十]+)[个则篇])|[\d一二两三四五六七八九十]+[个则篇]\p{Script=Han}{0,6}案例/u;

/** Titles of several cases that may also be the title of one. */
const ofCases = /(?:案例|做法|经验)(?:选编|选登|选刊|汇编|精选|集锦|集)?(?:[（(][^（）()]*[）)])?$/u;
/** A county in a title tells of one case; a province may tell of many. */
const ofProvince = /^.{2,8}?(?:省|自治区)|^(?:北京|天津|上海|重庆)市/u;
/** Least text below each heading of a regular series, in code units, and least number of headings. */
const regular = { text: 60, items: 3 } as const;

/** The block right below a heading or below the bare number above it. */
const below = (blocks: readonly Block[], i: number): number => {
  const heading = headingOf(blocks, i);
  return heading === undefined ? -1 : blocks.indexOf(heading) + 1;
};

/** Series of numbers by their style, in order of their first. */
function numberSeries(blocks: readonly Block[]): Map<string, number[]> {
  const series = new Map<string, number[]>();
  blocks.forEach((block, i) => {
    const isBare = block.kind === 'number';
    const isShort = block.kind === 'heading' || block.text.length < 60;
    const number = isBare ? block.text : isShort ? enumeratorOf(block.text) : '';
    if (number === '') return;
    const style = `${isBare ? 'bare ' : ''}${styleOf(number)}`;
    series.set(style, [...(series.get(style) ?? []), i]);
  });
  return series;
}

/** True if each heading has its text, the title says 案例, and most texts begin with who acts. */
function isRegular(blocks: readonly Block[], starts: readonly number[], rules: AnchorRules): boolean {
  const title = blocks.find((b) => b.kind === 'heading')?.text ?? '';
  if (starts.length < regular.items || !ofCases.test(title) || noCase.test(title)) return false;
  if (namesPlace(title.replace(ofProvince, ''), rules.gazetteer)) return false;
  const texts = starts.map((start, n) =>
    blocks.slice(start + 1, starts[n + 1] ?? blocks.length).filter((b) => b.kind === 'paragraph'),
  );
  const whole = texts.every((own) => own.some((b) => b.text.length >= regular.text));
  const acting = texts.filter((own) =>
    namesPlace((own[0]?.text ?? '').split(/[。；]/u)[0] ?? '', rules.gazetteer),
  );
  return whole && acting.length * 2 >= starts.length;
}

/** The first series of at least two numbers of one style whose headings name an actor each, or that says 案例. */
function numberedStarts(blocks: readonly Block[], rules: AnchorRules): readonly number[] {
  const announced = blocks.slice(0, 3).some((b) => b.kind === 'heading' && collection.test(b.text));
  for (const [style, starts] of numberSeries(blocks)) {
    if (starts.length < 2) continue;
    const words = (i: number) => withoutEnumerator(headingOf(blocks, i)?.text ?? '');
    const hasSections = starts.some((i) => sectionWord.test(words(i)));
    if (/案例|篇/u.test(style) || (announced && !hasSections)) return starts;
    const names = (i: number) =>
      namesActor(words(i), rules) ||
      (!sectionWord.test(words(i)) &&
        isOrganisationLine(blocks[below(blocks, i)]?.text ?? '', rules.organisations));
    const naming = starts.filter(names);
    if (naming.length * 2 >= starts.length) {
      const own = starts.findLastIndex(
        (start, n) => start <= (naming[0] ?? 0) && isFirst(blocks[start]) && n > 0,
      );
      return own < 0 ? starts : starts.slice(own);
    }
    if (!starts.some((i) => isSectionHeading(words(i))) && isRegular(blocks, starts, rules)) return starts;
  }
  return [];
}

/** Articles that end with a line on their author; each begins after the one before. */
function bylineStarts(blocks: readonly Block[]): number[] {
  const ends = blocks.flatMap((block, i) => (block.kind === 'byline' ? [i] : []));
  if (ends.length === 0) return [];
  const first = blocks.findIndex((b) => b.kind === 'paragraph');
  const title = blocks.findIndex((b) => b.kind === 'heading');
  const ownTitle = ends.length === 1 && title >= 0 && title < first;
  const begin = ownTitle
    ? title
    : blocks.slice(0, first).findLastIndex((b) => b.kind === 'noise' || b.kind === 'meta') + 1;
  const compilation = !ownTitle && begin === 0 && title === 0 ? 1 : begin;
  return [compilation, ...ends.slice(0, -1).map((end) => end + 1)];
}

/**
 * Headings that name an actor and are followed by text: at least two mark cases. A heading right after another belongs to it,
 * but for an institution with its title below; an institution right above the text has its title above.
 */
function headedStarts(blocks: readonly Block[], rules: AnchorRules): number[] {
  const starts: number[] = [];
  const isTitle = (block: Block | undefined) =>
    block?.kind === 'heading' && enumeratorOf(block.text) === '' && !isSectionHeading(block.text);
  blocks.forEach((block, i) => {
    if (block.kind !== 'heading' || i === 0) return;
    const text = blocks.slice(i + 1, i + 4).some((b) => b.kind === 'paragraph');
    if (!text || !namesActor(block.text, rules)) return;
    const follows = blocks[i - 1]?.kind === 'heading' && !starts.includes(i - 1);
    const institution = isOrganisationLine(block.text, rules.organisations);
    const belowMasthead =
      i === 1 && !institution && (blocks[i + 1]?.kind === 'paragraph' || isPlaceLine(block.text));
    if (blocks[i - 1]?.kind !== 'heading' || belowMasthead) starts.push(i);
    else if (follows && institution) starts.push(isTitle(blocks[i + 1]) ? i : i - 1);
  });
  const hasText = (start: number, n: number) =>
    blocks.slice(start, starts[n + 1] ?? blocks.length).some((b) => b.kind === 'paragraph');
  const cases = starts.filter((start, n) => hasText(start, n) || !isPlaceLine(blocks[start]?.text ?? ''));
  return cases.length >= 2 ? cases : [];
}

/** Titles of what is about cases or plans and tells of none. */
const noCase =
  /前言|序言|导言|导读|编者按|后记|综述|目录|名单|通知|公告|公示|启事|征集|评选|遴选|公布|发布|入选|推介|会议|座谈会|培训班|讲话|致辞|解读|(?:工作|年度|述职|统计)(?:总结|报告|汇报|公报)|(?:方案|规划|意见|纲要|计划|条例|细则|指南|要点|管理办法|实施办法)(?:[（(][^（）()]*[）)])?$/u;
/** Least text of an article, in code units. */
const articleLength = 60;

/** An article that is one case: its title, or the beginning of its text, names who acts. */
function articleStarts(blocks: readonly Block[], rules: AnchorRules): number[] {
  const first = blocks.findIndex((b) => b.kind === 'paragraph');
  const title = blocks.findIndex((b) => b.kind === 'heading');
  const heading = blocks[title]?.text ?? '';
  const length = blocks.reduce((sum, b) => sum + (b.kind === 'paragraph' ? b.text.length : 0), 0);
  const isArticle = !noCase.test(heading) && !collection.test(heading);
  if (title < 0 || first < title || length < articleLength || !isArticle) return [];
  const head = blocks.slice(title, first).filter((b) => b.kind === 'heading');
  const opening = (blocks[first]?.text ?? '')
    .split(/[，。；]/u)
    .slice(0, 2)
    .join('，');
  const named = head.some((b) => namesActor(b.text, rules)) || namesPlace(opening, rules.gazetteer);
  return named ? [title] : [];
}

/** Decide how a compilation marks its cases; the surest mark that is there wins. */
export function findAnchors(blocks: readonly Block[], rules: AnchorRules): Anchors {
  const labelled = labelledStarts(blocks, rules);
  if (labelled.starts.length > 0 && (labelled.named >= 2 || labelled.labels >= 2))
    return { family: labelled.named >= labelled.labels ? 'named' : 'labelled', starts: labelled.starts };
  const families: readonly (readonly [Family, readonly number[]])[] = [
    ['numbered', numberedStarts(blocks, rules)],
    ['byline', bylineStarts(blocks)],
    ['headed', headedStarts(blocks, rules)],
    ['labelled', labelled.starts],
    ['article', articleStarts(blocks, rules)],
  ];
  const found = families.find(([, starts]) => starts.length > 0);
  return found === undefined ? { family: 'none', starts: [] } : { family: found[0], starts: found[1] };
}
