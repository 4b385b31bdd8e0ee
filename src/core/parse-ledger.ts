import { problem, type Problem } from './problems.ts';
import { type Ledger, ledgerEntrySchema, type LedgerEntry, ledgerHeadSchema } from './schema/ledger.ts';
import type { Outcome } from './types.ts';

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Read `ledger.jsonl`: one line of JSON for the captured files, then one for each entry.
 *
 * @param file Name of the file as problems give it.
 * @returns `null` with `bad-ledger` at the first line that is none of a ledger.
 */
export function parseLedger(text: string, file: string): Outcome<Ledger | null> {
  const [first = '', ...rest] = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const bad = (line: number): Outcome<null> => {
    const problems: Problem[] = [problem('bad-ledger', { file, line })];
    return { value: null, problems };
  };
  const head = ledgerHeadSchema.safeParse(parseJson(first));
  if (!head.success) return bad(1);
  const entries: LedgerEntry[] = [];
  for (const [at, line] of rest.entries()) {
    const entry = ledgerEntrySchema.safeParse(parseJson(line));
    if (!entry.success) return bad(at + 2);
    entries.push(entry.data);
  }
  return { value: { head: head.data, entries }, problems: [] };
}
