import type { Span } from '../types.ts';

/** A quotation: `start` and `end` enclose the marks, `inner` is what stands between them. */
export type Quotation = Span & { readonly inner: string };

const marks = /“[^“”\n]*”|「[^「」\n]*」|『[^『』\n]*』|"[^"\n]*"/gu;

/**
 * The quotations of a text in order: curly, corner and straight marks, each pair within one line. An opening mark that
 * is followed by another one is taken for a mark without its partner.
 */
export const quotations = (text: string): readonly Quotation[] =>
  [...text.matchAll(marks)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    inner: found[0].slice(1, -1),
  }));

/** Names in 《》 with their marks: what stands in them belongs to a title, not to the tale. */
export const bookTitles = (text: string): readonly Span[] =>
  [...text.matchAll(/《[^《》\n]*》/gu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));

/** Index of the first of some spans, sorted by start, that starts at `at` or behind it; their number if none does. */
export function firstFrom(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((spans[middle]?.start ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells whether a span lies wholly inside one of the spans; takes time by the logarithm of their number. */
export function insideOf(outers: readonly Span[]): (span: Span) => boolean {
  const sorted = outers.toSorted((a, b) => a.start - b.start);
  let furthest = 0;
  const reach = sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => (reach[firstFrom(sorted, start + 1) - 1] ?? -1) >= end;
}
