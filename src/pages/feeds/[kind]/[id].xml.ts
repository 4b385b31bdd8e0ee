import type { APIRoute, GetStaticPaths } from 'astro';
import { feedPaths } from '../../../lib/paths.ts';

/** Feeds of topics and provinces, where pages can be named for ever. */
export const getStaticPaths = feedPaths satisfies GetStaticPaths;

export const GET: APIRoute<{ xml: string }> = ({ props }) =>
  new Response(props.xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
