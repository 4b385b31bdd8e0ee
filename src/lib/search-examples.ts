import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Catalogue } from './catalogue.ts';

const mostFirst = <T extends { readonly cases: readonly unknown[] }>(headings: readonly T[]): readonly T[] =>
  [...headings].sort((a, b) => b.cases.length - a.cases.length);

/** True if a title of the library says the words, so that a search for them finds it. */
const said =
  (cases: readonly CaseRecord[]) =>
  ({ name }: { readonly name: string }): boolean =>
    cases.some(({ title }) => title.text.includes(name));

/**
 * Queries that find something in this library: two topics that titles name, the best known model with figures or signs in its name
 * (or any), the division with most cases.
 */
export function searchExamples({
  cases,
  topics,
  models,
  places,
}: Pick<Catalogue, 'cases' | 'topics' | 'models' | 'places'>): readonly string[] {
  const known = mostFirst(models);
  const model =
    known.find(({ name }) => /\d\+/u.test(name) && /\p{L}/u.test(name)) ??
    known.find(({ name }) => /\d/u.test(name)) ??
    known[0];
  const place = [...places].sort((a, b) => b.total - a.total)[0];
  const named = mostFirst(topics.filter(said(cases))).slice(0, 2);
  return [...named, ...(model === undefined ? [] : [model]), ...(place === undefined ? [] : [place])].map(
    ({ name }) => name,
  );
}

/** Terms in the order that readers see, as the search page's filters take them: parted by `|`, each with its name after `=` if it has one. */
export const printedOrder = (
  headings: readonly { readonly name: string; readonly term?: string }[],
): string => headings.map(({ name, term }) => (term === undefined ? name : `${term}=${name}`)).join('|');
