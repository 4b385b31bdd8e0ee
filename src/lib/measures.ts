import type { CaseRecord } from '../core/schema/case-record.ts';
import type { MeasureRules } from '../core/schema/term-rules.ts';
import { tagMeasures } from '../core/tag/measures.ts';
import type { MeasureTag } from '../core/tag/measures.ts';
import { caseLink } from './case-page.ts';
import type { NamedLink } from './case-page.ts';
import type { TaskHeading } from './catalogue.ts';
import { shadeClass, shadesFor } from './shades.ts';
import type { Cell } from './shades.ts';
import { count } from './words.ts';

/** A case under a measure, with the words that put it there. */
export type MeasureCase = { readonly record: CaseRecord; readonly words: readonly string[] };

/** One measure of a task and the cases that carry it out. */
export type MeasurePart = {
  readonly name: string;
  /** Name of its anchor on the task's page. */
  readonly id: string;
  readonly href: string;
  readonly cases: readonly MeasureCase[];
};

/** How far the measures of one task are covered. */
export type TaskCoverage = {
  readonly measures: readonly MeasurePart[];
  /** Names of the measures without cases. */
  readonly missing: readonly string[];
  /** Cases of the task that fall under none of its measures. */
  readonly unplaced: readonly CaseRecord[];
};

/** A measure on the page of a case: the task it belongs to, its place on the task's page, the words that show it. */
export type CaseMeasure = {
  readonly task: NamedLink;
  readonly measure: NamedLink;
  readonly words: readonly string[];
};

/** Measures of the library: coverage by the id of a task, measures by the id of a case; both empty where no rules say how to find them. */
export type Measures = {
  readonly coverage: ReadonlyMap<string, TaskCoverage>;
  readonly ofCase: ReadonlyMap<string, readonly CaseMeasure[]>;
};

export type CaseTextOf = { readonly record: CaseRecord; readonly body: string };

/** The measures of each case by its id. @param texts Plain texts, paragraphs parted by `\n`. */
export const measureTags = (
  texts: readonly CaseTextOf[],
  rules: MeasureRules,
): ReadonlyMap<string, readonly MeasureTag[]> =>
  new Map(
    texts.map(({ record, body }) => {
      const text = { title: record.title.text, organisation: '', body, batchTitle: '' };
      return [record.id, tagMeasures(record.tasks, text, rules)];
    }),
  );

const anchor = (at: number): string => `m${at + 1}`;

function coverageOf(task: TaskHeading, tags: ReadonlyMap<string, readonly MeasureTag[]>): TaskCoverage {
  const filed = new Map(task.measures.map((name): [string, MeasureCase[]] => [name, []]));
  const unplaced: CaseRecord[] = [];
  for (const record of task.cases) {
    const own = (tags.get(record.id) ?? []).filter((tag) => tag.term === task.term);
    if (own.length === 0) unplaced.push(record);
    for (const { measure, evidence } of own)
      filed.get(measure)?.push({ record, words: evidence.map(({ words }) => words) });
  }
  const measures = task.measures.map((name, at) => ({
    name,
    id: anchor(at),
    href: `/${task.address}#${anchor(at)}`,
    cases: filed.get(name) ?? [],
  }));
  return {
    measures,
    missing: measures.filter(({ cases }) => cases.length === 0).map(({ name }) => name),
    unplaced,
  };
}

/** File the cases of every task under its measures. @param tasks In the order of the vocabulary. */
export function measuresOf(
  tasks: readonly TaskHeading[],
  tags: ReadonlyMap<string, readonly MeasureTag[]>,
): Measures {
  const coverage = new Map(tasks.map((task) => [task.id, coverageOf(task, tags)]));
  const ofCase = new Map<string, CaseMeasure[]>();
  for (const task of tasks)
    for (const { name, href, cases } of coverage.get(task.id)?.measures ?? [])
      for (const { record, words } of cases) {
        const found = {
          task: { name: task.name, href: `/${task.address}` },
          measure: { name, href },
          words,
        };
        ofCase.set(record.id, [...(ofCase.get(record.id) ?? []), found]);
      }
  return { coverage, ofCase };
}

/** One task in the table of coverage. */
export type CoverageRow = {
  readonly name: string;
  readonly href: string;
  readonly cases: Cell;
  /** Its measures with their cases; empty where nobody looked. */
  readonly measures: readonly (NamedLink & { readonly count: number })[];
  /** How many of them have cases, or the names of those without. */
  readonly words: string;
};

function coverageWords({ measures, missing }: TaskCoverage): string {
  if (missing.length === 0) return `${count(measures.length)} 条都有`;
  return missing.length === measures.length ? '都还没有' : `缺：${missing.join('、')}`;
}

/** Every task with its cases and measures: a gap is worth seeing. A task without cases has no page; it leads to the plan. */
export function coverageRows(
  tasks: readonly TaskHeading[],
  coverage: Measures['coverage'],
): readonly CoverageRow[] {
  const shades = shadesFor(Math.max(0, ...tasks.map(({ cases }) => cases.length)));
  return tasks.map(({ id, name, address, cases: { length } }) => {
    const found = coverage.get(id);
    return {
      name,
      href: length === 0 ? `/tasks/index.html#${id}` : `/${address}`,
      cases: { count: length, shade: shadeClass(shades, length), href: length === 0 ? null : `/${address}` },
      measures: (found?.measures ?? []).map((measure) => ({
        name: measure.name,
        href: measure.cases.length === 0 ? null : measure.href,
        count: measure.cases.length,
      })),
      words: found === undefined ? '' : coverageWords(found),
    };
  });
}

/** How many measures over all tasks have cases; `null` where nobody looked. */
export function coverageNote(coverage: Measures['coverage']): string | null {
  if (coverage.size === 0) return null;
  const all = [...coverage.values()];
  const [measures, missing] = [all.flatMap((part) => part.measures), all.flatMap((part) => part.missing)];
  if (missing.length === 0) return `${count(measures.length)} 条措施都有案例。`;
  return `${count(measures.length)} 条措施中，${count(measures.length - missing.length)} 条有案例，${count(missing.length)} 条还没有：${missing.join('、')}。`;
}

/** A measure on its task's page: each case stands in full under the first measure that has it, and by its title under later ones. */
export type ListedMeasure = Pick<MeasurePart, 'name' | 'id'> & {
  readonly total: number;
  readonly cases: readonly MeasureCase[];
  readonly again: readonly NamedLink[];
};

/** Part the cases of a task by its measures so that none stands twice in full. */
export function listedMeasures({ measures }: TaskCoverage): readonly ListedMeasure[] {
  const seen = new Set<string>();
  return measures.map(({ name, id, cases }) => {
    const fresh = cases.filter(({ record }) => !seen.has(record.id));
    const again = cases.filter(({ record }) => seen.has(record.id));
    for (const { record } of fresh) seen.add(record.id);
    return {
      name,
      id,
      total: cases.length,
      cases: fresh,
      again: again.map(({ record }) => caseLink(record)),
    };
  });
}
