import { decodeFolds } from '../core/search/fold-table.ts';
import { suggest, suggestSound } from '../core/search/suggest.ts';
import { decodeSyllables } from '../core/search/syllable-table.ts';
import { parsePinyin } from '../core/search/syllables.ts';
import { decodeTerms } from '../core/search/term-list.ts';
import { folded } from '../core/search/units.ts';
import type { Folds } from '../core/search/units.ts';
import type { Suggestion } from './engine.ts';
import { facetTools } from './facets.ts';
import { readLatin } from './latin.ts';
import type { MoreTools } from './more-tools.ts';
import { sideTools } from './side.ts';

/** A longer stretch is a question, not a misspelt word. */
const longestSuggested = 10;

type Pieces = { readonly terms: Uint8Array; readonly sounds: Uint8Array };

function wordsFor(word: string, { terms, sounds }: Pieces, folds: Folds): readonly Suggestion[] {
  const table = decodeSyllables(sounds);
  const readingsOf = (character: string) => table.get(character) ?? [];
  const known = decodeTerms(terms);
  const sounding = parsePinyin(word).flatMap(({ syllables }) => suggestSound(syllables, known, readingsOf));
  const written = suggest(word, known, readingsOf, (text) => folded(text, folds));
  return [...sounding, ...written].map(({ text, reason }) => ({ query: text, reason }));
}

const suggestions: MoreTools['suggest'] = async ({ plan, absent }, language, reader, asWritten) => {
  const short = absent.filter((word) => word.length <= longestSuggested);
  if (short.length === 0) return [];
  const { signal } = new AbortController();
  const [{ folds }, terms, sounds] = await Promise.all([
    language(),
    reader.read('x-terms', signal),
    reader.read('x-sounds', signal),
  ]);
  const parts = plan.parts.map(({ typed }) => typed);
  return short.flatMap((word) =>
    wordsFor(word, { terms, sounds }, folds).map(({ query, reason }) => ({
      query: parts.map((typed) => (typed === word ? query : asWritten(typed))).join(' '),
      reason,
    })),
  );
};

window.anliMore = {
  decodeFolds,
  facets: facetTools,
  side: sideTools,
  readLatin,
  suggest: suggestions,
};
