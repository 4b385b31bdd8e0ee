import { fieldsOf, findLabel } from './label.ts';
import { joined, trimmed } from './printed.ts';
import type { LabelRules } from './schema/rules.ts';
import type { Block, Traced } from './types.ts';

/** A line of the repaired text, or several that belong together; `indent` is how far it was set in when captured, in code units. */
export type Line = Pick<Block, 'text' | 'from' | 'span' | 'line' | 'lastLine'> & {
  readonly joined: boolean;
  readonly indent: number;
};

/** A line that ends a sentence. */
export const sentenceEnd = /[。！？!?；;…]["”’」』）)]*$/u;

/** A label of a summary that has run into the heading before it. */
const fusedLabel = /(?<=^[^。；]{8,110})(?=案例(?:简介|概述|概况|摘要|介绍)[:：])/u;
const summaryLabel = /案例(?:简介|概述|概况|摘要|介绍)[:：]/u;

/** A part of a line: code units of the line. */
type Part = { readonly start: number; readonly end: number };

/** A line in brackets that gives fields, （单位：某校；推荐：某局）, without them; another line whole. */
function withoutBrackets(text: string, labels: LabelRules): Part {
  const inner = /^[（(]([^（()）]{4,100})[）)]$/u.exec(text)?.[1];
  const role = inner === undefined ? undefined : findLabel(inner, labels)?.role;
  const isField = role === 'organisation' || role === 'author' || role === 'title';
  return isField ? { start: 1, end: text.length - 1 } : { start: 0, end: text.length };
}

/**
 * A line whose label of a summary has run into its heading, in parts; fields that stand side by side, one by one, without the
 * marks between them.
 */
function partsOf(text: string, labels: LabelRules): readonly Part[] {
  if (text === '') return [];
  const whole = withoutBrackets(text, labels);
  const inner = text.slice(whole.start, whole.end);
  const parts = (summaryLabel.test(inner) ? inner.split(fusedLabel) : [inner]).flatMap((part) =>
    fieldsOf(part, labels),
  );
  let at = whole.start;
  return parts.map((part, i) => {
    const start = at;
    at += part.length;
    return { start, end: i + 1 < parts.length ? start + part.replace(/[\s；;，,]+$/u, '').length : at };
  });
}

/**
 * Lines that are not empty, each with the line of the captured text it comes from; fields that stand side by side, one by one.
 *
 * @param captured The text as captured, whose lines are counted.
 */
export function linesOf(captured: string, source: Traced, labels: LabelRules): readonly Line[] {
  const lineStarts = [...captured.matchAll(/\r\n?|\n/gu)].map((end) => end.index + end[0].length);
  const found: Line[] = [];
  let start = 0;
  let line = 0;
  for (const raw of source.text.split('\n')) {
    const text = raw.trim();
    const origin = source.at[start] ?? 0;
    while (line < lineStarts.length && (lineStarts[line] ?? 0) <= origin) line++;
    const at = start + raw.indexOf(text);
    for (const part of partsOf(text, labels)) {
      const own = { start: at + part.start, end: at + part.end };
      const words = trimmed({ text: text.slice(part.start, part.end), from: [own] });
      const span = words.from[0] ?? own;
      const indent = Math.max(0, (source.at[span.start] ?? 0) - (lineStarts[line - 1] ?? 0));
      found.push({ ...words, span, line: line + 1, lastLine: line + 1, joined: false, indent });
    }
    start += raw.length + 1;
  }
  return found;
}

/** Join two blocks, the second right below the first. */
export const joinBlocks = (first: Block, second: Block): Block => ({
  ...first,
  ...joined(first, second),
  span: { start: first.span.start, end: second.span.end },
  lastLine: second.lastLine,
});

/** Several lines as one, each right below the one before; a single one as it is. */
export function joinAll(lines: readonly [Line, ...Line[]]): Line {
  const [first] = lines;
  const last = lines.at(-1) ?? first;
  if (lines.length === 1) return first;
  return {
    ...first,
    text: lines.map(({ text }) => text).join(''),
    from: lines.flatMap(({ from }) => from),
    span: { start: first.span.start, end: last.span.end },
    lastLine: last.lastLine,
    joined: true,
  };
}
