import { inflate } from '../core/search/inflate.ts';
import { askingWords, contentOf } from '../core/search/question-words.ts';
import type { Language } from '../core/search/plan.ts';
import { fromBase64, readLanguage, synonymKey, wordsPath } from '../core/search/root.ts';
import { folded } from '../core/search/units.ts';
import { lazily } from './more-loader.ts';

declare global {
  interface Window {
    /** What `words.js` brings: `writeLanguage`, deflated, in base64. */
    anliWords?: string;
  }
}

/** The script that the page itself asks for; if it fails, or is of another edition, it is asked for once more. */
function written(base: string, edition: string): Promise<string> {
  const { anliWords } = window;
  if (anliWords !== undefined) return Promise.resolve(anliWords);
  const path = wordsPath(edition);
  const again = lazily(path, () => window.anliWords);
  const tag = document.querySelector(`script[src$="${path}"]`);
  if (tag === null || document.readyState === 'complete') return again(base);
  return new Promise((resolve, reject) => {
    const end = () => {
      if (window.anliWords === undefined) again(base).then(resolve, reject);
      else resolve(window.anliWords);
    };
    tag.addEventListener('load', end);
    tag.addEventListener('error', end);
  });
}

/** What the library knows of language, at first with the folds of simplified texts only. Rejects with a `SearchFailure`. */
export async function loadWords(base: string, edition: string): Promise<Language> {
  const { questions, synonyms, folds } = readLanguage(inflate(fromBase64(await written(base, edition))));
  const asking = askingWords(questions, (text) => folded(text));
  return {
    folds,
    synonyms: synonyms.map((group, i) => ({ ...group, key: synonymKey(i) })),
    content: (text) => contentOf(text, asking),
  };
}
