/**
 * Text as it can stand in one line of any format: control characters and line breaks, with the spaces around them, become one
 * space; outer spaces go; unpaired surrogates, which UTF-8 does not know, become U+FFFD.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\s*[\p{Cc}\u2028\u2029][\s\p{Cc}]*/gu, ' ')
    .trim();
