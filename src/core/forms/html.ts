import { applyChanges, type Change, matches, traced } from '../traced.ts';
import type { Span, Traced } from '../types.ts';
import { characterOf, reference } from './entities.ts';
import { type Cut, findCuts } from './html-cuts.ts';
import { LineWriter } from './html-lines.ts';
import { planTables, type TablePlan } from './html-tables.ts';
import { allElements, gapsOf, wordsOf } from './html-text.ts';
import { type Mark, type Markup, readMarkup } from './markup.ts';

/** A page as the pipeline reads it. */
export type PageText = {
  readonly source: Traced;
  /** Where in the captured text the rows of tables of cases stand. */
  readonly rows: readonly Span[];
  /** What its `<title>` says, or `null`. */
  readonly title: string | null;
};

/** Elements that begin and end a line; all others, unknown ones too, stand inside one. */
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);

const isInline = ({ name }: Mark): boolean => !blocks.has(name);

/** Words by which a piece of a line tells that it is another piece: 来源：, 2024-05-06. */
const labelWords = /^(?:\s|&nbsp;)*(?:\p{Script=Han}{2,5}\s*[:：]|\d{4}[-/年])/u;

/** A stretch of the source and what becomes of it. */
type Part = Span &
  (
    | { readonly kind: 'text' }
    | { readonly kind: 'mark'; readonly mark: Mark }
    | { readonly kind: 'cut'; readonly rule: string; readonly isInline: boolean }
  );

/** All stretches of a page in order; what lies inside a cut is part of it. */
function partsOf(
  html: string,
  markup: Markup,
  gaps: readonly Span[],
  cuts: readonly (Span & { rule: string })[],
): readonly Part[] {
  const parts: Part[] = [
    ...gaps.map((gap): Part => ({ ...gap, kind: 'text' })),
    ...markup.marks.map((mark): Part => ({ start: mark.start, end: mark.end, kind: 'mark', mark })),
    ...cuts.map(({ start, end, rule }): Part => {
      const name = /^<([a-z][^\s/>]*)/iu.exec(html.slice(start, start + 40))?.[1]?.toLowerCase() ?? '';
      return { start, end, kind: 'cut', rule, isInline: !blocks.has(name) };
    }),
  ];
  parts.sort((a, b) => a.start - b.start || (a.kind === 'cut' ? -1 : b.kind === 'cut' ? 1 : 0));
  let done = 0;
  return parts.filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}

/** Writes the parts of a page, with what its tables ask for. */
class PageWriter {
  private readonly html: string;
  private readonly lines: LineWriter;
  private readonly plan: TablePlan;
  /** Depth of `pre` elements, and of cells whose line breaks go. */
  private verbatim = 0;
  private oneLine = 0;
  /** How far an item of a list has been read that begins with a link. */
  private item: 'begun' | 'in link' | 'behind link' | null = null;

  constructor(html: string, plan: TablePlan) {
    this.html = html;
    this.plan = plan;
    this.lines = new LineWriter(html);
  }

  private mark(mark: Mark, next: Part | undefined): void {
    const { name, kind, start, end } = mark;
    if (name === 'pre') this.verbatim = Math.max(0, this.verbatim + (kind === 'start' ? 1 : -1));
    const isCell = name === 'td' || name === 'th';
    const cell = isCell && kind === 'start' ? this.plan.cells.get(start) : undefined;
    if (cell !== undefined) {
      this.oneLine = cell.isLine ? 1 : 0;
      if (cell.lead === '\n') this.lines.breakLine(mark);
      else this.lines.inline(mark, cell.lead);
      this.lines.joinNext();
      this.lines.insert(end, cell.label, cell.rule);
      return;
    }
    const isRow = isCell || name === 'tr' || name === 'table';
    if (isRow && this.oneLine > 0) {
      // The end of such a cell leaves its line open for a cell that joins it; a new row or table does not.
      const joins = isCell && kind === 'end';
      if (!joins) this.oneLine = 0;
      if (joins) this.lines.inline(mark);
      else this.lines.breakLine(mark);
    } else if (isInline(mark) || this.oneLine > 0) this.lines.inline(mark, this.between(mark, next));
    else {
      this.lines.breakLine(mark);
      this.item = name === 'li' && kind === 'start' ? 'begun' : null;
    }
  }

