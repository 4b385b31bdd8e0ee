import type { Library } from '../core/schema/library.ts';
import { permalink } from './head.ts';
import { escapeXml } from './xml.ts';

/**
 * The addresses of a published library for search engines.
 *
 * @param addresses Relative to the root of the site, without a leading slash; the 404 page is left out.
 * @returns `null` if the library has no address.
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemap(
  addresses: readonly string[],
  { address, edition }: Pick<Library, 'address' | 'edition'>,
): string | null {
  if (address === undefined) return null;
  const urls = addresses
    .filter((page) => page !== '404.html')
    .map((page) => permalink(`/${page}`, address) ?? '')
    .map((url) => `  <url><loc>${escapeXml(url)}</loc><lastmod>${edition}</lastmod></url>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`;
}
