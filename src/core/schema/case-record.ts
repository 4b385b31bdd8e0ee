import { z } from 'astro/zod';
import { problemSchema } from '../problems.ts';
import { evidenceSchema } from './evidence.ts';
import type { Taxonomy } from './taxonomy.ts';

const evidence = z.array(evidenceSchema).min(1);
const origin = z.enum(['printed', 'supplied']);

const termOf = (terms: readonly string[]) => z.enum(terms as [string, ...string[]]);

/** Title as readers see it; a supplied one is shown in square brackets with the reason and the words it rests on. */
const titleSchema = z.strictObject({
  text: z.string().min(1),
  origin,
  reason: z.string().optional(),
  evidence: z.array(evidenceSchema).optional(),
});

/**
 * Where a case took place.
 *
 * `code` is the GB/T 2260 code of the deepest division that is certain; `names` the official names from province down to it;
 * `supplied` those of `names` that the source does not print. A zone is a unit outside GB/T 2260 (新区, 开发区, 学区).
 */
const placeSchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  names: z.array(z.string()).min(1).max(3),
  supplied: z.array(z.string()),
  zone: z.strictObject({ name: z.string(), kind: z.string() }).nullable(),
  evidence,
});
export type Place = z.infer<typeof placeSchema>;

/** A quantity with its unit. `value` is a number, or the two ends of a range; `approximate` for 约, 余, 多, 近. */
const figureSchema = z.strictObject({
  text: z.string().min(1),
  value: z.union([z.number(), z.tuple([z.number(), z.number()])]),
  unit: z.string(),
  what: z.string(),
  approximate: z.boolean(),
  evidence: evidenceSchema,
});
export type Figure = z.infer<typeof figureSchema>;

/** A named practice, exactly as printed, without its quotation marks. */
const modelSchema = z.strictObject({ text: z.string().min(1), evidence: evidenceSchema });
export type Model = z.infer<typeof modelSchema>;

const honourSchema = z.strictObject({ text: z.string().min(1), evidence: evidenceSchema });
export type Honour = z.infer<typeof honourSchema>;

/** How the stages were found: named outright, implied by other words, by the title, or not at all. */
export const stageBasisSchema = z.enum(['explicit', 'implied', 'title', 'default']);

/** Schema of one case over the terms of a taxonomy: the frontmatter of `content/cases/<id>.mdx`. */
export function caseRecordSchema(taxonomy: Taxonomy) {
  const names = (terms: readonly { term: string }[]) => termOf(terms.map((t) => t.term));
  return z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{2,16}-\d{2,}$/),
    batch: z.string().regex(/^[a-z0-9-]{2,16}$/),
    title: titleSchema,
    organisation: z
      .strictObject({ text: z.string().min(1), kind: names(taxonomy.kinds), origin, evidence })
      .nullable(),
    place: placeSchema.nullable(),
    stages: z.strictObject({
      basis: stageBasisSchema,
      terms: z
        .array(z.strictObject({ term: names(taxonomy.stages), evidence: z.array(evidenceSchema) }))
        .min(1),
    }),
    topics: z.array(
      z.strictObject({ term: names(taxonomy.topics), weight: z.enum(['primary', 'secondary']), evidence }),
    ),
    tasks: z.array(z.strictObject({ term: names(taxonomy.tasks), evidence })),
    models: z.array(modelSchema),
    figures: z.array(figureSchema),
    years: z.array(z.int().min(1900).max(2100)),
    honours: z.array(honourSchema),
    /** The captured lines, 1-based and inclusive, that the case was cut from. */
    lines: z.tuple([z.int().positive(), z.int().positive()]),
    author: z.string().nullable(),
    problems: z.array(problemSchema),
  });
}
export type CaseRecord = z.infer<ReturnType<typeof caseRecordSchema>>;
export type Stages = CaseRecord['stages'];
export type TopicTag = CaseRecord['topics'][number];
export type TaskTag = CaseRecord['tasks'][number];
