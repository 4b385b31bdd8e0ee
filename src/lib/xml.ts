const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Control characters and unpaired surrogates, which XML cannot hold even as references. */
// eslint-disable-next-line no-control-regex -- these are the characters to take out
const forbidden = /[\u0000-\u0008\v\f\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;

/**
 * Text as XML character data or attribute value.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export const escapeXml = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"]/gu, (mark) => entities[mark] ?? mark);
