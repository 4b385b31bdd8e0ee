const byteOrderMark = '\uFEFF';

/** Beginnings of what spreadsheets calculate instead of showing, in half and full width. */
const formula = /^[=+\-@＝＋－＠\t\r\n]/u;

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * CSV for spreadsheets: byte-order mark, every cell quoted, CR LF at the end of every row.
 *
 * A cell that a spreadsheet would calculate gets an apostrophe before it. So that nothing is added in silence, one more column says
 * of each row in which columns that was done, parted by `；`.
 *
 * @param rows As many cells each as there are names.
 * @param marked Name of that column.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function spreadsheetCsv(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  marked: string,
): string {
  const lines = rows.map((cells) => [
    ...cells.map((cell) => (formula.test(cell) ? `'${cell}` : cell)),
    names.filter((_, at) => formula.test(cells[at] ?? '')).join('；'),
  ]);
  const all = [[...names, marked], ...lines];
  return byteOrderMark + all.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}
