import type { SynonymRelation, Synonyms } from '../schema/synonyms.ts';

/**
 * A group as search knows it. `names` are looked for in texts and queries; where one of `words` stands in a query, all of `names` are
 * meant; for `broader` groups these are fewer. All folded.
 */
export type SynonymGroup = {
  readonly id: string;
  readonly relation: SynonymRelation;
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly unless: readonly string[];
};

/** Groups as a curator wrote them, in the form in which texts are searched. */
export const foldedGroups = (groups: Synonyms, fold: (text: string) => string): readonly SynonymGroup[] =>
  groups.map(({ id, relation, words, narrower, unless }) => ({
    id,
    relation,
    words: words.map(fold),
    names: [...new Set([...words, ...narrower].map(fold))],
    unless: unless.map(fold),
  }));
