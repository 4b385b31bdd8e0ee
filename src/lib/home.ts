import type { Library } from '../core/schema/library.ts';
import type { BatchHeading } from './catalogue.ts';
import { pageUri } from './feed.ts';
import { filledBatches, termItems } from './lists.ts';
import type { TermItem } from './lists.ts';
import { matrixOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { coverageRows } from './measures.ts';
import type { CoverageRow } from './measures.ts';
import { modelSample } from './model-families.ts';
import { packLines } from './pack.ts';
import type { PackLine } from './pack.ts';
import type { SharedLink } from './pairs.ts';
import { site } from './site.ts';
import type { Tally } from './tally.ts';
import type { PlaceMap } from './tile-map.ts';
import { timeLine } from './time-line.ts';
import type { TimeRow } from './time-line.ts';

/** What the home page shows: every way in, each cut to what a first look can take in. */
export type Home = {
  readonly library: Library;
  readonly tally: Tally;
  /** True if the library publishes a feed. */
  readonly feed: boolean;
  readonly map: PlaceMap;
  readonly batches: readonly BatchHeading[];
  readonly packs: readonly PackLine[];
  readonly tasks: readonly CoverageRow[];
  readonly matrix: Matrix;
  readonly years: readonly TimeRow[];
  readonly models: readonly TermItem[];
  readonly kinds: readonly SharedLink[];
};

const limits = { batches: 5, models: 12, years: 12 };

/** Gather what the home page shows. */
export async function homeView(): Promise<Home> {
  const { library, catalogue, tally, map, pairs, measures } = await site();
  return {
    library,
    tally,
    feed: pageUri('index.html', library) !== null,
    map,
    batches: filledBatches(catalogue).slice(0, limits.batches),
    packs: await packLines(),
    tasks: coverageRows(catalogue.tasks, measures.coverage),
    matrix: matrixOf(catalogue, pairs),
    models: termItems(modelSample(catalogue, limits.models)),
    years: timeLine(catalogue).rows.slice(0, limits.years),
    kinds: termItems(catalogue.kinds).filter(({ count }) => count > 0),
  };
}
