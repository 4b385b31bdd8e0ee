import type { Change } from '../traced.ts';
import { type Cell, tableRules } from './table.ts';

/** A record of a delimited text: its cells, and the offset of its end, before its line break. */
export type Delimited = { readonly cells: readonly Cell[]; readonly start: number; readonly end: number };

/** Offset of the quotation mark that closes a field, or -1; `doubled` collects pairs of marks inside it. */
function closing(text: string, from: number, doubled: number[]): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charAt(at + 1) !== '"') return at;
    doubled.push(at);
  }
  return -1;
}

const trimmed = (text: string, from: number, to: number): { start: number; end: number } => {
  let [start, end] = [from, to];
  while (start < end && text.charAt(start).trim() === '') start++;
  while (end > start && text.charAt(end - 1).trim() === '') end--;
  return { start, end };
};

/** Reads fields of a text one by one. */
class FieldReader {
  at: number;
  private readonly text: string;
  private readonly delimiter: string;
  /** No quotation mark closes from here on. */
  private unclosed = Infinity;

  constructor(text: string, from: number, delimiter: string) {
    this.text = text;
    this.at = from;
    this.delimiter = delimiter;
  }

  private isEnd(at: number): boolean {
    const unit = this.text.charAt(at);
    return unit === '' || unit === this.delimiter || unit === '\n' || unit === '\r';
  }

  private quoted(): Cell | null {
    if (this.text.charAt(this.at) !== '"' || this.at >= this.unclosed) return null;
    const doubled: number[] = [];
    const close = closing(this.text, this.at + 1, doubled);
    if (close < 0) this.unclosed = Math.min(this.unclosed, this.at);
    if (close < 0 || !this.isEnd(close + 1)) return null;
    const span = trimmed(this.text, this.at + 1, close);
    const inner = doubled.map((at): Change => ({ start: at, end: at + 1, after: '', rule: tableRules.mark }));
    this.at = close + 1;
    return { ...span, inner: inner.filter(({ start }) => start >= span.start && start < span.end) };
  }

  field(): Cell {
    const found = this.quoted();
    if (found !== null) return found;
    const from = this.at;
    while (!this.isEnd(this.at)) this.at++;
    return { ...trimmed(this.text, from, this.at), inner: [] };
  }
}

/**
 * Read a delimited text record by record: fields may be quoted, quoted fields may hold delimiters, line breaks and doubled marks.
 *
 * Never throws: a quotation mark that nothing closes is a character like others. Empty lines give records without cells.
 *
 * @param from Offset at which the first record begins.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function* delimitedRecords(text: string, from: number, delimiter: string): Generator<Delimited> {
  const reader = new FieldReader(text, from, delimiter);
  while (reader.at < text.length) {
    const start = reader.at;
    const cells = [reader.field()];
    while (text.charAt(reader.at) === delimiter) {
      reader.at++;
      cells.push(reader.field());
    }
    const end = reader.at;
    const isEmpty = cells.length === 1 && cells[0]?.start === cells[0]?.end;
    yield { cells: isEmpty ? [] : cells, start, end };
    if (text.startsWith('\r\n', reader.at)) reader.at += 2;
    else if (reader.at < text.length) reader.at++;
  }
}
