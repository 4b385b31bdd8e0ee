import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesBelow } from './relative-tree.ts';

const page = 'mirror.html';

/** Id of the list in the page that names every file of the site. */
export const listedFiles = 'files';

const hole = `<ul id="${listedFiles}"></ul>`;

/**
 * Name every file of a finished site in its `mirror.html`, so that programs which follow links copy all of it; no other page links
 * the pieces of the index. The page does not name itself.
 *
 * @throws if the page has no list to fill.
 */
export async function listFiles(dir: string): Promise<void> {
  const files = (await filesBelow(dir)).filter((file) => file !== page);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dir, file))).size));
  const html = await readFile(join(dir, page), 'utf8');
  if (!html.includes(hole)) throw new Error(`${page} has no ${hole}`);
  const items = files.map((file, i) => {
    // The size of a page changes when its links are made relative.
    const size = file.endsWith('.html')
      ? ''
      : ` <span class="n">${(sizes[i] ?? 0).toLocaleString('en-US')}</span>`;
    return `<li><a href="/${file}">${file}</a>${size}</li>`;
  });
  await writeFile(
    join(dir, page),
    html.replace(hole, () => `<ul id="${listedFiles}">${items.join('')}</ul>`),
  );
}

/** Before links are made relative, after everything else is written. */
export const fileList = (): AstroIntegration => ({
  name: 'file-list',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await listFiles(fileURLToPath(dir));
    },
  },
});
