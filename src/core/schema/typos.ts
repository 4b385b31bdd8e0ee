import { z } from 'astro/zod';

const miss = z.array(z.string()).min(1);
const match = z.array(z.strictObject({ in: z.string(), gives: z.string() })).min(1);

const patternSchema = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'gu');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `“${source}”：${String(error)}` });
    return z.NEVER;
  }
});

/** `content/rules/typos.yaml`: what is often written wrongly. Suggested to curators, never applied. */
export const typoRulesSchema = z.strictObject({
  /** Wrong form → right form. */
  words: z.array(
    z.strictObject({
      id: z.string(),
      reason: z.string(),
      words: z.record(z.string().min(2), z.string().min(2)),
      match,
      miss,
    }),
  ),
  /** Regular expressions, and what would stand in the place of their match; `$1` is the first group. */
  patterns: z.array(
    z.strictObject({
      id: z.string(),
      reason: z.string(),
      pattern: patternSchema,
      right: z.string(),
      match,
      miss,
    }),
  ),
  /** Characters that make another name when one is put for another: 第一小学, 第二小学. */
  same: z.string().min(1),
});
export type TypoRules = z.infer<typeof typoRulesSchema>;
