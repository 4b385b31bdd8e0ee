import { applyChanges, type Change } from '../traced.ts';
import type { Edit, Traced } from '../types.ts';

/** Lines at the head of a page that may stand on every page of it, and how long one may be, in code units. */
const head = { lines: 12, length: 100 } as const;

type Line = { readonly words: string; readonly start: number; readonly end: number };

/** The first lines of a text that are not empty, up to one that is too long for a head. */
function headLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    const words = line.replace(/\s+/gu, '');
    if (words === '') continue;
    if (words.length > head.length || lines.length === head.lines) break;
    lines.push({ words, start: index, end: index + line.length });
  }
  return lines;
}

/** A page without the lines with which the first page of the same text begins, and it as well. */
function withoutHead(page: Traced, first: readonly Line[]): Traced {
  const changes: Change[] = [];
  for (const [i, { words, start, end }] of headLines(page.text).entries()) {
    if (words !== first[i]?.words) break;
    changes.push({ start, end, after: '', rule: 'repeated-head' });
  }
  return applyChanges(page, changes);
}

/**
 * Texts one behind the other, with a line break where one does not end with it; the head that a page shares with the first is cut.
 *
 * @param texts As the pipeline reads them, each with the length of the captured text it comes from, in code units.
 */
export function joinTexts(texts: readonly { readonly source: Traced; readonly length: number }[]): Traced {
  const first = headLines(texts[0]?.source.text ?? '');
  const pages = texts.map(({ source, length }, i) => ({
    source: i === 0 ? source : withoutHead(source, first),
    length,
  }));
  const at = new Uint32Array(pages.reduce((sum, { source }) => sum + source.text.length + 1, 1));
  const parts: string[] = [];
  const edits: Edit[] = [];
  let [start, written] = [0, 0];
  for (const { source, length } of pages) {
    if (start > 0 && !(parts.at(-1)?.endsWith('\n') ?? true)) {
      edits.push({ start, end: start, rule: 'file-end', before: '', after: '\n' });
      parts.push('\n');
      at[written++] = start;
    }
    for (let i = 0; i < source.text.length; i++) at[written++] = start + (source.at[i] ?? 0);
    for (const edit of source.edits)
      edits.push({ ...edit, start: start + edit.start, end: start + edit.end });
    parts.push(source.text);
    start += length;
  }
  at[written] = start;
  return { text: parts.join(''), at: at.subarray(0, written + 1), edits };
}
