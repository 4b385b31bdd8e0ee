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

/** True if the span lies wholly inside one of the spans. */
export const inside = (span: Span, outers: readonly Span[]): boolean =>
  outers.some((outer) => outer.start <= span.start && span.end <= outer.end);
