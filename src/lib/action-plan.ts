import { batchAddress } from '../core/addresses.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Framework } from '../core/schema/framework.ts';
import type { NamedLink } from './case-page.ts';
import type { TaskHeading } from './catalogue.ts';
import { coverageNote, coverageRows } from './measures.ts';
import type { CoverageRow, Measures, TaskCoverage } from './measures.ts';
import { frameworkRemarks } from './remarks.ts';
import type { Remark } from './remarks.ts';
import { site } from './site.ts';
import { planAnchor, sourceLink } from './source-link.ts';
import { chineseNumeral } from './words.ts';

type Measure = { readonly name: string; readonly text: string };

/** A measure of the plan with the cases that carry it out; `null` where nobody looked for them. */
export type PlanMeasure = Measure & {
  readonly cases: { readonly count: number; readonly href: string } | null;
};

/** One task of the plan with its measures and some of its cases. */
export type PlanPart = {
  /** Name of its anchor on the page. */
  readonly id: string;
  /** Printed number and name. */
  readonly name: string;
  readonly slogan: string;
  readonly measures: readonly PlanMeasure[];
  readonly address: string;
  /** All its cases are on the task's own page; here stand the first few. */
  readonly shown: readonly CaseRecord[];
  readonly count: number;
};

/** The action plan as a page. */
export type Plan = {
  readonly title: string;
  readonly remarks: readonly Remark[];
  readonly introduction: string;
  readonly parts: readonly PlanPart[];
  readonly rows: readonly CoverageRow[];
  /** What the page counts, and which measures have no cases. */
  readonly note: string;
  /** Words of the plan between its tasks and its safeguards, and behind these. */
  readonly afterTasks: string;
  readonly safeguards: readonly Measure[];
  readonly conclusion: string;
  /** The batch the plan was published in, and its source where it is shown. */
  readonly sources: readonly NamedLink[];
};

const shownCases = 5;

function measureCases(coverage: TaskCoverage | undefined, at: number): PlanMeasure['cases'] {
  const found = coverage?.measures[at];
  return found === undefined ? null : { count: found.cases.length, href: found.href };
}

/** How many tasks and measures the plan has, and which measures lack cases. */
function planNote(parts: readonly PlanPart[], coverage: Measures['coverage']): string {
  const measures = parts.reduce((sum, part) => sum + part.measures.length, 0);
  return [
    `${parts.length} 项任务，${measures} 条措施；每项任务之下列出与之相应的案例。`,
    coverageNote(coverage) ?? '',
  ].join('');
}

/** A task as the vocabulary names it, with the plan's own words where the library holds the plan. */
export function planPart(
  task: TaskHeading,
  at: number,
  framework: Framework | undefined,
  coverage: TaskCoverage | undefined,
): PlanPart {
  const printed = framework?.tasks.find(({ id }) => id === task.id);
  const measures = printed?.measures ?? task.measures.map((name) => ({ name, text: '' }));
  return {
    id: task.id,
    name: `${chineseNumeral(at + 1)}、${printed?.name ?? task.name}`,
    slogan: printed?.slogan ?? task.scope,
    measures: measures.map((measure, place) => ({ ...measure, cases: measureCases(coverage, place) })),
    address: task.address,
    shown: task.cases.slice(0, shownCases),
    count: task.cases.length,
  };
}

const planSources = (batch: Batch, isShown: boolean): readonly NamedLink[] => [
  { name: '行动方案的来源', href: `/${batchAddress(batch.id)}` },
  ...(isShown ? [sourceLink(batch, planAnchor)] : []),
];

/** The plan whose tasks are the vocabulary's: the framework that has the same task ids, or the vocabulary alone. */
export async function actionPlan(): Promise<Plan> {
  const { catalogue, frameworks, ledgers, measures } = await site();
  const { coverage } = measures;
  const ids = catalogue.tasks.map(({ id }) => id).join(' ');
  const framework = frameworks.find(({ tasks }) => tasks.map(({ id }) => id).join(' ') === ids);
  const batch = catalogue.batches.find((heading) => heading.batch.id === framework?.batch)?.batch;
  const parts = catalogue.tasks.map((task, at) => planPart(task, at, framework, coverage.get(task.id)));
  return {
    title: framework?.title ?? '任务',
    remarks: framework === undefined ? [] : frameworkRemarks(framework, batch),
    introduction: framework?.introduction ?? '',
    parts,
    rows: coverageRows(catalogue.tasks, coverage),
    note: planNote(parts, coverage),
    afterTasks: framework?.after_tasks ?? '',
    safeguards: framework?.safeguards ?? [],
    conclusion: framework?.conclusion ?? '',
    sources: batch === undefined ? [] : planSources(batch, ledgers.has(batch.id)),
  };
}
