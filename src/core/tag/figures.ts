import { memo } from '../memo.ts';
import { foldWidth } from '../fold-width.ts';
import type { Figure } from '../schema/case-record.ts';
import type { FigureRules, UnitKind } from '../schema/tag-rules.ts';
import type { CaseText, Span } from '../types.ts';
import { boundaries, countedBeside } from './counted.ts';
import type { Beside, Boundaries } from './counted.ts';
import {
  arabicNumeral,
  chineseNumeral,
  numeralStart,
  numeralValue,
  product,
  scaleValue,
} from './numerals.ts';
import { bookTitles, insideOf, quotations } from './quotations.ts';
import { clauseAround } from './sentences.ts';

/** Longest quotation, in code units, whose numbers belong to a name or slogan (“5个100”) and not to the tale. */
const sloganLength = 16;

const escape = (word: string) => word.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

/** Longest first, so that the first alternative that matches is the longest one. */
const anyOf = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');

const quantity = (name: string) =>
  `(?<${name}>${arabicNumeral}|${chineseNumeral})(?<more${name}>[余多来几])?(?<scale${name}>[十百千]?[万亿]|[百千])?(?<rest${name}>[余多])?`;

/** Behind a unit that is also the first half of many words (县, 校): no further word follows. */
const wordEnd = String.raw`(?=[的和与及共等]|\P{Script=Han}|$)`;

type Grammar = {
  readonly kinds: ReadonlyMap<string, UnitKind>;
  readonly count: RegExp;
  readonly share: RegExp;
  readonly rank: RegExp;
  readonly vague: RegExp;
  readonly abstractAtOnce: RegExp;
  readonly abstract: RegExp;
  readonly concrete: RegExp;
  readonly change: RegExp;
  readonly cut: Boundaries;
};

function compile(rules: FigureRules): Grammar {
  const kinds = new Map(rules.units.flatMap(({ kind, words }) => words.map((word) => [word, kind] as const)));
  const bare = `(?:${anyOf(rules.bare_before.words)})(?=[百千万亿])`;
  const before = `(?:(?<about>${rules.approximate_before.words.join('|')}|${bare})|${anyOf(rules.each_before.words)})?`;
  const after = `(?<after>${anyOf(rules.approximate_after.words)})?`;
  const people = `(?<people>(?=\\p{Script=Han}{0,2}(?:${anyOf(rules.people.words)})))`;
  const changes = rules.changes.words.join('|');
  const start = `(?!${anyOf(rules.place_names.words)})${numeralStart}`;
  const units = [...kinds.keys()].sort((a, b) => b.length - a.length);
  const unitPattern = units.map((u) => (kinds.get(u) === 'digits' ? `${u}${wordEnd}` : escape(u))).join('|');
  const unit = `(?:(?<unit>${unitPattern})|(?<=[万亿][余多]?)${people}|(?<=.[万亿][余多]?)(?=[,，。、;；)）]|(?:${changes})[到至为成]|${anyOf(rules.approximate_after.words)}|$))`;
  const joined = '(?:[一二两三四五六七八九十]{1,3}大?类(?=\\d))?';
  const range = `(?:[-–—~至到]{1,2}${quantity('b')})?`;
  const part = `${start}(?<base>${chineseNumeral})分之(?<part>${arabicNumeral}|${chineseNumeral})`;
  const tenths = `(?<tenths>[一二两三四五六七八九]|(?<!\\d)\\d)成(?<half>[一二三四五六七八九半])?(?<restt>[多余])?(?!${rules.not_before_tenths.words.join('|')})`;
  const nouns = rules.concrete.words;
  return {
    kinds,
    count: new RegExp(`${before}${joined}${start}${quantity('a')}${range}\\s?${unit}${after}`, 'gu'),
    share: new RegExp(`${before}(?:${part}|${tenths})${after}`, 'gu'),
    rank: new RegExp(`(?:${rules.not_after.words.join('|')}|\\d[.:/]|[\\d+A-Za-z])$`, 'u'),
    vague: new RegExp(`(?:${rules.vague_before.words.join('|')})$`, 'u'),
    abstractAtOnce: new RegExp(`^(?:${anyOf(rules.abstract.words)})`, 'u'),
    abstract: new RegExp(`^.{0,4}(?:${anyOf(rules.abstract.words)})`, 'u'),
    concrete: new RegExp(
      `^(?:${anyOf(nouns.filter((noun) => noun.length === 1))})|^.{0,8}?(?:${anyOf(nouns.filter((noun) => noun.length > 1))})(?!化)`,
      'u',
    ),
    change: new RegExp(
      `^[^,，。;；:：]{0,4}?(?:${changes})[到至为成高]?了?(?:如今|现在|今年|目前)?的?$`,
      'u',
    ),
    cut: boundaries(rules),
  };
}

