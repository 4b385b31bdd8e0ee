import { lineStarts } from '../core/source-places.ts';
import type { Run as LedgerRun } from '../core/ledger-text.ts';
import { classOf } from '../core/ledger-reasons.ts';
import type { Fate, Line, Run } from './state.ts';

const plain: Readonly<Record<string, string>> = { title: '题名', organisation: '机构', author: '作者' };
const parts: Readonly<Record<string, string>> = { tasks: '任务', measures: '措施', safeguards: '保障' };

/** A field of a page in words: 正文第 3 段, 任务 2 措施 1. */
export function fieldName(field: string): string {
  const known = plain[field];
  if (known !== undefined) return known;
  const block = /^body\/(\d+)$/u.exec(field)?.[1];
  if (block !== undefined) return `正文第 ${Number(block) + 1} 段`;
  const numbered = [...field.matchAll(/(tasks|measures|safeguards)\/(\d+)/gu)];
  const words = numbered.map(([, part = '', n = '0']) => `${parts[part] ?? part} ${Number(n) + 1}`);
  return words.length > 0 ? words.join(' ') : field.startsWith('introduction') ? '引言' : field;
}

/** The fate of a run's words on one line. */
function fateOf(run: LedgerRun, isFirst: boolean): Fate {
  if (run.kind === 'kept') return 'kept';
  if (run.kind === 'changed' && isFirst) return 'changed';
  const kind = classOf(run.rule);
  return kind === 'placed' || kind === 'form' ? kind : 'cut';
}

/** A run's words on one line; the line end is left out but for one inside a shown sentence. */
function piecesOf(run: LedgerRun, start: number, words: string, isFirst: boolean): readonly Run[] {
  const text = words.replace(/[\r\n]+$/u, '');
  const fate = fateOf(run, isFirst);
  const own = {
    ...(run.kind === 'kept' ? {} : { rule: run.rule, reason: run.reason }),
    ...(run.page === '' ? {} : { field: fieldName(run.field) }),
  };
  const after = fate === 'changed' ? { after: run.after } : {};
  const isJoint = text !== words && run.page !== '' && run.kind !== 'kept';
  return [
    ...(text === '' && fate !== 'changed' ? [] : [{ start, text, fate, ...after, ...own }]),
    ...(isJoint ? [{ start: start + text.length, text: '', fate: 'joined' as const, ...own }] : []),
  ];
}

/**
 * The captured text line by line, each cut at every change.
 *
 * @param runs The whole captured text, one run behind the other.
 * @param cards Cases with their first and last line, 1-based, in the order of the text.
 */
export function sourceLines(
  captured: string,
  runs: readonly LedgerRun[],
  cards: readonly { readonly id: string; readonly lines: readonly [number, number] }[],
): readonly Line[] {
  const starts = lineStarts(captured);
  const lines = starts.map((): Run[] => []);
  let at = 0;
  let line = 0;
  for (const run of runs) {
    const end = at + run.before.length;
    for (let from = at; from < end || from === at;) {
      while ((starts[line + 1] ?? Infinity) <= from && from < captured.length) line++;
      const to = Math.min(end, starts[line + 1] ?? captured.length);
      lines[line]?.push(...piecesOf(run, from, captured.slice(from, to), from === at));
      if (to <= from) break;
      from = to;
    }
    at = end;
  }
  let next = 0;
  return lines.map((own, i): Line => {
    const number = i + 1;
    while ((cards[next]?.lines[1] ?? Infinity) < number) next++;
    const card = cards[next];
    const isIn = card !== undefined && card.lines[0] <= number;
    return { number, start: starts[i] ?? 0, runs: own, card: isIn ? card.id : null };
  });
}
