import type { Problem } from './problems.ts';

/** What every stage returns: a value, and whatever a curator should know about how it was reached. */
export type Outcome<T> = { readonly value: T; readonly problems: readonly Problem[] };

/** A half-open range of UTF-16 code units: `start` inclusive, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** One replacement in a text; `before` is what stood at the span, `after` what stands there now. */
export type Edit = Span & { readonly rule: string; readonly before: string; readonly after: string };

/**
 * A text that remembers where it came from.
 *
 * `at[i]` is the offset, in the captured text, of code unit `i`; `at[text.length]` is the length of the captured text.
 */
export type Traced = {
  readonly text: string;
  readonly at: Uint32Array;
  readonly edits: readonly Edit[];
};

/** What a line of a compilation is taken for. */
export type BlockKind = 'heading' | 'label' | 'number' | 'byline' | 'paragraph' | 'noise' | 'meta';

/** Words as printed: they are the spans `from` of the repaired text, one behind the other. */
export type Printed = { readonly text: string; readonly from: readonly Span[] };

/**
 * One line or paragraph of the repaired text. `span` is all that it covers there, with the line breaks inside it; `line`
 * (1-based) is one of the captured text.
 */
export type Block = Printed & {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly line: number;
  /** Line of its end, where it was put together from several. */
  readonly lastLine: number;
  /** The rule that decided the kind. */
  readonly rule: string;
};

/** One paragraph or sub-heading of a case, as readers see it. */
export type BodyBlock = { readonly kind: 'paragraph' | 'heading'; readonly text: string };

/** A body block with its place in the repaired text. */
export type PrintedBlock = BodyBlock & Printed;

/** One stretch of a compilation that tells of one practice, cut but not yet described. */
export type Segment = {
  /** The line that names the case, as it stands; `null` where the source has lost it. */
  readonly heading: string | null;
  /** Short lines between heading and text: a second line of the title, place, author. */
  readonly head: readonly string[];
  /** Values of labelled fields: 案例名称, 申报单位, 作者. */
  readonly fields: {
    readonly title: string | null;
    readonly organisation: string | null;
    readonly author: string | null;
  };
  readonly body: readonly PrintedBlock[];
  readonly byline: string | null;
  /** All lines that name the case or its author, in the order of the source, where title and institution are looked up. */
  readonly naming: readonly Printed[];
  /** Its blocks: first inclusive, last exclusive. */
  readonly blocks: readonly [number, number];
  /** 1-based first and last line in the captured text. */
  readonly lines: readonly [number, number];
};

/**
 * The words a tagger reads of one case. `body` is its paragraphs and sub-headings joined by `\n`.
 * All offsets in evidence refer to the field named in `where`.
 */
export type CaseText = {
  readonly title: string;
  readonly organisation: string;
  readonly body: string;
  /** Title of the compilation, which often names province and stage for all its cases; empty if unknown. */
  readonly batchTitle: string;
};
