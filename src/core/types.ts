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

/** One line or paragraph of the normalised text. `span` refers to that text, `line` (1-based) to the captured one. */
export type Block = {
  readonly kind: BlockKind;
  readonly text: string;
  readonly span: Span;
  readonly line: number;
  /** Line of its end, where it was put together from several. */
  readonly lastLine: number;
  /** The rule that decided the kind. */
  readonly rule: string;
};

/** One paragraph or sub-heading of a case, as readers see it. */
export type BodyBlock = { readonly kind: 'paragraph' | 'heading'; readonly text: string };

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
  readonly body: readonly BodyBlock[];
  readonly byline: string | null;
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
