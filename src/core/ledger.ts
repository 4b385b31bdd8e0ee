import type { Account, Placed } from './account.ts';
import type { Captured } from './capture.ts';
import type { Ledger, LedgerEntry, Supplied } from './schema/ledger.ts';
import type { Edit, Span, Traced } from './types.ts';

/** A run of the captured text and the rule by which it is shown otherwise, or not at all. */
type Run = Span & { readonly rule: string; readonly after: string };

/** A piece of a field: a span of the repaired text. */
type Piece = Span & { readonly page: string; readonly field: string; readonly part: number };

/** For every code unit of the captured text the rule of the last edit that touched it. */
class TouchedUnits {
  private readonly edits: readonly Edit[];
  /** Index of an edit, one up; 0 where none touched the unit. */
  private readonly last: Uint32Array;
  private readonly insertions = new Map<number, string>();

  constructor(length: number, edits: readonly Edit[]) {
    this.edits = edits;
    this.last = new Uint32Array(length);
    edits.forEach(({ start, end, rule }, i) => {
      if (start === end) this.insertions.set(start, rule);
      else this.last.fill(i + 1, start, end);
    });
  }

  /** The last edit that touched a unit. */
  editAt(unit: number): Edit | undefined {
    return this.edits[(this.last[unit] ?? 0) - 1];
  }

  /** End of the run of units from `unit` on that one edit touched last, or none; at most `most`. */
  runEnd(unit: number, most: number): number {
    const edit = this.last[unit];
    let end = unit + 1;
    while (end < most && this.last[end] === edit) end++;
    return end;
  }

  /** Rule of the latest edit that touched a run; of an insertion, where the run is empty. */
  ruleOfRun({ start, end }: Span): string | null {
    let latest = 0;
    for (let i = start; i < end; i++) latest = Math.max(latest, this.last[i] ?? 0);
    return this.edits[latest - 1]?.rule ?? this.insertions.get(start) ?? null;
  }
}

/** A text beside the one it was captured from. */
type Compared = { readonly captured: string; readonly repaired: Traced };

/** True if a code unit of the repaired text stands at its place of the captured text as it is. */
const isKept = ({ captured, repaired }: Compared, i: number): boolean =>
  captured.charCodeAt(repaired.at[i] ?? 0) === repaired.text.charCodeAt(i);

/** Offset in the captured text behind the last code unit of a span; what was cut behind that unit is not counted. */
function capturedEnd(texts: Compared, { start, end }: Span): number {
  const { at } = texts.repaired;
  if (end === start) return at[start] ?? 0;
  return isKept(texts, end - 1) ? (at[end - 1] ?? 0) + 1 : (at[end] ?? 0);
}

/** What differs between a span of the repaired text and the captured words from `from` to `to`. */
function differences(
  texts: Compared,
  { start, end }: Span,
  from: number,
  to: number,
): readonly Omit<Run, 'rule'>[] {
  const { at, text } = texts.repaired;
  const found: Omit<Run, 'rule'>[] = [];
  let [i, done] = [start, from];
  while (i < end || done < to) {
    if (i < end && at[i] === done && isKept(texts, i)) {
      [i, done] = [i + 1, done + 1];
      continue;
    }
    const first = i;
    while (i < end && !((at[i] ?? 0) >= done && isKept(texts, i))) i++;
    const next = i < end ? (at[i] ?? to) : to;
    found.push({ start: done, end: next, after: text.slice(first, i) });
    done = next;
  }
  return found;
}

/** Runs that touch and have one rule as one; white space goes with what is cut before it. */
function merge(captured: string, runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const joins = last?.rule === run.rule || captured.slice(run.start, run.end).trim() === '';
    if (last !== undefined && joins) merged[merged.length - 1] = { ...last, end: run.end };
    else merged.push(run);
  }
  return merged;
}

/** Writes down, from the beginning of the captured text to its end, what is shown and what is not. */
class Writer {
  readonly entries: LedgerEntry[] = [];
  /** Offset in the captured text up to which all is written down, and the same in the repaired text. */
  private done = 0;
  private read = 0;
  private block = 0;
  private readonly touched: TouchedUnits;
  private readonly texts: Compared;
  private readonly blocks: Account['blocks'];
  private readonly reasonOf: (rule: string) => string;

  constructor(texts: Compared, blocks: Account['blocks'], reasonOf: (rule: string) => string) {
    this.texts = texts;
    this.blocks = blocks;
    this.reasonOf = reasonOf;
    this.touched = new TouchedUnits(texts.captured.length, texts.repaired.edits);
  }

