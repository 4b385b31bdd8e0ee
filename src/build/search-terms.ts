import type { SearchDocument } from '../core/search-document.ts';
import type { Term } from '../core/search/term-list.ts';

/** What tells words from chance: the names that the library's field uses, and how long a word of a dictionary begins at a place. */
export type TermSource = {
  /** Synonyms and other names; those that stand in a case become terms. */
  readonly names: readonly string[];
  /** True for a word of two or three Han characters. */
  readonly isWord: (text: string) => boolean;
};

/** At most so many terms in all, of them so many organisations. */
const most = { terms: 4000, organisations: 1500 } as const;
const longest = 16;
const isTerm = (text: string): boolean => text.length >= 2 && text.length <= longest && !/[\d\n]/u.test(text);

/** How many cases have each text. */
class Counts {
  readonly #counts = new Map<string, number>();

  /** Count the texts of one case. */
  add(texts: Iterable<string>): void {
    for (const text of new Set(texts))
      if (isTerm(text)) this.#counts.set(text, (this.#counts.get(text) ?? 0) + 1);
  }

  /** Number of cases that have a text. */
  of(text: string): number {
    return this.#counts.get(text) ?? 0;
  }

  /** Texts of at least so many cases, the most frequent first; equal ones in the order of their code units. */
  ranked(least: number): readonly (readonly [string, number])[] {
    return [...this.#counts]
      .filter(([, count]) => count >= least)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  }
}

/** Names by their first two characters. */
function byBeginning(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) found.set(name.slice(0, 2), [...(found.get(name.slice(0, 2)) ?? []), name]);
  return found;
}

type Found = { readonly words: Set<string>; readonly names: Set<string> };

/** Words of the dictionary and names in a text, wherever they begin. */
function find(
  text: string,
  names: ReadonlyMap<string, readonly string[]>,
  isWord: TermSource['isWord'],
): Found {
  const found: Found = { words: new Set(), names: new Set() };
  for (let at = 0; at + 2 <= text.length; at++) {
    const two = text.slice(at, at + 2);
    for (const name of names.get(two) ?? []) if (text.startsWith(name, at)) found.names.add(name);
    if (isWord(two)) found.words.add(two);
    const three = text.slice(at, at + 3);
    if (three.length === 3 && isWord(three)) found.words.add(three);
  }
  return found;
}

const namesOf = ({ filters, meta }: SearchDocument): readonly string[] => [
  ...filters.topic,
  ...filters.stage,
  ...filters.kind,
  ...filters.model,
  ...meta.place.split(' '),
];

const weightOf = (count: number): number => Math.min(15, Math.floor(Math.log2(count)) + 1);

/**
 * The words of a library that may be suggested for one that it does not have: terms of its vocabularies, places, models and names
 * of the field, organisations, then words of the dictionary that stand in a title or in two cases.
 *
 * @returns At most 4,000, weighed by the number of cases, the same for the same documents in whatever order they come.
 */
export function searchTerms(documents: readonly SearchDocument[], source: TermSource): readonly Term[] {
  const [names, organisations, titleWords, words] = [new Counts(), new Counts(), new Counts(), new Counts()];
  const known = byBeginning(source.names);
  for (const document of documents) {
    const inTitle = find(document.title, known, source.isWord);
    const inText = find(document.text, known, source.isWord);
    names.add([...namesOf(document), ...inTitle.names, ...inText.names]);
    organisations.add([document.meta.organisation]);
    titleWords.add(inTitle.words);
    words.add([...inTitle.words, ...inText.words]);
  }
  const terms = new Map<string, number>();
  const take = (ranked: readonly (readonly [string, number])[], room: number) => {
    for (const [text, count] of ranked.slice(0, room))
      if (terms.size < most.terms && !terms.has(text)) terms.set(text, count);
  };
  take(names.ranked(1), most.terms);
  take(organisations.ranked(1), most.organisations);
  take(
    titleWords.ranked(1).map(([word]) => [word, words.of(word)] as const),
    most.terms,
  );
  take(words.ranked(2), most.terms);
  return [...terms]
    .map(([text, count]) => ({ text, weight: weightOf(count) }))
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
}
