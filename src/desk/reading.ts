import { bodyText } from '../core/assemble.ts';
import { caseFields, type PageField, planFields } from '../core/page-fields.ts';
import type { Compilation } from '../core/pipeline.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Ledger } from '../core/schema/ledger.ts';

/** A batch as read, with all that the desk shows of it. */
export type Reading = {
  readonly batch: Batch;
  readonly compilation: Compilation;
  /** Its cases with their ids. */
  readonly cases: readonly CaseRecord[];
  /** Text of each case by its id, blocks joined by `\n`. */
  readonly bodies: ReadonlyMap<string, string>;
  readonly ledger: Ledger;
};

/** Words of every field of every page by `page#field`. */
export type FieldTexts = ReadonlyMap<string, string>;

/**
 * A batch as the desk reads it.
 *
 * @param cases Its cases with their ids; one that is withdrawn is not among them.
 */
export function readingOf(
  batch: Batch,
  compilation: Compilation,
  cases: readonly CaseRecord[],
  ledger: Ledger,
): Reading {
  const drafts = new Map(compilation.cases.map(({ record, body }) => [record.lines, body]));
  const bodies = new Map(cases.map(({ id, lines }) => [id, bodyText(drafts.get(lines) ?? [])]));
  return { batch, compilation, cases, bodies, ledger };
}

/** The words that the pages show, as the ledger counts them. */
export function fieldTexts({ batch, compilation, cases }: Reading): FieldTexts {
  const drafts = new Map(compilation.cases.map(({ record, body }) => [record.lines, body]));
  const keyed = (page: string, fields: readonly PageField[]) =>
    fields.map(({ field, text }) => [`${page}#${field}`, text] as const);
  const own = cases.flatMap((record) =>
    keyed(`cases/${record.id}`, caseFields(record, drafts.get(record.lines) ?? [])),
  );
  const { plan } = compilation;
  return new Map([...own, ...(plan === null ? [] : keyed(`frameworks/${batch.id}`, planFields(plan)))]);
}
