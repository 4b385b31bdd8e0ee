import { foldWidth } from '../fold-width.ts';
import type { Evidence } from '../schema/evidence.ts';
import type { CaseText, Span } from '../types.ts';

/** A field of a case as the taggers read it: folded for comparing, as it stands for the evidence. */
export type Field = {
  readonly where: 'title' | 'organisation' | 'body' | 'batch';
  readonly text: string;
  readonly folded: string;
};

/** Words found in a field, and the pattern that found them. */
export type Hit = Span & { readonly field: Field; readonly words: string; readonly pattern: RegExp };

/** The four fields of a case, folded once. */
export function fieldsOf(text: CaseText): Readonly<Record<Field['where'], Field>> {
  const field = (where: Field['where'], of: string): Field => ({ where, text: of, folded: foldWidth(of) });
  return {
    title: field('title', text.title),
    organisation: field('organisation', text.organisation),
    body: field('body', text.body),
    batch: field('batch', text.batchTitle),
  };
}

/** Matches of one global expression; read with `exec`, because `matchAll` makes a new expression at every call. */
function spansOfOne(folded: string, pattern: RegExp): { start: number; end: number; pattern: RegExp }[] {
  const spans: { start: number; end: number; pattern: RegExp }[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(folded); m !== null; m = pattern.exec(folded)) {
    if (m[0] === '') pattern.lastIndex++;
    else spans.push({ start: m.index, end: m.index + m[0].length, pattern });
  }
  return spans;
}

const spansOf = (folded: string, patterns: readonly RegExp[]) =>
  folded === '' ? [] : patterns.flatMap((pattern) => spansOfOne(folded, pattern));

/**
 * Find the words of a rule in a field, in order of place, none overlapping another and none overlapping a match of `unless`.
 * Of words that overlap, the one of the earlier pattern is kept.
 *
 * @param patterns Global expressions over half-width text, most telling first.
 */
export function findCues(field: Field, patterns: readonly RegExp[], unless: readonly RegExp[]): Hit[] {
  const found = spansOf(field.folded, patterns);
  if (found.length === 0) return [];
  const taken = new Uint8Array(field.folded.length);
  for (const { start, end } of spansOf(field.folded, unless)) taken.fill(1, start, end);
  const kept = found.filter(({ start, end }) => {
    const free = !taken.subarray(start, end).includes(1);
    if (free) taken.fill(1, start, end);
    return free;
  });
  return kept
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ ...span, field, words: field.text.slice(span.start, span.end) }));
}

/** A hit as evidence for the rule that read it. */
export const evidenceOf = (hit: Hit, rule: string): Evidence => ({
  words: hit.words,
  where: hit.field.where,
  at: hit.start,
  rule,
});

/** Most evidences a tag keeps. */
export const mostEvidences = 4;

/** Drop evidences that repeat the words of an earlier one, then keep the first four. */
export function tellingEvidence(evidences: readonly Evidence[]): Evidence[] {
  const first = new Map<string, Evidence>();
  for (const e of evidences) if (!first.has(e.words)) first.set(e.words, e);
  return [...first.values()].slice(0, mostEvidences);
}
