import { applyChanges, matches } from '../traced.ts';
import type { Traced } from '../types.ts';
import { characterOf, reference } from './entities.ts';

/** Elements whose tags nobody writes as words of a text; each begins or ends a line. */
const lines = 'br|p|div|section|article|table|tbody|thead|tr|td|th|ul|ol|li|center|h[1-6]|hr|blockquote';
/** Elements inside a line whose tags nobody writes as words. */
const inline = 'span|font|strong|o:p|st1:[a-z]+|nobr|tt';
/** Elements whose bare tags a text may talk of: taken off where they have attributes, or where a text is full of tags. */
const doubtful = '[abisu]|em|img|sub|sup|small|big|code|wbr|ins|del|label|colgroup|col|figure|figcaption';

const attributes = String.raw`(?:\s[^<>]{0,2000})?`;
const tagOf = (names: string) => new RegExp(String.raw`<\/?(?:${names})${attributes}\s?\/?>`, 'giu');
const certain = tagOf(`${lines}|${inline}`);
const lineTag = new RegExp(String.raw`^<\/?(?:${lines})(?![a-z:])`, 'iu');
const withAttributes = new RegExp(String.raw`<(?:${doubtful})\s[^<>=]{1,40}=[^<>]{0,2000}>`, 'iu');
const anyTag = tagOf(`${lines}|${inline}|${doubtful}`);
const comment = /<!--(?:\[if|\s*more|StartFragment|EndFragment)[^<>]{0,200}-->/giu;

const ends = (text: string, at: number): boolean => at < 0 || at >= text.length || text.charAt(at) === '\n';

/** A tag that begins or ends a line gives a line break, but where there is one already. */
function afterTag(text: string, tag: string, index: number): string {
  if (!lineTag.test(tag)) return '';
  return ends(text, index - 1) || ends(text, index + tag.length) ? '' : '\n';
}

/** True if a text holds remains of a page's markup. */
const hasTags = (text: string): boolean => text.search(certain) >= 0 || text.search(withAttributes) >= 0;

/** Named references that are certain to be remains: with their semicolon, and no address around them. */
const isWhole = (written: string): boolean => written.endsWith(';');

/**
 * Take off what is left of a page's markup in a text: tags of lines and of type, references to characters.
 *
 * Tags that a text may talk of (`<b>`, `<script>`) stay, unless others are there that no text would have.
 */
export function takeOffFragments(source: Traced): Traced {
  const { text } = source;
  const hasRemains = text.includes('<') && hasTags(text);
  const tags = hasRemains
    ? [
        ...matches(text, anyTag, 'markup', ({ 0: tag, index }) => afterTag(text, tag, index)),
        ...matches(text, comment, 'markup', () => ''),
      ].sort((a, b) => a.start - b.start)
    : [];
  const bare = applyChanges(source, tags);
  if (!bare.text.includes('&')) return bare;
  const decoded = matches(bare.text, reference, 'entity', ([written]) =>
    isWhole(written) ? characterOf(written) : null,
  );
  return applyChanges(bare, decoded);
}
