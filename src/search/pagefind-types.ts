import type { PieceResponse } from './index-reader.ts';

/** Content of `pagefind-entry.json`, as far as it is used. */
export type PagefindEntry = {
  readonly languages?: Readonly<Record<string, { readonly hash?: string } | undefined>>;
};

/** The parts of Pagefind 1.6 that are used, as its own script has them. */
export type PagefindResult = {
  /** Names the page within its index. */
  readonly id: string;
  readonly score: number;
  /** Places of the words asked for, counted in words of the page. */
  readonly words: readonly number[];
  readonly data: () => Promise<PagefindFragment>;
};

export type PagefindFragment = {
  readonly raw_url: string;
  /** The searched text, white space folded. */
  readonly content: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
};

export type Pagefind = {
  readonly filters: () => Promise<Readonly<Record<string, Readonly<Record<string, number>> | undefined>>>;
  readonly preload: (term: string) => Promise<void>;
  /** @param term A word as the index has it; `null` finds every page that passes the filters. */
  readonly search: (
    term: string | null,
    options: { readonly filters?: Readonly<Record<string, readonly string[]>> },
  ) => Promise<{ readonly results: readonly PagefindResult[] }>;
};

/** What the built `pagefind/pagefind.js` defines as `anliPagefind`: Pagefind with its reads handed in. */
export type PagefindFactory = (read: (address: string) => Promise<PieceResponse>) => {
  readonly createInstance: (options: {
    readonly basePath: string;
    readonly noWorker: boolean;
    readonly metaCacheTag: string;
    readonly ranking?: { readonly termSimilarity: number };
  }) => Pagefind;
};
