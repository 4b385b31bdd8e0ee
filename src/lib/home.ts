import type { Library } from '../core/schema/library.ts';
import type { BatchHeading } from './catalogue.ts';
import { pageUri } from './feed.ts';
import { filledBatches, termItems } from './lists.ts';
import type { TermItem } from './lists.ts';
import { matrixOf } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { coverageWords } from './measures.ts';
import { modelSample } from './model-families.ts';
import { site } from './site.ts';
import type { Site } from './site.ts';
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
  readonly tasks: readonly TermItem[];
  readonly matrix: Matrix;
  readonly models: readonly TermItem[];
  readonly years: readonly TimeRow[];
  readonly kinds: readonly TermItem[];
};

const limits = { batches: 5, models: 12, years: 12 };

/** Every task, with what its measures lack: a gap is worth seeing. */
const taskItems = ({ catalogue, measures }: Site): readonly TermItem[] =>
  catalogue.tasks.map((task) => ({
    name: task.name,
    href: task.cases.length === 0 ? '/tasks/index.html' : `/${task.address}`,
    count: task.cases.length,
    scope: coverageWords(measures.coverage.get(task.id)),
  }));

/** Gather what the home page shows. */
export async function homeView(): Promise<Home> {
  const all = await site();
  const { library, catalogue, tally, map, pairs } = all;
  return {
    library,
    tally,
    feed: pageUri('index.html', library) !== null,
    map,
    batches: filledBatches(catalogue).slice(0, limits.batches),
    tasks: taskItems(all),
    matrix: matrixOf(catalogue, pairs),
    models: termItems(modelSample(catalogue.models, limits.models)),
    years: timeLine(catalogue).rows.slice(0, limits.years),
    kinds: termItems(catalogue.kinds).filter(({ count }) => count > 0),
  };
}
