import { SearchFailure } from './engine.ts';
import { loadScript } from './load-script.ts';
import type { MoreTools, OpenPagefind, Picking } from './more-tools.ts';

const patience = 8000;
const waits = [0, 500];

/** Counts questions: what failed is not asked for again before the next one. */
let question = 0;
export const nextQuestion = (): void => {
  question += 1;
};

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    window.setTimeout(resolve, milliseconds);
  });

/** What the page says a script's bytes come to. */
const sumOf = (name: string): string =>
  document.querySelector('[src$="search.js"]')?.getAttribute(`data-${name}`) ?? '';

/** Loads a script of the page once, and again when it fails, past the browser's cache. Rejects with a `SearchFailure`. */
export function lazily<T>(name: string, given: () => T | undefined): (base: string) => Promise<T> {
  let loading: Promise<T> | null = null;
  let tries = 0;
  let failed = -1;
  const load = async (base: string): Promise<T> => {
    let cause = '';
    for (const wait of waits) {
      await pause(wait);
      const stick = base.startsWith('file:');
      const past = tries === 0 || stick ? '' : `?again=${String(tries)}`;
      tries += 1;
      try {
        await loadScript(base + name + past, 'utf-8', patience, stick ? '' : sumOf(name));
        const value = given();
        if (value !== undefined) return value;
        cause = '内容残缺或有误';
      } catch (error) {
        cause = error instanceof Error ? error.message : '';
      }
    }
    failed = question;
    throw new SearchFailure({ name, cause });
  };
  return (base) => {
    if (failed >= 0 && failed !== question) {
      failed = -1;
      loading = null;
    }
    return (loading ??= load(base));
  };
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

/** What keeps the cases that the reader picked. */
export const pickTools: (base: string) => Promise<Picking> = lazily(
  'search-picks.js',
  () => window.anliPicks,
);
