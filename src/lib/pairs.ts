import { facetPairs, pairsWithPage, widePairs } from '../core/pairs.ts';
import type { FacetPair, PairKind } from '../core/pairs.ts';
import { isPublished } from '../core/register.ts';
import type { Register } from '../core/register.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Taxonomy } from '../core/schema/taxonomy.ts';
import type { NamedLink } from './case-page.ts';
import { count } from './words.ts';

/** A heading that shares cases with another one: the other's name, how many cases, and the page of both. */
export type SharedLink = NamedLink & { readonly count: number };

/** The combined headings of a library. */
export type Pairs = {
  /** Every pair that any case shares. */
  readonly all: readonly FacetPair[];
  /** Pairs that have a page. */
  readonly pages: readonly FacetPair[];
  /** Wide pairs as links, most cases first: by kind, by which of the two headings is given, and by its id. */
  readonly links: (kind: PairKind, end: 'first' | 'second', id: string) => readonly SharedLink[];
};

function linksBy(pairs: readonly FacetPair[]): Pairs['links'] {
  const filed = new Map<string, SharedLink[]>();
  const enter = (key: string, name: string, { address, cases }: FacetPair) => {
    const link = { name, href: `/${address}`, count: cases.length };
    const held = filed.get(key);
    if (held === undefined) filed.set(key, [link]);
    else held.push(link);
  };
  for (const pair of pairs) {
    enter(`${pair.kind} first ${pair.ids[0]}`, pair.names[1], pair);
    enter(`${pair.kind} second ${pair.ids[1]}`, pair.names[0], pair);
  }
  for (const held of filed.values()) held.sort((a, b) => b.count - a.count);
  return (kind, end, id) => filed.get(`${kind} ${end} ${id}`) ?? [];
}

/** Combine the headings of all cases. @param cases In the order of the catalogue, which pages keep. */
export function pairsOf(cases: readonly CaseRecord[], taxonomy: Taxonomy, register: Register): Pairs {
  const all = facetPairs(cases, taxonomy);
  const published = new Set(register.filter(isPublished).map(({ address }) => address));
  return { all, pages: pairsWithPage(all, published), links: linksBy(widePairs(all)) };
}

/** What the page of a pair shows. */
export type PairPage = {
  readonly address: string;
  /** The index whose heading says it all: title and heading of the page. */
  readonly title: string;
  readonly name: string;
  readonly steps: readonly NamedLink[];
  readonly note: string;
  /** Cases whose subject is the topic, and those that touch on it. */
  readonly primary: readonly CaseRecord[];
  readonly secondary: readonly CaseRecord[];
  /** Other pairs with the first heading, and with the second. */
  readonly besides: readonly { readonly name: string; readonly links: readonly SharedLink[] }[];
};

const indexes = {
  'place-topic': { name: '地区', folder: 'places', topicAt: 1, others: ['的其他主题', '的其他地区'] },
  'topic-stage': { name: '主题', folder: 'topics', topicAt: 0, others: ['的其他学段', '的其他主题'] },
} as const;

const isSubject = ({ topics }: CaseRecord, topic: string): boolean =>
  topics.some(({ term, weight }) => term === topic && weight === 'primary');

/** How many cases a pair has, and how many of them have the topic as their subject. */
function noteOf({ cases, names: [first, second] }: FacetPair, topic: string, primary: number): string {
  const touched = cases.length - primary;
  const parts = [
    ...(primary > 0 ? [`以“${topic}”为主题的 ${count(primary)} 篇`] : []),
    ...(touched > 0 ? [`兼及的 ${count(touched)} 篇`] : []),
  ];
  return `同属“${first}”和“${second}”的案例 ${count(cases.length)} 篇：${parts.join('，')}。`;
}

/** Put together what the page of a pair shows. */
export function pairPage(pair: FacetPair, { links }: Pick<Pairs, 'links'>): PairPage {
  const { kind, address, names, ids, cases } = pair;
  const index = indexes[kind];
  const topic = names[index.topicAt];
  const primary = cases.filter((record) => isSubject(record, topic));
  const others = (end: 'first' | 'second', at: 0 | 1) => ({
    name: `${names[at]}${index.others[at]}`,
    links: links(kind, end, ids[at]).filter(({ href }) => href !== `/${address}`),
  });
  return {
    address,
    title: `${index.name}：${names.join(' · ')}`,
    name: names.join(' · '),
    steps: [
      { name: index.name, href: `/${index.folder}/index.html` },
      { name: names[0], href: `/${index.folder}/${ids[0]}.html` },
    ],
    note: noteOf(pair, topic, primary.length),
    primary,
    secondary: cases.filter((record) => !isSubject(record, topic)),
    besides: [others('first', 0), others('second', 1)].filter((part) => part.links.length > 0),
  };
}
