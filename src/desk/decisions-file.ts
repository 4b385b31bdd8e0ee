import { checkedYaml } from '../core/checked-yaml.ts';
import { type Decision, decisionsSchema } from '../core/schema/batch.ts';
import type { Outcome } from '../core/types.ts';
import { isCollection, isMap, isNode, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';

/** The decisions that a text holds, or why it holds none. */
export const parseDecisions = (text: string): Outcome<readonly Decision[] | null> =>
  text.trim() === ''
    ? { value: [], problems: [] }
    : checkedYaml({ text, file: 'decisions.yaml', schema: decisionsSchema });

/** What an entry of `decisions.yaml` says, by key. */
export type EntryValues = Readonly<Record<string, unknown>>;

/** A change of the file: an entry more, some keys of an entry set anew, or an entry less. */
export type FileEdit =
  | { readonly kind: 'append'; readonly entry: EntryValues }
  | { readonly kind: 'set'; readonly index: number; readonly values: EntryValues }
  | { readonly kind: 'remove'; readonly index: number };

type Splice = { readonly start: number; readonly end: number; readonly text: string };

/** Offsets of the YAML parser do not count it. */
const byteOrderMark = '\uFEFF';

/** A text without the white space of YAML at its end; other spaces are words of a value. */
const withoutEnd = (text: string): string => text.replace(/[ \t\r\n]+$/u, '');

/** Lines of an entry as the desk writes it. */
export const entryLines = (entry: EntryValues): string => stringify([entry], { lineWidth: 0 });

const pairLines = (key: string, value: unknown): string =>
  withoutEnd(stringify({ [key]: value }, { lineWidth: 0 }));

/** The value with the keys of its maps in one order, to compare by. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(pairs.map(([key, inner]) => [key, inOrder(inner)]));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

/** The entries of the file, or `null` if it is no list of them. */
export function readEntries(text: string): readonly EntryValues[] | null {
  const doc = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const found: unknown = doc.errors.length > 0 ? undefined : (doc.toJS() ?? []);
  return Array.isArray(found) ? (found as readonly EntryValues[]) : null;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};
const indented = (lines: string, indent: string): string => lines.replace(/^(?=.)/gmu, indent);

/** Lines of the file that an entry of a block list stands in, from its dash to the end of its value; `null` if it is no such entry. */
function entryRange(text: string, node: unknown): { start: number; end: number; indent: string } | null {
  if (!isMap(node) || node.range === null || node.range === undefined) return null;
  const start = lineStart(text, node.range[0]);
  const indent = /^( *)- +/u.exec(text.slice(start, node.range[0]) + ' ')?.[1];
  const value = withoutEnd(text.slice(0, node.range[1])).length;
  return indent === undefined ? null : { start, end: lineEnd(text, value), indent };
}

function appendSplice(text: string, entry: EntryValues): Splice {
  const { contents } = parseDocument(text);
  const lines = entryLines(entry);
  if (isSeq(contents) && contents.flow === true) {
    const [start, end] = contents.range;
    return contents.items.length === 0
      ? { start, end, text: withoutEnd(lines) + (/^[ \t]*\S/u.test(text.slice(end)) ? '\n' : '') }
      : { start: end - 1, end: end - 1, text: `, ${JSON.stringify(entry)}` };
  }
  const last = isSeq(contents) ? entryRange(text, contents.items.at(-1)) : null;
  const closing = /^\.\.\.\s*$/mu.exec(text)?.index ?? text.length;
  const gap = closing === 0 || text.charAt(closing - 1) === '\n' ? '' : '\n';
  return { start: closing, end: closing, text: gap + indented(lines, last?.indent ?? '') };
}

/** Where a key of an entry gets its new value: in place of the old one, or on a line of its own below the entry's first. */
function pairSplice(text: string, map: YAMLMap, key: string, value: unknown): Splice {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  const first = map.items[0];
  const firstKey = isNode(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
  const indent = ' '.repeat(firstKey - lineStart(text, firstKey));
  const lines = pairLines(key, value).replaceAll('\n', `\n${indent}`);
  if (pair !== undefined && isNode(pair.key)) {
    const start = pair.key.range?.[0] ?? 0;
    const end = isNode(pair.value) ? (pair.value.range?.[1] ?? start) : start;
    const isBlock = text.charAt(end - 1) === '\n';
    return { start, end, text: lines + (isBlock ? '\n' : '') };
  }
  const value1 = isNode(first?.value) ? (first.value.range?.[1] ?? 0) : 0;
  const at = lineEnd(text, value1);
  const gap = text.charAt(at - 1) === '\n' ? '' : '\n';
  return { start: at, end: at, text: `${gap}${indent}${lines}\n` };
}

/** The splices of an edit, or `null` where the file is written in a way that the desk does not touch. */
function splicesOf(text: string, edit: FileEdit): readonly Splice[] | null {
  if (edit.kind === 'append') return [appendSplice(text, edit.entry)];
  const { contents } = parseDocument(text);
  if (!isSeq(contents) || contents.flow === true) return null;
  const node = contents.items[edit.index];
  const range = entryRange(text, node);
  if (range === null || !isMap(node)) return null;
  if (edit.kind === 'set')
    return isCollection(node) && node.flow !== true
      ? Object.entries(edit.values).map(([key, value]) => pairSplice(text, node, key, value))
      : null;
  const left = contents.items.length === 1 ? `${range.indent}[]\n` : '';
  return [{ start: range.start, end: range.end, text: left }];
}

function expected(before: readonly EntryValues[], edit: FileEdit): readonly EntryValues[] {
  if (edit.kind === 'append') return [...before, edit.entry];
  if (edit.kind === 'remove') return before.filter((_, i) => i !== edit.index);
  return before.map((entry, i) => (i === edit.index ? { ...entry, ...edit.values } : entry));
}

/**
 * Change one entry of `decisions.yaml` and leave every other byte as it stands: comments, quotation marks, order, line ends.
 *
 * @returns `null` where the file is faulty, or written in a way in which that cannot be done; nothing is guessed.
 */
export function editDecisions(text: string, edit: FileEdit): string | null {
  if (text.startsWith(byteOrderMark)) {
    const rest = editDecisions(text.slice(1), edit);
    return rest === null ? null : byteOrderMark + rest;
  }
  // What is no UTF-8 was read as U+FFFD and would be lost in writing.
  const before = text.includes('\uFFFD') ? null : readEntries(text);
  const splices = before === null ? null : splicesOf(text, edit);
  if (before === null || splices === null) return null;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const made = [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (whole, splice) =>
        whole.slice(0, splice.start) + splice.text.replaceAll('\n', eol) + whole.slice(splice.end),
      text,
    );
  const after = readEntries(made);
  return after !== null && same(after, expected(before, edit)) ? made : null;
}

/** The lines of one entry as they stand in the file. */
export function linesOfEntry(text: string, index: number): string {
  if (text.startsWith(byteOrderMark)) return linesOfEntry(text.slice(1), index);
  const { contents } = parseDocument(text);
  const node = isSeq(contents) ? contents.items[index] : undefined;
  const range = entryRange(text, node);
  return range === null
    ? isNode(node)
      ? entryLines(node.toJSON() as EntryValues)
      : ''
    : text.slice(range.start, range.end);
}
