import type { KindKey } from './kinds.ts';

/** A half-open range of the captured text in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/**
 * What became of a piece of a captured line. `placed`: it stands on no page, but what it says is recorded there;
 * `form`: white space and marks of the file's form; `joined`: a line end inside a sentence that was taken out.
 */
export type Fate = 'kept' | 'changed' | 'cut' | 'placed' | 'form' | 'joined';

/** A piece of a captured line, cut at every change. `text` is what was captured, never more than a line. */
export type Run = {
  readonly start: number;
  readonly text: string;
  readonly fate: Fate;
  /** What stands there now, at the first piece of a change. */
  readonly after?: string;
  readonly rule?: string;
  readonly reason?: string;
  /** Where it is shown, in words: 题名, 正文第 3 段. */
  readonly field?: string;
};

/** A line of the captured text, 1-based; `card` is the case whose lines it belongs to. */
export type Line = {
  readonly number: number;
  readonly start: number;
  readonly runs: readonly Run[];
  readonly card: string | null;
};

/** Words that a tag rests on. `range` is `null` where they do not stand in the captured text. */
export type Proof = {
  readonly words: string;
  readonly where: string;
  readonly rule: string;
  readonly range: Range | null;
};

/** One value of a case as the desk shows it; `note` says how it came about: 编者拟, 主, 据题名. */
export type Tag = { readonly text: string; readonly note: string; readonly proofs: readonly Proof[] };

/** A row of a card: a field of the record. `kind` is the decision that settles it, if there is one. */
export type Row = {
  readonly label: string;
  readonly tags: readonly Tag[];
  readonly kind: KindKey | null;
  /** What a form begins with. */
  readonly value: unknown;
};

/** A remark on a case that asks nothing. */
export type Remark = { readonly line: number | null; readonly text: string };

/** A case, or the plan of a batch without cases. */
export type Card = {
  readonly id: string;
  readonly title: string;
  readonly lines: Range;
  readonly rows: readonly Row[];
  readonly remarks: readonly Remark[];
};

/** A button below a question; without `value` its form is empty. */
export type Action = {
  readonly kind: KindKey;
  readonly label: string;
  readonly value?: unknown;
  /** The value in words, where they are not its own. */
  readonly said?: string;
};

/** Something that a curator is asked, or that is wrong. */
export type Question = {
  readonly severity: 'error' | 'question';
  readonly code: string;
  readonly text: string;
  readonly mend: string;
  readonly file: string | null;
  readonly line: number | null;
  /** Words of that line that it is about. */
  readonly words: string | null;
  readonly range: Range | null;
  readonly card: string | null;
  /** True if it is about the case as a whole. */
  readonly isOfCase: boolean;
  readonly actions: readonly Action[];
};

/** An entry of `decisions.yaml` as it stands. */
export type Entry = { readonly index: number; readonly yaml: string; readonly card: string | null };

/** What the forms offer. */
export type Choices = {
  readonly kinds: readonly KindKey[];
  readonly topics: readonly string[];
  readonly stages: readonly string[];
  readonly organisations: readonly string[];
};

/** All that the page of a batch shows. */
export type DeskState = {
  readonly id: string;
  readonly title: string;
  readonly isPublic: boolean;
  /** Fingerprint of `decisions.yaml`; a decision is refused if the file has another one by then. */
  readonly version: string;
  /** Why nothing can be decided: the file cannot be read. */
  readonly locked: string | null;
  readonly canUndo: boolean;
  readonly lines: readonly Line[];
  /** Names of the captured files by the line on which each begins; none if there is only one. */
  readonly files: readonly { readonly name: string; readonly line: number }[];
  readonly cards: readonly Card[];
  readonly questions: readonly Question[];
  readonly entries: readonly Entry[];
  readonly choices: Choices;
};

/** A row of the list of batches. */
export type BatchRow = {
  readonly id: string;
  readonly title: string;
  readonly cases: number;
  readonly questions: number;
  readonly errors: number;
  readonly decisions: number;
};

/** A division of the gazetteer that answers to a name. */
export type PlaceRow = { readonly code: string; readonly names: string };

/** What a decision is about: a case by its id, or a captured line by its number; `words` of it, if only those. */
export type Target =
  { readonly card: string } | { readonly line: number; readonly words?: string | undefined };

/** What a curator wants to be written. */
export type Wish = {
  readonly target: Target;
  readonly kind: KindKey;
  readonly value: unknown;
  readonly reason: string;
};

/** The lines that a wish would write; `index` is the entry that it changes, `null` where one is added. */
export type Preview = { readonly yaml: string; readonly index: number | null; readonly anchor: string };

/** What the server says when it refuses. */
export type Refusal = { readonly message: string; readonly details: readonly string[] };

/** What the making of all pages gave. */
export type Made = {
  readonly message: string;
  readonly changed: readonly string[];
  readonly problems: readonly string[];
};
