import type { Span } from '../types.ts';

/** Longest evidence a curator reads at a glance, in UTF-16 code units. */
const clauseLimit = 60;

const stops = [/[。！？!?\n]/u, /[；;]/u, /[，,]/u];

const within = (body: string, inner: Span, outer: Span, stop: RegExp): Span => {
  const before = body.slice(outer.start, inner.start);
  const after = body.slice(inner.end, outer.end);
  const next = after.search(stop);
  let start = outer.start;
  for (const mark of before.matchAll(new RegExp(stop, 'gu'))) start = outer.start + mark.index + 1;
  return { start, end: next === -1 ? outer.end : inner.end + next };
};

/**
 * The sentence in which a span stands, or, where that is longer than 60 code units, its smallest clause; where even
 * that is longer, the 60 code units around the span. Without the mark that ends it and without outer spaces.
 */
export function clauseAround(body: string, span: Span): string {
  let outer: Span = {
    start: Math.max(0, span.start - 2 * clauseLimit),
    end: Math.min(body.length, span.end + 2 * clauseLimit),
  };
  for (const stop of stops) {
    outer = within(body, span, outer, stop);
    if (outer.end - outer.start <= clauseLimit) return body.slice(outer.start, outer.end).trim();
  }
  const room = Math.max(0, clauseLimit - (span.end - span.start));
  const start = Math.max(outer.start, span.start - Math.floor(room / 2));
  return body.slice(start, Math.max(span.end, Math.min(outer.end, start + clauseLimit))).trim();
}
