import { getCollection } from 'astro:content';
import { readContent } from '../build/read-content.ts';
import { fieldTexts, type Ledgers, readLedgers } from '../build/read-ledgers.ts';
import { shownRegister } from '../build/shown-register.ts';
import { modelKey, modelSlugs } from '../core/register.ts';
import { wantedAddresses } from '../core/wanted-addresses.ts';
import { modelAddress } from '../core/addresses.ts';
import type { FieldText } from '../core/ledger-text.ts';
import { plainText } from '../core/plain-text.ts';
import type { Framework } from '../core/schema/framework.ts';
import type { Library } from '../core/schema/library.ts';
import type { Training } from '../core/schema/training.ts';
import { catalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { filings } from './filing.ts';
import type { Filing } from './filing.ts';
import { measuresOf, measureTags } from './measures.ts';
import type { Measures } from './measures.ts';
import { pairsOf } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import { placeMap } from './tile-map.ts';
import type { PlaceMap } from './tile-map.ts';
import { pageChanges } from './changes.ts';
import type { PageChanges } from './changes.ts';
import { byPinyin } from './pinyin.ts';
import { relatedCases } from './related.ts';
import { tally } from './tally.ts';
import type { Tally } from './tally.ts';

/** All that pages draw on, computed once for a build. */
export type Site = {
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly filings: ReadonlyMap<string, Filing>;
  readonly related: ReturnType<typeof relatedCases>;
  readonly frameworks: readonly Framework[];
  /** Training packs in the order of their titles. */
  readonly packs: readonly Training[];
  readonly tally: Tally;
  readonly map: PlaceMap;
  readonly pairs: Pairs;
  readonly measures: Measures;
  /** Ledgers of the public batches, by batch: of no other is the source shown. */
  readonly ledgers: Ledgers;
  /** The words that pages show, as ledgers name them. */
  readonly fieldText: FieldText;
  /** Changes of each page, by its path in the content folder. */
  readonly changes: ReadonlyMap<string, PageChanges>;
  /** Number of cases whose place is not known. */
  readonly placeless: number;
  /** Every page, relative to the root of the site, without a leading slash. */
  readonly addresses: readonly string[];
};

const noMeasures: Measures = { coverage: new Map(), ofCase: new Map() };

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

async function assemble(): Promise<Site> {
  const content = readContent();
  const { library, taxonomy, batches, help } = content;
  const texts = (await getCollection('cases')).map(({ data, body }) => ({ record: data, body: body ?? '' }));
  const cases = texts.map(({ record }) => record);
  const frameworks = (await getCollection('frameworks')).map(({ data }) => data).sort(byId);
  const trainings = (await getCollection('trainings')).map(({ data }) => data).sort(byId);
  const packs = byPinyin(trainings, ({ title }) => title);
  const open = new Set(batches.flatMap((batch) => (batch.public ? [batch.id] : [])));
  const ledgers = new Map([...readLedgers(content).value].filter(([id]) => open.has(id)));
  const register = shownRegister(content, cases, packs);
  const slugs = modelSlugs(register);
  const slugOf = (model: string) => slugs.get(modelKey(model));
  const all = catalogue({ cases, batches, taxonomy, slugOf });
  const pairs = pairsOf(all.cases, taxonomy, register);
  const plain = texts.map(({ record, body }) => ({ record, body: plainText(body) }));
  const wanted = wantedAddresses({ cases: all.cases, batches, taxonomy, help, packs }).flatMap(
    ({ address, key }) => {
      const slug = slugs.get(key);
      return address ?? (slug === undefined ? [] : modelAddress(slug));
    },
  );
  return {
    library,
    catalogue: all,
    filings: filings(all),
    related: relatedCases(all.cases),
    frameworks,
    packs,
    tally: tally(all),
    map: placeMap(content.tileMap, all.places),
    pairs,
    measures:
      content.measures.length === 0
        ? noMeasures
        : measuresOf(all.tasks, measureTags(plain, content.measures)),
    ledgers,
    fieldText: fieldTexts(texts, frameworks),
    changes: new Map([...ledgers.values()].flatMap((ledger) => [...pageChanges(ledger)])),
    placeless: cases.filter(({ place }) => place === null).length,
    addresses: [...new Set([...wanted, ...pairs.pages.map(({ address }) => address)])],
  };
}

let assembled: Promise<Site> | undefined;

/** The library, read and filed on the first call. */
export const site = (): Promise<Site> => (assembled ??= assemble());
