/** What Pagefind asks of `fetch`: the two ways it reads a piece. */
export type PieceResponse = {
  readonly ok: true;
  readonly json: () => Promise<unknown>;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
};

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
};

export type Pagefind = {
  readonly preload: (term: string) => Promise<void>;
  /** @param term A word as the index has it; `null` finds every page that passes the filters. */
  readonly search: (
    term: string | null,
    options: Readonly<Record<string, never>>,
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
