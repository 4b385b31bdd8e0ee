import { noCase } from './case-titles.ts';
import { creditLine } from './credit-line.ts';
import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { foldWidth } from './fold-width.ts';
import { type AnchorRules, namesActor, namesPlace, sectionWord } from './names-actor.ts';
import { styleOf } from './numbered-starts.ts';
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
      String.raw`^[【[(]?第\s?(?<count>${counter})\s?(?<key>\p{Script=Han}{1,2}?)[】\])]?${behind}(?<title>.*)$`,
      'u',
    ),
  ],
  [
    'counted',
    new RegExp(
      String.raw`^[【[(]?(?<key>\p{Script=Han}{1,6}?|[A-Za-z]{2,10})\s?[-.#№]?\s?(?<count>${counter})[】\])]?${behind}(?<title>.*)$`,
      'u',
    ),
  ],
  ['word', /^(?<key>\p{Script=Han}{1,6}):\s?(?<title>\S.*)$/u],
  ['bracket', /^(?<key>[【[〔「『〖<])(?<title>.{2,50})[】\]〕」』〗>]$/u],
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

type Item = { readonly at: number; readonly count: string; readonly words: string; readonly below: readonly Block[] };

/** Least items, least text of an item in code units, and shares of items, distinct titles and of all text that a series has. */
const least = { items: 2, text: 60, share: 0.8, acting: 0.5, covered: 0.6 } as const;
/** How many blocks below a head are looked at for who acts. */
const ahead = 6;

const isText = ({ kind, text }: Block): boolean => kind === 'paragraph' && text.length >= 20;
const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (isText(block) ? block.text.length : 0), 0);

/** True if the head, the lines around the text or its first sentence name somebody who acts. */
function isActing({ words, below }: Item, rules: AnchorRules): boolean {
  if (namesActor(words, rules)) return true;
  const first = below.find(isText);
  const opening = (first?.text ?? '').split(/[。；]/u)[0] ?? '';
  const lines = [...below.slice(0, ahead), ...below.slice(-2)].filter(({ kind }) => kind === 'heading');
  return (
    below.some(({ kind, text }) => kind === 'byline' || (kind === 'label' && /单位|学校|机构/u.test(text))) ||
    namesPlace(opening.slice(0, 120), rules.gazetteer) ||
    lines.some(({ text }) => creditLine(text, rules.organisations, true) !== null)
  );
}

const most = <T>(items: readonly T[], share: number, holds: (item: T) => boolean): boolean =>
  items.filter(holds).length >= items.length * share;

/** True if lines of one shape are heads of cases: each has its text, none repeats another, and most say who acts. */
function isSeries(items: readonly Item[], whole: number, rules: AnchorRules): boolean {
  if (items.length < least.items) return false;
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
    most(items, least.acting, (item) => isActing(item, rules))
  );
}

/** A line that stands in the middle of a text's running words is no head. */
const mayBeHead = (block: Block): boolean =>
  block.kind === 'heading' || block.kind === 'number' || (block.kind === 'paragraph' && !/[。；;，,]./u.test(block.text));

/**
 * Starts of a series of a shape that no rule knows: lines marked alike, 样板1, 镜头一、★, 【…】, 题：…, each above a text of its
 * own, which tell most of the page. Of several the outermost, whose first line stands first. Empty if there is none.
 */
export function seriesStarts(blocks: readonly Block[], rules: AnchorRules): readonly number[] {
  const title = blocks.find(({ kind }) => kind === 'heading')?.text ?? '';
  if (noCase.test(title) && !/案例|经验|做法|故事/u.test(title)) return [];
  if (/征集|评选|遴选|申报/u.test(title)) return [];
  const byKey = new Map<string, { at: number; shape: Shape }[]>();
  blocks.forEach((block, at) => {
    if (!mayBeHead(block)) return;
    for (const shape of shapesOf(block.text)) {
      const own = byKey.get(shape.key);
      if (own === undefined) byKey.set(shape.key, [{ at, shape }]);
      else own.push({ at, shape });
    }
  });
  const whole = lengthOf(blocks);
  for (const own of byKey.values()) {
    const items = own.map(({ at, shape }, n): Item => {
      const below = blocks.slice(at + 1, own[n + 1]?.at ?? blocks.length);
      const words = (blocks[at]?.text ?? '').slice(shape.title.start, shape.title.end).trim();
      const next = below.find(({ kind }) => kind === 'heading')?.text ?? '';
      return { at, count: shape.count, words: words === '' ? next : words, below };
    });
    if (isSeries(items, whole, rules)) return items.map(({ at }) => at);
  }
  return [];
}

/** Where the title stands in a line that begins an item of such a series; empty for a line that is a mark and no more. */
export const titleInHead = (text: string): Span => shapesOf(text)[0]?.title ?? { start: 0, end: text.length };
