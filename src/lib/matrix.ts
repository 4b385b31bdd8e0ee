import type { NamedLink } from './case-page.ts';
import type { Catalogue, Heading } from './catalogue.ts';
import type { Pairs } from './pairs.ts';
import { pairedFrom } from '../core/pairs.ts';
import { shadeClass, shadesFor } from './shades.ts';
import type { Cell, Shade } from './shades.ts';

/** The table topic × stage: how many cases deal with a topic in a stage. */
export type Matrix = {
  readonly columns: readonly NamedLink[];
  readonly rows: readonly { readonly heading: NamedLink; readonly cells: readonly Cell[] }[];
  readonly shades: readonly Shade[];
  /** Topics and stages without cases, which have no row and no column. */
  readonly without: readonly { readonly what: string; readonly names: readonly string[] }[];
};

const isFilled = ({ cases }: Heading): boolean => cases.length > 0;
const link = ({ name, address }: Heading): NamedLink => ({ name, href: `/${address}` });

/**
 * A cell leads to the page of both headings, or, where too few cases share them, to the topic's page.
 */
function cellOf(
  topic: Heading,
  found: { readonly address: string; readonly n: number } | undefined,
  shades: readonly Shade[],
): Cell {
  const n = found?.n ?? 0;
  const address = found !== undefined && n >= pairedFrom ? found.address : topic.address;
  return { count: n, shade: shadeClass(shades, n), href: n === 0 ? null : `/${address}` };
}

export function matrixOf(
  { topics, stages }: Pick<Catalogue, 'topics' | 'stages'>,
  { all }: Pick<Pairs, 'all'>,
): Matrix {
  const pairs = all.filter(({ kind }) => kind === 'topic-stage');
  const filed = new Map(
    pairs.map(({ ids, address, cases }) => [ids.join(' '), { address, n: cases.length }]),
  );
  const shades = shadesFor(Math.max(0, ...pairs.map(({ cases }) => cases.length)));
  const columns = stages.filter(isFilled);
  const empty = (headings: readonly Heading[]) =>
    headings.filter((heading) => !isFilled(heading)).map(({ name }) => name);
  return {
    columns: columns.map(link),
    rows: topics.filter(isFilled).map((topic) => ({
      heading: link(topic),
      cells: columns.map((stage) => cellOf(topic, filed.get(`${topic.id} ${stage.id}`), shades)),
    })),
    shades,
    without: [
      { what: '主题', names: empty(topics) },
      { what: '学段', names: empty(stages) },
    ].filter(({ names }) => names.length > 0),
  };
}
