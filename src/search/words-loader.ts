import { openFrame } from '../core/search/piece.ts';
import { askingWords, contentOf } from '../core/search/question-words.ts';
import type { Language } from '../core/search/plan.ts';
import { fromBase64, readLanguage, synonymKey, wordsPath } from '../core/search/root.ts';
import type { RootLanguage } from '../core/search/root.ts';
import { folded } from '../core/search/units.ts';
import { lazily } from './more-loader.ts';

declare global {
  interface Window {
    /** What `words.js` brings: a frame of what `writeLanguage` wrote, in base64. */
    anliWords?: string;
  }
}

/** Milliseconds after which the page's own request counts as hung. */
const patience = 5000;

/** What the script brought, if it is whole and of this edition. */
function opened(edition: string): RootLanguage | undefined {
  const { anliWords } = window;
  try {
    if (anliWords === undefined) return undefined;
    return readLanguage(openFrame(fromBase64(anliWords), 0, edition, 'words', 0).content);
  } catch {
    return undefined;
  }
}

/** Resolves when the script that the page itself asks for has come or failed, or everything else has. */
const asked = (tag: Element): Promise<void> =>
  new Promise((resolve) => {
    for (const event of ['load', 'error']) {
      tag.addEventListener(event, () => {
        resolve();
      });
      // The script may have ended before this one began.
      window.addEventListener(event, () => {
        resolve();
      });
    }
    window.setTimeout(resolve, patience);
  });

/** Asks for the script once more, past the cache, if the page's own came damaged or not at all. */
const ask = (path: string, edition: string) => lazily(path, () => opened(edition), 1);
let again: ReturnType<typeof ask> | null = null;

async function written(base: string, edition: string): Promise<RootLanguage> {
  const path = wordsPath(edition);
  const tag = document.querySelector(`script[src$="${path}"]`);
  if (tag !== null && window.anliWords === undefined && document.readyState !== 'complete') await asked(tag);
  again ??= ask(path, edition);
  return opened(edition) ?? again(base);
}

/** What the library knows of language, at first with the folds of simplified texts only. Rejects with a `SearchFailure`. */
export async function loadWords(base: string, edition: string): Promise<Language> {
  const { questions, synonyms, folds } = await written(base, edition);
  const asking = askingWords(questions, (text) => folded(text));
  return {
    folds,
    synonyms: synonyms.map((group, i) => ({ ...group, key: synonymKey(i) })),
    content: (text) => contentOf(text, asking),
  };
}
