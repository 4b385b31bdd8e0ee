import type { NamedLink } from './case-page.ts';
import type { Catalogue } from './catalogue.ts';
import { count } from './words.ts';

/** How much the library holds, as its footer and home page say. */
export type Tally = {
  readonly cases: number;
  /** Province-level units with at least one case. */
  readonly provinces: number;
  /** Batches with at least one case. */
  readonly batches: number;
};

export const tally = ({ cases, places, batches }: Catalogue): Tally => ({
  cases: cases.length,
  provinces: places.length,
  batches: batches.filter((heading) => heading.cases.length > 0).length,
});

/** The tally as links to what it counts. */
export const tallyLinks = ({ cases, provinces, batches }: Tally): readonly NamedLink[] => [
  { name: `${count(cases)} 篇案例`, href: '/cases/index.html' },
  { name: `${count(provinces)} 个省级地区`, href: '/places/index.html' },
  { name: `${count(batches)} 部汇编`, href: '/batches/index.html' },
];

/** The tally as part of a sentence. */
export const tallyWords = (all: Tally): string =>
  tallyLinks(all)
    .map(({ name }) => name)
    .join('，');
