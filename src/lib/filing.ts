import type { BatchHeading, Catalogue, Heading } from './catalogue.ts';

/** Everything one case is filed under, in the order of the vocabularies. */
export type Filing = {
  readonly batch: BatchHeading;
  /** Index of the case within its batch's cases. */
  readonly at: number;
  readonly primary: readonly Heading[];
  readonly secondary: readonly Heading[];
  readonly stages: readonly Heading[];
  readonly kinds: readonly Heading[];
  readonly models: readonly Heading[];
  readonly years: readonly Heading[];
  readonly tasks: readonly Heading[];
};

type List = Exclude<keyof Filing, 'batch' | 'at'>;
type Lists = Record<List, Heading[]>;

/** The catalogue read the other way round: by case id, the headings a case stands under. */
export function filings(catalogue: Catalogue): ReadonlyMap<string, Filing> {
  const filed = new Map<string, Lists & Pick<Filing, 'batch' | 'at'>>();
  for (const batch of catalogue.batches) {
    batch.cases.forEach(({ id }, at) => {
      filed.set(id, {
        batch,
        at,
        primary: [],
        secondary: [],
        stages: [],
        kinds: [],
        models: [],
        years: [],
        tasks: [],
      });
    });
  }
  const enter = (
    list: List,
    headings: readonly Heading[],
    casesOf: (heading: Heading) => Heading['cases'],
  ) => {
    for (const heading of headings) {
      for (const { id } of casesOf(heading)) filed.get(id)?.[list].push(heading);
    }
  };
  for (const topic of catalogue.topics) {
    enter('primary', [topic], () => topic.primary);
    enter('secondary', [topic], () => topic.secondary);
  }
  const plain = ['stages', 'kinds', 'models', 'years', 'tasks'] as const;
  for (const list of plain) enter(list, catalogue[list], ({ cases }) => cases);
  return filed;
}
