import { getEntry, render } from 'astro:content';
import { packAddress, packCompareAddress, packPartAddress } from '../core/addresses.ts';
import { packStem } from '../core/cite/cite-files.ts';
import type { Comparison, Training, TrainingStep } from '../core/schema/training.ts';
import type { NamedLink } from './case-page.ts';
import { citeLinks } from './citation.ts';
import { comparisonTable, type ComparisonTable } from './pack-compare.ts';
import { packCase, type PackCase } from './pack-case.ts';
import { timetable, type TimedPart } from './pack-times.ts';
import { runningHead } from './print-style.ts';
import { site } from './site.ts';
import { chineseNumeral, count } from './words.ts';

/** A pack in one line, as lists show it. */
export type PackLine = NamedLink & {
  readonly href: string;
  /** Audience, minutes and number of cases. */
  readonly facts: string;
  readonly aim: string;
};

export type PackStep = Omit<TrainingStep, 'case'> & {
  /** 案例一 and so on. */
  readonly name: string;
  /** Name of its anchor on the pages of the pack. */
  readonly anchor: string;
  readonly case: PackCase;
};

export type PackComparison = Comparison & {
  /** 对照, or 对照一 and so on where there are several. */
  readonly name: string;
  readonly nth: number;
  readonly anchor: string;
  readonly href: string;
  readonly table: ComparisonTable;
};

/** Everything the pages of a pack show but its introduction. */
export type Pack = {
  readonly training: Training;
  readonly path: string;
  readonly facts: string;
  readonly steps: readonly PackStep[];
  readonly comparisons: readonly PackComparison[];
  readonly times: readonly TimedPart[];
  /** The other pages of the pack. */
  readonly parts: readonly NamedLink[];
  readonly trainer: string;
  /** Files that cite its cases. */
  readonly citations: readonly NamedLink[];
};

/** What a pack is for and how long it takes. */
export const packFacts = ({ audience, minutes, steps }: Training): string =>
  [audience, `${count(minutes)} 分钟`, `${count(steps.length)} 个案例`].join('，');

/** All packs, one line each, in the order of their titles: for the home page and the index of packs. */
export const packLines = async (): Promise<readonly PackLine[]> =>
  (await site()).packs.map((training) => ({
    name: training.title,
    href: `/${packAddress(training.id)}`,
    facts: packFacts(training),
    aim: training.aim,
  }));

async function packStep(step: TrainingStep, at: number): Promise<PackStep> {
  return {
    ...step,
    name: `案例${chineseNumeral(at + 1)}`,
    anchor: `step${String(at + 1)}`,
    case: await packCase(step.case),
  };
}

async function packComparison(
  comparison: Comparison,
  at: number,
  training: Training,
): Promise<PackComparison> {
  return {
    ...comparison,
    nth: at + 1,
    name: training.compare.length === 1 ? '对照' : `对照${chineseNumeral(at + 1)}`,
    anchor: `compare${String(at + 1)}`,
    href: `/${packCompareAddress(training.id, at + 1)}`,
    table: await comparisonTable(comparison),
  };
}

/** Put together what the pages of a pack show. */
async function toPack(training: Training): Promise<Pack> {
  const { id } = training;
  const steps = await Promise.all(training.steps.map(packStep));
  const comparisons = await Promise.all(
    training.compare.map((comparison, at) => packComparison(comparison, at, training)),
  );
  return {
    training,
    path: `/${packAddress(id)}`,
    facts: packFacts(training),
    steps,
    comparisons,
    times: timetable(training, steps, comparisons),
    parts: [
      { name: '讲义', href: `/${packPartAddress(id, 'handout')}` },
      { name: '幻灯', href: `/${packPartAddress(id, 'slides')}` },
      ...comparisons.map(({ name, href }) => ({ name: `${name}表`, href })),
    ],
    trainer: `/${packPartAddress(id, 'trainer')}`,
    citations: citeLinks(packStem(id)),
  };
}

/** Paths of one page of every pack, as Astro takes them. */
export async function packPaths() {
  const { packs } = await site();
  return Promise.all(
    packs.map(async (training) => ({ params: { id: training.id }, props: { pack: await toPack(training) } })),
  );
}

/**
 * Paths of comparisons, as Astro takes them.
 *
 * @param isFirst The first comparison of each pack, or all others.
 */
export async function comparePaths(isFirst: boolean) {
  return (await packPaths()).flatMap(({ params, props }) =>
    props.pack.comparisons
      .filter(({ nth }) => (nth === 1) === isFirst)
      .map((comparison) => ({
        params: { ...params, nth: String(comparison.nth) },
        props: { pack: props.pack, comparison },
      })),
  );
}

/**
 * The introduction of a pack as a component.
 *
 * @throws If there is no such pack.
 */
export async function packIntroduction({ training }: Pack) {
  const entry = await getEntry('trainings', training.id);
  if (entry === undefined) throw new Error(`no pack ${training.id}`);
  const { Content } = await render(entry);
  return { Content, isEmpty: (entry.body ?? '') === '' };
}

/** What the handout of a pack is called and where it is, and the style of its running head: the pack's title and the library's. */
export async function handoutHead({ training }: Pack) {
  const { library } = await site();
  return {
    title: `${training.title}：讲义`,
    path: `/${packPartAddress(training.id, 'handout')}`,
    style: runningHead(training.title, library.title),
  };
}
