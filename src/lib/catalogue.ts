import {
  batchAddress,
  kindAddress,
  modelAddress,
  stageAddress,
  taskAddress,
  topicAddress,
  yearAddress,
} from '../core/addresses.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Taxonomy, Term } from '../core/schema/taxonomy.ts';
import { byPinyin } from './pinyin.ts';
import { placeTree } from './places.ts';
import type { PlaceNode } from './places.ts';

/** One heading of an index: a term, a year, a model, with the cases filed under it. */
export type Heading = {
  /** ASCII, the last part of its address. */
  readonly id: string;
  readonly name: string;
  /** What the heading covers, one line; empty if its name says it. */
  readonly scope: string;
  readonly address: string;
  readonly cases: readonly CaseRecord[];
};

/** A topic parts its cases: those it is the subject of, and those that touch on it. */
export type TopicHeading = Heading & {
  readonly primary: readonly CaseRecord[];
  readonly secondary: readonly CaseRecord[];
};

/** `term` is what cases are tagged with. */
export type TaskHeading = Heading & { readonly term: string; readonly measures: readonly string[] };

export type BatchHeading = {
  readonly batch: Batch;
  readonly address: string;
  readonly cases: readonly CaseRecord[];
};

/** The whole library as its index pages show it. Every list is sorted; nothing here is sorted again. */
export type Catalogue = {
  readonly cases: readonly CaseRecord[];
  readonly batches: readonly BatchHeading[];
  readonly places: readonly PlaceNode[];
  readonly topics: readonly TopicHeading[];
  readonly stages: readonly Heading[];
  readonly kinds: readonly Heading[];
  readonly models: readonly Heading[];
  readonly years: readonly Heading[];
  readonly tasks: readonly TaskHeading[];
};

export type CatalogueInput = {
  readonly cases: readonly CaseRecord[];
  readonly batches: readonly Batch[];
  readonly taxonomy: Taxonomy;
  /** Slug of a model's page by the model's printed text; a model without one has no page. */
  readonly slugOf: (model: string) => string | undefined;
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Newest first, undated last; equal dates by id. */
export function sortBatches(batches: readonly Batch[]): readonly Batch[] {
  const date = ({ published }: Batch) => published ?? '';
  return [...batches].sort((a, b) => order(date(b), date(a)) || order(a.id, b.id));
}

/** The number of a case within its batch as its id writes it: `03` of `moe-2024-03`. */
export const caseNumber = ({ id }: Pick<CaseRecord, 'id'>): string => id.slice(id.lastIndexOf('-') + 1);

/** Cases in the order of their batches, then of their numbers. */
export function sortCases(cases: readonly CaseRecord[], batches: readonly Batch[]): readonly CaseRecord[] {
  const rank = new Map(sortBatches(batches).map(({ id }, index) => [id, index]));
  const batchRank = (record: CaseRecord) => rank.get(record.batch) ?? batches.length;
  const number = (record: CaseRecord) => Number(caseNumber(record));
  return [...cases].sort(
    (a, b) => batchRank(a) - batchRank(b) || order(a.batch, b.batch) || number(a) - number(b),
  );
}

/** Cases by key, each once under each of its keys, in the order given. */
export function fileUnder<K>(
  cases: readonly CaseRecord[],
  keys: (record: CaseRecord) => readonly K[],
): ReadonlyMap<K, readonly CaseRecord[]> {
  const filed = new Map<K, CaseRecord[]>();
  for (const record of cases) {
    for (const key of new Set(keys(record))) {
      const held = filed.get(key);
      if (held === undefined) filed.set(key, [record]);
      else held.push(record);
    }
  }
  return filed;
}

function termHeadings(
  terms: readonly Term[],
  address: (id: string) => string,
  filed: ReadonlyMap<string, readonly CaseRecord[]>,
): readonly Heading[] {
  return terms.map(({ id, term, scope }) => ({
    id,
    name: term,
    scope,
    address: address(id),
    cases: filed.get(term) ?? [],
  }));
}

function topicHeadings(cases: readonly CaseRecord[], { topics }: Taxonomy): readonly TopicHeading[] {
  const weighted = (weight: 'primary' | 'secondary') =>
    fileUnder(cases, (record) =>
      record.topics.filter((tag) => tag.weight === weight).map(({ term }) => term),
    );
  const primary = weighted('primary');
  const secondary = weighted('secondary');
  return termHeadings(topics, topicAddress, primary).map((heading) => {
    const subject = new Set(heading.cases);
    const touched = (secondary.get(heading.name) ?? []).filter((record) => !subject.has(record));
    return { ...heading, cases: [...heading.cases, ...touched], primary: heading.cases, secondary: touched };
  });
}

function taskHeadings(cases: readonly CaseRecord[], { tasks }: Taxonomy): readonly TaskHeading[] {
  const filed = fileUnder(cases, (record) => record.tasks.map(({ term }) => term));
  return tasks.map(({ id, term, name, slogan, measures }) => ({
    id,
    name,
    term,
    scope: slogan,
    address: taskAddress(id),
    cases: filed.get(term) ?? [],
    measures,
  }));
}

/** Texts that share a slug are one model, named as the first case prints it. */
function modelHeadings(cases: readonly CaseRecord[], slugOf: CatalogueInput['slugOf']): readonly Heading[] {
  const names = new Map<string, string>();
  const slugs = ({ models }: CaseRecord) =>
    models.flatMap(({ text }) => {
      const slug = slugOf(text);
      if (slug === undefined) return [];
      if (!names.has(slug)) names.set(slug, text);
      return [slug];
    });
  const headings = [...fileUnder(cases, slugs)].map(([slug, held]) => ({
    id: slug,
    name: names.get(slug) ?? slug,
    scope: '',
    address: modelAddress(slug),
    cases: held,
  }));
  return byPinyin(headings, ({ name }) => name);
}

function yearHeadings(cases: readonly CaseRecord[]): readonly Heading[] {
  return [...fileUnder(cases, ({ years }) => years)]
    .sort(([a], [b]) => b - a)
    .map(([year, held]) => ({
      id: String(year),
      name: `${String(year)}年`,
      scope: '',
      address: yearAddress(year),
      cases: held,
    }));
}

/** File every case under all its headings. Terms without cases keep their place, with an empty list. */
export function catalogue({ cases: unsorted, batches, taxonomy, slugOf }: CatalogueInput): Catalogue {
  const cases = sortCases(unsorted, batches);
  const byBatch = fileUnder(cases, ({ batch }) => [batch]);
  const byStage = fileUnder(cases, ({ stages }) => stages.terms.map(({ term }) => term));
  const byKind = fileUnder(cases, ({ organisation }) => (organisation === null ? [] : [organisation.kind]));
  return {
    cases,
    batches: sortBatches(batches).map((batch) => ({
      batch,
      address: batchAddress(batch.id),
      cases: byBatch.get(batch.id) ?? [],
    })),
    places: placeTree(cases),
    topics: topicHeadings(cases, taxonomy),
    stages: termHeadings(taxonomy.stages, stageAddress, byStage),
    kinds: termHeadings(taxonomy.kinds, kindAddress, byKind),
    models: modelHeadings(cases, slugOf),
    years: yearHeadings(cases),
    tasks: taskHeadings(cases, taxonomy),
  };
}
