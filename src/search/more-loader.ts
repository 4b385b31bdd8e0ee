import { PieceFault } from '../core/search/piece.ts';
import { SearchFailure } from './engine.ts';
import { loadScript } from './load-script.ts';
import type { MoreTools, OpenPagefind } from './more-tools.ts';

const patience = 8000;

/** Loads a script of the page once, and again after it failed. Rejects with a `SearchFailure`. */
export function lazily<T>(name: string, given: () => T | undefined): (base: string) => Promise<T> {
  let loading: Promise<T> | null = null;
  const load = async (base: string): Promise<T> => {
    try {
      await loadScript(base + name, 'utf-8', patience);
      const value = given();
      if (value === undefined) throw new PieceFault('内容残缺或有误');
      return value;
    } catch (error) {
      loading = null;
      throw new SearchFailure({ name, cause: error instanceof Error ? error.message : '' });
    }
  };
  return (base) => (loading ??= load(base));
}

/** What is needed now and then: pinyin and suggestions. */
export const moreTools: (base: string) => Promise<MoreTools> = lazily(
  'search-more.js',
  () => window.anliMore,
);

/** What asks Pagefind, which itself is loaded when it is first asked. */
export const pagefindTools: (base: string) => Promise<OpenPagefind> = lazily(
  'search-pagefind.js',
  () => window.anliPagefindSource,
);
