import { caseAddress } from './addresses.ts';
import type { CiteTexts } from './cite/cite-texts.ts';
import type { CaseRecord } from './schema/case-record.ts';

/** What a line of results shows of a case besides its title; a value that is not known is an empty string. */
export type SearchMeta = {
  readonly organisation: string;
  /** Names from province down, and the zone, parted by spaces. */
  readonly place: string;
  /** The years the case names, parted by `、`; more than two as first–last. */
  readonly year: string;
};

/** Facets a search can be narrowed by, in the order readers see them. */
export const facetFields = ['place', 'topic', 'stage', 'kind', 'year', 'task', 'model'] as const;
export type FacetField = (typeof facetFields)[number];

/**
 * One case as a search engine takes it in.
 *
 * `filters.place` holds the path of every level, names joined by `/`: `云南省`, `云南省/大理白族自治州`; `filters.topic` only what
 * the case is about, as the card of a case calls its topic, because what it touches on tells cases apart no more.
 */
export type SearchDocument = {
  readonly id: string;
  /** Relative to the root of the site. */
  readonly url: string;
  /** As readers see it: a supplied title stands in full-width square brackets. */
  readonly title: string;
  /** Body without Markdown, paragraphs and headings parted by `\n`. */
  readonly text: string;
  readonly meta: SearchMeta;
  readonly filters: Readonly<Record<FacetField, readonly string[]>>;
  /** How it is cited, for readers who pick cases. */
  readonly cite?: CiteTexts;
};

function placePaths(names: readonly string[]): readonly string[] {
  return names.map((_, level) => names.slice(0, level + 1).join('/'));
}

const primaryTopics = ({ topics }: CaseRecord): readonly string[] => [
  ...new Set(topics.flatMap(({ term, weight }) => (weight === 'primary' ? [term] : []))),
];

function span(years: readonly number[]): string {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return '';
  return years.length <= 2 ? years.join('、') : `${String(first)}–${String(last)}`;
}

/**
 * The search document of a case.
 *
 * @param text Body of the case without Markdown, paragraphs and headings parted by `\n`.
 * @param cite Its citations, if readers may pick it.
 */
export function searchDocument(record: CaseRecord, text: string, cite?: CiteTexts): SearchDocument {
  const { place } = record;
  const years = [...new Set(record.years)].sort((a, b) => a - b);
  return {
    id: record.id,
    url: caseAddress(record.id),
    title: record.title.origin === 'supplied' ? `［${record.title.text}］` : record.title.text,
    text,
    ...(cite !== undefined && { cite }),
    meta: {
      organisation: record.organisation?.text ?? '',
      place:
        place === null ? '' : [...place.names, ...(place.zone === null ? [] : [place.zone.name])].join(' '),
      year: span(years),
    },
    filters: {
      place: place === null ? [] : placePaths(place.names),
      topic: primaryTopics(record),
      stage: [...new Set(record.stages.terms.map(({ term }) => term))],
      kind: record.organisation === null ? [] : [record.organisation.kind],
      year: years.map(String),
      task: [...new Set(record.tasks.map(({ term }) => term))],
      model: [...new Set(record.models.map(({ text }) => text))],
    },
  };
}
