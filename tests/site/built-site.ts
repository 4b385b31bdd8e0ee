import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from 'cheerio';
import { readContent } from '../../src/build/read-content.ts';
import { caseFolder } from '../../src/build/collections.ts';
import { readPages } from '../../src/build/read-pages.ts';

/** Folder of the site under test. */
export const dist = process.env['ANLI_DIST'] ?? 'dist';

/** The library it was built from, and its cases. */
export const content = readContent(resolve(process.env['ANLI_CONTENT'] ?? 'content'));
export const { value: cases } = readPages(content, caseFolder(content.taxonomy));

/** Text of one file of the site, without its byte-order mark. */
export const file = (page: string) => readFileSync(join(dist, page), 'utf8').replace(/^\ufeff/u, '');
/** A page of the site as a tree. */
export const open = (page: string) => load(file(page));
export type Dom = ReturnType<typeof open>;

/** Text as readers see it: white space folded, styles and scripts left out. */
export function words($: Dom, selector = 'body'): string {
  const shown = $(selector).clone();
  shown.find('style, script').remove();
  return shown.text().replace(/\s+/gu, ' ');
}

/** Every page, by its path in the site. */
export const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html'));

/** Ids of the cases a page lists, in its order. */
export const listed = ($: Dom, scope = 'main') =>
  $(`${scope} .list > li > a`)
    .map((_, link) => ($(link).attr('href') ?? '').replace(/^.*\//u, '').replace(/\.html$/u, ''))
    .get();

/** Ids of all cases. */
export const ids = cases.map(({ record }) => record.id);
