import type { Edit, Traced } from './types.ts';

/** A text as captured, before any change. */
export function traced(text: string): Traced {
  const at = new Uint32Array(text.length + 1);
  for (let i = 0; i < at.length; i++) at[i] = i;
  return { text, at, edits: [] };
}

/** A change to make in the current text: `start` and `end` in code units, the new words, and the rule that asks for it. */
export type Change = {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly rule: string;
};

/** Length of a text after changes. */
const lengthAfter = (text: string, changes: readonly Change[]): number =>
  changes.reduce((length, { start, end, after }) => length + after.length - (end - start), text.length);

/**
 * Make changes in a text and remember each in the coordinates of the captured text.
 *
 * @param changes Sorted by `start`, not overlapping.
 * @returns The new text. Every code unit of a replacement points at the start of what it replaced;
 *   one that has the length of what it replaced points unit by unit.
 */
export function applyChanges(source: Traced, changes: readonly Change[]): Traced {
  if (changes.length === 0) return source;
  const at = new Uint32Array(lengthAfter(source.text, changes) + 1);
  const edits: Edit[] = [...source.edits];
  const parts: string[] = [];
  let [done, written] = [0, 0];
  const copy = (upTo: number) => {
    parts.push(source.text.slice(done, upTo));
    at.set(source.at.subarray(done, upTo), written);
    written += upTo - done;
    done = upTo;
  };
  for (const { start, end, after, rule } of changes) {
    copy(start);
    const before = source.text.slice(start, end);
    for (let i = 0; i < after.length; i++)
      at[written++] = offset(source, after.length === before.length ? start + i : start);
    parts.push(after);
    edits.push({ start: offset(source, start), end: offset(source, end), rule, before, after });
    done = end;
  }
  copy(source.text.length);
  at[written] = offset(source, source.text.length);
  return { text: parts.join(''), at, edits };
}

/** Offset in the captured text of code unit `index` of the current one; its length for an index past the end. */
export const offset = (source: Traced, index: number): number =>
  source.at[index] ?? source.at[source.at.length - 1] ?? 0;

/**
 * Changes for every match of a pattern.
 *
 * @param replace The new words for a match, or `null` to leave it as it stands.
 */
export function matches(
  text: string,
  pattern: RegExp,
  rule: string,
  replace: (match: RegExpExecArray) => string | null,
): Change[] {
  const found: Change[] = [];
  for (const match of text.matchAll(pattern)) {
    const after = replace(match);
    if (after !== null && after !== match[0])
      found.push({ start: match.index, end: match.index + match[0].length, after, rule });
  }
  return found;
}
