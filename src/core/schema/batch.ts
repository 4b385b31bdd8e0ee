import { z } from 'astro/zod';

export const batchIdSchema = z.string().regex(/^[a-z0-9-]{2,16}$/);

const isoDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

/** What is known of a captured page; `null` is printed as 原文未载明. */
const capturedSchema = z.strictObject({
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  date: isoDate.nullable(),
  address: z.url().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
});

/** Content of `batch.yaml`: the provenance of one published compilation. */
export const batchSchema = z.strictObject({
  id: batchIdSchema,
  title: z.string().min(1),
  title_origin: z.enum(['printed', 'supplied']),
  publisher: z.string().nullable(),
  published: isoDate.nullable(),
  address: z.url().nullable(),
  captured: isoDate.nullable(),
  /** The number of cases the source itself announces. */
  announced: z.int().positive().nullable(),
  /** `captured`: the source's own words. `retold`: told anew by the library from the page named in `derived_from`. */
  text: z.enum(['captured', 'retold']),
  derived_from: capturedSchema.nullable(),
  rights: z.string().min(1),
  /** `false` keeps the batch out of every public build. */
  public: z.boolean(),
});
export type Batch = z.infer<typeof batchSchema>;

/** One decision of a curator, tied to a run of words that stands in exactly one case of the source. */
export const decisionSchema = z.strictObject({
  anchor: z.string().min(4),
  title: z.string().min(1).optional(),
  organisation: z.string().min(1).nullable().optional(),
  place: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  reason: z.string().min(1),
});
export type Decision = z.infer<typeof decisionSchema>;
export const decisionsSchema = z.array(decisionSchema);
