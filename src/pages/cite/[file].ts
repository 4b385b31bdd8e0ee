import type { APIRoute, GetStaticPaths } from 'astro';
import { citeLists } from '../../lib/cite-lists.ts';

/** Lists of references for programs that keep them, and as numbered text. */
export const getStaticPaths = (async () =>
  (await citeLists()).flatMap(({ files }) =>
    files.map(({ name, text }) => ({ params: { file: name }, props: { text } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);
