import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { stringify } from 'yaml';
import { shownPath } from '../src/build/content-folder.ts';
import type { SourceFile } from '../src/core/capture.ts';
import { ledgerSums } from '../src/core/ledger-sums.ts';
import { locateProblems } from '../src/core/locate-problems.ts';
import { readCompilation } from '../src/core/pipeline.ts';
import { hasErrors, type Problem, problem, wording } from '../src/core/problems.ts';
import { importReport } from '../src/core/report.ts';
import { type Batch, batchIdSchema, batchSchema } from '../src/core/schema/batch.ts';
import type { Shelf } from '../src/core/shelf.ts';
import { readArguments, type Settings } from './arguments.ts';
import { batchFolders, generateCases, writeGenerated } from './generate-cases.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';
import { listFiles, readSourceFiles, sourceNames } from './read-source.ts';

const facts = ['title', 'publisher', 'published', 'address', 'captured', 'rights'] as const;
const options = {
  batch: { type: 'string' },
  private: { type: 'boolean' },
  anyway: { type: 'boolean' },
  all: { type: 'boolean' },
  ...Object.fromEntries(facts.map((name) => [name, { type: 'string' } as const])),
} as const;

/** What is wrong with the command line, all at once. */
function usageProblems({ paths, content, options: given }: Settings): Problem[] {
  const problems: Problem[] = [...listFiles(paths).problems];
  const batch = given['batch'];
  if (paths.length === 0)
    problems.push(
      problem(
        'usage',
        {},
        { detail: '没有给出文件', mend: '写作 npm run import -- 文件或文件夹… --batch 编号' },
      ),
    );
  if (typeof batch !== 'string')
    problems.push(
      problem('usage', {}, { detail: '没有给出汇编编号', mend: '加上 --batch 编号，如 --batch yunnan-2024' }),
    );
  else if (!batchIdSchema.safeParse(batch).success) problems.push(problem('bad-batch-id', {}, { batch }));
  const library = join(content, 'library.yaml');
  if (!existsSync(library)) problems.push(problem('no-library', { file: shownPath(library) }));
  return problems;
}

/** True if the folder's sources are these files, byte for byte and in this order. */
function holds(folder: string, files: readonly SourceFile[]): boolean {
  const names = sourceNames(folder);
  return (
    names.length === files.length &&
    files.every(({ bytes }, i) => readFileSync(join(folder, names[i] ?? '')).equals(bytes))
  );
}

/** `batch.yaml` of a new batch: what the command line says, else what the page says of itself, else `null`. */
function newBatch(
  id: string,
  files: readonly SourceFile[],
  given: Settings['options'],
  shelf: Shelf,
): { batch: Batch | null; found: boolean; problems: readonly Problem[] } {
  const { value, problems: raw } = readCompilation(files, shelf, { title: null, decisions: [] });
  const problems = locateProblems(raw, value.captured).map((located) => located.problem);
  const said = (name: (typeof facts)[number]) => {
    const text = given[name];
    return typeof text === 'string' ? text : null;
  };
  const { masthead } = value;
  const parsed = batchSchema.safeParse({
    id,
    title: said('title') ?? masthead.title ?? id,
    title_origin:
      masthead.title !== null && (said('title') ?? masthead.title) === masthead.title
        ? 'printed'
        : 'supplied',
    publisher: said('publisher') ?? masthead.publisher,
    published: said('published') ?? masthead.published,
    address: said('address'),
    captured: said('captured'),
    announced: masthead.announced,
    text: 'captured',
    derived_from: null,
    rights: said('rights') ?? '未查明',
    public: given['private'] !== true,
  });
  const found = value.cases.length > 0 || (value.plan?.tasks.length ?? 0) > 0;
  if (parsed.success) return { batch: parsed.data, found, problems };
  const bad = parsed.error.issues.map((issue) =>
    problem('bad-value', {}, { key: `--${issue.path.join('.')}`, detail: issue.message }),
  );
  return { batch: null, found, problems: [...problems, ...bad] };
}

/** Names of the files in the batch's folder: `source.<form>` for one, `source-01.<form>` and so on for several. */
function storedNames(files: readonly SourceFile[]): readonly string[] {
  const digits = Math.max(2, String(files.length).length);
  return files.map(({ name }, i) => {
    const ending = /^\.[a-z\d]{1,8}$/u.exec(extname(name).toLowerCase())?.[0] ?? '.txt';
    return files.length === 1 ? `source${ending}` : `source-${String(i + 1).padStart(digits, '0')}${ending}`;
  });
}

