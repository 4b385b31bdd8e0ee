import { z } from 'astro/zod';

const offset = z.int().nonnegative();

/** First line of `ledger.jsonl`: the captured files, in the order in which their texts follow one another. */
export const ledgerHeadSchema = z.strictObject({
  kind: z.literal('captured'),
  /** Code units of the whole captured text. */
  length: offset,
  files: z.array(
    z.strictObject({
      name: z.string(),
      form: z.enum(['text', 'html', 'table', 'docx', 'pdf']),
      encoding: z.string().nullable(),
      start: offset,
      length: offset,
    }),
  ),
});
export type LedgerHead = z.infer<typeof ledgerHeadSchema>;

/** The captured words `[start, end)` stand, but for the changes inside them, in a field of a page. */
export const shownSchema = z.strictObject({
  kind: z.literal('shown'),
  start: offset,
  end: offset,
  /** Path of the page in the content folder without its ending: `cases/junheng-05`, `frameworks/fangan`. */
  page: z.string(),
  /** `title`, `organisation`, `author`, `body/3` (block 3 of the text), `tasks/0/measures/1/text`. */
  field: z.string(),
  /** Place among the stretches of the field, which stand one behind the other; 0 if left out. */
  part: z.int().positive().optional(),
});
export type Shown = z.infer<typeof shownSchema>;

/**
 * One change between the captured text and what is shown: at `[start, end)` stood `before`, and `after` stands there now.
 *
 * Inside a shown stretch it is part of its field; outside, `after` is empty: the words are on no page.
 */
export const changeSchema = z.strictObject({
  kind: z.literal('change'),
  start: offset,
  end: offset,
  rule: z.string(),
  /** Why, in Chinese. */
  reason: z.string(),
  before: z.string(),
  after: z.string(),
});
export type LedgerChange = z.infer<typeof changeSchema>;

/** Words on a page that no captured words stand behind: the machine or the curator supplied them. */
export const suppliedSchema = z.strictObject({
  kind: z.literal('supplied'),
  page: z.string(),
  field: z.string(),
  text: z.string(),
  rule: z.string(),
  reason: z.string(),
});
export type Supplied = z.infer<typeof suppliedSchema>;

/**
 * A line of `content/batches/<batch>/ledger.jsonl`, sorted by `start`; `shown` before the changes inside it, `supplied` last.
 *
 * Shown stretches do not overlap, nor do changes; both together cover the captured text from its first code unit to its last.
 */
export const ledgerEntrySchema = z.discriminatedUnion('kind', [shownSchema, changeSchema, suppliedSchema]);
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** A batch's ledger. */
export type Ledger = { readonly head: LedgerHead; readonly entries: readonly LedgerEntry[] };
