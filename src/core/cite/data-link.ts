/** What an address of the scheme `data:` can hold as it is: URL code points but `#`, which ends it. */
const plain = /[\w!$&'()*+,\-./:;=?@~\u{A0}-\u{10FFFF}]/u;

/**
 * A text as an address that holds it, in UTF-8.
 *
 * Letters beyond ASCII are left as they are: a page compresses them with its own words, and browsers encode them.
 *
 * @see https://url.spec.whatwg.org/#url-code-points
 */
export const dataLink = (text: string): string =>
  `data:,${[...text].map((c) => (plain.test(c) ? c : encodeURIComponent(c))).join('')}`;
