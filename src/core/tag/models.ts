import { foldWidth } from '../fold-width.ts';
import type { Model } from '../schema/case-record.ts';
import type { ModelRules, QuotationRule } from '../schema/tag-rules.ts';
import type { CaseText, Span } from '../types.ts';
import { type Quotation, bookTitles, insideOf, quotations } from './quotations.ts';
import { clauseAround } from './sentences.ts';

/** How far, in code units, rules look to either side of a quotation. */
const reach = 16;

type Field = 'title' | 'body';
type Name = Span & { readonly where: Field; readonly rule: string };
type Surroundings = { readonly before: string; readonly after: string };

const between = /^[、和与及以或\s]*$/u;

/** What stands before and after each quotation; quotations in a row (“甲”“乙”和“丙”) share both. */
function surroundings(text: string, all: readonly Quotation[]): readonly Surroundings[] {
  const isLinked = (i: number) => between.test(text.slice(all[i - 1]?.end ?? 0, all[i]?.start ?? 0));
  const found: Surroundings[] = [];
  for (let first = 0; first < all.length;) {
    let next = first + 1;
    while (next < all.length && isLinked(next)) next += 1;
    const start = all[first]?.start ?? 0;
    const end = all[next - 1]?.end ?? 0;
    const shared = {
      before: text.slice(Math.max(0, start - reach), start),
      after: text.slice(end, end + reach),
    };
    for (; first < next; first++) found.push(shared);
  }
  return found;
}

function holds(rule: QuotationRule, inner: string, around: Surroundings): boolean {
  const listed =
    (rule.words === undefined && rule.endings === undefined && rule.inside === undefined) ||
    rule.words?.includes(inner) === true ||
    rule.endings?.some((ending) => inner.endsWith(ending)) === true ||
    rule.inside?.test(inner) === true;
  return listed && (rule.before?.test(around.before) ?? true) && (rule.after?.test(around.after) ?? true);
}

/** Whether words of one field stand in the other one, or once more in the body. */
function recurs(words: string, where: Field, { title, body }: Readonly<Record<Field, string>>): boolean {
  if (where === 'title') return body.includes(words);
  return title.includes(words) || body.indexOf(words) !== body.lastIndexOf(words);
}

function quoted(where: Field, texts: Readonly<Record<Field, string>>, rules: ModelRules): readonly Name[] {
  const text = texts[where];
  const all = quotations(text);
  const around = surroundings(text, all);
  return all.flatMap(({ start, end, inner }, i): readonly Name[] => {
    const sides = around[i];
    if (sides === undefined || inner.trim() === '' || rules.not.some((rule) => holds(rule, inner, sides)))
      return [];
    const rule = rules.quoted.find(
      (candidate) =>
        (candidate.where === undefined || candidate.where === where) &&
        (candidate.recurs === undefined || recurs(inner, where, texts)) &&
        holds(candidate, inner, sides),
    );
    return rule === undefined ? [] : [{ start: start + 1, end: end - 1, where, rule: rule.id }];
  });
}

/** True if the words are too common to be a name without quotation marks: one of the rules' words, or little more. */
const common = (name: string, rules: ModelRules) =>
  rules.not_names.words.some((word) => name.endsWith(word) && name.length <= word.length + 2);

/** Two or three characters that a case uses as the name of a place (鸡东 of 鸡东县), all that it has. */
const placesIn = (everything: string): ReadonlySet<string> =>
  new Set(
    [2, 3].flatMap((length) =>
      [
        ...everything.matchAll(
          new RegExp(String.raw`(?<=(.{${String(length)}}))(?:[省市县州旗]|区(?![域分别级校位内]))`, 'gu'),
        ),
      ].map((m) => m[1] ?? ''),
    ),
  );

/** The span without the words before the place that a local name begins with (新时代鸡东模式); empty if there is none. */
function fromPlace(text: string, { start, end }: Span, places: ReadonlySet<string>): Span {
  for (let from = start; from + 4 <= end; from++)
    if ([2, 3].some((length) => places.has(text.slice(from, from + length)))) return { start: from, end };
  return { start: end, end };
}

function plain(body: string, everything: string, rules: ModelRules): readonly Name[] {
  const places = placesIn(everything);
  return rules.plain.flatMap(({ id, pattern, local }) =>
    [...body.matchAll(new RegExp(pattern, 'dgu'))].flatMap((match): readonly Name[] => {
      const [start, end] = match.indices?.groups?.['name'] ?? [0, 0];
      const span = local === true ? fromPlace(body, { start, end }, places) : { start, end };
      const name = body.slice(span.start, span.end);
      return name === '' || common(name, rules) ? [] : [{ ...span, where: 'body', rule: id }];
    }),
  );
}

/** The longest words of the title that end at `end` and stand in the body too. */
function shared(title: string, body: string, end: number): Span {
  let start = end;
  while (
    start > 0 &&
    /\p{Script=Han}/u.test(title[start - 1] ?? '') &&
    body.includes(title.slice(start - 1, end))
  )
    start -= 1;
  return { start, end };
}

function sharedWithTitle({ title, body }: CaseText, rules: ModelRules): readonly Name[] {
  return rules.title_nouns.words.flatMap((noun): readonly Name[] => {
    const found = title.indexOf(noun);
    if (found === -1) return [];
    const span = shared(title, body, found + noun.length);
    const name = title.slice(span.start, span.end);
    const fits = name.length >= noun.length + 2 && name.length <= noun.length + 6;
    const named = title[span.start - 1] === '”';
    return fits && !named && !common(name, rules) ? [{ ...span, where: 'title', rule: 'title-noun' }] : [];
  });
}

/**
 * The practices that a case gives a name to, exactly as printed and without quotation marks, each once.
 *
 * Names in quotation marks are judged by their form and surroundings, names without by their form alone; national
 * policies, slogans, figures of speech and honours are left out. Names in 《》 are titles, not practices.
 * `evidence.at` is the offset of the name in the field it stands in, `evidence.words` the clause around it.
 */
export function tagModels(text: CaseText, rules: ModelRules): readonly Model[] {
  const folded = { title: foldWidth(text.title), body: foldWidth(text.body) };
  const isMarked = insideOf(quotations(folded.body));
  const isTitle = insideOf(bookTitles(text.body));
  const names = [
    ...quoted('title', folded, rules),
    ...sharedWithTitle(text, rules),
    ...quoted('body', folded, rules),
    ...plain(folded.body, `${text.title}${text.organisation}${text.body}`, rules).filter(
      (name) => !isMarked(name),
    ),
  ].filter((name) => name.where === 'title' || !isTitle(name));
  const seen = new Set<string>();
  return names.flatMap((name): readonly Model[] => {
    const words = text[name.where].slice(name.start, name.end);
    if (seen.has(words)) return [];
    seen.add(words);
    const evidence = {
      words: clauseAround(text[name.where], name),
      where: name.where,
      at: name.start,
      rule: name.rule,
    };
    return [{ text: words, evidence }];
  });
}
