import { openFrame, PieceFault } from '../core/search/piece.ts';
import { askingWords, contentOf } from '../core/search/question-words.ts';
import type { Language } from '../core/search/plan.ts';
import { fromBase64, readLanguage, synonymKey, wordsPath } from '../core/search/root.ts';
import type { RootLanguage } from '../core/search/root.ts';
import { folded } from '../core/search/units.ts';
import { lazily } from './more-loader.ts';
import type { PieceReader } from './piece-reader.ts';

declare global {
  interface Window {
    /** What `words.js` brings: a frame of what `writeLanguage` wrote, in base64. */
    anliWords?: string;
  }
}

/** Milliseconds after which the page's own request counts as hung. */
const patience = 5000;

/** What the script brought, if it is whole and of this edition. */
function opened(written: string | undefined, edition: string): RootLanguage | undefined {
  try {
    if (written === undefined) return undefined;
    return readLanguage(openFrame(fromBase64(written), 0, edition, 'words', 0).content);
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

/** The script's string out of its file, for servers whose scripts browsers refuse to run. */
const inFile =
  (edition: string) =>
  (bytes: Uint8Array): RootLanguage => {
    const [, text] = /="(.*)"/u.exec(new TextDecoder().decode(bytes)) ?? [];
    const language = opened(text, edition);
    if (language === undefined) throw new PieceFault('内容残缺或有误');
    return language;
  };

async function written(base: string, edition: string, reader: PieceReader): Promise<RootLanguage> {
  const path = wordsPath(edition);
  const tag = document.querySelector(`script[src$="${path}"]`);
  if (tag !== null && window.anliWords === undefined && document.readyState !== 'complete') await asked(tag);
  const came = opened(window.anliWords, edition);
  if (came !== undefined) return came;
  if (base.startsWith('file:')) return lazily(path, () => opened(window.anliWords, edition))(base);
  return reader.readFile(path, inFile(edition), new AbortController().signal);
}

/** What the library knows of language, at first with the folds of simplified texts only. Rejects with a `SearchFailure`. */
export async function loadWords(base: string, edition: string, reader: PieceReader): Promise<Language> {
  const { questions, synonyms, folds, common } = await written(base, edition, reader);
  const asking = askingWords(questions, (text) => folded(text));
  return {
    folds,
    common: new Set(common),
    synonyms: synonyms.map((group, i) => ({ ...group, key: synonymKey(i) })),
    content: (text) => contentOf(text, asking),
  };
}
