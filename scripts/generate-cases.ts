import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { namesIn, shownPath } from '../src/build/content-folder.ts';
import { helpIds } from '../src/build/read-content.ts';
import { reader, readRegister } from '../src/build/reader.ts';
import { paragraphsIn, readTrainings, withdrawnCases } from '../src/build/read-trainings.ts';
import { type BatchPages, casePages, type ContentFile } from '../src/core/case-pages.ts';
import type { SourceFile } from '../src/core/capture.ts';
import { type Compilation, readCompilation } from '../src/core/pipeline.ts';
import { decisionCodes, placeOfDecision } from '../src/core/decisions.ts';
import { reasonsFor } from '../src/core/ledger-reasons.ts';
import { locateProblems } from '../src/core/locate-problems.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import {
  appendAddresses,
  formatRegister,
  type Register,
  reserveAddresses,
  type Wanted,
} from '../src/core/register.ts';
import { wantedAddresses } from '../src/core/wanted-addresses.ts';
import {
  type Batch,
  batchIdSchema,
  batchSchema,
  type Decision,
  decisionsSchema,
} from '../src/core/schema/batch.ts';
import { librarySchema } from '../src/core/schema/library.ts';
import type { Training } from '../src/core/schema/training.ts';
import type { Taxonomy } from '../src/core/schema/taxonomy.ts';
import type { Shelf } from '../src/core/shelf.ts';
import type { Outcome } from '../src/core/types.ts';
import { readSourceFiles, sourceNames } from './read-source.ts';

/** A batch folder as read from disk. */
export type BatchFolder = {
  readonly batch: Batch;
  readonly decisions: readonly Decision[];
  /** Its sources in reading order; at least one. */
  readonly files: readonly SourceFile[];
};

/** A batch as the pipeline reads it, for reports. */
export type ReadBatch = {
  readonly batch: Batch;
  readonly compilation: Compilation;
  readonly pages: BatchPages;
  /** What was reported of the compilation, its lines counted in the whole captured text. */
  readonly found: readonly Problem[];
};

/** All that `npm run cases` writes, before it is written. */
export type Generated = {
  readonly batches: readonly ReadBatch[];
  readonly files: readonly ContentFile[];
};

const within = (file: string, problems: readonly Problem[]) =>
  problems.map((p) => ({ ...p, place: { file: shownPath(file), ...p.place } }));

/** Read `content/batches/<batch>`: the captured sources, their provenance and the curator's decisions. */
export async function readBatchFolder(folder: string, name: string): Promise<Outcome<BatchFolder | null>> {
  const { problems, read } = reader();
  if (!batchIdSchema.safeParse(name).success)
    problems.push(problem('bad-batch-id', { file: shownPath(folder) }, { batch: name }));
  const batch = read(join(folder, 'batch.yaml'), batchSchema);
  const decided = join(folder, 'decisions.yaml');
  const decisions = existsSync(decided) ? read(decided, decisionsSchema) : [];
  const sources = sourceNames(folder).map((file) => join(folder, file));
  if (sources.length === 0) problems.push(problem('no-source', { file: shownPath(folder) }));
  const { value: files, problems: unread } = await readSourceFiles(sources);
  problems.push(
    ...unread.map((p) => ({ ...p, place: { ...p.place, file: shownPath(p.place.file ?? folder) } })),
  );
  if (batch !== null && batch.id !== name)
    problems.push(
      problem(
        'batch-folder-mismatch',
        { file: shownPath(join(folder, 'batch.yaml')) },
        { batch: batch.id, folder: name },
      ),
    );
  if (batch === null || decisions === null || hasErrors(problems)) return { value: null, problems };
  return { value: { batch, decisions, files }, problems };
}

/** Folders of a library's batches; other files that lie there (a system's index, an import that was stopped) are not batches. */
export const batchFolders = (content: string): readonly string[] =>
  namesIn(join(content, 'batches')).filter(
    (name) => !/^\.|\.new$/u.test(name) && statSync(join(content, 'batches', name)).isDirectory(),
  );

/** Problems of a source, each at the line and column of its file. */
function inSource(folder: string, name: string, { value, problems }: Outcome<Compilation>): Problem[] {
  const own = problems.filter(({ code }) => !decisionCodes.has(code));
  return locateProblems(own, value.captured).map(({ problem: p }) => ({
    ...p,
    place: { ...p.place, file: shownPath(join(folder, p.place.file ?? name)) },
  }));
}

