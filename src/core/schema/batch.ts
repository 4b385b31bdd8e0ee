import { z } from 'astro/zod';
import { questionCodes } from '../problems.ts';

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

/** What a proposed entry leaves to the curator stands in these brackets; an entry that still has them is not finished. */
const isFinished = (text: string) => !/^〔.*〕$/su.test(text);
const unfinished = { error: '〔〕里的话还没有改定' };
const words = z.string().min(1).refine(isFinished, unfinished);
const terms = z.array(words).min(1);

/**
 * One decision of a curator, tied to a run of words of the source; white space and the width of marks do not count in it.
 *
 * What it says of a case holds for the case that the words stand in, what it says of a block for the block that they begin in.
 * One case may have several decisions, as long as they do not contradict each other.
 */
export const decisionSchema = z.strictObject({
  anchor: words.min(2),
  title: words.optional(),
  /** `null`: the source names none. */
  organisation: words.nullable().optional(),
  /** Kind of the organisation: a term of `kinds.yaml`. */
  kind: words.optional(),
  author: words.nullable().optional(),
  /** Code of GB/T 2260; `null`: the source does not say where. */
  place: z
    .string()
    .regex(/^\d{6}$/, '须是加引号的六位行政区划代码，如 "530400"')
    .nullable()
    .optional(),
  /** Name of a unit outside GB/T 2260 (某某新区, 某某学区); `null`: the case lies in none. */
  zone: words.nullable().optional(),
  /** All stages of the case. */
  stages: terms.optional(),
  /** All topics of the case. */
  topics: z.strictObject({ primary: terms.max(2), secondary: z.array(words).default([]) }).optional(),
  /** Names of practices, exactly as printed, that were missed, and words that were taken for one. */
  models: z.strictObject({ add: terms.optional(), remove: terms.optional() }).optional(),
  /** A reading of words on the line of the anchor: `from` as the page shows it, `to` as it should. */
  replace: z.strictObject({ from: words, to: z.string().refine(isFinished, unfinished) }).optional(),
  /** Questions that stay as they are: the curator has looked, and the source says no more. */
  keep: z.array(z.enum(questionCodes)).min(1).optional(),
  /** The block begins a case, whatever the importer takes it for. */
  starts_case: z.literal(true).optional(),
  /** The block begins no case, but goes on with the one before. */
  continues_case: z.literal(true).optional(),
  /** From the block on nothing belongs to the case, up to the start of the next one. */
  ends_case: z.literal(true).optional(),
  /** The block is on no page; so are all others that consist of the anchor alone. */
  is_noise: z.literal(true).optional(),
  /** The block is a paragraph of its case, whatever the importer takes it for. */
  is_text: z.literal(true).optional(),
  /** What the importer took for this case is none. */
  not_a_case: z.literal(true).optional(),
  reason: words,
});
export type Decision = z.infer<typeof decisionSchema>;
/** Content of `decisions.yaml`, in the order the curator wrote it. */
export const decisionsSchema = z.array(decisionSchema);
