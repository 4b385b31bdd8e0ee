/** A record of a CSV file, with the 1-based line on which it starts. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const byteOrderMark = '\uFEFF';

/**
 * Read CSV: fields may be quoted, quoted fields may hold commas, line breaks and doubled quotation marks.
 *
 * A byte-order mark is dropped, CRLF and LF both end a record, empty lines are left out. Never throws: what follows an
 * unclosed quotation mark is one field.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function parseCsv(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const field = /(?:"((?:[^"]|"")*)(?:"|$)|([^,\r\n]*))(,|\r?\n|\r|$)/guy;
  const source = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  let cells: string[] = [];
  let line = 1;
  let started = 1;
  for (let match = field.exec(source); match !== null; match = field.exec(source)) {
    const [whole, quoted, plain = '', end = ''] = match;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end !== ',') {
      if (cells.length > 1 || cells[0] !== '') rows.push({ line: started, cells });
      cells = [];
      started = line;
    }
    if (end === '') break;
  }
  return rows;
}

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Write CSV with a byte-order mark, by which spreadsheets know UTF-8, and LF at the end of every record. */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  byteOrderMark + rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
