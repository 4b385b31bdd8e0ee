import { type Problem, problem } from '../problems.ts';
import type { Change } from '../traced.ts';
import type { Outcome, Traced } from '../types.ts';
import { type Column, columnOf, type ColumnRole } from './columns.ts';
import { type JsonToken, jsonTokens, unescaped } from './json-tokens.ts';
import { type Cell, tableRules, TableWriter } from './table.ts';
import { changed, type TabledText } from './text-tables.ts';

const escape = /\\(?:u[\da-f]{4}|.)/gisu;

const keyText = (text: string, { start, end }: JsonToken): string =>
  text.slice(start, end).replace(escape, (found) => unescaped(found));

/** A value of the text: a string or a scalar, by the key it belongs to, and how deep it stands. */
type Leaf = {
  readonly token: JsonToken;
  readonly key: string | null;
  /** Number of containers around the innermost object that it stands in; -1 outside all. */
  readonly depth: number;
  /** First value under its key. */
  readonly isFirst: boolean;
};

type Step =
  | {
      readonly kind: 'object';
      readonly span: { start: number; end: number };
      readonly depth: number;
      readonly keys: Set<string>;
    }
  | ({ readonly kind: 'leaf' } & Leaf);

type Frame = {
  readonly keys: Set<string> | null;
  readonly span: { start: number; end: number };
  /** Depth of the innermost object: the frame's own, or that of one around an array. */
  readonly object: number;
  key: string | null;
  count: number;
};

/** Objects and values in their order; `balanced` is false where a bracket has no partner. */
function walk(text: string, tokens: readonly JsonToken[]): { steps: readonly Step[]; balanced: boolean } {
  const steps: Step[] = [];
  const frames: Frame[] = [];
  let faults = 0;
  tokens.forEach((token, i) => {
    const frame = frames.at(-1);
    if (token.kind === '{' || token.kind === '[') {
      const keys = token.kind === '{' ? new Set<string>() : null;
      const span = { start: token.start, end: token.end };
      if (keys !== null) steps.push({ kind: 'object', span, depth: frames.length, keys });
      const object = keys === null ? (frame?.object ?? -1) : frames.length;
      frames.push({ keys, span, object, key: frame?.key ?? null, count: 0 });
    } else if (token.kind === '}' || token.kind === ']') {
      if (frame === undefined || (frame.keys !== null) !== (token.kind === '}')) faults++;
      if (frame !== undefined) frame.span.end = token.end;
      frames.pop();
    } else if (token.kind === 'string' || token.kind === 'scalar') {
      if (frame !== undefined && frame.keys !== null && tokens[i + 1]?.kind === ':') {
        frame.key = keyText(text, token);
        frame.keys.add(frame.key);
        frame.count = 0;
      } else {
        const isFirst = frame === undefined || frame.count++ === 0;
        steps.push({ kind: 'leaf', token, key: frame?.key ?? null, depth: frame?.object ?? -1, isFirst });
      }
    }
  });
  return { steps, balanced: faults + frames.length === 0 };
}

const besideTitle: ReadonlySet<ColumnRole> = new Set([
  'organisation',
  'author',
  'text',
  'summary',
  'section',
]);

/** How deep the objects stand that tell a case each: the first depth with several titles, or with a title and what goes with it. */
function caseDepth(steps: readonly Step[], roleOf: (key: string) => ColumnRole): number | null {
  const titles = new Map<number, number>();
  let [whole, any, first] = [Infinity, Infinity, Infinity];
  for (const step of steps) {
    if (step.kind === 'leaf') continue;
    const roles = [...step.keys].map(roleOf);
    first = Math.min(first, step.depth);
    if (roles.some((role) => role === 'title' || role === 'text')) any = Math.min(any, step.depth);
    if (!roles.includes('title')) continue;
    titles.set(step.depth, (titles.get(step.depth) ?? 0) + 1);
    if (roles.some((role) => besideTitle.has(role))) whole = Math.min(whole, step.depth);
  }
  const several = [...titles].reduce(
    (least, [depth, count]) => (count > 1 ? Math.min(least, depth) : least),
    Infinity,
  );
  const depth = [Math.min(several, whole), any, first].find((found) => found < Infinity);
  return depth ?? null;
}

