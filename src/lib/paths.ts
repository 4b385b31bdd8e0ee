import type { FacetPair, PairKind } from '../core/pairs.ts';
import type { NamedLink } from './case-page.ts';
import type { BatchHeading, Catalogue, Heading } from './catalogue.ts';
import { atom, partFeeds } from './feed.ts';
import type { Pairs } from './pairs.ts';
import { allPlaces } from './places.ts';
import type { PlaceNode } from './places.ts';
import { site } from './site.ts';
import type { SourcePage } from './source-page.ts';
import { sourceLink } from './source-link.ts';
import { sourcePage } from './source-page.ts';

type StaticPath<P> = { params: { id: string }; props: P };

/** Pages of one index; a heading without cases has none. */
export async function headingPaths<H extends Heading>(
  headings: (all: Catalogue) => readonly H[],
): Promise<StaticPath<{ heading: H }>[]> {
  const { catalogue } = await site();
  return headings(catalogue)
    .filter(({ cases }) => cases.length > 0)
    .map((heading) => ({ params: { id: heading.id }, props: { heading } }));
}

/** Pages of the batches, those without cases included: they say where a framework or an empty compilation comes from. */
export async function batchPaths(): Promise<
  StaticPath<{ heading: BatchHeading; source: NamedLink | null }>[]
> {
  const { catalogue, ledgers } = await site();
  return catalogue.batches.map((heading) => ({
    params: { id: heading.batch.id },
    props: { heading, source: ledgers.has(heading.batch.id) ? sourceLink(heading.batch) : null },
  }));
}

/** Pages of the sources of all public batches, each beside what was changed in it. */
export async function sourcePaths(): Promise<StaticPath<{ page: SourcePage }>[]> {
  const { catalogue, ledgers, fieldText } = await site();
  return catalogue.batches.flatMap((heading) => {
    const { id } = heading.batch;
    const ledger = ledgers.get(id);
    return ledger === undefined
      ? []
      : [{ params: { id }, props: { page: sourcePage(heading, ledger, fieldText) } }];
  });
}

/** Pages of all divisions that have cases at or below them. */
export async function placePaths(): Promise<{ params: { code: string }; props: { node: PlaceNode } }[]> {
  const { catalogue } = await site();
  return allPlaces(catalogue.places).map((node) => ({ params: { code: node.code }, props: { node } }));
}

/** Feeds of topics and provinces; none where pages cannot be named for ever. */
export async function feedPaths(): Promise<
  { params: { kind: string; id: string }; props: { xml: string } }[]
> {
  const { catalogue, library } = await site();
  return partFeeds(catalogue).flatMap((of) => {
    const xml = atom(of, library);
    const [, kind = '', id = ''] = of.file.replace(/\.xml$/u, '').split('/');
    return xml === null ? [] : [{ params: { kind, id }, props: { xml } }];
  });
}

/** What the page of a pair is made from. */
export type PairProps = { readonly pair: FacetPair; readonly pairs: Pairs };

/** Pages of the pairs of one kind. @param params Names the parts of the address as the route does. */
export async function pairPaths<P extends Record<string, string>>(
  kind: PairKind,
  params: (ids: FacetPair['ids']) => P,
): Promise<{ params: P; props: PairProps }[]> {
  const { pairs } = await site();
  return pairs.pages
    .filter((pair) => pair.kind === kind)
    .map((pair) => ({ params: params(pair.ids), props: { pair, pairs } }));
}
