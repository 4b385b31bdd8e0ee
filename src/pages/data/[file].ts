import type { APIRoute, GetStaticPaths } from 'astro';
import { dataFiles } from '../../lib/data-files.ts';

/** All cases as tables and lines for programs. */
export const getStaticPaths = (async () =>
  (await dataFiles()).map(({ name, text }) => ({
    params: { file: name },
    props: { text },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);
