import type { Library } from '../core/schema/library.ts';
import type { BatchHeading } from './catalogue.ts';
import { pageUri } from './feed.ts';
import { filledBatches, mostUsed, placeItems, termItems, topicItems } from './lists.ts';
import type { TermItem } from './lists.ts';
import { site } from './site.ts';
import type { Tally } from './tally.ts';

/** What the home page shows: every way in, each cut to what a first look can take in. */
export type Home = {
  readonly library: Library;
  readonly tally: Tally;
  /** True if the library publishes a feed. */
  readonly feed: boolean;
  readonly places: readonly TermItem[];
  readonly batches: readonly BatchHeading[];
  readonly topics: readonly TermItem[];
  readonly tasks: readonly TermItem[];
  readonly stages: readonly TermItem[];
  readonly kinds: readonly TermItem[];
  readonly models: readonly TermItem[];
  readonly years: readonly TermItem[];
};

const limits = { batches: 5, models: 12, years: 12 };

/** Terms in use, without their scopes: the rest is told by their indexes. */
const brief = (items: readonly TermItem[]): readonly TermItem[] =>
  items.filter((item) => item.count > 0).map((item) => ({ ...item, scope: '' }));

/** Gather what the home page shows. */
export async function homeView(): Promise<Home> {
  const { library, catalogue, tally } = await site();
  return {
    library,
    tally,
    feed: pageUri('index.html', library) !== null,
    places: placeItems(catalogue.places),
    batches: filledBatches(catalogue).slice(0, limits.batches),
    topics: brief(topicItems(catalogue.topics)),
    // A task without cases is a gap worth seeing.
    tasks: termItems(catalogue.tasks).map((item) => ({ ...item, scope: '' })),
    stages: brief(termItems(catalogue.stages)),
    kinds: brief(termItems(catalogue.kinds)),
    models: termItems(mostUsed(catalogue.models, limits.models)),
    years: termItems(catalogue.years.slice(0, limits.years)),
  };
}
