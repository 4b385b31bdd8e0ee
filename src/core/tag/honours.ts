import { memo } from '../memo.ts';
import { foldWidth } from '../fold-width.ts';
import type { Honour } from '../schema/case-record.ts';
import type { HonourRules } from '../schema/tag-rules.ts';
import type { CaseText, Span } from '../types.ts';
import { firstFrom, type Quotation, quotations } from './quotations.ts';
import { clauseAround } from './sentences.ts';

type Cue = 'strong' | 'weak';
type Found = Span & { readonly cue: Cue };

/** Longest words, in code units, between a cue and the quotation that names the honour (被评为海南省“…”). */
const lead = 14;
/** Longest name of an honour without quotation marks. */
const longest = 36;

type Grammar = {
  readonly cues: Readonly<Record<Cue, RegExp>>;
  readonly level: RegExp;
  readonly name: RegExp;
  readonly noun: RegExp;
  readonly suffix: RegExp;
};

function compile(rules: HonourRules): Grammar {
  const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
  const nouns = longestFirst(rules.nouns.words);
  const all = longestFirst([...rules.nouns.words, ...rules.plain_nouns.words]);
  const tails = longestFirst(rules.tails.words);
  return {
    cues: {
      strong: new RegExp(rules.cues.strong.words.join('|'), 'gu'),
      weak: new RegExp(rules.cues.weak.words.join('|'), 'gu'),
    },
    level: new RegExp(longestFirst(rules.levels.words), 'u'),
    name: new RegExp(
      `^[^，,。；;：:、“”（(\\n]{0,${longest}}?(?:(?:${all})(?=$|[，,。；;：:、”）)(（\\n\\d]|${tails})|(?=等?的?(?:荣誉)?称号))`,
      'u',
    ),
    noun: new RegExp(`(?:${nouns})$`, 'u'),
    suffix: new RegExp(`^的?[^，,。；;：:、“”（(\\n]{0,10}?(?:${all})(?=$|[，,。；;、\\n]|${tails})`, 'u'),
  };
}

const grammar = memo(compile);

/** The names in a row of quotations that starts within reach of the cue; the last one with the noun that follows it. */
function quotedNames(text: string, from: number, rows: readonly Quotation[], g: Grammar): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  for (let i = firstFrom(rows, from); i < rows.length; i++) {
    const { start, end } = rows[i] ?? { start: at, end: at };
    const gap = spans.length === 0 ? new RegExp(`^[^，,。；;：:、\\n]{0,${lead}}$`, 'u') : /^[、和及与\s]?$/u;
    if (start - at > lead || !gap.test(text.slice(at, start))) break;
    const suffix = g.suffix.exec(text.slice(end, end + longest))?.[0] ?? '';
    spans.push(suffix === '' ? { start: start + 1, end: end - 1 } : { start, end: end + suffix.length });
    at = end;
  }
  return spans;
}

/** The names without quotation marks right behind the cue, 、 between them. */
function plainNames(text: string, from: number, g: Grammar): readonly Span[] {
  const spans: Span[] = [];
  for (let at = from; ;) {
    const found = g.name.exec(text.slice(at, at + 2 * longest))?.[0];
    if (found === undefined) return spans;
    spans.push({ start: at, end: at + found.length });
    at += found.length;
    if (text[at] !== '、') return spans;
    at += 1;
  }
}

function after(
  text: string,
  from: number,
  cue: Cue,
  rows: readonly Quotation[],
  g: Grammar,
): readonly Found[] {
  const quoted = quotedNames(text, from, rows, g);
  const names = quoted.length > 0 ? quoted : plainNames(text, from, g);
  return names.flatMap(({ start, end }): readonly Found[] => {
    const words = text.slice(start, end);
    const giver = quoted.length > 0 ? Math.max(0, from - lead) : from;
    const level = g.level.test(text.slice(giver, end).replace(g.noun, ''));
    const honour = g.noun.test(words);
    if (words.search(g.cues.strong) !== -1) return [];
    const taken = cue === 'strong' ? honour || level || quoted.length > 0 : honour && level;
    return taken ? [{ start, end, cue }] : [];
  });
}

/**
 * The honours, awards and pilot statuses that a case says it was given, in order of the text, each once: what follows a
 * cue (荣获, 被评为, 入选) and ends like an honour, or stands in quotation marks behind it, without the marks.
 * `evidence.at` is the offset of the name in the body, `evidence.words` the clause around it.
 */
export function tagHonours({ body }: CaseText, rules: HonourRules): readonly Honour[] {
  const g = grammar(rules);
  const text = foldWidth(body);
  const rows = quotations(text);
  const found = (['strong', 'weak'] as const)
    .flatMap((cue) =>
      [...text.matchAll(g.cues[cue])].flatMap((m) => after(text, m.index + m[0].length, cue, rows, g)),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const seen = new Set<string>();
  let reached = 0;
  return found.flatMap(({ start, end, cue }): readonly Honour[] => {
    const words = body.slice(start, end);
    if (seen.has(words) || start < reached) return [];
    seen.add(words);
    reached = end;
    const evidence = {
      words: clauseAround(body, { start, end }),
      where: 'body',
      at: start,
      rule: `honour-${cue}`,
    } as const;
    return [{ text: words, evidence }];
  });
}
