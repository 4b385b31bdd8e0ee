import { decode, type Encoding } from './decode.ts';
import { hasErrors } from './problems.ts';
import { traced } from './traced.ts';
import type { Outcome, Traced } from './types.ts';

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
};

const nothing: Captured = { text: '', source: traced(''), files: [] };

/**
 * Turn the files of one compilation into one captured text.
 *
 * @param files In reading order.
 * @returns Nothing if any file cannot be read; the problems name the file.
 */
export function capture(files: readonly SourceFile[]): Outcome<Captured> {
  const [file] = files;
  if (file === undefined) return { value: nothing, problems: [] };
  const { value, problems } = decode(file.bytes);
  if (hasErrors(problems)) return { value: nothing, problems };
  const { text, encoding } = value;
  const only: CapturedFile = { name: file.name, form: 'text', encoding, start: 0, length: text.length };
  return { value: { text, source: traced(text), files: [only] }, problems };
}
