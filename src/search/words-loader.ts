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

/** The script that the page itself asks for; if it fails, or is of another edition, it is asked for again. */
function written(base: string, edition: string): Promise<RootLanguage> {
  const first = opened(edition);
  if (first !== undefined) return Promise.resolve(first);
  const path = wordsPath(edition);
  const again = lazily(path, () => opened(edition));
  const tag = document.querySelector(`script[src$="${path}"]`);
  if (tag === null || document.readyState === 'complete' || window.anliWords !== undefined)
    return again(base);
  return new Promise((resolve, reject) => {
    const end = () => {
      const came = opened(edition);
      if (came === undefined) again(base).then(resolve, reject);
      else resolve(came);
    };
    tag.addEventListener('load', end);
    tag.addEventListener('error', end);
  });
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
