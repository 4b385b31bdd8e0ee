import {
  batchAddress,
  caseAddress,
  helpAddress,
  kindAddress,
  packAddresses,
  type PackParts,
  placeAddress,
  sourceAddress,
  stageAddress,
  taskAddress,
  topicAddress,
  yearAddress,
} from './addresses.ts';
import { facetPairs, widePairs } from './pairs.ts';
import { addressKinds, modelKey, type AddressKind, type Wanted } from './register.ts';
import type { Batch } from './schema/batch.ts';
import type { CaseRecord, Place } from './schema/case-record.ts';
import type { Taxonomy } from './schema/taxonomy.ts';

const fixedPages = [
  'index.html',
  'cases/index.html',
  'batches/index.html',
  'places/index.html',
  'topics/index.html',
  'stages/index.html',
  'kinds/index.html',
  'models/index.html',
  'years/index.html',
  'tasks/index.html',
  'packs/index.html',
  'a-z.html',
  'search.html',
  'about.html',
  'help/index.html',
  'help/glossary.html',
  'help/markdown.html',
  'mirror.html',
  'data/index.html',
  'sitemap.html',
  '404.html',
];

/** Codes of a place's divisions, province first, one for each of its names: a second name is a prefecture only if there is a third, or the code ends in 00. */
export function placeCodes({ code, names }: Pick<Place, 'code' | 'names'>): readonly string[] {
  const province = `${code.slice(0, 2)}0000`;
  const prefecture = `${code.slice(0, 4)}00`;
  return { 1: [code], 2: [province, code], 3: [province, prefecture, code] }[names.length] ?? [code];
}

type Sources = {
  readonly cases: readonly CaseRecord[];
  readonly batches: readonly Batch[];
  readonly taxonomy: Taxonomy;
  readonly packs?: readonly PackParts[];
  /** Fingerprints of the cases' texts by case id; a case without one is registered without. */
  readonly fingerprints?: ReadonlyMap<string, string>;
  /** Ids of the pages of help that the library brings. */
  readonly help?: readonly string[];
};

type Vocabulary = {
  readonly kind: AddressKind;
  readonly address: (id: string) => string;
  readonly terms: readonly { readonly id: string; readonly term: string }[];
  readonly of: (record: CaseRecord) => readonly string[];
};

const vocabularies = (taxonomy: Taxonomy): readonly Vocabulary[] => [
  {
    kind: 'topic',
    address: topicAddress,
    terms: taxonomy.topics,
    of: (c) => c.topics.map(({ term }) => term),
  },
  {
    kind: 'stage',
    address: stageAddress,
    terms: taxonomy.stages,
    of: (c) => c.stages.terms.map(({ term }) => term),
  },
  {
    kind: 'kind',
    address: kindAddress,
    terms: taxonomy.kinds,
    of: (c) => (c.organisation ? [c.organisation.kind] : []),
  },
  { kind: 'task', address: taskAddress, terms: taxonomy.tasks, of: (c) => c.tasks.map(({ term }) => term) },
];

function wantedTerms({ cases, taxonomy }: Sources): Wanted[] {
  return vocabularies(taxonomy).flatMap(({ kind, address, terms, of }) => {
    const used = new Set(cases.flatMap(of));
    const pages = terms.filter(({ term }) => used.has(term));
    return pages.map(({ id, term }) => ({ address: address(id), kind, key: term, fingerprint: '' }));
  });
}

const byAddressOrKey = (a: Wanted, b: Wanted): number =>
  (a.address ?? a.key) < (b.address ?? b.key) ? -1 : (a.address ?? a.key) > (b.address ?? b.key) ? 1 : 0;

/** Every address the site publishes for these cases and batches, each once, in a fixed order. The source of a batch is shown only if it is public. */
export function wantedAddresses(sources: Sources): readonly Wanted[] {
  const { cases, batches, fingerprints, help = [], packs = [] } = sources;
  const wanted = new Map<string, Wanted>();
  const want = (kind: AddressKind, address: string | null, key: string, fingerprint = '') =>
    wanted.set(address ?? `${kind} ${key}`, { address, kind, key, fingerprint });
  for (const page of fixedPages) want('page', page, page);
  for (const { id, public: isPublic } of batches) {
    want('batch', batchAddress(id), id);
    if (isPublic) want('source', sourceAddress(id), id);
  }
  for (const id of help) want('help', helpAddress(id), id);
  for (const { id } of cases) want('case', caseAddress(id), id, fingerprints?.get(id));
  for (const item of wantedTerms(sources)) want(item.kind, item.address, item.key);
  for (const { kind, address, names } of widePairs(facetPairs(cases, sources.taxonomy)))
    want(kind, address, names.join(' '));
  for (const { place, models, years } of cases) {
    if (place !== null) {
      placeCodes(place).forEach((code, level) =>
        want('place', placeAddress(code), place.names.slice(0, level + 1).join(' ')),
      );
    }
    for (const year of years) want('year', yearAddress(year), String(year));
    for (const { text } of models) want('model', null, modelKey(text));
  }
  for (const pack of packs) for (const address of packAddresses(pack)) want('pack', address, pack.id);
  const order = (kind: AddressKind) => addressKinds.indexOf(kind);
  return [...wanted.values()].sort((a, b) => order(a.kind) - order(b.kind) || byAddressOrKey(a, b));
}
