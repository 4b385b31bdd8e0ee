import { caseAddress } from '../core/addresses.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { NamedLink } from './case-page.ts';
import type { BatchHeading, Catalogue, Heading, TopicHeading } from './catalogue.ts';
import type { Pairs, SharedLink } from './pairs.ts';
import { letterGroups } from './pinyin.ts';
import type { LetterGroup } from './pinyin.ts';
import { casesBelow } from './places.ts';
import type { PlaceNode } from './places.ts';
import { batchTitle, chineseDate, count, placeWords, shownTitle, yearSpan } from './words.ts';

/** One case in a list: title, organisation, place, years; what is not known is said. */
export type CaseLine = {
  readonly href: string;
  readonly title: string;
  /** Organisation, place and years, parted by commas. */
  readonly facts: string;
};

/** Years a case names, or else when it was published. */
const caseYears = ({ years }: CaseRecord, published: string | null): string =>
  yearSpan(years) || (published === null ? '年份未载明' : `${published.slice(0, 4)}年刊布`);

/**
 * The words of one line of a list.
 *
 * @param published Date of the batch, ISO 8601, for a case that names no year.
 */
export function caseLine(record: CaseRecord, published: string | null): CaseLine {
  return {
    href: `/${caseAddress(record.id)}`,
    title: shownTitle(record.title),
    facts: [
      record.organisation?.text ?? '机构未载明',
      placeWords(record.place) || '地区未载明',
      caseYears(record, published),
    ].join('，'),
  };
}

/** Publisher, date and size of a batch. */
export const batchFacts = ({ batch, cases }: BatchHeading): string =>
  [
    batch.publisher ?? '刊布者未载明',
    batch.published === null ? '日期未载明' : chineseDate(batch.published),
    `${count(cases.length)}篇`,
  ].join('，');

/** Batches as links, each with the number of its cases. */
export const batchLinks = (headings: readonly BatchHeading[]): readonly NamedLink[] =>
  headings.map(({ batch, address, cases }) => ({
    name: `${batchTitle(batch)}，${count(cases.length)} 篇`,
    href: `/${address}`,
  }));

/** A name with a count, as indexes list it; `href` is `null` for a heading without cases, which has no page. */
export type TermItem = NamedLink & {
  readonly count: number;
  readonly scope: string;
  /** Headings of another index that share enough of its cases. */
  readonly shared?: readonly SharedLink[];
};

const termItem = ({ name, address, cases, scope }: Heading): TermItem => ({
  name,
  href: cases.length === 0 ? null : `/${address}`,
  count: cases.length,
  scope,
});

/** Headings with the number of their cases. */
export const termItems = (headings: readonly Heading[]): readonly TermItem[] => headings.map(termItem);

/** How many cases have a topic as their subject, where others only touch on it. */
const subjectWords = ({ primary, secondary }: TopicHeading): string =>
  secondary.length === 0 ? '' : `；以此为主题的 ${count(primary.length)} 篇，其余兼及`;

/** Topics with the number of cases that deal with them, and the stages of these cases. */
export const topicItems = (topics: readonly TopicHeading[], { links }: Pairs): readonly TermItem[] =>
  topics.map((topic) => ({
    ...termItem(topic),
    scope: `${topic.scope}${subjectWords(topic)}`,
    shared: links('topic-stage', 'first', topic.id),
  }));

/** Stages with the number of their cases, and the topics of these cases. */
export const stageItems = (stages: readonly Heading[], { links }: Pairs): readonly TermItem[] =>
  stages.map((stage) => ({ ...termItem(stage), shared: links('topic-stage', 'second', stage.id) }));

/** Divisions with the number of cases at and below them. */
export const placeItems = (nodes: readonly PlaceNode[]): readonly TermItem[] =>
  nodes.map(({ name, address, total }) => ({ name, href: `/${address}`, count: total, scope: '' }));

/** Batches that gave cases. */
export const filledBatches = ({ batches }: Catalogue): readonly BatchHeading[] =>
  batches.filter(({ cases }) => cases.length > 0);

type Anchored<T> = LetterGroup<T> & { readonly id: string };

/** Groups with the name of their anchor on the page. */
const anchored = <T>(groups: readonly LetterGroup<T>[]): readonly Anchored<T>[] =>
  groups.map(({ letter, items }) => ({
    letter: letter === '#' ? '0–9' : letter,
    id: letter === '#' ? 'figures' : letter.toLowerCase(),
    items,
  }));

export const caseLetters = (cases: readonly CaseRecord[]): readonly Anchored<CaseRecord>[] =>
  anchored(letterGroups(cases, ({ title }) => title.text));

export const headingLetters = (headings: readonly Heading[]): readonly Anchored<Heading>[] =>
  anchored(letterGroups(headings, ({ name }) => name));

/** Above this number a division lists its own cases only, and those below it on their own pages. */
const longList = 100;

/** What a division's page lists: everything below it while that is readable, else what is its own. */
export const placeCases = (node: PlaceNode): readonly CaseRecord[] =>
  node.total <= longList ? casesBelow(node) : node.own;

/** What a heading covers and how many cases it has, in sentences. */
export const headingNote = ({ scope, cases }: Heading): string =>
  `${scope === '' ? '' : `${scope}。`}${count(cases.length)} 篇案例。`;

/** How many cases a division has, and how many of them are its own if any lie deeper. */
export const placeTally = ({ total, own, children }: PlaceNode): string =>
  `${count(total)} 篇案例${own.length > 0 && children.length > 0 ? `，其中本级 ${count(own.length)} 篇` : ''}`;

/** The way down to a division from the index of places. */
export const placeParents = ({ path }: PlaceNode): readonly NamedLink[] => [
  { name: '地区', href: '/places/index.html' },
  ...path.slice(0, -1).map(({ name, address }) => ({ name, href: `/${address}` })),
];

/** The headings most used, most used first; equal ones in the order given. */
export const mostUsed = (headings: readonly Heading[], limit: number): readonly Heading[] =>
  headings
    .map((heading, at) => ({ heading, at }))
    .sort((a, b) => b.heading.cases.length - a.heading.cases.length || a.at - b.at)
    .slice(0, limit)
    .map(({ heading }) => heading);
