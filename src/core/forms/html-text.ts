import type { Span } from '../types.ts';
import { characterOf, reference } from './entities.ts';
import type { Element, Mark, Markup } from './markup.ts';

const visible = /[\p{L}\p{N}]/gu;

/** Letters and digits of a text; references to characters count as one. */
const lengthOf = (text: string): number => {
  const plain = text.includes('&') ? text.replace(reference, '一') : text;
  return plain.match(visible)?.length ?? 0;
};

/** The stretches of text between the marks of a page. A tag that the page breaks off in is no text. */
export function gapsOf(html: string, marks: readonly Mark[]): readonly Span[] {
  const gaps: Span[] = [];
  let done = 0;
  for (const { start, end } of marks) {
    if (start > done) gaps.push({ start: done, end: start });
    done = Math.max(done, end);
  }
  const rest = html.slice(done);
  const broken = rest.lastIndexOf('<');
  const isTag = broken >= 0 && /^<[a-z/!?]/iu.test(rest.slice(broken)) && !rest.includes('>', broken);
  const end = done + (isTag ? broken : rest.length);
  if (end > done) gaps.push({ start: done, end });
  return gaps;
}

/** Index of the first span that begins at `offset` or later. */
function lowerBound(spans: readonly Span[], offset: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sums of a quantity over spans, asked for by a stretch of the source. */
class Sums {
  private readonly spans: readonly Span[];
  private readonly sums: Float64Array;

  constructor(spans: readonly Span[], amount: (span: Span) => number) {
    this.spans = spans;
    this.sums = new Float64Array(spans.length + 1);
    spans.forEach((span, i) => {
      this.sums[i + 1] = (this.sums[i] ?? 0) + amount(span);
    });
  }

  within({ start, end }: Span): number {
    const [from, to] = [lowerBound(this.spans, start), lowerBound(this.spans, end)];
    return (this.sums[to] ?? 0) - (this.sums[from] ?? 0);
  }
}

/** How much of a stretch is text, and how much of that is links. */
export type Measure = {
  /** Letters and digits. */
  readonly text: number;
  /** Letters and digits outside links. */
  readonly own: number;
  readonly links: number;
  /** Links to a place in the page itself. */
  readonly anchors: number;
};

/** A link longer than this is a paragraph, in letters and digits. */
const longestLink = 80;

/** All elements of a page in the order of their start tags. */
export function* allElements({ roots }: Markup): Generator<Element> {
  const open: Element[] = [...roots].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child !== undefined) open.push(child);
    }
  }
}

/**
 * A function that measures stretches of a page.
 *
 * @param hidden Spans that no reader sees, sorted; their text counts for nothing.
 */
export function measurer(html: string, markup: Markup, gaps: readonly Span[], hidden: readonly Span[]) {
  const isHidden = ({ start }: Span): boolean => {
    const at = lowerBound(hidden, start + 1) - 1;
    return start < (hidden[at]?.end ?? 0);
  };
  const text = new Sums(gaps, (gap) => (isHidden(gap) ? 0 : lengthOf(html.slice(gap.start, gap.end))));
  const links = [...allElements(markup)]
    .filter(({ name, attributes }) => name === 'a' && (attributes.has('href') || attributes.size === 0))
    .map((element) => ({ ...element, length: text.within(element) }))
    .filter(({ length }) => length > 0 && length <= longestLink)
    .sort((a, b) => a.start - b.start);
  const isAnchor = (href: string) => href.startsWith('#') && href.length > 1;
  const anchors = links.filter(({ attributes }) => isAnchor(attributes.get('href') ?? ''));
  const linked = new Sums(links, (link) => text.within(link));
  const [count, inPage] = [new Sums(links, () => 1), new Sums(anchors, () => 1)];
  return (span: Span): Measure => {
    const all = text.within(span);
    const own = Math.max(0, all - linked.within(span));
    return { text: all, own, links: count.within(span), anchors: inPage.within(span) };
  };
}

/** Words of a stretch of the source, without tags and with one space for white space; for stretches that are short. */
export const wordsOf = (html: string, { start, end }: Span): string =>
  html
    .slice(start, end)
    .replace(/<(?:script|style)\b.*?<\/(?:script|style)>|<[^>]*>/gisu, ' ')
    .replace(reference, (written) => characterOf(written))
    .replace(/\s+/gu, ' ')
    .trim();
