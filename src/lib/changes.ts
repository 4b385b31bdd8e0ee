import { classOf, type ChangeClass } from '../core/ledger-reasons.ts';
import { ledgerParts } from '../core/ledger-text.ts';
import type { Ledger, LedgerChange, Shown, Supplied } from '../core/schema/ledger.ts';
import { count } from './words.ts';

/** What readers call a change. `形式` is what no reader misses: white space, marks of a web page or a table. */
export type ChangeKind = '剔除' | '移置' | '复原' | '转简' | '接行' | '据补' | '形式';

/** Rules that take off what a web page has beside its text. */
const webRules: ReadonlySet<string> = new Set([
  'markup',
  'markup-break',
  'markup-space',
  'html-hidden',
  'html-navigation',
]);

export const isSpace = (text: string): boolean => /^\s*$/u.test(text);
/** Tags, and what a cut may have left of one at either end. */
const tags = /^[^<>]*>|<[^<>]*>?/gu;

/** True for a change that is told by its length alone: marks of a web page, also those that parted two lines. */
export const isWebMark = ({ rule, before }: Pick<LedgerChange, 'rule' | 'before'>): boolean =>
  webRules.has(rule) || (rule === 'line-break' && !isSpace(before) && isSpace(before.replace(tags, '')));

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

const byClass: Readonly<Record<ChangeClass, ChangeKind>> = {
  cut: '剔除',
  placed: '移置',
  restored: '复原',
  form: '形式',
};

/** What kind of change it is. Marks alone, put elsewhere with the words beside them, are form. */
export function changeKind(change: Pick<LedgerChange, 'rule' | 'before' | 'after'>): ChangeKind {
  const { rule, before, after } = change;
  if (isWebMark(change) || (isSpace(before) && isSpace(after))) return '形式';
  const kind = rule === 'traditional' ? '转简' : byClass[classOf(rule)];
  return kind === '移置' && !hasWords(before) ? '形式' : kind;
}

const order: readonly ChangeKind[] = ['剔除', '移置', '复原', '转简', '接行', '据补'];

/** How many changes of each kind; those of form are not counted. */
export type Changes = ReadonlyMap<ChangeKind, number>;

/** What was changed on one page and what was supplied there. */
export type PageChanges = { readonly changes: Changes; readonly supplied: readonly Supplied[] };

type Open = { changes: Map<ChangeKind, number>; supplied: Supplied[] };

function add(to: Map<ChangeKind, number>, changes: readonly LedgerChange[]): void {
  for (const change of changes) {
    const kind = changeKind(change);
    if (kind !== '形式') to.set(kind, (to.get(kind) ?? 0) + 1);
  }
}

/** A line end between two stretches of one field: the field was broken there. */
const isJoin = (a: Shown | null, b: Shown, between: readonly LedgerChange[]): boolean =>
  a?.page === b.page && a.field === b.field && between.some(({ before }) => /[\n\r]/u.test(before));

/**
 * The changes of each page, by its path in the content folder.
 *
 * What was cut between two stretches of one page counts as a change of that page; what was cut between pages is none of theirs.
 */
export function pageChanges({ entries }: Ledger): ReadonlyMap<string, PageChanges> {
  const pages = new Map<string, Open>();
  const open = (page: string): Open => {
    const known = pages.get(page) ?? { changes: new Map<ChangeKind, number>(), supplied: [] };
    pages.set(page, known);
    return known;
  };
  let between: LedgerChange[] = [];
  let last: Shown | null = null;
  for (const part of ledgerParts(entries)) {
    if (!('shown' in part)) {
      between.push(part);
      continue;
    }
    const { changes } = open(part.shown.page);
    if (part.shown.page === last?.page) add(changes, between);
    if (isJoin(last, part.shown, between)) changes.set('接行', (changes.get('接行') ?? 0) + 1);
    add(changes, part.changes);
    [between, last] = [[], part.shown];
  }
  for (const entry of entries)
    if (entry.kind === 'supplied') {
      const { changes, supplied } = open(entry.page);
      supplied.push(entry);
      changes.set('据补', supplied.length);
    }
  return pages;
}

/**
 * Changes in short: `改动 6 处：剔除 2、复原 3、据补 1`, or that there are none: `照录原文`.
 *
 * @param source What the source is called: 原文.
 */
export function changeWords(changes: Changes | undefined, source: string): string {
  const found = order.flatMap((kind) => {
    const times = changes?.get(kind) ?? 0;
    return times === 0 ? [] : [{ kind, times }];
  });
  const all = found.reduce((sum, { times }) => sum + times, 0);
  if (all === 0) return `照录${source}`;
  return `改动 ${count(all)} 处：${found.map(({ kind, times }) => `${kind} ${count(times)}`).join('、')}`;
}

/** What one rule did to a source. `characters` counts the code units it took out. */
export type RuleCount = {
  readonly rule: string;
  readonly reason: string;
  readonly times: number;
  readonly characters: number;
};

/** What each rule did, the most used first. */
export function ruleCounts({ entries }: Ledger): readonly RuleCount[] {
  const rules = new Map<string, RuleCount>();
  for (const entry of entries) {
    if (entry.kind === 'shown') continue;
    const { rule } = entry;
    const { reason, times, characters } = rules.get(rule) ?? {
      reason: entry.reason,
      times: 0,
      characters: 0,
    };
    const taken = entry.kind === 'change' ? entry.before.length : 0;
    rules.set(rule, { rule, reason, times: times + 1, characters: characters + taken });
  }
  return [...rules.values()].sort((a, b) => b.times - a.times || (a.rule < b.rule ? -1 : 1));
}
