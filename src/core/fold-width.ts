/**
 * Full-width ASCII and the ideographic space as half-width, one code unit for one, so that offsets stay.
 * For comparing only: the text shown keeps its own marks.
 */
export const foldWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/gu, (c) =>
    c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
