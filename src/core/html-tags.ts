import type { Span } from './types.ts';

/** An attribute of a start tag. `span` covers its value as written, quotes included; it is empty for one without a value. */
export type Attribute = { readonly name: string; readonly value: string; readonly span: Span };

/**
 * A start tag. Names are in lower case, attribute values decoded; of attributes that stand twice the first counts.
 * `content` is the text of an element whose content is not markup (`script`, `style`, `title`, `textarea`), else empty.
 */
export type Tag = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly content: string;
};

const opening = /<(?:!--|[!?/]|([a-z][^\s/>]*))/giu;
const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?/uy;
const textElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'noembed',
  'iframe',
]);

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function character(whole: string, name: string): string {
  const number = /^#(?:x([0-9a-f]+)|(\d+))$/iu.exec(name);
  if (number === null) return characters[name.toLowerCase()] ?? whole;
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

const decode = (value: string): string => value.replace(/&(#?[a-z0-9]+);/giu, character);

/** An attribute value as it may stand in HTML, in the quotes given. */
export const encodeAttribute = (value: string, quote: '"' | "'" = '"'): string =>
  `${quote}${value.replaceAll('&', '&amp;').replaceAll(quote, quote === '"' ? '&quot;' : '&#39;')}${quote}`;

function toAttribute(match: RegExpExecArray): Attribute {
  const [whole, name = '', written = ''] = match;
  const end = match.index + whole.length;
  const bare = /^["']/u.test(written) ? written.slice(1, -1) : written;
  return { name: name.toLowerCase(), value: decode(bare), span: { start: end - written.length, end } };
}

/** Attributes from an offset behind the tag's name on, and the offset behind its `>`. */
function readAttributes(html: string, from: number): { attributes: Map<string, Attribute>; end: number } {
  const attributes = new Map<string, Attribute>();
  let end = from;
  attribute.lastIndex = from;
  for (let match = attribute.exec(html); match !== null; match = attribute.exec(html)) {
    const found = toAttribute(match);
    if (!attributes.has(found.name)) attributes.set(found.name, found);
    end = attribute.lastIndex;
  }
  const close = html.indexOf('>', end);
  return { attributes, end: close < 0 ? html.length : close + 1 };
}

const endOf = (html: string, mark: string, from: number): number => {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
};

function endOfText(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/**
 * The start tags of an HTML document in order; what stands in comments, scripts, styles and titles is not taken for tags.
 *
 * Reads any text without throwing. Spans are offsets in UTF-16 code units.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function* startTags(html: string): Generator<Tag> {
  let from = 0;
  for (;;) {
    opening.lastIndex = from;
    const match = opening.exec(html);
    if (match === null) return;
    const [whole, written] = match;
    from = match.index + whole.length;
    if (written === undefined) {
      from = whole === '<!--' ? endOf(html, '-->', match.index + 2) : endOf(html, '>', from);
      continue;
    }
    const name = written.toLowerCase();
    const { attributes, end } = readAttributes(html, from);
    from = textElements.has(name) ? endOfText(html, name, end) : end;
    yield { name, attributes, content: html.slice(end, from) };
  }
}
