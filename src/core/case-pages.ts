import { bodyText, type CaseDraft } from './assemble.ts';
import { caseAddress } from './addresses.ts';
import { fingerprint, type KnownCase, numberCases } from './identity.ts';
import { formatLedger, writeLedger } from './ledger.ts';
import type { Compilation } from './pipeline.ts';
import { type Problem, problem } from './problems.ts';
import type { Register } from './register.ts';
import type { Batch } from './schema/batch.ts';
import type { CaseRecord } from './schema/case-record.ts';
import type { Ledger } from './schema/ledger.ts';
import type { Outcome } from './types.ts';
import { writeCase, writeFramework } from './write.ts';

/** A file of the content folder, by its path within it. */
export type ContentFile = { readonly path: string; readonly text: string };

/** What a batch gives the library: its files, and its cases with the fingerprints the register keeps. */
export type BatchPages = {
  readonly files: readonly ContentFile[];
  readonly cases: readonly CaseRecord[];
  readonly ledger: Ledger;
  /** Fingerprint of each case's text, by case id. */
  readonly fingerprints: ReadonlyMap<string, string>;
};

const caseId = (batch: string, number: number) => `${batch}-${String(number).padStart(2, '0')}`;

/** Path of a batch's ledger in the content folder. */
export const ledgerPath = (batch: string): string => `batches/${batch}/ledger.jsonl`;

/** Cases of a batch that the register knows; the number is what follows the last hyphen of the id. */
function knownCases(batch: string, register: Register): KnownCase[] {
  return register
    .filter((row) => row.kind === 'case' && row.key.replace(/-\d+$/u, '') === batch)
    .map((row) => ({
      number: Number(row.key.slice(batch.length + 1)),
      fingerprint: row.fingerprint,
      withdrawn: row.state === 'withdrawn',
    }));
}

const identify = ({ body, record }: CaseDraft) =>
  fingerprint(body.length > 0 ? bodyText(body) : record.title.text);

/**
 * Give the cases of a read batch their ids and write their pages.
 *
 * A case keeps its number by its text (see `numberCases`). A registered case whose text is found no more is an error:
 * addresses do not vanish by themselves.
 *
 * @param reasonOf Why a rule changes or cuts, for the ledger.
 */
export function casePages(
  batch: Batch,
  read: Compilation,
  register: Register,
  reasonOf: (rule: string) => string,
): Outcome<BatchPages> {
  const prints = read.cases.map(identify);
  const { numbers, vanished } = numberCases(knownCases(batch.id, register), prints);
  const problems: Problem[] = vanished.map(({ number }) => {
    const id = caseId(batch.id, number);
    return problem('case-vanished', {}, { id, address: caseAddress(id) });
  });
  const ids = numbers.map(({ number, withdrawn }) => (withdrawn ? null : caseId(batch.id, number)));
  const pages = read.cases.flatMap(({ record, body }, i) => {
    const id = ids[i] ?? null;
    if (id === null) return [];
    const full: CaseRecord = { id, batch: batch.id, ...record };
    const file = { path: `cases/${full.id}.mdx`, text: writeCase(full, body) };
    return [{ record: full, file, print: prints[i] ?? '' }];
  });
  const files = pages.map((page) => page.file);
  if (read.plan !== null && read.plan.tasks.length > 0) {
    const framework = {
      id: batch.id,
      batch: batch.id,
      kind: 'framework' as const,
      ...read.plan,
      problems: [],
    };
    files.push({ path: `frameworks/${batch.id}.mdx`, text: writeFramework(framework) });
  }
  const pageOf = (i: number): string | null => {
    if (read.plan !== null) return read.plan.tasks.length > 0 ? `frameworks/${batch.id}` : null;
    const id = ids[i] ?? null;
    return id === null ? null : `cases/${id}`;
  };
  const ledger = writeLedger(read.captured, read.account, pageOf, reasonOf);
  files.push({ path: ledgerPath(batch.id), text: formatLedger(ledger) });
  const fingerprints = new Map(pages.map((page) => [page.record.id, page.print]));
  return { value: { files, cases: pages.map((page) => page.record), ledger, fingerprints }, problems };
}