/** Write the batch's folder aside and put it in place. */
function writeFolder(folder: string, files: readonly SourceFile[], batch: Batch): void {
  const aside = `${folder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const names = storedNames(files);
  files.forEach(({ bytes }, i) => {
    writeFileSync(join(aside, names[i] ?? ''), bytes);
  });
  writeFileSync(join(aside, 'batch.yaml'), stringify(batch, { lineWidth: 0 }));
  writeFileSync(
    join(aside, 'decisions.yaml'),
    '# 编者的决定：每条写明 anchor（原件中独有的一段文字）、所定的值与 reason。\n[]\n',
  );
  renameSync(aside, folder);
}

/** The batch that holds the very same bytes, if there is one. */
const batchOf = (files: readonly SourceFile[], content: string): string | undefined =>
  batchFolders(content).find((name) => holds(join(content, 'batches', name), files));

const at = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((p) => ({ ...p, place: { file, ...p.place } }));

/** Make the folder of a batch that is not there yet; nothing is made if a problem is an error. */
function makeBatch(
  files: readonly SourceFile[],
  id: string,
  settings: Settings,
  shelf: Shelf,
): readonly Problem[] {
  const { content, options: given } = settings;
  const same = batchOf(files, content);
  const { batch, found, problems: read } = newBatch(id, files, given, shelf);
  const problems = [
    ...read,
    ...(same === undefined ? [] : [problem('duplicate-source', {}, { batch: same })]),
    ...(found || hasErrors(read) || given['anyway'] === true ? [] : [problem('nothing-to-import')]),
  ];
  if (batch === null || hasErrors(problems)) return at(files[0]?.name ?? '', problems);
  writeFolder(join(content, 'batches', id), files, batch);
  return [];
}

/** What is to be said where the batch's folder is there already. */
function repeated(
  folder: string,
  files: readonly SourceFile[],
  id: string,
  given: Settings['options'],
): readonly Problem[] {
  if (!holds(folder, files)) return [problem('duplicate-batch', { file: shownPath(folder) }, { batch: id })];
  const ignored = [...facts, 'private'].some((name) => given[name] !== undefined);
  const yaml = shownPath(join(folder, 'batch.yaml'));
  return ignored ? [problem('already-imported', { file: yaml }, { file: yaml })] : [];
}

/** Import the files of one batch; returns the problems, and writes nothing if one of them is an error. */
async function importFiles(id: string, settings: Settings, shelf: Shelf): Promise<readonly Problem[]> {
  const folder = join(settings.content, 'batches', id);
  const isNew = !existsSync(folder);
  const { value: paths } = listFiles(settings.paths);
  const { value: read, problems: unread } = await readSourceFiles(paths);
  if (hasErrors(unread)) return unread;
  const files = read.map((file, i) => ({ ...file, name: paths[i] ?? file.name }));
  const made = isNew ? makeBatch(files, id, settings, shelf) : repeated(folder, files, id, settings.options);
  const first = [...unread, ...made];
  if (hasErrors(first)) return first;
  return [...made, ...(await makePages(id, folder, isNew, settings, shelf))];
}

/** Make and write all pages of the library, and report on the batch; its folder is taken away again if a problem is an error. */
async function makePages(
  id: string,
  folder: string,
  isNew: boolean,
  settings: Settings,
  shelf: Shelf,
): Promise<readonly Problem[]> {
  const { value, problems } = await generateCases(settings.content, shelf);
  if (hasErrors(problems)) {
    if (isNew) rmSync(folder, { recursive: true });
    return problems;
  }
  const read = value.batches.find(({ batch }) => batch.id === id);
  const own = problems.filter((p) => p.place.file?.includes(`/${id}/`) === true);
  const changed = writeGenerated(settings.content, value.files);
  if (read !== undefined) {
    const more = { sums: ledgerSums(read.pages.ledger), all: settings.options['all'] === true };
    const report = importReport(read.compilation, read.batch, read.pages.cases, read.found, more);
    process.stdout.write(`${report}\n`);
  }
  process.stdout.write(changed.length === 0 ? '没有改动。\n' : `写了 ${String(changed.length)} 个文件。\n`);
  return own.filter((p) => wording(p).severity !== 'question');
}

const { value: settings, problems } = readArguments({ positionals: true, options });
const shelf = readShelf(settings.content);
problems.push(...usageProblems(settings), ...shelf.problems);
const batch = settings.options['batch'];
if (!hasErrors(problems) && shelf.value !== null && typeof batch === 'string')
  problems.push(...(await importFiles(batch, settings, shelf.value)));
printProblems(problems);
if (hasErrors(problems)) process.stderr.write('有错误，什么也没有写。\n');
process.exitCode = hasErrors(problems) ? 1 : 0;
