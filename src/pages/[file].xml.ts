import type { APIRoute, GetStaticPaths } from 'astro';
import { feed } from '../lib/feed.ts';
import { site } from '../lib/site.ts';
import { sitemap } from '../lib/sitemap.ts';

/** `feed.xml` where pages can be named for ever, `sitemap.xml` where the library has an address; else neither. */
export const getStaticPaths = (async () => {
  const { library, catalogue, addresses } = await site();
  const files = { feed: feed(catalogue.cases, library), sitemap: sitemap(addresses, library) };
  return Object.entries(files).flatMap(([file, xml]) =>
    xml === null ? [] : [{ params: { file }, props: { xml } }],
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ xml: string }> = ({ props }) =>
  new Response(props.xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
