import { placeTopicAddress, topicStageAddress } from './addresses.ts';
import type { CaseRecord } from './schema/case-record.ts';
import type { Taxonomy } from './schema/taxonomy.ts';

/** Which two indexes a combined heading crosses; also the kind of its address in the register. */
export type PairKind = 'place-topic' | 'topic-stage';

/** Two headings that cases share: a unit at province level and a topic, or a topic and a stage. */
export type FacetPair = {
  readonly kind: PairKind;
  readonly address: string;
  /** Name of the first heading, then of the second. */
  readonly names: readonly [string, string];
  /** Last parts of the two headings' own addresses: the code of a place, the id of a term. */
  readonly ids: readonly [string, string];
  /** Cases that stand under both, in the order given; topics count whatever their weight. Never empty. */
  readonly cases: readonly CaseRecord[];
};

/** Two headings have a page of their own from this many shared cases on. */
export const pairedFrom = 3;

type End = { readonly id: string; readonly name: string };

const provinceOf = ({ place }: CaseRecord): readonly End[] => {
  const name = place?.names[0];
  return place === null || name === undefined ? [] : [{ id: `${place.code.slice(0, 2)}0000`, name }];
};

/** Terms of a case as their ids; a term that a vocabulary has under two ids is not met with. */
function termsOf(taxonomy: Taxonomy) {
  const ends = (terms: readonly { readonly id: string; readonly term: string }[]) =>
    new Map(terms.map(({ id, term }): [string, End] => [term, { id, name: term }]));
  const [topics, stages] = [ends(taxonomy.topics), ends(taxonomy.stages)];
  const among = (known: ReadonlyMap<string, End>, terms: readonly { readonly term: string }[]) =>
    [...new Set(terms.map(({ term }) => term))].flatMap((term) => known.get(term) ?? []);
  return {
    topics: (record: CaseRecord) => among(topics, record.topics),
    stages: (record: CaseRecord) => among(stages, record.stages.terms),
  };
}

const addressOf: Readonly<Record<PairKind, (first: string, second: string) => string>> = {
  'place-topic': placeTopicAddress,
  'topic-stage': topicStageAddress,
};

const byAddress = (a: FacetPair, b: FacetPair): number => (a.address < b.address ? -1 : 1);

/**
 * Every two headings that any case shares, sorted by address. One pass over the cases.
 *
 * @returns Pairs of one case too: which of them have a page is for `pairedFrom` and the register to say.
 */
export function facetPairs(cases: readonly CaseRecord[], taxonomy: Taxonomy): readonly FacetPair[] {
  const found = new Map<string, FacetPair & { readonly cases: CaseRecord[] }>();
  const cross = (kind: PairKind, record: CaseRecord, firsts: readonly End[], seconds: readonly End[]) => {
    for (const first of firsts)
      for (const second of seconds) {
        const address = addressOf[kind](first.id, second.id);
        const known = found.get(address);
        if (known === undefined)
          found.set(address, {
            kind,
            address,
            names: [first.name, second.name],
            ids: [first.id, second.id],
            cases: [record],
          });
        else known.cases.push(record);
      }
  };
  const terms = termsOf(taxonomy);
  for (const record of cases) {
    const topics = terms.topics(record);
    cross('place-topic', record, provinceOf(record), topics);
    cross('topic-stage', record, topics, terms.stages(record));
  }
  return [...found.values()].sort(byAddress);
}

/** Pairs of `pairedFrom` cases and more: those that indexes link to. */
export const widePairs = (pairs: readonly FacetPair[]): readonly FacetPair[] =>
  pairs.filter(({ cases }) => cases.length >= pairedFrom);

/**
 * Pairs that have a page: the wide ones, and those whose address was published when they were wide, as long as any case is left.
 *
 * @param published Addresses that an edition has shown.
 */
export const pairsWithPage = (
  pairs: readonly FacetPair[],
  published: ReadonlySet<string>,
): readonly FacetPair[] =>
  pairs.filter(({ address, cases }) => cases.length >= pairedFrom || published.has(address));
