/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Number of random trials, by the environment variable ANLI_TRIALS. */
export const trials = Number(process.env['ANLI_TRIALS'] ?? 500);

export const pick = <T>(random: () => number, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

/** What Markdown, MDX, HTML and YAML might take for markup, and plain text between. */
export const hostilePieces = [
  ...'\\`*_{}[]()<>#+-.!|~$&;:=\'"/@^%,?0127aizAZ',
  ' ', '  ', '    ', '\t', '\n', '\u00a0', '\u3000', '\u200b', '\u2028', '\r\n', '\u0085', '\f', '\v',
  '汉', '字', '，', '。', '“', '”', '（', '《', '》', '—', '…', '😀', '\ud840\udc00', 'é', 'ß',
  'import ', 'export ', 'import', 'export default', "import x from 'y'", 'export const a=1', 'const', 'await ',
  '{process.exit()}', '${}', '{/* */}', '<!-- -->', '<script>', '</script>', '<b>', '</p>', '<>', '</>', '<?x?>', '<![CDATA[', '<a href="x">',
  '---', '***', '___', '===', '```', '~~~', '```js', '$$', '+++', '> ', '>', '# ', '## ', '###### ', '- ', '* ', '+ ', '1. ', '1) ', '12. ', '1.', '- [ ] ', '[x] ',
  '| a | b |', '|-|-|', ':-:', ':--', '[^1]', '[^1]: ', '[a]: b', '[a](b)', '![a](b)', '[[a]]', ':::', ':name[x]{y}', '@@', '%%', '~~a~~', '**a**', '__a__', '_a_', '*a*', '`a`',
  'http://', 'https://a.cn', 'HTTPS://A.CN/_x_', 'www.', 'www.a.cn', 'ftp://a.cn', 'mailto:', 'mailto:a@b.cn', 'xmpp:a@b.cn', 'a@b.cn', '<a@b.cn>', '<https://a.cn>',
  '&amp;', '&lt;', '&#60;', '&#x3c;', '&copy', '&nbsp;', '&', '\\', '\\\\', '\\n', '\\{', 'C#', 'a_b_c', '3*4*5', '2^3', '100%', 'true', 'null', '~', '!!js/function', '%YAML', '? ', ': ', ' #', "'", '"',
] as const satisfies readonly string[]; // prettier-ignore

/** A hostile line of up to `most` pieces. */
export function hostileText(random: () => number, most: number): string {
  const count = 1 + Math.floor(random() * most);
  const [first, ...rest] = hostilePieces;
  return Array.from({ length: count }, () => pick(random, [first, ...rest])).join('');
}
