import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { startTags, type Tag } from '../core/html-tags.ts';
import { filesBelow } from './relative-tree.ts';
import { styleCutter } from './used-style.ts';

const namesOf = ({ name, attributes }: Tag): readonly string[] => [
  name,
  ...(attributes.get('class')?.value ?? '')
    .split(/\s+/u)
    .filter(Boolean)
    .map((part) => `.${part}`),
  ...(attributes.has('id') ? [`#${attributes.get('id')?.value ?? ''}`] : []),
];

/** Elements beside which white space is never seen. */
const blocks =
  'html|head|meta|title|link|style|body|header|nav|main|footer|section|article|aside|details|summary|' +
  'h[1-6]|p|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|div|form|svg|path|br';
const beside = new RegExp(`\\s*(</?(?:${blocks})(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*>)\\s*`, 'gu');

/** A page without white space that is never seen; one that shows its spaces somewhere stays as it is. */
export const squeezed = (html: string): string =>
  /white-space:\s*pre|<(?:pre|textarea)\b/u.test(html) ? html : html.replace(beside, '$1');

/** Leave each page of a folder what it uses, in place. Pages with scripts, which may make anything, keep all. */
export async function makeLean(dir: string): Promise<void> {
  const cut = styleCutter();
  for (const file of (await filesBelow(dir)).filter((name) => name.endsWith('.html'))) {
    const html = await readFile(join(dir, file), 'utf8');
    const tags = [...startTags(html)];
    if (tags.some(({ name, attributes }) => name === 'script' && attributes.has('src'))) continue;
    const names = new Set(tags.flatMap(namesOf));
    const styles = tags.filter(({ name }) => name === 'style');
    const kept = styles.reduce((page, { content }) => page.replace(content, () => cut(content, names)), html);
    await writeFile(join(dir, file), squeezed(kept));
  }
}

/** Before each page's policy names its style by hash. */
export const leanPages = (): AstroIntegration => ({
  name: 'lean-pages',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await makeLean(fileURLToPath(dir));
    },
  },
});