  /** Write down all before a piece as cut, and the piece as shown. */
  show({ page, field, part, ...span }: Piece): void {
    this.cutUpTo(span.start);
    const end = Math.max(this.done, capturedEnd(this.texts, span));
    const nth = part > 0 ? { part } : {};
    this.entries.push({ kind: 'shown', start: this.done, end, page, field, ...nth });
    for (const run of differences(this.texts, span, this.done, end))
      this.change({ ...run, rule: this.touched.ruleOfRun(run) ?? 'changed' });
    [this.done, this.read] = [end, span.end];
  }

  /** Write down as cut what stands before code unit `index` of the repaired text and is not written down yet. */
  cutUpTo(index: number): void {
    const { at } = this.texts.repaired;
    const runs: Run[] = [];
    const cut = (end: number, rule: string) => {
      if (end > this.done) runs.push({ start: this.done, end, rule, after: '' });
      this.done = Math.max(this.done, end);
    };
    const cutEdited = (to: number) => {
      while (this.done < to)
        cut(this.touched.runEnd(this.done, to), this.touched.editAt(this.done)?.rule ?? 'line-break');
    };
    for (let i = this.read; i < index; i++) {
      const unit = at[i] ?? 0;
      cutEdited(unit);
      const next = at[i + 1] ?? unit;
      const end = isKept(this.texts, i) ? unit + 1 : Math.min(next, this.touched.runEnd(unit, next));
      cut(end, this.ruleOf(i, unit));
    }
    cutEdited(at[index] ?? this.texts.captured.length);
    for (const run of merge(this.texts.captured, runs)) this.change(run);
    this.read = index;
  }

  /** Why a code unit of the repaired text, from `unit` of the captured one, is not shown; asked for in order. */
  private ruleOf(index: number, unit: number): string {
    while ((this.blocks[this.block]?.span.end ?? Infinity) <= index) this.block++;
    const block = this.blocks[this.block];
    if (block !== undefined && index >= block.span.start) return block.rule;
    const edit = this.touched.editAt(unit)?.rule;
    return edit === undefined || edit === 'line-end' ? 'line-break' : edit;
  }

  private change({ start, end, rule, after }: Run): void {
    const before = this.texts.captured.slice(start, end);
    this.entries.push({ kind: 'change', start, end, rule, reason: this.reasonOf(rule), before, after });
  }
}

/** The page of a case or plan by its place in the compilation; `null` for one that is withdrawn. */
export type PageOf = (index: number) => string | null;

/** Pieces of all fields in the order of the source; one that another piece covers already is left out. */
function piecesOf(
  pages: Account['pages'],
  pageOf: PageOf,
): { pieces: Piece[]; supplied: (Placed & { page: string })[] } {
  const supplied: (Placed & { page: string })[] = [];
  const pieces = pages.flatMap((fields, index) => {
    const page = pageOf(index);
    if (page === null) return [];
    return fields.flatMap((placed): Piece[] => {
      if (placed.from.length === 0) supplied.push({ ...placed, page });
      return placed.from.map((span, part) => ({ ...span, page, field: placed.field, part }));
    });
  });
  return { pieces: pieces.sort((a, b) => a.start - b.start), supplied };
}

/**
 * Account for every character between the captured text and the pages.
 *
 * @param pageOf Path of the page of each entry of `account.pages`; what is shown on no page is accounted for as cut.
 * @param reasonOf Why a rule changes or cuts, in Chinese.
 */
export function writeLedger(
  { text: captured, files }: Captured,
  account: Account,
  pageOf: PageOf,
  reasonOf: (rule: string) => string,
): Ledger {
  const { pieces, supplied } = piecesOf(account.pages, pageOf);
  const writer = new Writer({ captured, repaired: account.repaired }, account.blocks, reasonOf);
  for (const piece of pieces) writer.show(piece);
  writer.cutUpTo(account.repaired.text.length);
  const given = supplied.map(({ page, field, text, rule = 'supplied' }): Supplied => ({
    kind: 'supplied',
    page,
    field,
    text,
    rule,
    reason: reasonOf(rule),
  }));
  return {
    head: { kind: 'captured', length: captured.length, files: [...files] },
    entries: [...writer.entries, ...given],
  };
}

/** Text of `ledger.jsonl`: one JSON object a line, the head first. */
export const formatLedger = ({ head, entries }: Ledger): string =>
  [head, ...entries].map((entry) => `${JSON.stringify(entry)}\n`).join('');
