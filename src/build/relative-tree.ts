import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Problem } from '../core/problems.ts';
import { badFileNames, deadFragments, relativeLinks, type LinkedPage } from '../core/relative-links.ts';
import { ProblemsError } from './problems-error.ts';

/** Paths of all files below a folder, from that folder, in the order of their code units. */
export async function filesBelow(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/**
 * Make every link of every page in a folder relative, in place.
 *
 * @param address Where the site is published, if that is known.
 * @throws ProblemsError with every dead link, forbidden link, request off the site and unfit file name.
 */
export async function makeRelative(dir: string, address: string | undefined): Promise<void> {
  const files = await filesBelow(dir);
  const targets = { files: new Set(files), address };
  const problems: Problem[] = [...badFileNames(files)];
  const pages: Omit<LinkedPage, 'html'>[] = [];
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const before = await readFile(join(dir, file), 'utf8');
    const { html, ...page } = relativeLinks({ address: file, html: before }, targets);
    problems.push(...page.problems);
    pages.push(page);
    if (html !== before) await writeFile(join(dir, file), html);
  }
  problems.push(...deadFragments(pages));
  if (problems.length > 0) throw new ProblemsError(problems);
}

/** After all that writes files: what stands in the output folder by then can be linked to. */
export const relativeTree = (address: string | undefined): AstroIntegration => ({
  name: 'relative-tree',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      await makeRelative(fileURLToPath(dir), address);
    },
  },
});
