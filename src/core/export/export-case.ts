import { z } from 'astro/zod';
import { caseAddress } from '../addresses.ts';
import { caseItem, sourceOf } from '../cite/cite-item.ts';
import { gbt77142025 } from '../cite/gbt7714-2025.ts';
import type { Batch } from '../schema/batch.ts';
import { caseRecordSchema, type CaseRecord } from '../schema/case-record.ts';
import type { Library } from '../schema/library.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';

const nullable = z.string().nullable();

/** What a case's compilation says of itself; `null` is what the source does not say. */
const sourceSchema = z.strictObject({
  title: z.string().min(1),
  origin: z.enum(['printed', 'supplied']),
  publisher: nullable,
  published: nullable,
  address: nullable,
  captured: nullable,
  text: z.enum(['captured', 'retold']),
  rights: z.string(),
});

/** Schema of one line of `cases.jsonl`: the record of a case, its source, its page and its text. */
export const exportedCaseSchema = (taxonomy: Taxonomy) =>
  caseRecordSchema(taxonomy).extend({
    source: sourceSchema,
    page: z.string().min(1),
    citation: z.string().min(1),
    body: z.string(),
  });

/** One case as it leaves the library: whole, with what is needed to understand it alone. */
export type ExportedCase = CaseRecord & {
  readonly source: z.infer<typeof sourceSchema>;
  /** Full address of its page, or its path from the root of a library without an address. */
  readonly page: string;
  /** How its source is cited by GB/T 7714—2025. */
  readonly citation: string;
  /** Paragraphs and headings, parted by `\n`. */
  readonly body: string;
};

/** @param body Plain text of the case. */
export function exportCase(record: CaseRecord, body: string, batch: Batch, library: Library): ExportedCase {
  const { publisher, issued, address } = sourceOf(batch);
  const page = caseAddress(record.id);
  return {
    ...record,
    source: {
      title: batch.title,
      origin: batch.title_origin,
      publisher,
      published: issued,
      address,
      captured: batch.captured,
      text: batch.text,
      rights: batch.rights,
    },
    page: library.address === undefined ? page : new URL(page, library.address).href,
    citation: gbt77142025(caseItem(record, batch, library)),
    body,
  };
}

/** Cases as JSON Lines: one case a line, in the order given. */
export const jsonLines = (cases: readonly ExportedCase[]): string =>
  cases.map((one) => `${JSON.stringify(one)}\n`).join('');
