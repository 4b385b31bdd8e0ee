import type { Change } from '../traced.ts';
import type { Span } from '../types.ts';
import { characterOf, reference } from './entities.ts';

/** A run of white space whose fate hangs on what comes behind it. */
type Pending = Span & { readonly index: number; readonly hasBreak: boolean; readonly behindTag: boolean };

const pieces = new RegExp(`${reference.source}|[ \\t\\n\\f\\r]+|[\\0-\\x08\\x0E-\\x1F]+`, 'giu');
const chinese = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]/u;

/**
 * Writes the changes that turn the source of a page into lines, from its beginning to its end.
 *
 * It is told of every stretch of the source in order: text, tags inside a line, tags that begin or end one, and what is cut.
 */
export class LineWriter {
  readonly changes: Change[] = [];
  private readonly html: string;
  private pending: Pending[] = [];
  /** The current line has words. */
  private hasText = false;
  private last = '';
  private afterTag = false;

  constructor(html: string) {
    this.html = html;
  }

  private replace({ start, end }: Span, after: string, rule: string): void {
    if (this.html.slice(start, end) !== after) this.changes.push({ start, end, after, rule });
  }

  /** Decide about the white space before a character, or before a line's end where there is none. */
  private settle(next: string | null): void {
    const hasBreak = this.pending.some((run) => run.hasBreak);
    this.pending.forEach(({ start, end, index, behindTag }, i) => {
      const isWrapped = hasBreak && chinese.test(this.last) && chinese.test(next ?? '');
      const isSeparate = behindTag && this.afterTag;
      const space = i === 0 && next !== null && (!isWrapped || isSeparate) ? ' ' : '';
      this.changes[index] = { start, end, after: space, rule: 'markup-space' };
    });
    this.pending = [];
  }

  private character(next: string): void {
    if (this.pending.length > 0) this.settle(next);
    this.hasText = true;
    this.afterTag = false;
  }

  private space(start: number, end: number): void {
    if (!this.hasText) {
      this.replace({ start, end }, '', 'markup-space');
      return;
    }
    const hasBreak = /[\n\r]/u.test(this.html.slice(start, end));
    this.pending.push({ start, end, index: this.changes.length, hasBreak, behindTag: this.afterTag });
    this.changes.push({ start, end, after: ' ', rule: 'markup-space' });
    this.afterTag = false;
  }

  /** A stretch of text: white space collapses, references become characters. */
  text({ start, end }: Span): void {
    const { html } = this;
    let done = start;
    const plain = (to: number) => {
      if (to > done) {
        this.character(html.charAt(done));
        this.last = html.charAt(to - 1);
      }
      done = to;
    };
    for (const { 0: found, index } of html.slice(start, end).matchAll(pieces)) {
      const at = start + index;
      const to = at + found.length;
      const isReference = found.startsWith('&');
      const after = isReference ? characterOf(found) : '';
      if (isReference && after === found) continue;
      plain(at);
      if (isReference) {
        this.character(after.charAt(0));
        this.last = after.charAt(after.length - 1);
        this.replace({ start: at, end: to }, after, 'entity');
      } else if (found.trim() === '') this.space(at, to);
      else this.replace({ start: at, end: to }, '', 'markup-space');
      done = to;
    }
    plain(end);
  }

  /** Text whose white space stands as it is. */
  verbatim(span: Span): void {
    if (this.html.slice(span.start, span.end).trim() === '') return;
    if (this.pending.length > 0) this.settle(null);
    const { html } = this;
    for (const { 0: found, index } of html.slice(span.start, span.end).matchAll(reference))
      this.replace(
        { start: span.start + index, end: span.start + index + found.length },
        characterOf(found),
        'entity',
      );
    this.hasText = true;
    this.last = html.charAt(span.end - 1);
  }

  /** A tag or other mark inside a line; `after` are words put in its place. */
  inline(span: Span, after = ''): void {
    this.replace(span, after, 'markup');
    this.afterTag = true;
    if (after !== '') this.last = after.charAt(after.length - 1);
  }

  /** True if words stand on the line, and nothing but a tag behind them. */
  get isBetweenTags(): boolean {
    return this.hasText && this.afterTag && this.pending.length === 0;
  }

  /** A mark that ends the line; where the line has no words, it only goes. */
  breakLine(span: Span): void {
    if (this.pending.length > 0) this.settle(null);
    if (this.hasText) this.replace(span, '\n', 'markup-break');
    else this.replace(span, '', 'markup');
    this.hasText = false;
    this.afterTag = false;
    this.last = '';
  }

  /** Words that the page does not have, such as a label. */
  insert(at: number, words: string, rule: string): void {
    if (words === '') return;
    if (this.pending.length > 0) this.settle(words.charAt(0));
    this.changes.push({ start: at, end: at, after: words, rule });
    this.last = words.charAt(words.length - 1);
  }

  /** What follows goes on the line as it stands, even if it begins one of its own. */
  joinNext(): void {
    if (this.pending.length > 0) this.settle(null);
    this.hasText = false;
  }

  /** A stretch that is no content. */
  cut(span: Span, rule: string): void {
    if (span.end > span.start) this.changes.push({ ...span, after: '', rule });
    this.afterTag = true;
  }

  /** The end of the page. */
  finish(): readonly Change[] {
    if (this.pending.length > 0) this.settle(null);
    return this.changes;
  }
}
