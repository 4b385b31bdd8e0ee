import { collection, noCase, ofCases } from './case-titles.ts';
import { creditLine } from './credit-line.ts';
import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { type AnchorRules, namesActor, namesPlace, sectionWord } from './names-actor.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block } from './types.ts';

/** Style of a number, so that 1. 2. 3. is one series and （一）（二） another. */
export const styleOf = (number: string) =>
  number
    .normalize('NFKC')
    .replace(/0\d|\d+/gu, '1')
    .replace(/[一二三四五六七八九十]+/gu, '一')
    .replace(/[壹贰貳叁參肆伍陆陸柒捌玖拾]+/gu, '壹')
    .replace(/(?<![A-Za-z])[A-Ha-h](?![A-Za-z])/gu, 'A')
    .replace(/\s/gu, '');

/** Numbers that say what they count: each begins a case. */
const ofThings = /案例|个案|实例|范例|样例|样本|课例|经验|做法|故事|篇|附件|part|case|幻灯片|之一/iu;

/** True if a line has the first number of a series: what stands numbered above it is another series. */
const isFirst = (block: Block | undefined): boolean =>
  /^[（(]?(?:0?1|[一壹A])(?![\d一二三四五六七八九十])/u.test(
    enumeratorOf(block?.text ?? '').normalize('NFKC'),
  );

/** A county in a title tells of one case; a province may tell of many. */
export const ofProvince = /^.{2,8}?(?:省|自治区)|^(?:北京|天津|上海|重庆)市/u;
/** Least text below each heading of a regular series, in code units, and least number of headings. */
const regular = { text: 60, items: 3 } as const;

const isLeftOut = (block: Block | undefined): boolean => block?.kind === 'meta' || block?.kind === 'noise';

/** Index of the next block that is neither noise nor a date. */
function nextOf(blocks: readonly Block[], i: number): number {
  let next = i + 1;
  while (isLeftOut(blocks[next])) next++;
  return next;
}

/** Index of the heading that a number belongs to: its own line, or the next one after a bare number. */
const headingOf = (blocks: readonly Block[], i: number): number =>
  blocks[i]?.kind === 'number' ? nextOf(blocks, i) : i;

/** Series of numbers by their style, in order of their first. */
function numberSeries(blocks: readonly Block[]): ReadonlyMap<string, readonly number[]> {
  const series = new Map<string, number[]>();
  blocks.forEach((block, i) => {
    const isBare = block.kind === 'number';
    const isShort = block.kind === 'heading' || (block.kind === 'paragraph' && block.text.length < 60);
    const number = isBare ? block.text : isShort ? enumeratorOf(block.text) : '';
    if (number === '') return;
    const style = `${isBare && !/[.．、)）]$/u.test(number) ? 'bare ' : ''}${styleOf(number)}`;
    const own = series.get(style);
    if (own === undefined) series.set(style, [i]);
    else own.push(i);
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

/** Starts of a series that name an actor each, from the last restart of its numbers above the first of them. */
function namingStarts(
  blocks: readonly Block[],
  starts: readonly number[],
  rules: AnchorRules,
): readonly number[] {
  const names = (i: number) => {
    const heading = headingOf(blocks, i);
    const words = withoutEnumerator(blocks[heading]?.text ?? '');
    const credit = blocks[nextOf(blocks, heading)];
    return (
      namesActor(words, rules) ||
      (!sectionWord.test(words) &&
        credit?.kind === 'heading' &&
        creditLine(credit.text, rules.organisations, true) !== null)
    );
  };
  const naming = starts.filter(names);
  if (naming.length * 2 < starts.length) return [];
  const own = starts.findLastIndex(
    (start, n) => start <= (naming[0] ?? 0) && isFirst(blocks[start]) && n > 0,
  );
  return own < 0 ? starts : starts.slice(own);
}

/** True if a series stands above no texts though there are some, as entries of a table of contents do. */
function isContents(blocks: readonly Block[], starts: readonly number[]): boolean {
  const told = starts.filter((start, n) =>
    blocks
      .slice(start, starts[n + 1] ?? blocks.length)
      .some((b) => b.kind === 'paragraph' || b.kind === 'label'),
  );
  return told.length > 0 && told.length * 2 <= starts.length;
}

/** The first series of at least two numbers of one style whose headings name an actor each, or that says 案例. */
export function numberedStarts(blocks: readonly Block[], rules: AnchorRules): readonly number[] {
  const announced = blocks.slice(0, 3).some((b) => b.kind === 'heading' && collection.test(b.text));
  for (const [style, starts] of numberSeries(blocks)) {
    if (starts.length < 2 || isContents(blocks, starts)) continue;
    const words = (i: number) => withoutEnumerator(blocks[headingOf(blocks, i)]?.text ?? '');
    const hasSections = starts.some((i) => sectionWord.test(words(i)));
    const restarts = starts.filter((i) => isFirst(blocks[i])).length > 1;
    if (ofThings.test(style) || (announced && !hasSections && !restarts)) return starts;
    const naming = namingStarts(blocks, starts, rules);
    if (naming.length > 0) return naming;
    if (!starts.some((i) => isSectionHeading(words(i))) && isRegular(blocks, starts, rules)) return starts;
  }
  return [];
}

/**
 * The series of numbers that most of some starts belong to, if it has more: one that has lost its institution or title keeps
 * its number. Empty if there is none.
 */
export function seriesAround(blocks: readonly Block[], starts: readonly number[]): readonly number[] {
  const own = new Set(starts);
  for (const series of numberSeries(blocks).values()) {
    const held = series.filter((i) => own.has(i) || own.has(headingOf(blocks, i))).length;
    const isOne = series.filter((i) => isFirst(blocks[i])).length < 2;
    if (isOne && held >= 2 && held * 5 >= starts.length * 4 && series.length > starts.length) return series;
  }
  return [];
}
