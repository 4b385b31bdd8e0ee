import { z } from 'astro/zod';

/** Id of a batch and beginning of the ids of its cases: 2 to 16 of a–z, 0–9 and hyphen. */
export const batchIdSchema = z.string().regex(/^[a-z0-9-]{2,16}$/);

/** A date as far as it is known: year, month or day, ISO 8601. */
const isoDate = z.union([z.iso.date(), z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)], {
  error: '须是 2025、2025-06 或 2025-06-01 这样的日期',
});

const webAddress = z.url({ protocol: /^https?$/u, error: '须是 http 或 https 网址' });

/** What is known of a captured page; `null` is printed as 原文未载明. */
const capturedSchema = z.strictObject({
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  date: isoDate.nullable(),
  address: webAddress.nullable(),
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
  address: webAddress.nullable(),
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
  /** The block that holds the anchor begins a case, whatever the importer takes it for. */
  starts_case: z.literal(true).optional(),
  /** What the importer took for this case is none. */
  not_a_case: z.literal(true).optional(),
  reason: z.string().min(1),
});
export type Decision = z.infer<typeof decisionSchema>;
/** Content of `decisions.yaml`, in the order the curator wrote it. */
export const decisionsSchema = z.array(decisionSchema);
