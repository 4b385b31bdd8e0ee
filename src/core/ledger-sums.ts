import { type ChangeClass, classOf } from './ledger-reasons.ts';
import type { Ledger, LedgerEntry } from './schema/ledger.ts';

/** What kind of change a sum counts: the classes of rules, words that were supplied, and what a curator decided. */
export type SumClass = ChangeClass | 'supplied' | 'decided';

/** How often one rule changed something. `characters`: code points that were captured and are not shown, or are supplied. */
export type LedgerSum = {
  readonly kind: SumClass;
  readonly reason: string;
  readonly count: number;
  readonly characters: number;
};

/** Words that stand in a second field too are supplied there, but nobody invented them. */
function kindOf({ kind, rule }: Exclude<LedgerEntry, { kind: 'shown' }>): SumClass {
  if (rule === 'decision') return 'decided';
  const known = classOf(rule);
  return kind === 'supplied' && known !== 'placed' ? 'supplied' : known;
}

/** Changes of a ledger by rule, in the order of their classes, the most frequent first. */
export function ledgerSums({ entries }: Ledger): readonly LedgerSum[] {
  const sums = new Map<string, { kind: SumClass; reason: string; count: number; characters: number }>();
  for (const entry of entries) {
    if (entry.kind === 'shown') continue;
    const kind = kindOf(entry);
    const key = `${kind} ${entry.reason}`;
    const sum = sums.get(key) ?? { kind, reason: entry.reason, count: 0, characters: 0 };
    sum.count++;
    sum.characters += [...(entry.kind === 'supplied' ? entry.text : entry.before)].length;
    sums.set(key, sum);
  }
  const order: readonly SumClass[] = ['cut', 'restored', 'supplied', 'decided', 'placed', 'form'];
  return [...sums.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.count - a.count,
  );
}
