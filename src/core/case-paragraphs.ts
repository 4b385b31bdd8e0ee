import { plainText } from './plain-text.ts';

/**
 * Paragraphs of a case page in their order: the n-th is the one that its page gives the id `pn`. Headings do not count.
 *
 * @param mdx Body of a case file.
 */
export const caseParagraphs = (mdx: string): readonly string[] =>
  mdx
    .split(/\n{2,}/u)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !/^#{1,6} /u.test(block))
    .map(plainText);
