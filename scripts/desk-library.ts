import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../src/build/content-folder.ts';
import { reader, readRegister } from '../src/build/reader.ts';
import { casePages } from '../src/core/case-pages.ts';
import { decisionCodes, placeOfDecision } from '../src/core/decisions.ts';
import { reasonsFor } from '../src/core/ledger-reasons.ts';
import { readCompilation } from '../src/core/pipeline.ts';
import { formatProblem, hasErrors, type Problem, wording } from '../src/core/problems.ts';
import type { Register } from '../src/core/register.ts';
import type { Decision } from '../src/core/schema/batch.ts';
import type { Shelf } from '../src/core/shelf.ts';
import type { Outcome } from '../src/core/types.ts';
import type { DeskLibrary } from '../src/desk/desk.ts';
import { type Reading, readingOf } from '../src/desk/reading.ts';
import type { Made } from '../src/desk/state.ts';
import {
  type BatchFolder,
  batchFolders,
  generateCases,
  readBatchFolder,
  writeGenerated,
} from './generate-cases.ts';
import { readShelf } from './read-shelf.ts';

/** Batches that lie in the library's folder itself: a link that leads elsewhere is none. */
const ownBatches = (content: string): readonly string[] =>
  batchFolders(content).filter((id) => {
    const folder = join(content, 'batches', id);
    return realpathSync(folder) === join(realpathSync(join(content, 'batches')), id);
  });

const fileOf = (content: string, id: string): string => join(content, 'batches', id, 'decisions.yaml');

function textOf(file: string): string | null {
  return existsSync(file) && lstatSync(file).isFile() ? readFileSync(file, 'utf8') : null;
}

/** Put a text in place of another, aside first; what is there already and no plain file is left alone. */
function swapFile(file: string, before: string | null, after: string | null): boolean {
  if (textOf(file) !== before || (before === null && existsSync(file))) return false;
  if (after === null) {
    rmSync(file);
    return true;
  }
  const aside = `${file}.${randomBytes(6).toString('hex')}.new`;
  try {
    writeFileSync(aside, after, { flag: 'wx' });
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  return true;
}

type Read = Outcome<Reading | null>;

/** Most code units of captured text that are kept read. */
const mostKept = 4_000_000;

/** What was read last, by all that it depends on, so that a decision that was tried out is not read again. */
class RecentReadings {
  private readonly readings = new Map<string, Read>();
  /** The last batch folder, with its key: a PDF is not taken apart anew for every decision that is tried out. */
  private folder: { readonly key: string; readonly read: Outcome<BatchFolder | null> } | null = null;

  async folderFor(key: string, make: () => Promise<Outcome<BatchFolder | null>>) {
    if (this.folder?.key !== key) this.folder = { key, read: await make() };
    return this.folder.read;
  }

  readingFor(key: string, make: () => Read): Read {
    const made = this.readings.get(key) ?? make();
    this.readings.delete(key);
    this.readings.set(key, made);
    let kept = 0;
    for (const [old, { value }] of [...this.readings].reverse()) {
      kept += value?.compilation.captured.text.length ?? 0;
      if (kept > mostKept && old !== key) this.readings.delete(old);
    }
    return made;
  }

  clear(): void {
    this.readings.clear();
    this.folder = null;
  }
}

/** Name, size and time of the files that a batch is read from, but for its decisions and what is made of it. */
function filesKey(content: string, id: string): string {
  const folder = join(content, 'batches', id);
  const names = namesIn(folder).filter((name) => !/^(?:decisions\.yaml|ledger\.jsonl)$/u.test(name));
  const files = [...names.map((name) => join(folder, name)), join(content, 'register.csv')];
  return JSON.stringify(
    files.map((file) => {
      const { size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
      return [file, size, mtimeMs];
    }),
  );
}

/**
 * Read a batch as `npm run cases` does, but with lines counted in the whole captured text.
 *
 * @param register Addresses that are known.
 */
function compile({ batch, decisions, files }: BatchFolder, register: Register, shelf: Shelf): Read {
  const context = { title: batch.title_origin === 'printed' ? batch.title : null, decisions };
  const read = readCompilation(files, shelf, context);
  const pages = casePages(batch, read.value, register, reasonsFor(shelf.boilerplate));
  const lost = hasErrors(read.problems) ? [] : pages.problems;
  const reading = readingOf(batch, read.value, pages.value.cases, pages.value.ledger);
  return { value: reading, problems: [...read.problems, ...lost] };
}

async function readOne(
  content: string,
  shelf: Shelf,
  id: string,
  tried: readonly Decision[] | undefined,
  recent: RecentReadings,
): Promise<Read> {
  const path = join(content, 'batches', id);
  const yaml = textOf(fileOf(content, id)) ?? '';
  const files = filesKey(content, id);
  const folder = await recent.folderFor(`${files} ${yaml}`, () => readBatchFolder(path, id));
  const source = reader();
  const register = readRegister(content, source);
  const before = [...source.problems, ...folder.problems];
  if (folder.value === null) return { value: null, problems: before };
  const own = { ...folder.value, decisions: tried ?? folder.value.decisions };
  const key = `${files} ${JSON.stringify(own.decisions)}`;
  const { value, problems } = recent.readingFor(key, () => compile(own, register, shelf));
  const located = problems.map((p) =>
    decisionCodes.has(p.code) ? { ...p, place: { file: 'decisions.yaml', ...placeOfDecision(yaml, p) } } : p,
  );
  return { value, problems: [...before, ...located] };
}

const told = (problems: readonly Problem[]): readonly string[] =>
  problems.filter((p) => wording(p).severity !== 'note').map(formatProblem);

/** Make all pages of a library and write them. */
async function make(content: string, shelf: Outcome<Shelf | null>): Promise<Made> {
  const nothing = { message: '有错误，什么也没有写。', changed: [] };
  if (shelf.value === null) return { ...nothing, problems: told(shelf.problems) };
  const { value, problems } = await generateCases(content, shelf.value);
  if (hasErrors(problems)) return { ...nothing, problems: told(problems) };
  const changed = writeGenerated(content, value.files);
  const cases = value.batches.reduce((sum, { pages }) => sum + pages.cases.length, 0);
  const message = `${String(value.batches.length)} 份汇编，${String(cases)} 个案例；改动 ${String(changed.length)} 个文件。`;
  return { message, changed, problems: told(problems) };
}

/**
 * A library on disk, as the curator's desk reads and writes it.
 *
 * @param first Rules and vocabularies to begin with; making the pages reads them again, and so they are then what the desk reads by.
 */
export function deskLibrary(content: string, first: Shelf): DeskLibrary {
  const recent = new RecentReadings();
  let shelf = first;
  return {
    taxonomy: () => shelf.taxonomy,
    gazetteer: () => shelf.gazetteer,
    batches: () => ownBatches(content),
    decisionsOf: (id) => textOf(fileOf(content, id)),
    swap: (id, before, after) =>
      ownBatches(content).includes(id) && swapFile(fileOf(content, id), before, after),
    read: (id, decisions) => readOne(content, shelf, id, decisions, recent),
    make: () => {
      const again = readShelf(content);
      shelf = again.value ?? shelf;
      recent.clear();
      return make(content, again);
    },
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}