/** Undoes the escapes of a string; in a value of one line, line breaks go. */
function escapesOf(text: string, { start, end }: JsonToken, isLine: boolean): Change[] {
  return [...text.slice(start, end).matchAll(escape)].map(({ 0: found, index }) => {
    const after = unescaped(found);
    const isBreak = after === '\n' && isLine;
    return {
      start: start + index,
      end: start + index + found.length,
      after: isBreak ? '' : after,
      rule: 'json-escape',
    };
  });
}

/** What a value is labelled with: nothing inside a case's parts, whose keys only say what kind of text they hold. */
function columnFor(leaf: Leaf, depth: number | null, known: (key: string) => Column): Column {
  if (leaf.key === null) return { role: 'other', label: '' };
  const column = known(leaf.key);
  const own = leaf.depth === depth;
  const isNamed = column.role !== 'other';
  const bare = (!own && isNamed) || (!leaf.isFirst && column.role !== 'place');
  return bare && column.role !== 'number' ? { role: own ? column.role : 'other', label: '' } : column;
}

const isLine = ({ role }: Column): boolean => role !== 'text' && role !== 'summary' && role !== 'section';

function write(source: Traced, steps: readonly Step[]): TabledText {
  const { text } = source;
  const columns = new Map<string, Column>();
  const known = (key: string): Column => {
    const column = columns.get(key) ?? columnOf(key);
    columns.set(key, column);
    return column;
  };
  const depth = caseDepth(steps, (key) => known(key).role);
  const writer = new TableWriter(text, 0);
  for (const step of steps) {
    if (step.kind === 'object') {
      if (step.depth === depth) writer.begins(step.span);
      continue;
    }
    const { token } = step;
    const isEmpty =
      token.end === token.start || (token.kind === 'scalar' && text.startsWith('null', token.start));
    const column = columnFor(step, depth, known);
    const inner =
      token.kind === 'string' ? escapesOf(text, token, isLine(column) && column.role !== 'other') : [];
    const cell: Cell = { start: token.start, end: token.end, inner };
    if (isEmpty) writer.drop(cell, tableRules.mark);
    else if (column.role === 'number') writer.drop(cell, tableRules.number);
    else writer.show(cell, column);
  }
  writer.cut(text.length, tableRules.mark);
  return changed(source, writer.changes, writer.rows);
}

/** What is wrong with the text as JSON, by its 1-based line. */
function fault(text: string, stopped: number, balanced: boolean): Problem[] {
  if (stopped === text.length && balanced) return [];
  const line = text.slice(0, stopped).split('\n').length;
  const detail =
    stopped < text.length
      ? `“${text.slice(stopped, stopped + 12).split('\n')[0] ?? ''}”处读不懂`
      : '括号不成对，文件可能不完整';
  return [problem('bad-json', { line }, { detail })];
}

/** True for a text that begins like JSON with objects. */
export const isJson = (text: string): boolean => /^\s*(?:\[\s*)?\{\s*"/u.test(text);

/**
 * Read a table of cases written as JSON: one object a line, an array of objects, or an object that holds such an array.
 *
 * Keys become labels, escapes are undone; values keep their order. Objects inside a case give lines of its text.
 *
 * @returns A problem with its line for a text that is no JSON, or breaks off.
 */
export function readJson(source: Traced): Outcome<TabledText> {
  const { tokens, stopped } = jsonTokens(source.text);
  const { steps, balanced } = walk(source.text, tokens);
  const problems = fault(source.text, stopped, balanced);
  return { value: problems.length > 0 ? { source, rows: [] } : write(source, steps), problems };
}
