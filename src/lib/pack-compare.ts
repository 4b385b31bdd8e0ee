import type { Comparison } from '../core/schema/training.ts';
import { packCase, type PackCase } from './pack-case.ts';
import { fieldNames, type Fact } from './pack-fields.ts';

/** What one case says on a field; empty where its source is silent. */
export type ComparisonCell = { readonly of: string; readonly facts: readonly Fact[] };
export type ComparisonRow = { readonly name: string; readonly cells: readonly ComparisonCell[] };

/** Two to four cases beside each other. */
export type ComparisonTable = {
  readonly cases: readonly PackCase[];
  readonly rows: readonly ComparisonRow[];
};

/** Lay the cases of a comparison beside each other, field by field. */
export async function comparisonTable(comparison: Comparison): Promise<ComparisonTable> {
  const cases = await Promise.all(comparison.cases.map(packCase));
  const rows = comparison.fields.map((field) => ({
    name: fieldNames[field],
    cells: cases.map(({ short, fields }) => ({ of: short, facts: fields[field] })),
  }));
  return { cases, rows };
}
