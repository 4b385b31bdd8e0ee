import type { PageField } from './page-fields.ts';
import type { Ledger, LedgerChange, LedgerEntry, Shown } from './schema/ledger.ts';

/** A place where the captured text, the ledger and the pages do not say the same. */
export type Difference = {
  /** What was compared. */
  readonly what: 'order' | 'change' | 'field' | 'captured' | 'supplied';
  /** Offset in the captured text, or path of page and field. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
};

/** Fields of pages by the path of the page. */
export type Pages = ReadonlyMap<string, readonly PageField[]>;

type Stretch = { readonly shown: Shown; readonly changes: readonly LedgerChange[] };

const key = (page: string, field: string): string => `${page} ${field}`;

/** Shown stretches with the changes inside them, and the changes outside all of them. */
function stretches(entries: readonly LedgerEntry[]): { shown: Stretch[]; outside: LedgerChange[] } {
  const shown: { shown: Shown; changes: LedgerChange[] }[] = [];
  const outside: LedgerChange[] = [];
  for (const entry of entries) {
    if (entry.kind === 'shown') shown.push({ shown: entry, changes: [] });
    if (entry.kind !== 'change') continue;
    const last = shown.at(-1);
    if (last !== undefined && entry.end <= last.shown.end && entry.start >= last.shown.start)
      last.changes.push(entry);
    else outside.push(entry);
  }
  return { shown, outside };
}

/** Words as the ledger says they are shown, from the captured ones. */
function forward(captured: string, { shown, changes }: Stretch): string {
  const parts: string[] = [];
  let done = shown.start;
  for (const { start, end, after } of changes) {
    parts.push(captured.slice(done, start), after);
    done = end;
  }
  return [...parts, captured.slice(done, shown.end)].join('');
}

/** The captured words of a stretch, from the shown ones; `length` of them were used. */
function backward(text: string, { shown, changes }: Stretch): { before: string; length: number } {
  const parts: string[] = [];
  let [done, at] = [shown.start, 0];
  for (const { start, end, before, after } of changes) {
    parts.push(text.slice(at, at + start - done), before);
    at += start - done + after.length;
    done = end;
  }
  parts.push(text.slice(at, at + shown.end - done));
  return { before: parts.join(''), length: at + shown.end - done };
}

/** Every field of every page, rebuilt from captured text and ledger, must be the one the page has. */
function checkPages(captured: string, found: readonly Stretch[], ledger: Ledger, pages: Pages): Difference[] {
  const rebuilt = new Map<string, string>();
  const byPart = [...found].sort((a, b) => (a.shown.part ?? 0) - (b.shown.part ?? 0));
  for (const stretch of byPart) {
    const name = key(stretch.shown.page, stretch.shown.field);
    rebuilt.set(name, (rebuilt.get(name) ?? '') + forward(captured, stretch));
  }
  for (const entry of ledger.entries)
    if (entry.kind === 'supplied') rebuilt.set(key(entry.page, entry.field), entry.text);
  const differences: Difference[] = [];
  for (const [page, fields] of pages)
    for (const { field, text } of fields) {
      const name = key(page, field);
      const made = rebuilt.get(name) ?? '';
      if (made !== text) differences.push({ what: 'field', place: name, expected: text, found: made });
      rebuilt.delete(name);
    }
  return [
    ...differences,
    ...[...rebuilt].map(([place, made]) => ({ what: 'field', place, expected: '', found: made }) as const),
  ];
}

/** The captured text, rebuilt from pages and ledger alone, must be the one that was captured. */
export function rebuildCaptured({ entries }: Ledger, pages: Pages): string {
  const { shown, outside } = stretches(entries);
  const texts = new Map(
    [...pages].flatMap(([page, fields]) => fields.map(({ field, text }) => [key(page, field), text])),
  );
  const inOrder = [...shown].sort((a, b) => (a.shown.part ?? 0) - (b.shown.part ?? 0));
  const parts: { start: number; before: string }[] = outside.map(({ start, before }) => ({ start, before }));
  const used = new Map<string, number>();
  for (const stretch of inOrder) {
    const name = key(stretch.shown.page, stretch.shown.field);
    const at = used.get(name) ?? 0;
    const { before, length } = backward((texts.get(name) ?? '').slice(at), stretch);
    used.set(name, at + length);
    parts.push({ start: stretch.shown.start, before });
  }
  return parts
    .sort((a, b) => a.start - b.start)
    .map(({ before }) => before)
    .join('');
}

/** Entries must follow one another without gap or overlap, and `before` must be what was captured. */
function checkOrder(captured: string, { entries }: Ledger): Difference[] {
  const differences: Difference[] = [];
  let [done, inside] = [0, 0];
  for (const entry of entries) {
    if (entry.kind === 'supplied') continue;
    const isInside = entry.kind === 'change' && entry.start < inside;
    if (!isInside && entry.start !== done)
      differences.push({
        what: 'order',
        place: String(entry.start),
        expected: String(done),
        found: String(entry.start),
      });
    if (entry.kind === 'shown') inside = entry.end;
    done = Math.max(done, entry.end);
    if (entry.kind !== 'change') continue;
    const before = captured.slice(entry.start, entry.end);
    if (before !== entry.before)
      differences.push({ what: 'change', place: String(entry.start), expected: before, found: entry.before });
  }
  if (done !== captured.length)
    differences.push({
      what: 'order',
      place: String(done),
      expected: String(captured.length),
      found: String(done),
    });
  return differences;
}

/**
 * Check that the captured text is the pages and the ledger, character for character, in both directions.
 *
 * @returns Every difference; none if nothing was lost and nothing invented.
 */
export function checkLedger(captured: string, ledger: Ledger, pages: Pages): readonly Difference[] {
  const { shown } = stretches(ledger.entries);
  const rebuilt = rebuildCaptured(ledger, pages);
  const differences = [...checkOrder(captured, ledger), ...checkPages(captured, shown, ledger, pages)];
  if (rebuilt === captured) return differences;
  let at = 0;
  while (rebuilt.charCodeAt(at) === captured.charCodeAt(at)) at++;
  const near = (text: string) => text.slice(at, at + 20);
  return [
    ...differences,
    { what: 'captured', place: String(at), expected: near(captured), found: near(rebuilt) },
  ];
}
