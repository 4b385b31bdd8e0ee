import { anchorDecisions } from '../core/decision-anchors.ts';
import type { Decision } from '../core/schema/batch.ts';
import { lastNotAbove, lineStarts } from '../core/source-places.ts';
import type { Block, Span } from '../core/types.ts';
import type { KindKey } from './kinds.ts';
import type { Reading } from './reading.ts';
import type { Target } from './state.ts';

/** The case that each decision is about, or `null`: one of lines outside all cases, or whose anchor is gone. */
export function casesOf(decisions: readonly Decision[], reading: Reading): readonly (string | null)[] {
  const { captured, account } = reading.compilation;
  const { value } = anchorDecisions(captured.text, [captured.source, account.repaired], decisions);
  const starts = lineStarts(captured.text);
  const firsts = reading.cases.map(({ lines }) => lines[0]);
  const caseAt = (offset: number): string | null => {
    const line = lastNotAbove(starts, offset) + 1;
    const found = reading.cases[lastNotAbove(firsts, line)];
    return found !== undefined && found.lines[1] >= line ? found.id : null;
  };
  const places = new Map(value.map(({ decision, at }) => [decision, at]));
  return decisions.map((decision) => {
    for (const { start } of places.get(decision) ?? []) {
      const found = caseAt(start);
      if (found !== null) return found;
    }
    return null;
  });
}

/** Index of the entry that settles a kind of decision for a case already; `null` if none does. */
export function entryFor(
  decisions: readonly Decision[],
  reading: Reading,
  card: string,
  kind: KindKey,
): number | null {
  const cases = casesOf(decisions, reading);
  const index = decisions.findIndex((decision, i) => decision[kind] !== undefined && cases[i] === card);
  return index < 0 ? null : index;
}

/** The text that an anchor for a target is chosen from, and all texts it must not stand in; `null` if there is no such target. */
export type AnchorTexts = { readonly own: string; readonly others: readonly string[] };

function caseTexts({ cases, bodies }: Reading, card: string): AnchorTexts | null {
  if (!bodies.has(card)) return null;
  const words = cases.map(({ id, title }) => {
    const body = bodies.get(id) ?? '';
    return [id, body === '' ? title.text : body] as const;
  });
  const own = words.find(([id]) => id === card)?.[1] ?? '';
  return { own, others: words.flatMap(([id, text]) => (id === card ? [] : [text])) };
}

function lineTexts({ compilation }: Reading, line: number): AnchorTexts | null {
  const { captured, account } = compilation;
  const { at, text } = account.repaired;
  const starts = lineStarts(captured.text);
  const from = starts[line - 1];
  if (from === undefined) return null;
  const to = starts[line] ?? captured.text.length;
  const isHere = ({ start, end }: Span) => (at[start] ?? 0) < to && (at[end - 1] ?? 0) >= from;
  const words = ({ span }: Pick<Block, 'span'>) => text.slice(span.start, span.end);
  const here = account.blocks.filter(({ span }) => isHere(span));
  const there = account.blocks.filter(({ span }) => !isHere(span));
  const own = here.length === 0 ? captured.text.slice(from, to) : here.map(words).join('\n');
  return { own, others: there.map(words) };
}

export function anchorTexts(reading: Reading, target: Target): AnchorTexts | null {
  if ('card' in target) return caseTexts(reading, target.card);
  const texts = lineTexts(reading, target.line);
  return texts === null || target.words === undefined ? texts : { ...texts, own: target.words };
}
