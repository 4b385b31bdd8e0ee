/** A line of a source as a terminal shows it, and below it the marks that stand under some of its words. */
export type Caret = { readonly line: string; readonly mark: string };

/** One character as it is shown, the columns it takes, and what takes as many in the line of marks. */
type Cell = { readonly shown: string; readonly width: number; readonly gap: string };

/** Most columns of a shown line. */
const limit = 78;
const cut = '…';

/** East Asian Width W and F: two columns in every terminal. */
const wide =
  /^[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3040-\u3247\u2630-\u2637\u268A-\u268F\u3250-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]$/u;

/** Code points of East Asian Width A (“ ” … — · ①) in hexadecimal: two columns in some terminals and one in others. */
const ambiguousRanges = `
  a1 a4 a7-a8 aa ae b0-b4 b6-ba bc-bf c6 d0 d7-d8 de-e1 e6 e8-ea ec-ed f0 f2-f3 f7-fa fc fe 101 111 113 11b
  126-127 12b 131-133 138 13f-142 144 148-14b 14d 152-153 166-167 16b 1ce 1d0 1d2 1d4 1d6 1d8 1da 1dc 251 261
  2c4 2c7 2c9-2cb 2cd 2d0 2d8-2db 2dd 2df 391-3a1 3a3-3a9 3b1-3c1 3c3-3c9 401 410-44f 451 2010 2013-2016
  2018-2019 201c-201d 2020-2022 2024-2027 2030 2032-2033 2035 203b 203e 2074 207f 2081-2084 20ac 2103 2105
  2109 2113 2116 2121-2122 2126 212b 2153-2154 215b-215e 2160-216b 2170-2179 2189 2190-2199 21b8-21b9 21d2
  21d4 21e7 2200 2202-2203 2207-2208 220b 220f 2211 2215 221a 221d-2220 2223 2225 2227-222c 222e 2234-2237
  223c-223d 2248 224c 2252 2260-2261 2264-2267 226a-226b 226e-226f 2282-2283 2286-2287 2295 2299 22a5 22bf
  2312 2460-24e9 24eb-254b 2550-2573 2580-258f 2592-2595 25a0-25a1 25a3-25a9 25b2-25b3 25b6-25b7 25bc-25bd
  25c0-25c1 25c6-25c8 25cb 25ce-25d1 25e2-25e5 25ef 2605-2606 2609 260e-260f 261c 261e 2640 2642 2660-2661
  2663-2665 2667-266a 266c-266d 266f 269e-269f 26bf 26c6-26cd 26cf-26d3 26d5-26e1 26e3 26e8-26e9 26eb-26f1
  26f4 26f6-26f9 26fb-26fc 26fe-26ff 273d 2776-277f 2b56-2b59 3248-324f fffd 1f100-1f10a 1f110-1f12d
  1f130-1f169 1f170-1f18d 1f18f-1f190 1f19b-1f1ac`
  .trim()
  .split(/\s+/u)
  .map((range) => range.split('-').map((end) => `\\u{${end}}`))
  .map((ends) => ends.join('-'))
  .join('');
const ambiguous = new RegExp(`^[${ambiguousRanges}]$`, 'u');

const zero = /^[\p{Mn}\p{Me}\u1160-\u11FF\u200B-\u200D\u2060\uFEFF\u00AD]$/u;
/** What must not reach a terminal, or shows nothing there: controls, marks of direction, private use, halves of pairs. */
const unseen = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]$/u;

/** U+2400 and on are pictures of the controls U+0000 to U+001F; U+2426 stands for anything else. */
const picture = (char: string): string =>
  char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '\u2426';

function cellOf(char: string): Cell {
  if (char === '\t') return { shown: ' ', width: 1, gap: ' ' };
  if (zero.test(char)) return { shown: char, width: 0, gap: '' };
  if (unseen.test(char)) return { shown: picture(char), width: 1, gap: ' ' };
  if (ambiguous.test(char)) return { shown: char, width: 2, gap: '·' };
  return wide.test(char) ? { shown: char, width: 2, gap: '  ' } : { shown: char, width: 1, gap: ' ' };
}

const cellsOf = (text: string): readonly Cell[] => [...text].map(cellOf);
const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);
const cutCell = cellOf(cut);

/** Columns a text takes in a Chinese terminal: East Asian Width W, F and A two, combining marks none, a tab one. */
export const columns = (text: string): number => widthOf(cellsOf(text));

/** The first cells that fit into so many columns; `…` takes the place of the rest. */
function fit(cells: readonly Cell[], room: number): readonly Cell[] {
  if (widthOf(cells) <= room) return cells;
  const kept: Cell[] = [];
  let left = room - cutCell.width;
  for (const cell of cells) {
    left -= cell.width;
    if (left < 0) break;
    kept.push(cell);
  }
  return [...kept, cutCell];
}

/** Code units on either side of the words that are looked at: enough to fill a line with what takes columns. */
const reach = 4 * limit;

/** Code units before the n-th character (1-based, in code points). */
function unitsBefore(text: string, column: number): number {
  let at = 0;
  for (let n = 1; n < column && at < text.length; n++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

const marksOf = (cells: readonly Cell[]): string =>
  cells.map(({ width, gap }) => '^'.repeat(gap === '·' ? 1 : width)).join('') || '^';

/**
 * A line of a source with carets under some of its words, both shortened to at most 78 columns around them.
 *
 * A `·` below a character that is one column wide in some terminals and two in others (“, ”, …) is as wide as that character
 * in each of them, so that the carets stand where they should in both. Controls are shown as their pictures (␛), so that a
 * source cannot steer the terminal; a tab is one space.
 *
 * @param column 1-based, in code points.
 * @param words What the carets mark, as it stands in the line; at least one column is marked.
 * @see https://www.unicode.org/reports/tr11/
 */
export function caret(lineText: string, column: number, words: string): Caret {
  const start = unitsBefore(lineText, column);
  const end = Math.min(lineText.length, start + words.length);
  const marked = fit(cellsOf(lineText.slice(start, Math.min(end, start + reach))), limit - 8);
  const room = limit - widthOf(marked);
  const before = cellsOf(lineText.slice(Math.max(0, start - reach), start)).toReversed();
  const after = end - start > reach ? [] : cellsOf(lineText.slice(end, end + reach));
  const half = Math.floor(room / 2);
  const forAfter = Math.max(half, room - widthOf(before));
  const right = fit(after, forAfter);
  const left = fit(before, room - widthOf(right)).toReversed();
  return {
    line: [...left, ...marked, ...right].map(({ shown }) => shown).join(''),
    mark: left.map(({ gap }) => gap).join('') + marksOf(marked),
  };
}
