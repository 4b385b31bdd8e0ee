import { z } from 'astro/zod';

const words = z.array(z.string().min(1)).min(1);

/** A regular expression source of a rule, compiled with the `u` flag. */
const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    context.issues.push({ code: 'custom', message: String(error), input: source });
    return z.NEVER;
  }
});

/** What a rule must find (`gives`, exactly, among what is found in `in`) and what it must not; both run as tests. */
const examples = {
  match: z.array(z.strictObject({ in: z.string(), gives: z.string() })).min(1),
  miss: z.array(z.string()).min(1),
};

/**
 * How readily a unit is taken for one: `thing` after any numeral; `general` after a Chinese numeral only where something
 * of `concrete` is counted; `digits` after Arabic digits only; `amount` as `thing`, but what is measured stands before
 * it; `none` never.
 */
export const unitKindSchema = z.enum(['thing', 'general', 'digits', 'amount', 'none']);
export type UnitKind = z.infer<typeof unitKindSchema>;

const wordList = z.strictObject({ words, ...examples });

/** `content/rules/figures.yaml`: units, and the words around a quantity that say whether and what it counts. */
export const figureRulesSchema = z.strictObject({
  units: z.array(z.strictObject({ kind: unitKindSchema, words, ...examples })).min(1),
  /** Regular expression sources: words before a quantity that belong to it and make it approximate. */
  approximate_before: wordList,
  /** The same before a bare 百, 千, 万 or 亿 (上千名). */
  bare_before: wordList,
  /** Words before a quantity that belong to it and leave it exact. */
  each_before: wordList,
  approximate_after: wordList,
  /** Regular expression sources: words before a numeral that make it a rank. */
  not_after: wordList,
  /** Regular expression sources: what before a Chinese numeral makes it a vague number (数十). */
  vague_before: wordList,
  /** Names that begin with a numeral and a unit (七台河). */
  place_names: wordList,
  /** Regular expression sources: what after 成 makes it no tenth (四成员校). */
  not_before_tenths: wordList,
  /** Nouns whose number says nothing of the world (四个维度). */
  abstract: wordList,
  concrete: wordList,
  /** Nouns that 万 and 亿 may count without a unit (50余万学生). */
  people: wordList,
  /** Regular expression sources: what stands between two values of the same thing (由4间扩到11间). */
  changes: wordList,
  /** Regular expression sources: words at which a noun phrase beside a quantity ends. */
  particles: wordList,
  verbs: wordList,
  /** Verbs that are parts of nouns too (培训机构): they end a noun phrase only at its outer end. */
  verbal_nouns: wordList,
});
export type FigureRules = z.infer<typeof figureRulesSchema>;

/**
 * One look at a quotation and its surroundings; every part that is given must hold.
 *
 * `inside` is matched against the whole of the quotation, or it is one of `words`, or ends in one of `endings`; `before`
 * is matched against the text up to it, `after` against the text from its end, or, where several quotations stand in a
 * row, from the end of the row. `where` limits the rule to one field; `recurs` demands that the body has the words too, or, in the body, that they
 * stand once more in title or body.
 */
const quotationRule = z.strictObject({
  id: z.string(),
  words: words.optional(),
  endings: words.optional(),
  inside: pattern.optional(),
  before: pattern.optional(),
  after: pattern.optional(),
  where: z.enum(['title', 'body']).optional(),
  recurs: z.literal(true).optional(),
});
export type QuotationRule = z.infer<typeof quotationRule>;

/** A name without quotation marks: the group `name` of the pattern. `local`: it must begin with a place of the case. */
const plainRule = z.strictObject({ id: z.string(), pattern, local: z.literal(true).optional(), ...examples });

/** `content/rules/models.yaml`: how texts name their practices, and what only looks like such a name. */
export const modelRulesSchema = z.strictObject({
  /** Quotations that are no names; they win over `quoted`. */
  not: z.array(quotationRule.extend({ match: words, miss: words })),
  quoted: z.array(quotationRule.extend(examples)),
  plain: z.array(plainRule),
  /** Endings of names that a title and its text share. */
  title_nouns: wordList,
  /** What is never a name without quotation marks, alone or with this ending. */
  not_names: z.strictObject({ words, match: words, miss: words }),
});
export type ModelRules = z.infer<typeof modelRulesSchema>;

/** `content/rules/honours.yaml`: the words that bring in an honour, and those that its name ends in. */
export const honourRulesSchema = z.strictObject({
  /** Regular expression sources. After a `weak` cue the name must tell by whom or at what level it was given. */
  cues: z.strictObject({ strong: wordList, weak: wordList }),
  levels: wordList,
  nouns: wordList,
  /** Endings that make an honour only together with a level. */
  plain_nouns: wordList,
  /** What may follow a name without belonging to it. */
  tails: wordList,
});
export type HonourRules = z.infer<typeof honourRulesSchema>;
