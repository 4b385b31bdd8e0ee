import type { Ledger, LedgerChange, LedgerEntry, Shown } from './schema/ledger.ts';

/**
 * A run of the captured text: `kept` stands on a page as it is, `changed` stands there otherwise, `cut` stands nowhere.
 *
 * `before` is what was captured, `after` what is shown; both are the same for `kept`, whose `rule` and `reason` are empty.
 * `page` and `field` say where a run is shown; they are empty for what is on no page.
 */
export type Run = {
  readonly kind: 'kept' | 'changed' | 'cut';
  readonly before: string;
  readonly after: string;
  readonly rule: string;
  readonly reason: string;
  readonly page: string;
  readonly field: string;
};

/** The whole text of a field of a page; empty for one that the page does not have. */
export type FieldText = (page: string, field: string) => string;

/** A shown stretch with the changes inside it. `length` counts the code units it has on its page. */
type Stretch = { readonly shown: Shown; readonly changes: LedgerChange[]; length: number };

/** What lies behind one another in the captured text: stretches that are shown, and changes outside them. */
type Part = Stretch | LedgerChange;

const isStretch = (part: Part): part is Stretch => 'shown' in part;

/** A change at the end of a stretch belongs to it only if it takes nothing of what comes behind. */
const liesIn = ({ start, end }: LedgerChange, shown: Shown): boolean =>
  start < shown.end || (start === end && end === shown.end);

/** The entries of a ledger, each change with the stretch it lies in. What was supplied has no place and is left out. */
export function ledgerParts(entries: readonly LedgerEntry[]): readonly Part[] {
  const parts: Part[] = [];
  let open: Stretch | null = null;
  for (const entry of entries) {
    if (entry.kind === 'shown') {
      open = { shown: entry, changes: [], length: entry.end - entry.start };
      parts.push(open);
    } else if (entry.kind === 'change' && open !== null && liesIn(entry, open.shown)) {
      open.changes.push(entry);
      open.length += entry.after.length - (entry.end - entry.start);
    } else if (entry.kind === 'change') parts.push(entry);
  }
  return parts;
}

const keyOf = ({ page, field }: Pick<Shown, 'page' | 'field'>): string => `${page}#${field}`;

/** For each stretch the code unit of its field at which it begins: parts of a field stand in the order of their numbers. */
function fieldOffsets(stretches: readonly Stretch[]): ReadonlyMap<Stretch, number> {
  const fields = new Map<string, Stretch[]>();
  for (const stretch of stretches) {
    const known = fields.get(keyOf(stretch.shown));
    if (known === undefined) fields.set(keyOf(stretch.shown), [stretch]);
    else known.push(stretch);
  }
  const offsets = new Map<Stretch, number>();
  for (const parts of fields.values()) {
    let at = 0;
    for (const part of parts.sort((a, b) => (a.shown.part ?? 0) - (b.shown.part ?? 0))) {
      offsets.set(part, at);
      at += part.length;
    }
  }
  return offsets;
}

const nowhere = { page: '', field: '' };

const changeRun = ({ before, after, rule, reason }: LedgerChange, where: typeof nowhere): Run => ({
  kind: after === '' ? 'cut' : 'changed',
  before,
  after,
  rule,
  reason,
  ...where,
});

/** The runs of one stretch; `text` is its field from the stretch's first code unit on. */
function stretchRuns({ shown, changes }: Stretch, fieldText: string, from: number): readonly Run[] {
  const { page, field } = shown;
  const runs: Run[] = [];
  let [done, read] = [shown.start, from];
  const keep = (upTo: number) => {
    const words = fieldText.slice(read, read + Math.max(0, upTo - done));
    if (words !== '')
      runs.push({ kind: 'kept', before: words, after: words, rule: '', reason: '', page, field });
    read += words.length;
    done = upTo;
  };
  for (const change of changes) {
    keep(change.start);
    runs.push(changeRun(change, { page, field }));
    read += change.after.length;
    done = change.end;
  }
  keep(shown.end);
  return runs;
}

/**
 * The whole captured text, from its first code unit to its last, rebuilt from what is shown and what the ledger says was changed.
 *
 * @param fieldText What the pages show; where it is not what the ledger was written for (see `ledgerFaults`), so are the runs not.
 * @returns Runs whose `before`, one behind the other, is the captured text.
 */
export function capturedRuns({ entries }: Ledger, fieldText: FieldText): readonly Run[] {
  const parts = ledgerParts(entries);
  const offsets = fieldOffsets(parts.filter(isStretch));
  return parts.flatMap((part) =>
    isStretch(part)
      ? stretchRuns(part, fieldText(part.shown.page, part.shown.field), offsets.get(part) ?? 0)
      : [changeRun(part, nowhere)],
  );
}

/** Where the words that changes brought in stand in a field: they must be there still. */
function strayWords({ shown, changes }: Stretch, fieldText: string, from: number): readonly LedgerChange[] {
  let [done, read] = [shown.start, from];
  return changes.filter(({ start, end, after }) => {
    read += start - done;
    const stands = fieldText.startsWith(after, read);
    read += after.length;
    done = end;
    return !stands;
  });
}

/**
 * Where pages and ledger do not fit together, so that the captured text cannot be rebuilt from them.
 *
 * @returns Fields that are not as long as the ledger says, or lack words it brought in, as `page#field`; offsets of the captured
 *   text that the ledger passes over.
 */
export function ledgerFaults({ head, entries }: Ledger, fieldText: FieldText): readonly string[] {
  const parts = ledgerParts(entries);
  const stretches = parts.filter(isStretch);
  const lengths = new Map<string, number>();
  for (const { shown, length } of stretches)
    lengths.set(keyOf(shown), (lengths.get(keyOf(shown)) ?? 0) + length);
  const offsets = fieldOffsets(stretches);
  const faults = new Set<string>();
  for (const stretch of stretches) {
    const { page, field } = stretch.shown;
    const text = fieldText(page, field);
    const isWhole = text.length === lengths.get(keyOf(stretch.shown));
    if (!isWhole || strayWords(stretch, text, offsets.get(stretch) ?? 0).length > 0)
      faults.add(keyOf(stretch.shown));
  }
  let done = 0;
  for (const part of parts) {
    const { start, end } = isStretch(part) ? part.shown : part;
    if (start !== done) faults.add(String(done));
    done = end;
  }
  if (done !== head.length) faults.add(String(done));
  return [...faults];
}
