import { decodeFolds } from '../core/search/fold-table.ts';
import { suggest, suggestSound } from '../core/search/suggest.ts';
import { decodeSyllables } from '../core/search/syllable-table.ts';
import { parsePinyin } from '../core/search/syllables.ts';
import { decodeTerms } from '../core/search/term-list.ts';
import { folded } from '../core/search/units.ts';
import { countValues, datesOf, narrow, sortDocs } from './facets.ts';
import { readLatin } from './latin.ts';
import type { MoreTools } from './more-tools.ts';
import { sideTools } from './side.ts';

const suggestions: MoreTools['suggest'] = (word, { terms, sounds }, folds) => {
  const table = decodeSyllables(sounds);
  const readingsOf = (character: string) => table.get(character) ?? [];
  const known = decodeTerms(terms);
  const sounding = parsePinyin(word).flatMap(({ syllables }) => suggestSound(syllables, known, readingsOf));
  const written = suggest(word, known, readingsOf, (text) => folded(text, folds));
  return [...sounding, ...written].map(({ text, reason }) => ({ query: text, reason }));
};

window.anliMore = {
  decodeFolds,
  facets: { narrow, countValues, datesOf, sortDocs },
  side: sideTools,
  readLatin,
  suggest: suggestions,
};
