import type { BatchHeading, Catalogue } from './catalogue.ts';
import { shadeClass, shadesFor } from './shades.ts';
import type { Cell, Shade } from './shades.ts';

/** One year: how many cases name it, and the batches published in it. */
export type TimeRow = {
  readonly year: string;
  readonly cases: Cell;
  readonly batches: readonly BatchHeading[];
};

/** The years of a library, newest first. */
export type TimeLine = {
  readonly rows: readonly TimeRow[];
  readonly shades: readonly Shade[];
  /** Batches that give cases and do not say when they were published. */
  readonly undated: readonly BatchHeading[];
};

/** Years that a case names or in which a batch that gives cases was published. */
export function timeLine({ years, batches }: Pick<Catalogue, 'years' | 'batches'>): TimeLine {
  const filled = batches.filter(({ cases }) => cases.length > 0);
  const dated = Map.groupBy(filled, ({ batch }) => batch.published?.slice(0, 4));
  const named = new Map(years.map((heading) => [heading.id, heading]));
  const shades = shadesFor(Math.max(0, ...years.map(({ cases }) => cases.length)));
  const known = new Set([...named.keys(), ...[...dated.keys()].flatMap((year) => year ?? [])]);
  const rows = [...known]
    .sort((a, b) => Number(b) - Number(a))
    .map((year): TimeRow => {
      const heading = named.get(year);
      const count = heading?.cases.length ?? 0;
      const href = heading === undefined ? null : `/${heading.address}`;
      return {
        year: `${year}年`,
        cases: { count, shade: shadeClass(shades, count), href },
        batches: dated.get(year) ?? [],
      };
    });
  return { rows, shades, undated: dated.get(undefined) ?? [] };
}
