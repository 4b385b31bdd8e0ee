import type { LabelRules, OrganisationRules } from './schema/rules.ts';
import type { BodyBlock, Printed, Span } from './types.ts';

/** What lines of a case are read by. */
export type SegmentRules = { readonly labels: LabelRules; readonly organisations: OrganisationRules };

/** What a label or a line of the head gives. */
export type Field = 'title' | 'organisation' | 'author';

/** A block of a text that grows while it is read. */
export type GrowingBlock = { kind: BodyBlock['kind']; text: string; from: Span[] };

/** A segment while it is being read. */
export type Draft = {
  heading: string | null;
  head: string[];
  fields: { title: string | null; organisation: string | null; author: string | null };
  body: GrowingBlock[];
  byline: string | null;
  naming: Printed[];
  /** Field whose label stood on a line of its own: the next line is its value. */
  open: Field | null;
  /** Captured line of the last block that went into the body, and its length in code units. */
  lastLine: number;
  lastLength: number;
  /** Noise stands below a last paragraph that breaks off: a page's foot and head, whose lines and gaps do not count. */
  isInterrupted: boolean;
};

/** A segment of which nothing is read yet. */
export const emptyDraft = (): Draft => ({
  heading: null,
  head: [],
  fields: { title: null, organisation: null, author: null },
  body: [],
  byline: null,
  naming: [],
  open: null,
  lastLine: 0,
  lastLength: 0,
  isInterrupted: false,
});

/** Words and spans alone of what has both. */
export const printed = ({ text, from }: Printed): Printed => ({ text, from });

/** Begin a block with words as printed. */
export const block = (kind: BodyBlock['kind'], { text, from }: Printed): GrowingBlock => ({
  kind,
  text,
  from: [...from],
});

/** Put further words behind those of a block; spans that touch become one. */
export function extend(last: GrowingBlock, words: Printed): void {
  last.text += words.text;
  for (const span of words.from) {
    const end = last.from.at(-1);
    if (end?.end === span.start) last.from[last.from.length - 1] = { start: end.start, end: span.end };
    else last.from.push(span);
  }
}

/** Take the value of a field, if it has none yet. */
export function setField(draft: Draft, field: Field, value: Printed): void {
  draft.fields[field] ??= value.text;
  draft.naming.push(printed(value));
}
