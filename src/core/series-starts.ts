import { noCase } from './case-titles.ts';
import { creditLine } from './credit-line.ts';
import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { foldWidth } from './fold-width.ts';
import { type AnchorRules, namesActor, namesPlace, sectionWord } from './names-actor.ts';
import { ofProvince, styleOf } from './numbered-starts.ts';
import { slice } from './printed.ts';
import { resolvePlace } from './place.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block, Span } from './types.ts';

/** How a line is marked: lines of one key may be heads of one series; `title` is what is left without the mark, in code units. */
type Shape = { readonly key: string; readonly count: string; readonly title: Span };

const counter = String.raw`\d{1,3}|[一二三四五六七八九十百]{1,4}`;
/** A mark between a number and the words behind it. */
const behind = String.raw`(?:\s?[:、.|｜丨·—-]+\s?|\s+|$)`;

/** Marks by their patterns, with groups for the key, the number and the title; widths are folded. */
const marks: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'ordinal',
    new RegExp(
      String.raw`^[【[(]?第\s?(?<count>${counter})\s?(?<key>(?![一二三四五六七八九十百])\p{Script=Han}{1,2}?)[】\])]?${behind}(?<title>(?:[^\s:、.|｜丨·—-].*)?)$`,
      'u',
    ),
  ],
  [
    'counted',
    new RegExp(
      String.raw`^[【[(]?(?<key>\p{Script=Han}{1,6}?|[A-Za-z]{2,10})\s?[-.#№]?\s?(?<count>${counter})[】\])]?${behind}(?<title>(?:[^\s:、.|｜丨·—-].*)?)$`,
      'u',
    ),
  ],
  ['word', /^(?<key>\p{Script=Han}{1,6}):\s?(?<title>\S.*)$/u],
  ['bracket', /^(?<key>[【[〔「『〖《<])(?<title>[^【】《》]{2,50})[】\]〕」』〗》>]$/u],
  ['frame', /^(?<key>—{1,3}|-{2,}|={2,}|\*{1,3}|~{1,3})\s*(?<title>\S.{0,50}?\S)\s*\k<key>$/u],
  ['symbol', /^(?<key>[\p{So}•·※§→*+])\k<key>*\uFE0F?\s*(?<title>[\p{L}\p{N}“《【].*)$/u],
];

/** Longest line that may be a head, in code units. */
const longestHead = 70;

/** The shapes that a line has. */
function shapesOf(text: string): readonly Shape[] {
  if (text.length > longestHead) return [];
  const folded = foldWidth(text);
  const found = marks.flatMap(([name, pattern]): Shape[] => {
    const groups = pattern.exec(folded)?.groups;
    if (groups === undefined) return [];
    const { key = '', count = '', title = '' } = groups;
    const start = title === '' ? folded.length : folded.lastIndexOf(title);
    return [{ key: `${name} ${key}`, count, title: { start, end: start + title.length } }];
  });
  const number = enumeratorOf(text);
  const start = text.length - withoutEnumerator(text).length;
  const title = { start, end: text.length };
  return number === '' ? found : [...found, { key: `number ${styleOf(number)}`, count: number, title }];
}

type Item = {
  readonly at: number;
  readonly count: string;
  readonly words: string;
  readonly below: readonly Block[];
};

/** Least items, least text of an item in code units, and shares of items, distinct titles and of all text that a series has. */
const least = { items: 2, text: 40, share: 0.8, acting: 0.5, covered: 0.6 } as const;
/** How many blocks below a head are looked at for who acts. */
const ahead = 6;

const isText = ({ kind, text }: Block): boolean => kind === 'paragraph' && text.length >= 20;
const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (isText(block) ? block.text.length : 0), 0);

/** True if the head or the lines around the text name who acts. */
function isNamed({ words, below }: Item, rules: AnchorRules): boolean {
  if (namesActor(words, rules)) return true;
  const lines = [...below.slice(0, ahead), ...below.slice(-2)].filter(({ kind }) => kind === 'heading');
  return (
    below.some(({ kind, text }) => kind === 'byline' || (kind === 'label' && /单位|学校|机构/u.test(text))) ||
    lines.some(({ text }) => creditLine(text, rules.organisations, true) !== null)
  );
}

/** Code of the division that the first sentence of the text names; `null` if it names none for certain. */
function placeOf({ below }: Item, { gazetteer }: AnchorRules): string | null {
  const opening = (below.find(isText)?.text ?? '').split(/[。；]/u)[0]?.slice(0, 120) ?? '';
  const { value } = resolvePlace({ title: opening, organisation: '', body: '', batchTitle: '' }, gazetteer);
  return value?.code ?? null;
}

/** How many items say who acts; where all tell of one place they are parts of one article, and none does. */
function countActing(items: readonly Item[], rules: AnchorRules): number {
  const named = items.filter((item) => isNamed(item, rules)).length;
  if (named >= items.length * least.acting) return named;
  const places = items.flatMap((item) => placeOf(item, rules) ?? []);
  return new Set(places).size < 2 ? named : Math.max(named, places.length);
}

const most = <T>(items: readonly T[], share: number, holds: (item: T) => boolean): boolean =>
  items.filter(holds).length >= items.length * share;

