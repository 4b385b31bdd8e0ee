import type { Counts } from './facets.ts';
import type { Filters } from './query.ts';
import type { Tier } from './ranking.ts';

/** A case as a line of results shows it; what is not known is an empty string. */
export type FoundCase = {
  readonly id: string;
  /** Relative to the root of the site. */
  readonly url: string;
  readonly title: string;
  readonly organisation: string;
  readonly place: string;
  readonly year: string;
  /** Body, without title, organisation and place. */
  readonly text: string;
};

/** A case that answers, not yet read. `load` rejects with a `SearchFailure`. */
export type Hit = { readonly load: () => Promise<FoundCase> };

/** A piece of the index that could not be read: its name and, in Chinese, why. */
export type MissingPiece = { readonly name: string; readonly cause: string };

/**
 * What an engine found.
 *
 * `hits` answer the query at the level that `tier` names (`all`: nothing was asked but filters), best first; `rest` hold less of
 * it. `counts` say for each value how many `hits` choosing it would leave. If `missing` is not empty, some of the index was not searched and none of the
 * numbers is final.
 */
export type SearchAnswer = {
  readonly tier: Tier | 'all';
  readonly hits: readonly Hit[];
  readonly rest: readonly Hit[];
  readonly counts: Counts;
  /** Number of cases in the library. */
  readonly total: number;
  readonly missing: readonly MissingPiece[];
};

/** An index that can be asked. `search` rejects with a `SearchFailure`, or with an `AbortError` once the signal is aborted. */
export interface SearchEngine {
  search(query: string, filters: Filters, signal: AbortSignal): Promise<SearchAnswer>;
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
