import { facetFields as fields } from '../core/search-document.ts';
import type { FacetField as Field } from '../core/search-document.ts';

/** Values chosen in each facet; a case passes a facet with any of its values, and must pass every facet. */
export type Filters = Readonly<Record<Field, readonly string[]>>;

/** Order of a list; cases without a year stand last in both orders by year. */
export const sorts = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof sorts)[number];

/** What is searched: everything the address of the search page keeps after `#`. */
export type SearchState = { readonly q: string; readonly filters: Filters; readonly sort: Sort };

/** Record of the facets, each made by a function of its name. */
export const perField = <T>(make: (field: Field) => T): Record<Field, T> => ({
  place: make('place'),
  topic: make('topic'),
  stage: make('stage'),
  kind: make('kind'),
  year: make('year'),
  task: make('task'),
  model: make('model'),
});

export const noFilters: Filters = perField(() => []);
export const emptyState: SearchState = { q: '', filters: noFilters, sort: 'relevance' };

/** True if no facet has a choice. */
export const isOpen = (filters: Filters): boolean => fields.every((field) => filters[field].length === 0);

/** True if nothing is asked: no word and no filter. */
export const isEmpty = ({ q, filters }: SearchState): boolean => q.trim() === '' && isOpen(filters);

/** The filters without one value. */
export const without = (filters: Filters, field: Field, value: string): Filters => ({
  ...filters,
  [field]: filters[field].filter((other) => other !== value),
});

/** `encodeURIComponent` throws at half a character. */
const loneSurrogate = /[\ud800-\udfff]/gu;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Names and values of `a=1&b=2`. A plus is a plus, so that `#q=3+9+N` can be written by hand. */
function pairs(hash: string): readonly (readonly [string, string])[] {
  return hash.split('&').map((part) => {
    const sign = part.indexOf('=');
    return sign === -1 ? [part, ''] : [decoded(part.slice(0, sign)), decoded(part.slice(sign + 1))];
  });
}

/** True if the part of an address after `#` is a search, not an anchor of the page. An empty one asks for nothing. */
export const isState = (hash: string): boolean => hash.length < 2 || hash.includes('=');

/** The engine that the address asks for, `engine=…`; empty if it leaves the choice to the page. */
export const engineOf = (hash: string): string =>
  pairs(hash.replace(/^#/u, '')).find(([name]) => name === 'engine')?.[1] ?? '';

/**
 * Read the state of a search from the part of an address after `#`.
 *
 * @param hash `location.hash`, with or without its sign; broken escapes are read as they stand, what is not known is passed over.
 */
export function parseState(hash: string): SearchState {
  const given = pairs(hash.replace(/^#/u, ''));
  const of = (name: string) => given.flatMap(([key, value]) => (key === name && value !== '' ? [value] : []));
  const [sort] = of('sort');
  return {
    q: of('q')[0] ?? '',
    filters: perField((field) => [...new Set(of(field))]),
    sort: sorts.find((known) => known === sort) ?? 'relevance',
  };
}

/**
 * The inverse of `parseState`: the state as the part of an address after `#`, without the sign; empty if nothing is asked.
 *
 * @param engine As `engineOf` gives it.
 */
export function formatState({ q, filters, sort }: SearchState, engine = ''): string {
  const chosen = fields.flatMap((field) => filters[field].map((value) => [field, value] as const));
  return [
    ['q', q] as const,
    ...chosen,
    ['sort', sort === 'relevance' ? '' : sort] as const,
    ['engine', engine] as const,
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value.replace(loneSurrogate, '\ufffd'))}`)
    .join('&');
}

const fullWidth = /[\uFF01-\uFF5E]/gu;

/** A text in lower case and narrow forms, of the same length. */
export function plain(text: string): string {
  const narrow = text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const lower = narrow.toLowerCase();
  return lower.length === text.length ? lower : narrow;
}
