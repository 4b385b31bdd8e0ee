import type { FigureRules } from '../schema/tag-rules.ts';
import type { Span } from '../types.ts';

/** Longest noun phrase beside a quantity, in code units. */
const longest = 16;

const phrase = String.raw`(?:[\p{Script=Han}A-Za-z+“”]|[(（]\p{Script=Han}{1,4}[)）])`;
const runAfter = new RegExp(`^(?![(（])${phrase}{1,${2 * longest}}`, 'u');
const runBefore = new RegExp(`${phrase}{1,${2 * longest}}$`, 'u');

/** The nouns beside a quantity, as spans of the text: `null` where a mark, a verb or nothing stands there. */
export type Beside = { readonly after: Span | null; readonly before: Span | null };

/** Where noun phrases end: `inner` anywhere in them, `tail` at the end of one before a quantity, `verbal` at its start. */
export type Boundaries = {
  readonly inner: RegExp;
  readonly tail: RegExp;
  readonly verbal: RegExp;
  readonly concreteEnd: RegExp;
  /** A thing, and after it words of what it does: 教师走上讲台. */
  readonly thing: RegExp;
};

/** Compile the words at which noun phrases end: once for each set of rules. */
export function boundaries(rules: FigureRules): Boundaries {
  const inner = `(?:${[...rules.verbs.words, ...rules.particles.words].join('|')})(?!率)`;
  const verbal = rules.verbal_nouns.words.join('|');
  const concrete = rules.concrete.words.filter((word) => word.length > 1).join('|');
  return {
    inner: new RegExp(inner, 'gu'),
    tail: new RegExp(`(?:[由从][^由从]{0,6}的|${inner}|${verbal}|的)+$`, 'u'),
    verbal: new RegExp(`^(?:${verbal})(?=.{3})`, 'u'),
    concreteEnd: new RegExp(`(?:${rules.concrete.words.join('|')})$`, 'u'),
    thing: new RegExp(
      `^.{0,12}(?:${concrete})(?=[^级性化类式制内外中间带型荣].+$)(?!.{0,3}(?:${[...rules.abstract.words, ...rules.concrete.words].join('|')}|[线群组库率数员生])$)`,
      'u',
    ),
  };
}

/** Drop a half of a pair of quotation marks, and what stands beyond it. */
function balanced(noun: string, from: 'start' | 'end'): string {
  const [open, close] = [noun.lastIndexOf('“'), noun.lastIndexOf('”')];
  if (open > close) return noun.slice(0, open);
  return close >= 0 && !noun.includes('“') && from === 'end' ? noun.slice(close + 1) : noun;
}

function afterSpan(text: string, end: number, { inner, concreteEnd, thing }: Boundaries): Span | null {
  let start = end + (text[end] === '的' ? 1 : 0);
  const run = runAfter.exec(text.slice(start, start + 2 * longest + 1))?.[0] ?? '';
  const cut = run.search(new RegExp(inner, 'u'));
  const reach = cut === -1 ? run : run.slice(0, cut);
  const of = reach.indexOf('的');
  const owner = of === -1 ? reach : reach.slice(0, of);
  let noun = owner;
  if (of > 0 && !concreteEnd.test(owner)) {
    start += of + 1;
    noun = reach.slice(of + 1);
  }
  noun = balanced(noun, 'start').slice(0, longest);
  if (!concreteEnd.test(noun)) noun = thing.exec(noun)?.[0] ?? noun;
  return noun.length < 1 ? null : { start, end: start + noun.length };
}

function beforeSpan(text: string, start: number, { inner, tail, verbal }: Boundaries): Span | null {
  const opens = Math.max(0, start - 3 * longest);
  const lead = text.slice(opens, start).trimEnd();
  const run = runBefore.exec(lead)?.[0] ?? '';
  const kept = run.replace(tail, '');
  const end = opens + lead.length - (run.length - kept.length);
  const afterFigure = /\d$/u.test(lead.slice(0, lead.length - run.length));
  let from = kept.lastIndexOf('的') + 1;
  for (const mark of kept.matchAll(inner)) from = Math.max(from, mark.index + mark[0].length);
  const noun = balanced(kept.slice(from).slice(-longest), 'end').replace(verbal, '');
  return noun.length < 2 || (afterFigure && from === 0) ? null : { start: end - noun.length, end };
}

/** The noun phrases right behind and right before a quantity. */
export const countedBeside = (text: string, figure: Span, cut: Boundaries): Beside => ({
  after: afterSpan(text, figure.end, cut),
  before: beforeSpan(text, figure.start, cut),
});
