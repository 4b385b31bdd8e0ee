import { getCollection } from 'astro:content';
import { readContent } from '../build/read-content.ts';
import { shownRegister } from '../build/shown-register.ts';
import { modelKey, modelSlugs, wantedAddresses } from '../core/register.ts';
import { modelAddress } from '../core/addresses.ts';
import type { Framework } from '../core/schema/framework.ts';
import type { Library } from '../core/schema/library.ts';
import { catalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { filings } from './filing.ts';
import type { Filing } from './filing.ts';
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
  readonly tally: Tally;
  /** Number of cases whose place is not known. */
  readonly placeless: number;
  /** Every page, relative to the root of the site, without a leading slash. */
  readonly addresses: readonly string[];
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

async function assemble(): Promise<Site> {
  const content = readContent();
  const { library, taxonomy, batches } = content;
  const cases = (await getCollection('cases')).map(({ data }) => data);
  const frameworks = (await getCollection('frameworks')).map(({ data }) => data).sort(byId);
  const slugs = modelSlugs(shownRegister(content, cases));
  const slugOf = (model: string) => slugs.get(modelKey(model));
  const all = catalogue({ cases, batches, taxonomy, slugOf });
  return {
    library,
    catalogue: all,
    filings: filings(all),
    related: relatedCases(all.cases),
    frameworks,
    tally: tally(all),
    placeless: cases.filter(({ place }) => place === null).length,
    addresses: wantedAddresses({ cases: all.cases, batches, taxonomy }).flatMap(({ address, key }) => {
      const slug = slugs.get(key);
      return address ?? (slug === undefined ? [] : modelAddress(slug));
    }),
  };
}

let assembled: Promise<Site> | undefined;

/** The library, read and filed on the first call. */
export const site = (): Promise<Site> => (assembled ??= assemble());
