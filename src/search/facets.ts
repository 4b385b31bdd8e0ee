import { fields } from './query.ts';
import type { Field, Filters } from './query.ts';

/** For each facet and each of its values, the pages that have it. */
export type Facets = Readonly<Record<Field, ReadonlyMap<string, ReadonlySet<string>>>>;

/** For each facet, its values with the number of pages that choosing it would leave; values without any are left out. */
export type Counts = Readonly<Record<Field, ReadonlyMap<string, number>>>;

/** Record of the facets, each made by a function of its name. */
export const perField = <T>(make: (field: Field) => T): Record<Field, T> => ({
  place: make('place'),
  topic: make('topic'),
  stage: make('stage'),
  year: make('year'),
});

/** A place chosen together with one of its parts means the part: `云南省` gives way to `云南省/大理白族自治州`. */
const deepest = (values: readonly string[]) =>
  values.filter((value) => !values.some((other) => other.startsWith(`${value}/`)));

function passes(page: string, field: Field, facets: Facets, filters: Filters): boolean {
  const values = deepest(filters[field]);
  return values.length === 0 || values.some((value) => facets[field].get(value)?.has(page) === true);
}

/** The pages that have, in each facet with a choice, any of the values chosen; order kept. */
export const narrow = <T extends { readonly page: string }>(
  pages: readonly T[],
  facets: Facets,
  filters: Filters,
): readonly T[] => pages.filter(({ page }) => fields.every((field) => passes(page, field, facets, filters)));

/** Count the values of each facet over the pages that pass all other facets. */
export function countValues(
  pages: readonly { readonly page: string }[],
  facets: Facets,
  filters: Filters,
): Counts {
  return perField((field) => {
    const others = { ...filters, [field]: [] };
    const held = narrow(pages, facets, others);
    const counts = new Map<string, number>();
    for (const [value, having] of facets[field]) {
      const count = held.filter(({ page }) => having.has(page)).length;
      if (count > 0) counts.set(value, count);
    }
    return counts;
  });
}
