import type { SourceFile } from '../../src/core/capture.ts';
import type { Pages } from '../../src/core/check-ledger.ts';
import { writeLedger } from '../../src/core/ledger.ts';
import { reasonsFor } from '../../src/core/ledger-reasons.ts';
import { caseFields, planFields } from '../../src/core/page-fields.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import type { Ledger } from '../../src/core/schema/ledger.ts';
import { shelf } from './read-blocks.ts';

/** A compilation read: its captured text, its pages, and the ledger between them. */
export type Accounted = { readonly captured: string; readonly ledger: Ledger; readonly pages: Pages };

const reasonOf = reasonsFor(shelf.boilerplate);

/** Read files as one compilation that is in no library, and account for it. */
export function accountFor(files: readonly SourceFile[]): Accounted {
  const { value } = readCompilation(files, shelf, { title: null, decisions: [] });
  const { captured, account, cases, plan } = value;
  const pages: Pages =
    plan === null
      ? new Map(cases.map(({ record, body }, i) => [`cases/${String(i)}`, caseFields(record, body)]))
      : new Map([['frameworks/plan', planFields(plan)]]);
  const pageOf = (i: number) => (plan === null ? `cases/${String(i)}` : 'frameworks/plan');
  return { captured: captured.text, ledger: writeLedger(captured, account, pageOf, reasonOf), pages };
}

/** Rules of a ledger that have no reason in words. */
export const unsaidRules = ({ entries }: Ledger): readonly string[] => [
  ...new Set(entries.flatMap((e) => (e.kind !== 'shown' && e.reason === e.rule ? [e.rule] : []))),
];
