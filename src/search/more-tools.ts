import type { Asked, Part } from '../core/search/plan.ts';
import type { SearchRoot } from '../core/search/root.ts';
import type { Folds } from '../core/search/units.ts';
import type { SearchEngine, Suggestion } from './engine.ts';
import type { Found, KeySource } from './gram-source.ts';
import type { PieceReader } from './piece-reader.ts';
import type { KnownLanguage, Understanding, Understood } from './refine.ts';
import type { FacetTools } from './facets.ts';
import type { SideTools } from './side.ts';

/** What `search-more.js` adds to the page once the first list stands, or sooner if it is needed. */
export type MoreTools = {
  /** The forms of the other script. */
  readonly decodeFolds: (bytes: Uint8Array) => Folds;
  /** Narrowing, sorting and counting by facets, out of their piece. */
  readonly facets: (bytes: Uint8Array, total: number) => FacetTools;
  /** What stands beside the list. */
  readonly side: SideTools;
  /** Read parts of letters as pinyin, initials or beginnings of words. */
  readonly readLatin: (step: Understanding, parts: readonly Part[]) => Promise<readonly Part[]>;
  /** What to try for the words that no case holds. Rejects with a `SearchFailure`. */
  readonly suggest: (
    understood: Pick<Understood, 'plan' | 'absent'>,
    language: () => Promise<Pick<KnownLanguage, 'folds'>>,
    reader: Pick<PieceReader, 'read'>,
    asWritten: (text: string) => string,
  ) => Promise<readonly Suggestion[]>;
};

/** Finds by Pagefind what the compact index could not: all that is asked where `found` is `null`. */
export type Rescue = (found: Found | null, asked: readonly Asked[], signal: AbortSignal) => Promise<Found>;

export type OpenPagefind = (
  compact: KeySource,
  root: SearchRoot,
  reader: PieceReader,
  base: string,
) => Rescue;

/** Keeps the cases that the reader picked, in the address and in its part of the page. Called when they may be others. */
export type Picking = (engine: SearchEngine, ticked?: HTMLInputElement) => void;

declare global {
  interface Window {
    anliMore?: MoreTools;
    /** What `search-pagefind.js` brings. */
    anliPagefindSource?: OpenPagefind;
    /** What `search-picks.js` brings. */
    anliPicks?: Picking;
  }
}
