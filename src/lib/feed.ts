import { caseAddress } from '../core/addresses.ts';
import { relativePath } from '../core/relative-links.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Library } from '../core/schema/library.ts';
import type { Catalogue } from './catalogue.ts';
import { permalink } from './head.ts';
import { casesBelow } from './places.ts';
import type { PlaceNode } from './places.ts';
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

/** What a feed tells of: the cases of one page, and the file it stands in. */
export type FeedOf = {
  /** Words after the library's title; empty for all cases. */
  readonly name: string;
  /** Address of the page with the same cases. */
  readonly page: string;
  /** Address of the feed. */
  readonly file: string;
  readonly cases: readonly CaseRecord[];
};

/** A link as a feed gives it: in full where the library has an address, else from the feed's own folder. */
const linkFrom = (file: string, page: string, library: Library): string =>
  escapeXml(permalink(`/${page}`, library.address) ?? relativePath(file, page));

function entry(record: CaseRecord, file: string, library: Library): string {
  const address = caseAddress(record.id);
  const summary = [record.organisation?.text, placeWords(record.place)].filter(Boolean).join('，');
  return `  <entry>
    <id>${escapeXml(pageUri(address, library) ?? '')}</id>
    <title>${escapeXml(shownTitle(record.title))}</title>
    <updated>${library.edition}T00:00:00Z</updated>
    <link rel="alternate" type="text/html" href="${linkFrom(file, address, library)}"/>
    <summary>${escapeXml(summary)}</summary>
  </entry>
`;
}

/**
 * Cases as an Atom feed.
 *
 * Every entry carries the date of the edition: the build never reads a clock.
 *
 * @returns `null` if there is nothing to name the entries by.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function atom({ name, page, file, cases }: FeedOf, library: Library): string | null {
  const id = pageUri(page, library);
  if (id === null) return null;
  const self = permalink(`/${file}`, library.address);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${library.language}">
  <id>${escapeXml(id)}</id>
  <title>${escapeXml(name === '' ? library.title : `${library.title}：${name}`)}</title>
  <subtitle>${escapeXml(library.description)}</subtitle>
  <updated>${library.edition}T00:00:00Z</updated>
  <author><name>${escapeXml(library.publisher)}</name></author>
${self === null ? '' : `  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>\n`}  <link rel="alternate" type="text/html" href="${linkFrom(file, page, library)}"/>
${cases.map((record) => entry(record, file, library)).join('')}</feed>
`;
}

/** All cases as an Atom feed at the root of the site. */
export const feed = (cases: readonly CaseRecord[], library: Library): string | null =>
  atom({ name: '', page: 'index.html', file: 'feed.xml', cases }, library);

/** Address of the feed of a page, `topics/x.html`: `feeds/topics/x.xml`. */
export const feedAddress = (page: string): string => `feeds/${page.replace(/\.html$/u, '.xml')}`;

/** A feed as the page with the same cases links it. */
export type FeedLink = { readonly title: string; readonly href: string };

/** The feed of a page; `null` where pages cannot be named for ever, and so have none. */
export const feedLink = (
  { name, page }: Pick<FeedOf, 'name' | 'page'>,
  library: Pick<Library, 'address' | 'tag_authority'>,
): FeedLink | null =>
  pageUri(page, library) === null ? null : { title: `${name}的案例`, href: `/${feedAddress(page)}` };

/** The feed of a province; places below have none. */
export const provinceFeed = (
  { name, address, path }: PlaceNode,
  library: Pick<Library, 'address' | 'tag_authority'>,
): FeedLink | null => (path.length === 1 ? feedLink({ name, page: address }, library) : null);

/** The topics and provinces that have cases, each with a feed of its own. */
export const partFeeds = ({ topics, places }: Pick<Catalogue, 'topics' | 'places'>): readonly FeedOf[] => [
  ...topics
    .filter(({ cases }) => cases.length > 0)
    .map(({ name, address, cases }) => ({ name, page: address, file: feedAddress(address), cases })),
  ...places.map((node) => ({
    name: node.name,
    page: node.address,
    file: feedAddress(node.address),
    cases: casesBelow(node),
  })),
];