const grammar = memo(compile);

type Groups = Readonly<Record<string, string | undefined>>;
type Reading = Pick<Figure, 'value' | 'unit'> & { readonly kind: UnitKind };

function countOf(groups: Groups, kinds: Grammar['kinds']): Reading {
  const [a, b] = ['a', 'b'].map((name) =>
    product(numeralValue(groups[name] ?? ''), scaleValue(groups[`scale${name}`] ?? '')),
  );
  const unit = groups['unit'] ?? (groups['people'] === undefined ? '' : '人');
  const kind = kinds.get(unit) ?? 'thing';
  if (groups['b'] === undefined) return { value: a ?? 0, unit, kind };
  const shared = groups['scalea'] === undefined ? scaleValue(groups['scaleb'] ?? '') : 1;
  return { value: [product(a ?? 0, shared), b ?? 0], unit, kind };
}

function shareOf({ base = '', part = '', tenths, half }: Groups): Reading {
  if (tenths !== undefined) {
    const rest = half === '半' ? 0.5 : numeralValue(half ?? '') / 10;
    return { value: numeralValue(tenths) + rest, unit: '成', kind: 'amount' };
  }
  const value = numeralValue(part);
  if (base === '百') return { value, unit: '%', kind: 'amount' };
  return { value: Number((value / numeralValue(base)).toPrecision(4)), unit: '', kind: 'amount' };
}

/** Whether what a `general` unit counts is a thing of the world and no item of a slogan. */
function tangible(noun: string, follows: string, large: boolean, g: Grammar): boolean {
  if (g.abstractAtOnce.test(follows)) return false;
  return g.concrete.test(noun) || (large && !g.abstract.test(follows));
}

/** Whether a numeral of this form before this unit counts something: see `unitKindSchema`. */
function counts(
  groups: Groups,
  kind: UnitKind,
  before: string,
  follows: string,
  noun: string,
  g: Grammar,
): boolean {
  const numeral = groups['a'] ?? '';
  const arabic = /^\d/u.test(numeral);
  const bare = /^[百千万亿]/u.test(numeral);
  const runsOn = kind !== 'digits' && /^[\d一二三四五六七八九十]/u.test(follows);
  if (kind === 'none' || runsOn) return false;
  const measured =
    numeral === '一' && kind === 'amount' && (groups['unit'] === '倍' || groups['about'] !== undefined);
  if (!arabic && !measured && (/^[一二]$/u.test(numeral) || kind === 'digits' || g.vague.test(before)))
    return false;
  if (bare && (numeral.length > 1 || (groups['about'] ?? groups['morea']) === undefined)) return false;
  return kind !== 'general' || tangible(noun, follows, arabic || bare || numeral.length > 1, g);
}

type Found = Span &
  Reading & { readonly approximate: boolean; readonly beside: Beside; readonly rule: string };

function find(text: string, rule: 'count' | 'share', g: Grammar): readonly Found[] {
  return [...text.matchAll(g[rule])].flatMap((match) => {
    const groups: Groups = match.groups ?? {};
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    const reading = rule === 'count' ? countOf(groups, g.kinds) : shareOf(groups);
    const beside = countedBeside(text, span, g.cut);
    const noun = beside.after ?? beside.before;
    const before = text.slice(Math.max(0, span.start - 4), span.start);
    const follows = text.slice(span.end, span.end + 16);
    const counted = noun === null ? '' : text.slice(noun.start, noun.end);
    const taken =
      !g.rank.test(before) && (rule === 'share' || counts(groups, reading.kind, before, follows, counted, g));
    const hedges = [
      groups['about'],
      groups['after'],
      groups['morea'],
      groups['resta'],
      groups['moreb'],
      groups['restt'],
    ];
    return taken
      ? [{ ...span, ...reading, approximate: hedges.some((h) => h !== undefined), beside, rule }]
      : [];
  });
}

