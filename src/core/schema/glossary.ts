import { z } from 'astro/zod';

const names = z.array(z.string().min(2)).default([]);

const entrySchema = z.strictObject({
  /** Anchor on the glossary page, for ever. */
  id: z.string().regex(/^[a-z0-9-]{2,24}$/),
  term: z.string().min(2),
  /** Other names of the same thing; texts that use them are linked too. */
  also: names,
  /** Longer words in which a name of the entry is no name: 教研 in 教研室. */
  unless: names,
  definition: z.string().min(8).max(120),
  /** Ids of entries that help to understand this one. */
  see: z.array(z.string()).default([]),
  /** Who uses the term so: the `field`, by its common usage, or this `library` alone. */
  usage: z.enum(['field', 'library']),
  /** False for a word so common that texts do not mean the entry by it. */
  linked: z.boolean().default(true),
  /** Id of the topic whose page gathers the cases. */
  topic: z.string().optional(),
});
/** One term with its definition, as `content/taxonomy/glossary.yaml` holds it. */
export type GlossaryEntry = z.infer<typeof entrySchema>;

/** `content/taxonomy/glossary.yaml`: every id and every name stands once, and whatever an entry refers to is there. */
export const glossarySchema = z.array(entrySchema).superRefine((entries, context) => {
  const report = (at: number, key: string, message: string) => {
    context.addIssue({ code: 'custom', path: [at, key], message });
  };
  const ids = new Set(entries.map(({ id }) => id));
  const seen = new Map<string, string>();
  for (const [at, { id, term, also, see }] of entries.entries()) {
    for (const name of [`id ${id}`, term, ...also]) {
      const before = seen.get(name);
      if (before !== undefined) report(at, 'term', `“${name}”已在“${before}”一条`);
      else seen.set(name, id);
    }
    for (const other of see)
      if (!ids.has(other) || other === id) report(at, 'see', `没有编号为“${other}”的另一条术语`);
  }
});
export type Glossary = z.infer<typeof glossarySchema>;
