/** Facets a search can be narrowed by, in the order readers see them. */
export const fields = ['place', 'topic', 'stage', 'year'] as const;
export type Field = (typeof fields)[number];

/** Values chosen in each facet; a case passes a facet with any of its values, and must pass every facet. */
export type Filters = Readonly<Record<Field, readonly string[]>>;

/** What is searched: everything the address of the search page keeps after `#`. */
export type SearchState = { readonly q: string; readonly filters: Filters };

export const noFilters: Filters = { place: [], topic: [], stage: [], year: [] };

/** True if nothing is asked: no word and no filter. */
export const isEmpty = (state: SearchState): boolean =>
  state.q.trim() === '' && fields.every((field) => state.filters[field].length === 0);

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

/**
 * Read the state of a search from the part of an address after `#`.
 *
 * @param hash `location.hash`, with or without its sign; broken escapes are read as they stand.
 */
export function parseState(hash: string): SearchState {
  const given = pairs(hash.replace(/^#/u, ''));
  const of = (name: string) => given.flatMap(([key, value]) => (key === name && value !== '' ? [value] : []));
  const values = (field: Field) => [...new Set(of(field))];
  return {
    q: of('q')[0] ?? '',
    filters: { place: values('place'), topic: values('topic'), stage: values('stage'), year: values('year') },
  };
}

/** The inverse of `parseState`: the state as the part of an address after `#`, without the sign; empty if nothing is asked. */
export function formatState({ q, filters }: SearchState): string {
  const chosen = fields.flatMap((field) => filters[field].map((value) => [field, value] as const));
  return [...(q === '' ? [] : [['q', q] as const]), ...chosen]
    .map(([name, value]) => `${name}=${encodeURIComponent(value.replace(loneSurrogate, '\ufffd'))}`)
    .join('&');
}

/**
 * One piece of a query as the index knows it: two Han characters side by side, a single one, a number or word of other letters,
 * or a sign inside a formula.
 *
 * `reach` is how much further than the gram before it may stand, in counted words of the index, for the two to be written
 * together as in the query; empty at the beginning of a word.
 */
export type Gram = { readonly text: string; readonly reach: readonly number[] };

/**
 * A query taken apart, in lower case and narrow forms.
 *
 * `words` are what the reader wrote between spaces and punctuation, each once; `grams` are what is asked of the index, in the
 * order of the words, repetitions kept.
 */
export type QueryTerms = { readonly words: readonly string[]; readonly grams: readonly Gram[] };

const fullWidth = /[\uFF01-\uFF5E]/gu;
const word = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}+.%]*/gu;
const run = /\p{Script=Han}+|\P{Script=Han}+/gu;
/** A word as the index parts other scripts: `2.0`, `5g`, and each `+` and `%` by itself. */
const token = /[\p{L}\p{N}\p{M}]+(?:\.[\p{L}\p{N}\p{M}]+)*|[+%]/gu;
const hasLetter = /[\p{L}\p{N}]/u;

/** A text in lower case and narrow forms, of the same length: what `queryTerms` compares by. */
export function plain(text: string): string {
  const narrow = text.replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const lower = narrow.toLowerCase();
  return lower.length === text.length ? lower : narrow;
}

/** True if the run is written in Han characters. */
export const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text);

/** An index word of several characters has one place, so two overlapping pairs can have the same. */
const overlapping: readonly number[] = [0, 1];
/** The place of a pair is that of its first character, which may be a word of its own. */
const adjoining: readonly number[] = [1, 2];

function gramsOfRun(text: string): readonly Gram[] {
  if (!isHan(text)) return (text.match(token) ?? []).map((part) => ({ text: part, reach: adjoining }));
  const characters = [...text];
  if (characters.length === 1) return [{ text, reach: adjoining }];
  return characters.slice(1).map((character, i) => ({
    text: `${characters[i] ?? ''}${character}`,
    reach: i === 0 ? adjoining : overlapping,
  }));
}

function gramsOf(text: string): readonly Gram[] {
  const parts = text.match(run) ?? [];
  const grams = parts.flatMap(gramsOfRun);
  return grams.map((gram, i) => (i === 0 ? { ...gram, reach: [] } : gram));
}

/** The runs of one word: `5g网络` gives `5g` and `网络`; signs between Han characters are no run. */
export const runsOf = (text: string): readonly string[] =>
  (text.match(run) ?? []).filter((part) => hasLetter.test(part));

/**
 * Take a query apart without a dictionary, so that every browser asks the same: Han characters become overlapping pairs, a
 * formula (`3+9+N`, `2.0`, `60%`) its numbers, letters and signs, to be found side by side. Full-width letters and signs are read as
 * their narrow forms; spaces and punctuation part words.
 */
export function queryTerms(query: string): QueryTerms {
  const written = plain(query).match(word) ?? [];
  const words = [...new Set(written.map((text) => text.replace(/\.+$/u, '')))];
  return { words, grams: words.flatMap(gramsOf) };
}
