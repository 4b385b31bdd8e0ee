const plain = /^[\p{Script=Han}\p{L}\p{N}，。：；、（）《》“”·—–]$/u;

/**
 * A text as a CSS string: whatever its characters, it stays one string, also inside `<style>`.
 *
 * @see https://www.w3.org/TR/css-syntax-3/#escaping
 */
export const cssString = (text: string): string =>
  `"${[...text]
    .map((char) => (plain.test(char) ? char : `\\${(char.codePointAt(0) ?? 0).toString(16)} `))
    .join('')}"`;

/**
 * Running head and page numbers of a printed page, as margin boxes.
 *
 * @see https://www.w3.org/TR/css-page-3/#margin-boxes
 */
export const runningHead = (left: string, right: string): string =>
  `@page{@top-left{content:${cssString(left)}}@top-right{content:${cssString(right)}}@bottom-center{content:counter(page) " / " counter(pages)}}`;
