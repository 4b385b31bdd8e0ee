import type { Run } from '../core/ledger-text.ts';
import { isSpace, isWebMark } from './changes.ts';
import type { SourceLine } from './source-lines.ts';
import { count } from './words.ts';
import { escapeXml } from './xml.ts';

/** Characters that show nothing, or turn what stands around them. */
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/gu;

const named = (character: string): string =>
  `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;

/** Captured words as text of a page: whatever their characters, they are shown and nothing of them is markup. */
const safeWords = (words: string): string => escapeXml(words.replace(invisible, named));

/** More spaces than this are counted, not shown. */
const shownSpaces = 8;

function spaces(text: string): string {
  const dots = '·'.repeat(Math.min(text.length, shownSpaces));
  return `<small>${dots}${text.length > shownSpaces ? `×${count(text.length)}` : ''}</small>`;
}

/** Fewer characters than this are a tag or two inside a line, where words about them would be in the way. */
const longMarkup = 50;

/** That so many characters of a web page's marks stand here. */
export function markupNote(characters: number): string {
  const words = `网页标记 ${count(characters)} 字符`;
  return characters < longMarkup
    ? `<small title="${words}">〔${count(characters)}〕</small>`
    : `<small>〔${words}〕</small>`;
}

/** Runs of one line; marks of a web page that touch are one run. */
function folded(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last !== undefined && isWebMark(last) && isWebMark(run))
      found[found.length - 1] = { ...last, before: last.before + run.before };
    else found.push(run);
  }
  return found;
}

function markedRun({ kind, before, after, rule, reason }: Run): string {
  if (kind === 'kept') return safeWords(before);
  if (isWebMark({ rule, before })) return markupNote(before.length);
  if (isSpace(before) && isSpace(after)) return spaces(before);
  const title = ` title="${safeWords(reason)}"`;
  const cut = before === '' ? '' : `<del${after === '' ? title : ''}>${safeWords(before)}</del>`;
  return after === '' ? cut : `${cut}<ins${title}>${safeWords(after)}</ins>`;
}

/** Why words of a line were changed, each reason once with its number. */
function reasons(runs: readonly Run[]): string {
  const found = new Map<string, number>();
  for (const { kind, before, after, rule, reason } of runs)
    if (kind !== 'kept' && !isWebMark({ rule, before }) && !(isSpace(before) && isSpace(after)))
      found.set(reason, (found.get(reason) ?? 0) + 1);
  const words = [...found].map(([reason, times]) => (times === 1 ? reason : `${reason} ${count(times)} 处`));
  return words.length === 0 ? '' : `<small class="why">${safeWords(words.join('；'))}</small>`;
}

/** True if the words of two runs belong to different fields, so that they were apart before the marks between them went. */
const isApart = (a: Run, b: Run): boolean => a.page !== b.page || a.field !== b.field;

/**
 * A line of a source as HTML: what was cut in `<del>`, what was put there in `<ins>`, and behind them, in words, why.
 *
 * White space that changed is shown by dots, a line end inside a paragraph by ↵, and marks of a web page by their number.
 */
export function lineMarkup({ runs, goesOn }: SourceLine): string {
  const parts: string[] = [];
  let shown: Run | null = null;
  let marks = false;
  for (const run of folded(runs)) {
    if (isWebMark(run)) marks = true;
    else if (run.page !== '') {
      if (marks && shown !== null && isApart(shown, run)) parts.push('<br>');
      [shown, marks] = [run, false];
    }
    parts.push(markedRun(run));
  }
  return `${parts.join('')}${goesOn ? '<small>↵</small>' : ''}${reasons(runs)}`;
}

/** Number of characters of the marks of a web page in a line that holds nothing else but white space; `null` for any other line. */
export function markupLength({ runs }: SourceLine): number | null {
  const marks = runs.filter(isWebMark);
  const isOther = (run: Run) => !isWebMark(run) && !isSpace(run.before + run.after);
  return runs.some(isOther) ? null : marks.reduce((sum, { before }) => sum + before.length, 0);
}
