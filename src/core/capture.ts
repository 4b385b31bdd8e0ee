import { decode, type Encoding, mojibake } from './decode.ts';
import { takeOffAsides } from './forms/asides.ts';
import { takeOffFragments } from './forms/fragments.ts';
import { isHtml, readHtml } from './forms/html.ts';
import { joinTexts } from './forms/joined.ts';
import { isJson, readJson } from './forms/json.ts';
import { readCellLines } from './forms/cell-lines.ts';
import { readDelimited, readTextTables, type TabledText } from './forms/text-tables.ts';
import { hasErrors, type Problem, problem } from './problems.ts';
import { traced } from './traced.ts';
import type { Outcome, Span, Traced } from './types.ts';

/** What a captured file is: how its text came out of its bytes. */
export type Form = 'text' | 'html' | 'table' | 'docx' | 'pdf';

/** A captured file. `extracted` is the text that a tool took out of a DOCX or PDF; `null` for one that is text itself. */
export type SourceFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly extracted: { readonly form: 'docx' | 'pdf'; readonly text: string } | null;
};

/** Where a file lies in the captured text of its batch: code units. */
export type CapturedFile = {
  readonly name: string;
  readonly form: Form;
  readonly encoding: Encoding | null;
  readonly start: number;
  readonly length: number;
};

/**
 * All that was captured of one compilation.
 *
 * `text` is what stands in its files, one behind the other; every offset of the ledger counts its code units. `source` is that
 * text as the pipeline reads it: marks of HTML and of tables are taken off or turned into lines, each as a traced edit.
 */
export type Captured = {
  readonly text: string;
  readonly source: Traced;
  readonly files: readonly CapturedFile[];
  /** Where in `text` the rows of a table of cases stand: each row is one case. Empty without such a table. */
  readonly rows: readonly Span[];
  /** What the first web page says in its `<title>`; the text does not have it. */
  readonly pageTitle: string | null;
};

const nothing: Captured = { text: '', source: traced(''), files: [], rows: [], pageTitle: null };

/** A file as text, and as the pipeline reads it. */
type ReadFile = TabledText & {
  readonly text: string;
  readonly form: Form;
  readonly encoding: Encoding | null;
  readonly title: string | null;
};

/** Tables inside a page, and remains of markup in it. */
function asPage(page: Traced): TabledText {
  const { source, rows } = readCellLines(page) ?? readTextTables(page);
  return { source: takeOffFragments(source), rows };
}

const isTableName = (name: string): boolean => /\.(?:csv|tsv|tab)$/iu.test(name);
const isJsonName = (name: string): boolean => /\.(?:json|jsonl|ndjson)$/iu.test(name);

/** Find the form of a text, by its beginning and its name, and read it. */
function readForm(text: string, name: string): Outcome<Pick<ReadFile, 'form' | 'source' | 'rows' | 'title'>> {
  const table = ({ source, rows }: TabledText) =>
    ({ form: 'table', source: takeOffFragments(source), rows, title: null }) as const;
  if (isJsonName(name) || isJson(text)) {
    const { value, problems } = readJson(traced(text));
    if (!hasErrors(problems) || isJsonName(name)) return { value: table(value), problems };
  }
  if (isHtml(text, name)) {
    const page = readHtml(text);
    const isEmpty = !/[\p{L}\p{N}]/u.test(page.source.text);
    return { value: { form: 'html', ...page }, problems: isEmpty ? [problem('html-source')] : [] };
  }
  const delimited = readDelimited(traced(text), isTableName(name));
  if (delimited !== null) return { value: table(delimited), problems: [] };
  return { value: { form: 'text', ...asPage(traced(text)), title: null }, problems: [] };
}

function readFile({ name, bytes, extracted }: SourceFile): Outcome<ReadFile | null> {
  if (extracted !== null) {
    const { form, text } = extracted;
    const problems = text.trim() === '' ? [problem('empty-source')] : [];
    return {
      value: { text, form, encoding: null, ...asPage(takeOffAsides(traced(text))), title: null },
      problems,
    };
  }
  const { value, problems } = decode(bytes);
  if (hasErrors(problems)) return { value: null, problems };
  const read = readForm(value.text, name);
  const found = [...problems, ...read.problems, ...mojibake(read.value.source.text)];
  return { value: { text: value.text, encoding: value.encoding, ...read.value }, problems: found };
}

/**
 * Turn the files of one compilation into one captured text.
 *
 * @param files In reading order.
 * @returns Nothing if any file cannot be read; the problems name the file.
 */
export function capture(files: readonly SourceFile[]): Outcome<Captured> {
  const read: (ReadFile & { readonly name: string })[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const { value, problems: found } = readFile(file);
    for (const p of found) problems.push({ ...p, place: { file: file.name, ...p.place } });
    if (value !== null) read.push({ ...value, name: file.name });
  }
  if (files.length === 0 || hasErrors(problems)) return { value: nothing, problems };
  let length = 0;
  const rows: Span[] = [];
  const captured = read.map(({ name, form, encoding, text, rows: own }): CapturedFile => {
    const start = length;
    length += text.length;
    for (const row of own) rows.push({ start: start + row.start, end: start + row.end });
    return { name, form, encoding, start, length: text.length };
  });
  const value: Captured = {
    text: read.map(({ text }) => text).join(''),
    source:
      read[0] !== undefined && read.length === 1
        ? read[0].source
        : joinTexts(read.map(({ source, text }) => ({ source, length: text.length }))),
    files: captured,
    rows,
    pageTitle: read.map(({ title }) => title).find((title) => title !== null) ?? null,
  };
  return { value, problems };
}
