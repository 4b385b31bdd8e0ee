import type { Training } from '../core/schema/training.ts';

/** A part of a session in its order. `from` and `to` are minutes from the beginning; `null` from where it is not said. */
export type TimedPart = {
  readonly name: string;
  readonly about: string;
  readonly href: string;
  readonly minutes: number | null;
  readonly span: string;
};

type Part = {
  readonly name: string;
  readonly about: string;
  readonly href: string;
  readonly minutes: number | null;
};

type Named = { readonly name: string; readonly anchor: string; readonly minutes?: number | undefined };
type NamedStep = Named & { readonly case: { readonly short: string } };
type NamedComparison = Named & { readonly title: string };

function partsOf(
  { opening, closing }: Training,
  steps: readonly NamedStep[],
  comparisons: readonly NamedComparison[],
): readonly Part[] {
  const part = ({ name, anchor, minutes }: Named, about: string): Part => ({
    name,
    about,
    href: `#${anchor}`,
    minutes: minutes ?? null,
  });
  const frame = (name: string, anchor: string, given: Training['opening']): readonly Part[] =>
    given === undefined ? [] : [part({ name, anchor, minutes: given.minutes }, '')];
  return [
    ...frame('开场', 'opening', opening),
    ...steps.map((step) => part(step, step.case.short)),
    ...comparisons.map((comparison) => part(comparison, comparison.title)),
    ...frame('收束', 'closing', closing),
  ];
}

/** Parts of a session with the minutes from its beginning, as far as all parts before have theirs. */
export function timetable(
  training: Training,
  steps: readonly NamedStep[],
  comparisons: readonly NamedComparison[],
): readonly TimedPart[] {
  let from: number | null = 0;
  return partsOf(training, steps, comparisons).map((part) => {
    const to: number | null = from === null || part.minutes === null ? null : from + part.minutes;
    const span = from === null || to === null ? '' : `${String(from)}–${String(to)}`;
    from = to;
    return { ...part, span };
  });
}
