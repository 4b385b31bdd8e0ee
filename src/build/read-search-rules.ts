import { questionWordsSchema, type QuestionWords } from '../core/schema/question-words.ts';
import { synonymsSchema, type Synonyms } from '../core/schema/synonyms.ts';
import { ownOrShipped } from './content-folder.ts';
import type { Reader } from './reader.ts';

/** What search knows of the field's language. */
export type SearchRules = { readonly synonyms: Synonyms; readonly questionWords: QuestionWords };

/** The rules of search of a library; what its folder does not hold is the shipped one. Faults are among the reader's problems. */
export const readSearchRules = (dir: string, { read }: Reader): SearchRules => ({
  synonyms: read(ownOrShipped(dir, 'taxonomy/synonyms.yaml'), synonymsSchema) ?? [],
  questionWords: read(ownOrShipped(dir, 'rules/question-words.yaml'), questionWordsSchema) ?? [],
});