/** The nouns of a figure: an amount is measured of what stands before it, anything else counts what follows. */
function nounBeside(text: string, { kind, beside, end }: Found): Span | null {
  const measured = kind === 'amount' && text[end] !== '的';
  return measured ? (beside.before ?? beside.after) : (beside.after ?? beside.before);
}

/**
 * The nouns of each figure. A second value (由4间扩到11间) has those of the first, and so has a part (其中9项) that names none.
 */
function nounsOf(text: string, found: readonly Found[], g: Grammar): (Span | null)[] {
  const nouns: (Span | null)[] = [];
  found.forEach((figure, i) => {
    const last = found[i - 1];
    const between = last === undefined ? '' : text.slice(last.end, figure.start);
    const known = nouns[i - 1] ?? null;
    if (known !== null && g.change.test(between)) nouns.push(known);
    else {
      const own = nounBeside(text, figure);
      nouns.push(own === null && /^[^。]{0,12}其中$/u.test(between) ? known : own);
    }
  });
  return nouns;
}

/** Longest text, in code units, that is searched for each of its figures again. */
const longestSearched = 30_000;

/** How often a figure's words stand in a text as a figure: not as the end of a longer number. */
const occurrences = (body: string, words: string) =>
  body
    .split(words)
    .slice(0, -1)
    .filter((before) => !/[\d.,]$/u.test(before) || !/^\d/u.test(words)).length;

/** The span of a figure, widened by its noun where its words stand more than once: of a rate, its last three characters. */
function unambiguous(body: string, found: Found, noun: Span | null): Span {
  const apart = noun === null || noun.end < found.start - 4;
  if (apart || body.length > longestSearched || occurrences(body, body.slice(found.start, found.end)) < 2)
    return found;
  if (noun.start >= found.end) return { start: found.start, end: noun.end };
  const least = /[率数量额]$/u.test(body.slice(noun.start, noun.end)) ? 3 : 6;
  return { start: Math.max(noun.start, noun.end - least), end: found.end };
}

/**
 * The quantities with a unit that a case tells of, in order of the text, each once.
 *
 * Left out are durations, years, dates, ordinals, ranks, versions, vague numbers (数十), slogan items (四个坚持), what
 * stands in 《》 and in short quotations. `text` is widened by its noun where it would be ambiguous in the body; `value`
 * has 万 and 亿 worked in; `evidence.at` is the offset of `text` in the body, `evidence.words` the clause around it.
 */
export function tagFigures({ body }: CaseText, rules: FigureRules): readonly Figure[] {
  const g = grammar(rules);
  // A full-width comma never parts thousands (共三校，200名): it must not fold into one that does.
  const text = foldWidth(body.replaceAll('，', '、'));
  const isName = insideOf([
    ...bookTitles(body),
    ...quotations(body).filter(({ inner }) => inner.length <= sloganLength),
  ]);
  const found = [...find(text, 'count', g), ...find(text, 'share', g)]
    .filter((span) => !isName(span))
    .sort((a, b) => a.start - b.start);
  const nouns = nounsOf(text, found, g);
  const seen = new Set<string>();
  return found.flatMap((figure, i): readonly Figure[] => {
    const noun = nouns[i] ?? null;
    const span = unambiguous(body, figure, noun);
    const words = body.slice(span.start, span.end);
    if (seen.has(words)) return [];
    seen.add(words);
    const { value, unit, approximate, rule } = figure;
    const what = noun === null ? '' : body.slice(noun.start, noun.end);
    const evidence = {
      words: clauseAround(body, span),
      where: 'body',
      at: span.start,
      rule: `figure-${rule}`,
    } as const;
    return [{ text: words, value, unit, what, approximate, evidence }];
  });
}
