import { z } from 'astro/zod';

/**
 * The words that gave a tag, exactly as they stand, where they stand, and the rule that read them.
 *
 * `words` is what gave it, or the clause around it; `at` is the offset, in UTF-16 code units, of what is tagged in the field named by `where`.
 * `decision` stands for the curator’s word.
 */
export const evidenceSchema = z.strictObject({
  words: z.string().min(1),
  where: z.enum(['title', 'organisation', 'body', 'batch', 'byline', 'decision']),
  at: z.int().nonnegative().optional(),
  rule: z.string().min(1),
});
export type Evidence = z.infer<typeof evidenceSchema>;