/** Problems of decisions, each at the line and column of its words in `decisions.yaml`. */
function inDecisions(file: string, problems: readonly Problem[]): Problem[] {
  if (problems.length === 0) return [];
  const yaml = readFileSync(file, 'utf8');
  return problems.map((p) => ({ ...p, place: { file: shownPath(file), ...placeOfDecision(yaml, p) } }));
}

/** Read one batch through the pipeline and give its cases their ids. */
export function readBatch(
  { batch, decisions, files }: BatchFolder,
  folder: string,
  register: Register,
  shelf: Shelf,
): Outcome<ReadBatch> {
  const context = { title: batch.title_origin === 'printed' ? batch.title : null, decisions };
  const read = readCompilation(files, shelf, context);
  const name = files[0]?.name ?? '';
  const pages = casePages(batch, read.value, register, reasonsFor(shelf.boilerplate));
  const problems = [
    ...inSource(folder, name, read),
    ...inDecisions(
      join(folder, 'decisions.yaml'),
      read.problems.filter(({ code }) => decisionCodes.has(code)),
    ),
  ];
  // What cannot be read has lost no case: that its cases are not found says nothing new.
  const lost = hasErrors(problems) ? [] : within(join(folder, name), pages.problems);
  return {
    value: { batch, compilation: read.value, pages: pages.value, found: read.problems },
    problems: [...problems, ...lost],
  };
}

const syllables = (han: string) => pinyin(han, { toneType: 'none', type: 'array' });

/**
 * Training packs that can be shown with these cases. What is wrong with any other is told by the build: a pack may be written
 * before its cases are imported, and must not keep them out.
 */
function packsOver(content: string, batches: readonly ReadBatch[], register: Register): readonly Training[] {
  const texts = new Map(batches.flatMap(({ pages }) => pages.files.map(({ path, text }) => [path, text])));
  const known = {
    ids: new Set(batches.flatMap(({ pages }) => pages.cases.map(({ id }) => id))),
    withdrawn: withdrawnCases(register),
    hidden: new Set<string>(),
    paragraphs: (id: string) => paragraphsIn(texts.get(`cases/${id}.mdx`) ?? ''),
  };
  const { value: pages } = readTrainings(content, known);
  return pages.map(({ record }) => record);
}

const addressesOf = (
  batches: readonly ReadBatch[],
  taxonomy: Taxonomy,
  packs: readonly Training[],
  help: readonly string[],
): readonly Wanted[] =>
  wantedAddresses({
    packs,
    cases: batches.flatMap(({ pages }) => pages.cases),
    batches: batches.map(({ batch }) => batch),
    taxonomy,
    help,
    fingerprints: new Map(batches.flatMap(({ pages }) => [...pages.fingerprints])),
  });

/**
 * Read every batch of a library and make its case pages and its register.
 *
 * @param content Folder of the library.
 * @param shelf Vocabularies, rules and gazetteer.
 * @returns All files to write, by their path in the folder; nothing is written here.
 */
export async function generateCases(content: string, shelf: Shelf): Promise<Outcome<Generated>> {
  const source = reader();
  const { problems } = source;
  const keep = <T>({ value, problems: found }: Outcome<T>): T => {
    problems.push(...found);
    return value;
  };
  const register = readRegister(content, source);
  const library = source.read(join(content, 'library.yaml'), librarySchema);
  const root = join(content, 'batches');
  const batches: ReadBatch[] = [];
  for (const name of batchFolders(content)) {
    const folder = keep(await readBatchFolder(join(root, name), name));
    if (folder !== null) batches.push(keep(readBatch(folder, join(root, name), register, shelf)));
  }
  const { taxonomy } = shelf;
  const shown = batches.filter(({ batch }) => batch.public);
  const hidden = batches.filter(({ batch }) => !batch.public);
  const help = helpIds(content);
  const packs = packsOver(content, shown, register);
  const live = appendAddresses(
    register,
    addressesOf(shown, taxonomy, packs, help),
    library?.edition ?? '',
    syllables,
  );
  const rows = reserveAddresses(live, addressesOf(hidden, taxonomy, [], []));
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
