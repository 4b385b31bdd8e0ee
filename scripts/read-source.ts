import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceFile } from '../src/core/capture.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import type { Outcome } from '../src/core/types.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';

/** Largest file that is read, in bytes. */
const largest = 256_000_000;

const natural = new Intl.Collator('en', { numeric: true });

/** Names in the order in which people number pages: 2 before 10. The same in every locale of the machine. */
export const inNaturalOrder = (names: readonly string[]): readonly string[] =>
  [...names].sort((a, b) => natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0));

/** Names of a batch folder's sources in reading order: `source.<form>`, or `source-01.<form>` and so on. */
export const sourceNames = (folder: string): readonly string[] =>
  inNaturalOrder(
    existsSync(folder) ? readdirSync(folder).filter((name) => /^source(?:-\d+)?\./u.test(name)) : [],
  );

/**
 * Files named on the command line, in the order given, and those directly in folders named there, in natural order.
 *
 * @returns Their paths; `no-file` for every path that leads nowhere, and for a folder without files.
 */
export function listFiles(paths: readonly string[]): Outcome<readonly string[]> {
  const problems: Problem[] = [];
  const files = paths.flatMap((path) => {
    const kind = existsSync(path) ? statSync(path) : null;
    const found =
      kind?.isDirectory() === true
        ? inNaturalOrder(
            readdirSync(path).filter((name) => !/^[.~]/u.test(name) && !/^thumbs\.db$/iu.test(name)),
          )
            .map((name) => join(path, name))
            .filter((file) => statSync(file).isFile())
        : kind?.isFile() === true
          ? [path]
          : [];
    if (found.length === 0) problems.push(problem('no-file', { file: path }));
    return found;
  });
  return { value: files, problems };
}

const startsWith = (bytes: Uint8Array, ascii: string): boolean =>
  [...ascii].every((c, i) => bytes[i] === c.charCodeAt(0));

/** Marks of a compound file that holds an encrypted Word document: the name of its stream in UTF-16. */
const lockedDocument = Buffer.from('EncryptedPackage', 'utf16le');

/** The text of a file that is none, taken out by a tool; `null` for a file that is text itself. */
async function extract(bytes: Uint8Array): Promise<Outcome<SourceFile['extracted']>> {
  if (startsWith(bytes.subarray(0, 1024), '%PDF-')) {
    const { value, problems } = await readPdf(bytes);
    return { value: { form: 'pdf', text: value }, problems };
  }
  if (startsWith(bytes, 'PK\u0003\u0004')) {
    const { value, problems } = await readDocx(bytes);
    return { value: { form: 'docx', text: value }, problems };
  }
  const isLocked =
    startsWith(bytes, '\u00D0\u00CF\u0011\u00E0') && Buffer.from(bytes).includes(lockedDocument);
  return { value: null, problems: isLocked ? [problem('encrypted', {}, { found: 'Office 文件' })] : [] };
}

async function readFile(file: string): Promise<Outcome<SourceFile | null>> {
  if (statSync(file).size > largest) {
    const limit = `${String(largest / 1e6)} MB`;
    return { value: null, problems: [problem('too-large', { file }, { found: '文件', limit })] };
  }
  const bytes = readFileSync(file);
  const { value, problems } = await extract(bytes);
  const placed = problems.map((p) => ({ ...p, place: { file, ...p.place } }));
  return { value: { name: basename(file), bytes, extracted: value }, problems: placed };
}

/**
 * Read the files of one compilation from disk, with the text of DOCX and PDF taken out.
 *
 * @param paths Files in reading order, or folders, whose files are read in natural order.
 * @returns The files that could be read; the problems, by path, name every one that could not.
 */
export async function readSourceFiles(paths: readonly string[]): Promise<Outcome<readonly SourceFile[]>> {
  const { value: files, problems: missing } = listFiles(paths);
  const problems = [...missing];
  const read: SourceFile[] = [];
  for (const file of files) {
    const { value, problems: found } = await readFile(file);
    problems.push(...found);
    if (value !== null && !hasErrors(found)) read.push(value);
  }
  return { value: read, problems };
}
