import type { Mark } from './marks.ts';

/** Code units of one stretch at most, and the number of stretches. */
const longest = 20;
const most = 3;

/** Ends a clause, and with it a word. */
const clauseEnd = /[\s,.;:!?"'()\u2018-\u201d\u2026\u3001-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/u;

function clauseAround(text: string, { start, end }: Mark): Mark {
  let from = start;
  while (from > 0 && start - from < 60 && !clauseEnd.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < text.length && to - end < 60 && !clauseEnd.test(text[to] ?? '')) to += 1;
  return { start: from, end: to };
}

/** A mark widened to whole words, because browsers look for whole words only; `null` if that is too long. */
function widened(text: string, mark: Mark, words: (clause: string) => readonly number[]): string | null {
  const clause = clauseAround(text, mark);
  const edges = words(text.slice(clause.start, clause.end)).map((at) => clause.start + at);
  edges.push(clause.end);
  const start = Math.max(...edges.filter((at) => at <= mark.start));
  const end = Math.min(...edges.filter((at) => at >= mark.end));
  const whole = text.slice(start, end);
  return whole.length > 0 && whole.length <= longest && !/\n/u.test(whole) ? whole : null;
}

/** Escape as the text directive wants it: `-` parts its members too. */
const escaped = (text: string): string => encodeURIComponent(text).replace(/-/gu, '%2D');

/**
 * The fragment that makes a browser highlight marked words of a text on the page it stands on: `#:~:text=…`, or empty if none of
 * them can be named.
 *
 * @param words Where the words of a clause begin, as code units from its start.
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function textFragment(
  text: string,
  marks: readonly Mark[],
  words: (clause: string) => readonly number[],
): string {
  const seen = new Set<string>();
  const named = new Set<string>();
  for (const mark of marks) {
    const literal = text.slice(mark.start, mark.end);
    if (named.size === most || seen.has(literal)) continue;
    seen.add(literal);
    const whole = widened(text, mark, words);
    if (whole !== null) named.add(whole);
  }
  return named.size === 0 ? '' : `#:~:${[...named].map((whole) => `text=${escaped(whole)}`).join('&')}`;
}

/** Where words begin, as the browser itself parts them; browsers that cannot part words know no text fragments either. */
export function wordStarts(): ((clause: string) => readonly number[]) | null {
  if (!('Segmenter' in Intl)) return null;
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (clause) => Array.from(segmenter.segment(clause), ({ index }) => index);
}

const starts = wordStarts();

/** The fragment for this browser; empty if it knows none. */
export const fragmentOf = (text: string, marks: readonly Mark[]): string =>
  starts === null ? '' : textFragment(text, marks, starts);
