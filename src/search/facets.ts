import { facetFields as fields } from '../core/search-document.ts';
import type { FacetField as Field } from '../core/search-document.ts';
import { readFacets } from '../core/search/root.ts';
import { perField } from './query.ts';
import type { Filters, SearchState, Sort } from './query.ts';

/** For each facet and each of its values, the numbers of the cases that have it; cases are numbered from 0. */
export type Facets = Readonly<Record<Field, ReadonlyMap<string, ReadonlySet<number>>>>;

/** For each facet, its values with the number of cases that choosing it would leave; values without any are left out. */
export type Counts = Readonly<Record<Field, ReadonlyMap<string, number>>>;

/** A place chosen together with one of its parts means the part: `云南省` gives way to `云南省/大理白族自治州`. */
const deepest = (values: readonly string[]) =>
  values.filter((value) => !values.some((other) => other.startsWith(`${value}/`)));

/** For each facet with a choice, the cases that have any of the values chosen. */
function passing(facets: Facets, filters: Filters): readonly (readonly [Field, ReadonlySet<number>])[] {
  return fields.flatMap((field) => {
    const chosen = deepest(filters[field]);
    if (chosen.length === 0) return [];
    const held = new Set<number>();
    for (const value of chosen) facets[field].get(value)?.forEach((doc) => held.add(doc));
    return [[field, held] as const];
  });
}

/** The cases that have, in each facet with a choice, any of the values chosen; order kept. */
export function narrow(docs: readonly number[], facets: Facets, filters: Filters): readonly number[] {
  const sets = passing(facets, filters);
  return sets.length === 0 ? docs : docs.filter((doc) => sets.every(([, held]) => held.has(doc)));
}

/** Count the values of each facet over the cases that pass all other facets. Linear in the cases and in what the facets hold. */
export function countValues(docs: readonly number[], facets: Facets, filters: Filters): Counts {
  const sets = passing(facets, filters);
  const passed = new Set<number>();
  /** Cases that fail in one facet only count there, because there another choice would let them pass. */
  const nearly = perField(() => new Set<number>());
  for (const doc of docs) {
    const failed = sets.filter(([, held]) => !held.has(doc));
    const [first] = failed;
    if (first === undefined) passed.add(doc);
    else if (failed.length === 1) nearly[first[0]].add(doc);
  }
  return perField((field) => {
    const counts = new Map<string, number>();
    for (const [value, having] of facets[field]) {
      let count = 0;
      having.forEach((doc) => {
        if (passed.has(doc) || nearly[field].has(doc)) count += 1;
      });
      if (count > 0) counts.set(value, count);
    }
    return counts;
  });
}

/** Newest year of each case that has one. */
export function datesOf({ year }: Facets): ReadonlyMap<number, number> {
  const dates = new Map<number, number>();
  for (const [value, docs] of year) {
    const date = Number(value);
    docs.forEach((doc) => {
      dates.set(doc, Math.max(date, dates.get(doc) ?? date));
    });
  }
  return dates;
}

/** Cases in an order: by relevance as they come; by year with undated cases last, equal years as they come. */
export function sortDocs(
  docs: readonly number[],
  dates: ReadonlyMap<number, number>,
  sort: Sort,
): readonly number[] {
  if (sort === 'relevance') return docs;
  const sign = sort === 'newest' ? -1 : 1;
  const key = (doc: number) => sign * (dates.get(doc) ?? sign * Infinity);
  return docs
    .map((doc, at) => ({ doc, at, key: key(doc) }))
    .sort((a, b) => (a.key === b.key ? a.at - b.at : a.key - b.key))
    .map(({ doc }) => doc);
}

/** What the filters of a library do to a list. */
export type FacetTools = {
  /** The cases that pass the filters of a state, in its order. */
  readonly order: (docs: readonly number[], state: SearchState) => readonly number[];
  readonly count: (docs: readonly number[], filters: Filters) => Counts;
};

/** Open the piece of all facets. @param total Number of cases in the library. */
export function facetTools(bytes: Uint8Array, total: number): FacetTools {
  const read = readFacets(bytes, fields.length, total);
  const facets = perField((field) => read[fields.indexOf(field)] ?? new Map<string, ReadonlySet<number>>());
  const dates = datesOf(facets);
  return {
    order: (docs, { filters, sort }) => sortDocs(narrow(docs, facets, filters), dates, sort),
    count: (docs, filters) => countValues(docs, facets, filters),
  };
}
