import type { Span } from '../core/types.ts';

/** A stretch of text around some words: what stands before them, the words, what stands after. */
export type Quotation = { readonly before: string; readonly words: string; readonly after: string };

const sentenceEnd = /[。！？!?\n]/u;
const clauseEnd = /[，、；：,;:]/u;

/** Offset where the sentence or clause that holds `at` begins. */
function begin(text: string, at: number, end: RegExp): number {
  let start = at;
  while (start > 0 && !end.test(text.charAt(start - 1))) start--;
  return start;
}

/** Offset just after the mark that ends the sentence or clause that holds `at`. */
function finish(text: string, at: number, end: RegExp): number {
  let stop = at;
  while (stop < text.length && !end.test(text.charAt(stop))) stop++;
  return text.charAt(stop) === '\n' ? stop : Math.min(stop + 1, text.length);
}

/** Take in whole clauses on either side, the earlier first, while the stretch stays within `limit`. */
function widen(text: string, inner: Span, outer: Span, limit: number): Span {
  let { start, end } = inner;
  for (;;) {
    const before = start > outer.start ? Math.max(outer.start, begin(text, start - 1, clauseEnd)) : start;
    const after = end < outer.end ? Math.min(outer.end, finish(text, end, clauseEnd)) : end;
    if (before < start && end - before <= limit) start = before;
    else if (after > end && after - start <= limit) end = after;
    else return { start, end };
  }
}

/**
 * The sentence that some words stand in.
 *
 * Of a sentence longer than `limit` characters only the clauses around the words are given, with ellipses for the rest.
 *
 * @param text Plain text of a case, paragraphs parted by `\n`.
 * @param words Where the words stand in it.
 */
export function quotation(text: string, words: Span, limit = 60): Quotation {
  const sentence = {
    start: begin(text, words.start, sentenceEnd),
    end: finish(text, words.end, sentenceEnd),
  };
  const clause = {
    start: Math.max(sentence.start, begin(text, words.start, clauseEnd)),
    end: Math.min(sentence.end, finish(text, words.end, clauseEnd)),
  };
  const { start, end } = widen(text, clause, sentence, limit);
  return {
    before: `${start > sentence.start ? '…' : ''}${text.slice(start, words.start).trimStart()}`,
    words: text.slice(words.start, words.end),
    after: `${text.slice(words.end, end)}${end < sentence.end ? '…' : ''}`,
  };
}

/**
 * Where some words stand in a text.
 *
 * @param near Offset at which they should stand, or before which they do not.
 * @returns `null` if they stand nowhere.
 */
export function locate(text: string, words: string, near = 0): Span | null {
  const after = text.indexOf(words, near);
  const start = after < 0 ? text.indexOf(words) : after;
  return start < 0 || words === '' ? null : { start, end: start + words.length };
}

/** First words of a text for a list or a search engine: whole sentences while they fit, else cut with an ellipsis. */
export function opening(text: string, limit = 80): string {
  const first = text.replaceAll('\n', ' ').trim();
  if (first.length <= limit) return first;
  const sentences = first.slice(0, limit).lastIndexOf('。');
  return sentences > limit / 2 ? first.slice(0, sentences + 1) : `${first.slice(0, limit - 1)}…`;
}

/** First sentences of a text, whole, as many as come to `least` characters; all of a text without an end of sentence. */
export function leadSentences(text: string, least: number): string {
  let end = 0;
  while (end < Math.min(least, text.length))
    end = finish(text, end, sentenceEnd) + (text.charAt(end) === '\n' ? 1 : 0);
  return text.slice(0, end).replaceAll('\n', '').trim();
}
