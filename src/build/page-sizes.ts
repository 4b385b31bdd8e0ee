import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { problem, type Problem } from '../core/problems.ts';

/** What a page may weigh on the wire, in bytes after `gzip -9`. */
export const pageLimit = 14_000;

/** Sources, lists of files, and pages made for print are as long as what they show. */
export const isExempt = (page: string): boolean =>
  /^(?:sources\/.*|mirror|packs\/.*-(?:trainer|handout))\.html$/u.test(page);

/** The size of a page in bytes after `gzip -9`, if it is above the limit, else 0. What is small as it stands is not packed. */
export const bytesAbove = (html: Uint8Array): number => {
  const bytes = html.length <= pageLimit ? 0 : gzipSync(html, { level: 9 }).length;
  return bytes > pageLimit ? bytes : 0;
};

/**
 * The pages of a site that weigh more than they should: nothing is cut for it, but somebody should know.
 *
 * @param files Paths from the folder of the site.
 */
export async function heavyPages(dir: string, files: readonly string[]): Promise<readonly Problem[]> {
  const heavy: Problem[] = [];
  for (const file of files.filter((name) => name.endsWith('.html') && !isExempt(name))) {
    const bytes = bytesAbove(await readFile(join(dir, file)));
    if (bytes > 0) heavy.push(problem('page-too-large', { file }, { bytes, limit: pageLimit }));
  }
  return heavy;
}
