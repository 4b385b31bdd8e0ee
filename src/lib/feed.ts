import { caseAddress } from '../core/addresses.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Library } from '../core/schema/library.ts';
import { permalink } from './head.ts';
import { placeWords, shownTitle } from './words.ts';
import { escapeXml } from './xml.ts';

/**
 * What names a page for ever: its permalink, or a tag: URI.
 *
 * @param address Address relative to the root of the site, without a leading slash.
 * @returns `null` if the library has neither an address nor a tag authority.
 * @see https://www.rfc-editor.org/rfc/rfc4151
 */
export function pageUri(address: string, library: Pick<Library, 'address' | 'tag_authority'>): string | null {
  if (library.address !== undefined) return permalink(`/${address}`, library.address);
  return library.tag_authority === undefined ? null : `tag:${library.tag_authority}:${address}`;
}

function entry(record: CaseRecord, library: Library): string {
  const address = caseAddress(record.id);
  const summary = [record.organisation?.text, placeWords(record.place)].filter(Boolean).join('，');
  return `  <entry>
    <id>${escapeXml(pageUri(address, library) ?? '')}</id>
    <title>${escapeXml(shownTitle(record.title))}</title>
    <updated>${library.edition}T00:00:00Z</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(permalink(`/${address}`, library.address) ?? address)}"/>
    <summary>${escapeXml(summary)}</summary>
  </entry>
`;
}

/**
 * All cases as an Atom feed that stands at the root of the site.
 *
 * Every entry carries the date of the edition: the build never reads a clock.
 *
 * @returns `null` if there is nothing to name the entries by.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function feed(cases: readonly CaseRecord[], library: Library): string | null {
  const id = pageUri('index.html', library);
  if (id === null) return null;
  const self = permalink('/feed.xml', library.address);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${library.language}">
  <id>${escapeXml(id)}</id>
  <title>${escapeXml(library.title)}</title>
  <subtitle>${escapeXml(library.description)}</subtitle>
  <updated>${library.edition}T00:00:00Z</updated>
  <author><name>${escapeXml(library.publisher)}</name></author>
${self === null ? '' : `  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>\n`}  <link rel="alternate" type="text/html" href="${escapeXml(permalink('/index.html', library.address) ?? 'index.html')}"/>
${cases.map((record) => entry(record, library)).join('')}</feed>
`;
}
