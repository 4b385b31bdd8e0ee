import { z } from 'astro/zod';

/** Addresses below `help/` that every library has; no page of its own may take them. */
const taken: ReadonlySet<string> = new Set(['index', 'glossary', 'markdown']);

/** A page of help, written by hand. Frontmatter of `content/help/<id>.mdx`. */
export const helpPageSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{2,24}$/)
    .refine((id) => !taken.has(id), '这个编号另有用处，请换一个'),
  title: z.string().min(2).max(24),
  /** What the page answers, in one line. */
  summary: z.string().min(8).max(60),
  /** Place in the list of contents, lowest first. */
  order: z.int().positive(),
});
export type HelpPage = z.infer<typeof helpPageSchema>;
