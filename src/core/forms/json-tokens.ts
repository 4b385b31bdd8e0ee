import type { Span } from '../types.ts';

/** A token of JSON; `string` spans its words without quotes. `lines` are the 1-based line it stands on. */
export type JsonToken = Span & {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'scalar';
};

const token = /\s*(?:([{}[\],:])|(")|([\w.+-]+))/uy;
const stringEnd = /["\\\n\r]/gu;

/** Offset of the quotation mark that closes a string, or -1 where the line ends before it. */
function endOfString(text: string, from: number): number {
  stringEnd.lastIndex = from;
  for (let match = stringEnd.exec(text); match !== null; match = stringEnd.exec(text)) {
    if (match[0] === '"') return match.index;
    if (match[0] !== '\\') return -1;
    stringEnd.lastIndex = match.index + 2;
  }
  return -1;
}

/**
 * The tokens of a JSON text in order, up to its end or to what is no JSON.
 *
 * @returns The tokens, and the offset at which reading stopped: the text's length if all of it is JSON tokens.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function jsonTokens(text: string): { tokens: readonly JsonToken[]; stopped: number } {
  const tokens: JsonToken[] = [];
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) break;
    const [, mark, quote, scalar = ''] = match;
    const end = token.lastIndex;
    if (mark !== undefined) tokens.push({ kind: mark as JsonToken['kind'], start: end - 1, end });
    else if (quote === undefined) tokens.push({ kind: 'scalar', start: end - scalar.length, end });
    else {
      const close = endOfString(text, end);
      if (close < 0) return { tokens, stopped: end - 1 };
      tokens.push({ kind: 'string', start: end, end: close });
    }
    at = quote === undefined ? end : (tokens.at(-1)?.end ?? end) + 1;
  }
  const rest = text.slice(at).search(/\S/u);
  return { tokens, stopped: rest < 0 ? text.length : at + rest };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: '', f: '\n' };

/** What an escape in a JSON string stands for: `\n`, `\u4e00`; any other character stands for itself. */
export function unescaped(escape: string): string {
  const mark = escape.charAt(1);
  if (mark === 'u') return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return escapes[mark] ?? mark;
}
