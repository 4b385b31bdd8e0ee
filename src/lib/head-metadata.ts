import { caseItem } from '../core/cite/cite-item.ts';
import type { Batch } from '../core/schema/batch.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Library } from '../core/schema/library.ts';
import { permalink } from './head.ts';

/** A `<meta>` by its name. */
export type Named = { readonly name: string; readonly content: string };

/** `data` is linked data as the text of a script. */
export type CaseMetadata = { readonly meta: readonly Named[]; readonly data: string };

/** Linked data as the text of a script that no browser runs; nothing in it can end the script. */
export const linkedData = (data: object): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');

const given = (name: string, content: string | null): readonly Named[] =>
  content === null ? [] : [{ name, content }];

/**
 * What programs read of a case: Dublin Core, which Zotero takes too, and linked data for search engines. Each says only what its
 * readers need; the page's address, language and description stand in its head already.
 *
 * @param path Root path of the case's page.
 */
export function caseMetadata(record: CaseRecord, batch: Batch, library: Library, path: string): CaseMetadata {
  const { title, creators, publisher, issued, container, address } = caseItem(record, batch, library);
  const [creator] = creators;
  const person = record.author !== null;
  const url = permalink(path, library.address);
  return {
    meta: [
      ...given('DC.title', title),
      ...creators.flatMap((name) => given('DC.creator', name)),
      ...given('DC.publisher', publisher),
      ...given('DC.date', issued),
      ...given('DC.source', address ?? container),
    ],
    data: linkedData({
      '@type': 'Article',
      headline: title,
      ...(creator !== undefined && {
        author: creators.map((name) => ({ '@type': person ? 'Person' : 'Organization', name })),
      }),
      ...(publisher !== null && { publisher: { '@type': 'Organization', name: publisher } }),
      ...(issued !== null && { datePublished: issued }),
      isPartOf: { '@type': 'Collection', name: container },
      ...(url !== null && { url }),
    }),
  };
}

const files = [
  ['text/csv', 'data/cases.csv'],
  ['application/jsonl', 'data/cases.jsonl'],
] as const;

/** The library as a set of data, for search engines; its files by full address where the library has one. */
export function libraryMetadata(library: Library): string {
  const { title, description, publisher, edition, language, address } = library;
  const at = (file: string) => permalink(`/${file}`, address) ?? file;
  return linkedData({
    '@type': ['WebSite', 'Dataset'],
    name: title,
    description,
    creator: { '@type': 'Organization', name: publisher },
    dateModified: edition,
    inLanguage: language,
    ...(address !== undefined && { url: address }),
    distribution: files.map(([encodingFormat, file]) => ({
      '@type': 'DataDownload',
      encodingFormat,
      contentUrl: at(file),
    })),
  });
}