/** True if lines of one shape are heads of cases: each has its text, none repeats another, and most say who acts. */
function isSeries(items: readonly Item[], whole: number, rules: AnchorRules): boolean {
  const counts = items.map(({ count }) => count).filter((count) => count !== '');
  const areDistinct =
    new Set(counts).size === counts.length &&
    new Set(items.map(({ words }) => words)).size >= items.length * least.share;
  const text = items.reduce((sum, { below }) => sum + lengthOf(below), 0);
  return (
    areDistinct &&
    text >= whole * least.covered &&
    most(items, least.share, ({ below }) => lengthOf(below) >= least.text) &&
    !items.some(({ words }) => isSectionHeading(words) || sectionWord.test(words)) &&
    countActing(items, rules) >= items.length * least.acting
  );
}

/** A line that stands in the middle of a text's running words is no head. */
const mayBeHead = (block: Block): boolean =>
  block.kind === 'heading' ||
  block.kind === 'number' ||
  (block.kind === 'paragraph' && !/[。；;，,]./u.test(block.text));

/** True for the title of a page that tells of no cases, or of one place alone: parts of such a page are no cases. */
function tellsNone(title: string, rules: AnchorRules): boolean {
  const isOther = noCase.test(title) && !/案例|经验|做法|故事/u.test(title);
  return (
    isOther ||
    /征集|评选|遴选|申报/u.test(title) ||
    namesPlace(title.replace(ofProvince, ''), rules.gazetteer)
  );
}

type Marked = { readonly at: number; readonly shape: Shape };

/** Lines by the keys of their shapes, in order of the first of each. */
function byShape(blocks: readonly Block[]): Iterable<readonly Marked[]> {
  const found = new Map<string, Marked[]>();
  blocks.forEach((block, at) => {
    if (!mayBeHead(block)) return;
    for (const shape of shapesOf(block.text)) {
      const own = found.get(shape.key);
      if (own === undefined) found.set(shape.key, [{ at, shape }]);
      else own.push({ at, shape });
    }
  });
  return found.values();
}

/** Least share of items of a series without marks that tell of a place of their own, and least items. */
const unmarked = { items: 3, share: 0.8 } as const;

/** Titles without any mark, each right above its text with an empty line above it, whose texts tell of a place each. */
function unmarkedHeads(blocks: readonly Block[], rules: AnchorRules): ReadonlyMap<number, Span> {
  const kept = blocks.flatMap((block, at) => (block.kind === 'noise' || block.kind === 'meta' ? [] : [at]));
  const heads = kept.filter((at, n) => {
    const block = blocks[at];
    const below = blocks[kept[n + 1] ?? -1];
    const above = blocks[at - 1];
    const stands = above === undefined || block === undefined || block.line > above.lastLine + 1;
    return block?.kind === 'heading' && below?.kind === 'paragraph' && isText(below) && stands;
  });
  const items = heads.map((at, n): Item => {
    const below = blocks.slice(at + 1, heads[n + 1] ?? blocks.length);
    return { at, count: '', words: blocks[at]?.text ?? '', below };
  });
  const places = new Set(items.flatMap((item) => placeOf(item, rules) ?? []));
  const isRegular =
    items.length >= unmarked.items &&
    places.size >= items.length * unmarked.share &&
    !items.some(({ words }) => enumeratorOf(words) !== '') &&
    isSeries(items, lengthOf(blocks), rules);
  return new Map(
    isRegular ? items.map(({ at, words }) => [at, { start: 0, end: words.length }] as const) : [],
  );
}

/**
 * Heads of a series of a shape that no rule knows: lines marked alike, 样板1, 镜头一、★, 【…】, 题：…, each above a text of its
 * own, which tell most of the page. Of several the outermost, whose first line stands first.
 *
 * @returns Indexes of blocks, each with where in its text the title stands; none if there is no such series.
 */
export function seriesHeads(blocks: readonly Block[], rules: AnchorRules): ReadonlyMap<number, Span> {
  const first = blocks.findIndex(({ kind }) => kind === 'heading');
  const whole = lengthOf(blocks);
  for (const own of byShape(blocks)) {
    if (own.length < least.items) continue;
    const items = own.map(({ at, shape }, n): Item => {
      const below = blocks.slice(at + 1, own[n + 1]?.at ?? blocks.length);
      const words = (blocks[at]?.text ?? '').slice(shape.title.start, shape.title.end).trim();
      const next = below.find(({ kind }) => kind === 'heading')?.text ?? '';
      return { at, count: shape.count, words: words === '' ? next : words, below };
    });
    const hasTitle = first >= 0 && first < (own[0]?.at ?? 0);
    if (hasTitle && tellsNone(blocks[first]?.text ?? '', rules)) continue;
    if (isSeries(items, whole, rules)) return new Map(own.map(({ at, shape }) => [at, shape.title]));
  }
  const title = blocks[first]?.text ?? '';
  return tellsNone(title, rules) ? new Map() : unmarkedHeads(blocks, rules);
}

/** Blocks with the heads of a series as what they are: a heading without its mark, or a number alone. */
export const withoutMarks = (blocks: readonly Block[], heads: ReadonlyMap<number, Span>): readonly Block[] =>
  blocks.map((block, i) => {
    const title = heads.get(i);
    if (title === undefined || block.kind === 'number') return block;
    if (title.start === title.end) return { ...block, kind: 'number' };
    return { ...block, ...slice(block, title.start, title.end), kind: 'heading' };
  });
