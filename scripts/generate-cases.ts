import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { namesIn, shownPath } from '../src/build/content-folder.ts';
import { reader, readRegister } from '../src/build/reader.ts';
import { type BatchPages, casePages, type ContentFile } from '../src/core/case-pages.ts';
import { type Compilation, readCompilation } from '../src/core/pipeline.ts';
import { reasonsFor } from '../src/core/ledger-reasons.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import {
  appendAddresses,
  formatRegister,
  type Register,
  reserveAddresses,
  type Wanted,
  wantedAddresses,
} from '../src/core/register.ts';
import {
  type Batch,
  batchIdSchema,
  batchSchema,
  type Decision,
  decisionsSchema,
} from '../src/core/schema/batch.ts';
import { librarySchema } from '../src/core/schema/library.ts';
import type { Taxonomy } from '../src/core/schema/taxonomy.ts';
import type { Shelf } from '../src/core/shelf.ts';
import type { Outcome } from '../src/core/types.ts';

/** A batch folder as read from disk. */
export type BatchFolder = {
  readonly batch: Batch;
  readonly decisions: readonly Decision[];
  readonly source: Uint8Array;
  /** Name of the source's file. */
  readonly name: string;
};

/** A batch as the pipeline reads it, for reports. */
export type ReadBatch = {
  readonly batch: Batch;
  readonly compilation: Compilation;
  readonly pages: BatchPages;
};

/** All that `npm run cases` writes, before it is written. */
export type Generated = {
  readonly batches: readonly ReadBatch[];
  readonly files: readonly ContentFile[];
};

const within = (file: string, problems: readonly Problem[]) =>
  problems.map((p) => ({ ...p, place: { file: shownPath(file), ...p.place } }));

/** Read `content/batches/<batch>`: the captured source, its provenance and the curator's decisions. */
export function readBatchFolder(folder: string, name: string): Outcome<BatchFolder | null> {
  const { problems, read } = reader();
  if (!batchIdSchema.safeParse(name).success)
    problems.push(problem('bad-batch-id', { file: shownPath(folder) }, { batch: name }));
  const batch = read(join(folder, 'batch.yaml'), batchSchema);
  const decided = join(folder, 'decisions.yaml');
  const decisions = existsSync(decided) ? read(decided, decisionsSchema) : [];
  const source = readdirSync(folder).find((file) => /^source\./u.test(file));
  if (source === undefined) problems.push(problem('no-source', { file: shownPath(folder) }));
  if (batch !== null && batch.id !== name)
    problems.push(
      problem(
        'batch-folder-mismatch',
        { file: shownPath(join(folder, 'batch.yaml')) },
        { batch: batch.id, folder: name },
      ),
    );
  if (batch === null || decisions === null || source === undefined || hasErrors(problems))
    return { value: null, problems };
  const bytes = readFileSync(join(folder, source));
  return { value: { batch, decisions, source: bytes, name: source }, problems };
}

/** Problems that lie in a curator's decisions, not in the source. */
const ofDecisions: ReadonlySet<Problem['code']> = new Set([
  'anchor-gone',
  'anchor-ambiguous',
  'decision-conflict',
  'unknown-term',
]);

/** Folders of a library's batches; other files that lie there (a system's index, an import that was stopped) are not batches. */
export const batchFolders = (content: string): readonly string[] =>
  namesIn(join(content, 'batches')).filter(
    (name) => !/^\.|\.new$/u.test(name) && statSync(join(content, 'batches', name)).isDirectory(),
  );

/** Read one batch through the pipeline and give its cases their ids. */
export function readBatch(
  { batch, decisions, source, name }: BatchFolder,
  folder: string,
  register: Register,
  shelf: Shelf,
): Outcome<ReadBatch> {
  const context = { title: batch.title_origin === 'printed' ? batch.title : null, decisions };
  const read = readCompilation([{ name, bytes: source, extracted: null }], shelf, context);
  const pages = casePages(batch, read.value, register, reasonsFor(shelf.boilerplate));
  const fileOf = (p: Problem) => (ofDecisions.has(p.code) ? 'decisions.yaml' : name);
  const problems = read.problems.flatMap((p) => within(join(folder, fileOf(p)), [p]));
  // What cannot be read has lost no case: that its cases are not found says nothing new.
  const lost = hasErrors(problems) ? [] : within(join(folder, name), pages.problems);
  return {
    value: { batch, compilation: read.value, pages: pages.value },
    problems: [...problems, ...lost],
  };
}

const syllables = (han: string) => pinyin(han, { toneType: 'none', type: 'array' });

const addressesOf = (batches: readonly ReadBatch[], taxonomy: Taxonomy): readonly Wanted[] =>
  wantedAddresses({
    cases: batches.flatMap(({ pages }) => pages.cases),
    batches: batches.map(({ batch }) => batch),
    taxonomy,
    fingerprints: new Map(batches.flatMap(({ pages }) => [...pages.fingerprints])),
  });

/**
 * Read every batch of a library and make its case pages and its register.
 *
 * @param content Folder of the library.
 * @param shelf Vocabularies, rules and gazetteer.
 * @returns All files to write, by their path in the folder; nothing is written here.
 */
export function generateCases(content: string, shelf: Shelf): Outcome<Generated> {
  const source = reader();
  const { problems } = source;
  const keep = <T>({ value, problems: found }: Outcome<T>): T => {
    problems.push(...found);
    return value;
  };
  const register = readRegister(content, source);
  const library = source.read(join(content, 'library.yaml'), librarySchema);
  const root = join(content, 'batches');
  const batches = batchFolders(content).flatMap((name) => {
    const folder = keep(readBatchFolder(join(root, name), name));
    return folder === null ? [] : [keep(readBatch(folder, join(root, name), register, shelf))];
  });
  const { taxonomy } = shelf;
  const shown = batches.filter(({ batch }) => batch.public);
  const hidden = batches.filter(({ batch }) => !batch.public);
  const live = appendAddresses(register, addressesOf(shown, taxonomy), library?.edition ?? '', syllables);
  const rows = reserveAddresses(live, addressesOf(hidden, taxonomy));
  const files = [
    ...batches.flatMap((b) => b.pages.files),
    { path: 'register.csv', text: formatRegister(rows) },
  ];
  return { value: { batches, files }, problems };
}

/** Generated folders, in which a file that is generated no more is taken away. */
const generated = ['cases', 'frameworks'];

/**
 * Write generated files, each aside and then in place, and take away pages that are generated no more.
 *
 * @returns Paths of the files that changed; none if everything was as it is.
 */
export function writeGenerated(content: string, files: readonly ContentFile[]): readonly string[] {
  const changed: string[] = [];
  for (const { path, text } of files) {
    const file = join(content, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    changed.push(path);
  }
  const wanted = new Set(files.map((file) => file.path));
  for (const folder of generated)
    for (const name of namesIn(join(content, folder))) {
      const path = `${folder}/${name}`;
      if (wanted.has(path)) continue;
      rmSync(join(content, path));
      changed.push(path);
    }
  return changed;
}
