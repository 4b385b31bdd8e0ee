import type { CaseStore } from './case-store.ts';
import type { Counts } from './facets.ts';
import type { SearchState } from './query.ts';

/** A case as a line of results shows it; what is not known is an empty string. */
export type FoundCase = {
  readonly id: string;
  /** Relative to the root of the site. */
  readonly url: string;
  readonly title: string;
  readonly organisation: string;
  readonly place: string;
  readonly year: string;
};

/** A case that answers. Both reads come from memory once they were made, and reject with a `SearchFailure`. */
export type Hit = {
  readonly card: () => Promise<FoundCase>;
  /** Body, without title, organisation and place, for an extract. */
  readonly text: () => Promise<string>;
};

/** A piece of the index that could not be read: its name and, in Chinese, why. */
export type MissingPiece = { readonly name: string; readonly cause: string };

/**
 * How a word was read when not as it stands: `script` in the other script or a variant character, `pinyin` as the sound or the
 * initials of titles, places and organisations, `synonym` also under another name, `prefix` as the beginning of longer words.
 *
 * `typed` is what the reader wrote; `read` what was looked for, empty where no one text says it.
 */
export type Interpretation = {
  readonly kind: 'script' | 'pinyin' | 'synonym' | 'prefix';
  readonly typed: string;
  readonly read: string;
};

/** A query to try instead. `sound`: the word sounds like one of the library; `character`: they differ by one character. */
export type Suggestion = { readonly query: string; readonly reason: 'sound' | 'character' };

/**
 * How much of the query the best cases hold: `exact` every word as written, `complete` every word, but words that were written
 * together stand apart, `some` only a part; `all`: nothing was asked but filters.
 */
export type Tier = 'exact' | 'complete' | 'some' | 'all';

/**
 * What an engine found.
 *
 * `hits` answer the query at the level that `tier` names, in the order that was asked for; `rest` hold less of it, best first.
 * If `missing` is not empty, `unsearched` are the words that could not be looked up, or not everywhere, and nothing may be said to be absent.
 */
export type SearchAnswer = {
  readonly tier: Tier;
  readonly hits: readonly Hit[];
  readonly rest: readonly Hit[];
  /** Number of cases in the library. */
  readonly total: number;
  readonly interpretations: readonly Interpretation[];
  /** A text as it was compared; same length. */
  readonly fold: (text: string) => string;
  /** What to mark in a title or a text: literal stretches, folded. */
  readonly words: readonly string[];
  readonly missing: readonly MissingPiece[];
  readonly unsearched: readonly string[];
  /** For each value of each facet, how many hits choosing it would leave. Reads the facets; rejects with a `SearchFailure`. */
  readonly counts: () => Promise<Counts>;
  /** Queries to try when nothing or little was found; reads what it needs. */
  readonly suggestions: () => Promise<readonly Suggestion[]>;
};

/** What is being read: `reading` names the pieces under way, `pieces` and `bytes` what has come since the question was put. */
export type Progress = {
  readonly reading: readonly string[];
  readonly pieces: number;
  readonly bytes: number;
};

/** An index that can be asked. */
export interface SearchEngine {
  /** Rejects with a `SearchFailure`, or with an `AbortError` once the signal is aborted. */
  search(state: SearchState, signal: AbortSignal): Promise<SearchAnswer>;
  /** Begin to read what any question needs, as soon as the box has the focus. */
  warm(): void;
  /** The cases, without a question; none if the index cannot be asked at all. */
  readonly store?: CaseStore;
}

/** The index cannot be asked at all; `piece` says what is missing. */
export class SearchFailure extends Error {
  readonly piece: MissingPiece;
  constructor(piece: MissingPiece) {
    super(`${piece.name}: ${piece.cause}`);
    this.name = 'SearchFailure';
    this.piece = piece;
  }
}

/** The page's scripts each have a class of their own, so the name tells. */
export const isSearchFailure = (error: unknown): error is SearchFailure =>
  error instanceof Error && error.name === 'SearchFailure';
