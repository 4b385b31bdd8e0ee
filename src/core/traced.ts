import type { Edit, Traced } from './types.ts';

/** A text as captured, before any change. */
export function traced(text: string): Traced {
  return { text, at: Array.from({ length: text.length + 1 }, (_, i) => i), edits: [] };
}

/** A change to make in the current text: `start` and `end` in code units, the new words, and the rule that asks for it. */
export type Change = {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly rule: string;
};

/**
 * Make changes in a text and remember each in the coordinates of the captured text.
 *
 * @param changes Sorted by `start`, not overlapping.
 * @returns The new text. Every code unit of a replacement points at the start of what it replaced;
 *   one that has the length of what it replaced points unit by unit.
 */
export function applyChanges(source: Traced, changes: readonly Change[]): Traced {
  if (changes.length === 0) return source;
  const at: number[] = [];
  const edits: Edit[] = [];
  let text = '';
  let done = 0;
  const copy = (upTo: number) => {
    text += source.text.slice(done, upTo);
    for (let i = done; i < upTo; i++) at.push(offset(source, i));
    done = upTo;
  };
  for (const { start, end, after, rule } of changes) {
    copy(start);
    const before = source.text.slice(start, end);
    for (let i = 0; i < after.length; i++)
      at.push(offset(source, after.length === before.length ? start + i : start));
    text += after;
    edits.push({ start: offset(source, start), end: offset(source, end), rule, before, after });
    done = end;
  }
  copy(source.text.length);
  at.push(offset(source, source.text.length));
  return { text, at, edits: [...source.edits, ...edits] };
}

/** Offset in the captured text of code unit `index` of the current one; its length for an index past the end. */
export const offset = (source: Traced, index: number): number => source.at[index] ?? source.at.at(-1) ?? 0;

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