  /** A space where two pieces of a line meet that only their tags part: a label, or what stands behind the link of an item. */
  private between({ kind, name }: Mark, next: Part | undefined): string {
    const isBehindLink = this.item === 'behind link' && kind === 'start';
    if (name === 'a' && this.item === 'begun') this.item = 'in link';
    else if (name === 'a' && kind === 'end' && this.item === 'in link') this.item = 'behind link';
    else if (this.item !== 'in link') this.item = null;
    if (kind !== 'start' || name === '' || !this.lines.isBetweenTags || next?.kind !== 'text') return '';
    return isBehindLink || labelWords.test(this.html.slice(next.start, next.start + 24)) ? ' ' : '';
  }

  write(parts: readonly Part[]) {
    parts.forEach((part, i) => {
      if (part.kind === 'mark') this.mark(part.mark, parts[i + 1]);
      else if (part.kind === 'cut') {
        if (!part.isInline) this.lines.breakLine({ start: part.start, end: part.start });
        this.lines.cut(part, part.rule);
      } else if (this.verbatim > 0) this.lines.verbatim(part);
      else this.lines.text(part);
    });
    return this.lines.finish();
  }
}

/** The page's name, as its head has it. */
function titleOf(html: string, markup: Markup): string | null {
  for (const element of allElements(markup))
    if (element.name === 'title') return wordsOf(html, element) || null;
  return null;
}

/** What is cut: what is no content, and heads of tables; of two that overlap the one that begins first. */
function allCuts(content: readonly Cut[], plan: TablePlan): readonly (Span & { rule: string })[] {
  return [...content, ...plan.cuts].sort((a, b) => a.start - b.start || b.end - a.end);
}

const wild: readonly (readonly [pattern: RegExp, rule: string, after: string])[] = [
  [/<(?:br|\/?(?:p|div|h[1-6]|li|tr|td|th|table|ul|ol))(?=[\s/>])[^<>]*>/giu, 'markup-break', '\n'],
  [/<[a-z/!?][^<>]*>/giu, 'markup', ''],
];

/** Scripts and styles, each up to its end tag or the end of the page. */
function scriptsOf(html: string): Change[] {
  const changes: Change[] = [];
  const opening = /<(script|style)(?=[\s/>])/giu;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const closing = new RegExp(`</${match[1] ?? ''}`, 'giu');
    closing.lastIndex = match.index;
    const end = closing.exec(html)?.index ?? html.length;
    changes.push({ start: match.index, end, after: '', rule: 'html-hidden' });
    opening.lastIndex = end;
  }
  return changes;
}

/** Markup that no parser can be given: tags go one by one, without regard to what they hold. */
function stripped(html: string): Traced {
  const bare = wild.reduce(
    (text, [pattern, rule, after]) =>
      applyChanges(
        text,
        matches(text.text, pattern, rule, () => after),
      ),
    applyChanges(traced(html), scriptsOf(html)),
  );
  return applyChanges(
    bare,
    matches(bare.text, reference, 'entity', ([written]) => characterOf(written)),
  );
}

/**
 * Turn the source of a web page into the lines that a reader sees, each change traced: tags go or become line breaks, references
 * become characters, and what is no content is cut by a rule that says why.
 *
 * Nothing is judged by how much it looks like the article: what no rule cuts stays.
 */
export function readHtml(html: string): PageText {
  const markup = readMarkup(html);
  if (markup === null) return { source: stripped(html), rows: [], title: null };
  const gaps = gapsOf(html, markup.marks);
  const plan = planTables(html, markup);
  const cuts = allCuts(findCuts(html, markup, gaps), plan);
  const changes = new PageWriter(html, plan).write(partsOf(html, markup, gaps, cuts));
  return { source: applyChanges(traced(html), changes), rows: plan.rows, title: titleOf(html, markup) };
}

const pageStart =
  /^\s*(?:<\?xml[^>]{0,200}>\s*|<!--[^<>]{0,400}-->\s*){0,4}<(?:!doctype\s+html|html|head|body|meta|title)\b/iu;
const fragmentStart = /^\s*<(?:div|table|p|article|section|main|center|font|span|ul|ol|h[1-6])\b[^<>]*>/iu;
const closings = /<\/(?:p|div|span|td|li|body|html|h[1-6]|font|section|article)\s*>/giu;

/** True if a text is the source of a page, or of a part of one. */
export const isHtml = (text: string, name: string): boolean =>
  pageStart.test(text) ||
  /<(?:html|body)[\s>]/iu.test(text.slice(0, 4000)) ||
  (fragmentStart.test(text.slice(0, 4000)) && (text.match(closings)?.length ?? 0) >= 2) ||
  (/\.(?:[xs]?html?|xht|aspx?|jsp|php)$/iu.test(name) && (text.match(closings)?.length ?? 0) >= 1);
