import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '../core/problems.ts';
import type { Outcome } from '../core/types.ts';
import type { Folder } from './collections.ts';
import { namesIn, shownPath } from './content-folder.ts';
import type { Content } from './read-content.ts';
import { readMdxFile, type MdxFile } from './mdx-file.ts';

/** A page that this build shows. `path` is its absolute path, `text` the whole file. */
export type PageFile<T> = MdxFile<T> & { readonly path: string; readonly text: string };

/** Pages made from a batch name it; those written by hand belong to none. */
type Identified = { readonly id: string; readonly batch?: string };

function pageProblems(
  record: Identified,
  name: string,
  file: string,
  batches: ReadonlySet<string>,
): Problem[] {
  const { id, batch } = record;
  const isKnown = batch === undefined || batches.has(batch);
  return [
    ...(name === `${id}.mdx` ? [] : [problem('id-mismatch', { file }, { id })]),
    ...(isKnown ? [] : [problem('no-batch', { file }, { batch })]),
  ];
}

/**
 * Read the pages of a folder in the order of their names. Pages of batches that this build may not show are left out.
 *
 * @returns Every page that is right, and the problems of all others.
 */
export function readPages<T extends Identified>(
  content: Content,
  folder: Folder<T>,
): Outcome<readonly PageFile<T>[]> {
  const problems: Problem[] = [];
  const pages: PageFile<T>[] = [];
  const visible = new Set(content.batches.map(({ id }) => id));
  const known = new Set([...visible, ...content.hidden]);
  for (const name of namesIn(join(content.dir, folder.folder)).filter((file) => file.endsWith('.mdx'))) {
    const path = join(content.dir, folder.folder, name);
    const text = readFileSync(path, 'utf8');
    const file = shownPath(path);
    const outcome = readMdxFile(text, file, folder);
    problems.push(...outcome.problems);
    if (outcome.value === null) continue;
    problems.push(...pageProblems(outcome.value.record, name, file, known));
    const { batch } = outcome.value.record;
    if (batch === undefined || visible.has(batch)) pages.push({ ...outcome.value, path, text });
  }
  return { value: pages, problems };
}
