import { z } from 'astro/zod';

/**
 * Where words of asking stand: `ask` makes a text a question; in a question `filler` is left out wherever it stands, `before` only
 * right before another word that is left out or at the end, `after` only right after one or at the beginning.
 */
export const questionRoleSchema = z.enum(['ask', 'filler', 'before', 'after']);
export type QuestionRole = z.infer<typeof questionRoleSchema>;

/** `content/rules/question-words.yaml`: words of a question that are not searched for. */
export const questionWordsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{2,24}$/),
    role: questionRoleSchema,
    words: z.array(z.string().min(1)).min(1),
    /** Longer words in which these are parts of a word that matters: 何 in 几何. */
    keep: z.array(z.string().min(2)).default([]),
    /** Questions and the stretches that are searched for. */
    match: z
      .array(z.strictObject({ in: z.string().min(1), gives: z.array(z.string().min(1)).min(1) }))
      .min(1),
    /** Texts that stay whole. */
    miss: z.array(z.string().min(1)).min(1),
  }),
);
export type QuestionWords = z.infer<typeof questionWordsSchema>;
