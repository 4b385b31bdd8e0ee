import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { stringify } from 'yaml';
import { namesIn, shownPath } from '../src/build/content-folder.ts';
import { readCompilation } from '../src/core/pipeline.ts';
import { hasErrors, type Problem, problem, wording } from '../src/core/problems.ts';
import { importReport } from '../src/core/report.ts';
import { type Batch, batchIdSchema, batchSchema } from '../src/core/schema/batch.ts';
import type { Shelf } from '../src/core/shelf.ts';
import { readArguments, type Settings } from './arguments.ts';
import { batchFolders, generateCases, writeGenerated } from './generate-cases.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

const facts = ['title', 'publisher', 'published', 'address', 'captured', 'rights'] as const;
const options = {
  batch: { type: 'string' },
  private: { type: 'boolean' },
  anyway: { type: 'boolean' },
  ...Object.fromEntries(facts.map((name) => [name, { type: 'string' } as const])),
} as const;

/** What is wrong with the command line, all at once. */
function usageProblems({ paths, content, options: given }: Settings): Problem[] {
  const problems: Problem[] = [];
  const [file] = paths;
  const batch = given['batch'];
  if (file === undefined || paths.length > 1)
    problems.push(
      problem('usage', {}, { detail: '要给出一个文件', mend: '写作 npm run import -- 文件 --batch 编号' }),
    );
  else if (!existsSync(file) || !statSync(file).isFile()) problems.push(problem('no-file', { file }));
  if (typeof batch !== 'string')
    problems.push(
      problem('usage', {}, { detail: '没有给出汇编编号', mend: '加上 --batch 编号，如 --batch yunnan-2024' }),
    );
  else if (!batchIdSchema.safeParse(batch).success) problems.push(problem('bad-batch-id', {}, { batch }));
  const library = join(content, 'library.yaml');
  if (!existsSync(library)) problems.push(problem('no-library', { file: shownPath(library) }));
  return problems;
}

/** The folder's `source.*`, or `null` if there is no such folder. */
function readSource(folder: string): Uint8Array | null {
  const source = namesIn(folder).find((name) => name.startsWith('source.'));
  return source === undefined ? null : readFileSync(join(folder, source));
}

/** `batch.yaml` of a new batch: what the command line says, else what the page says of itself, else `null`. */
function newBatch(
  id: string,
  bytes: Uint8Array,
  given: Settings['options'],
  shelf: Shelf,
): { batch: Batch | null; found: boolean; problems: readonly Problem[] } {
  const { value, problems } = readCompilation([{ name: 'source', bytes, extracted: null }], shelf, {
    title: null,
    decisions: [],
  });
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

/** Write the batch's folder aside and put it in place. */
function writeFolder(folder: string, file: string, batch: Batch): void {
  const aside = `${folder}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  cpSync(file, join(aside, `source${extname(file).toLowerCase() || '.txt'}`));
  writeFileSync(join(aside, 'batch.yaml'), stringify(batch, { lineWidth: 0 }));
  writeFileSync(
    join(aside, 'decisions.yaml'),
    '# 编者的决定：每条写明 anchor（原件中独有的一段文字）、所定的值与 reason。\n[]\n',
  );
  renameSync(aside, folder);
}

/** The batch that holds the very same bytes, if there is one. */
const batchOf = (bytes: Uint8Array, content: string): string | undefined =>
  batchFolders(content).find((name) => {
    const source = readSource(join(content, 'batches', name));
    return source !== null && Buffer.from(source).equals(bytes);
  });

const at = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((p) => ({ ...p, place: { file, ...p.place } }));

/** Make the folder of a batch that is not there yet; nothing is made if a problem is an error. */
function makeBatch(file: string, id: string, settings: Settings, shelf: Shelf): readonly Problem[] {
  const { content, options: given } = settings;
  const bytes = readFileSync(file);
  const same = batchOf(bytes, content);
  const { batch, found, problems: read } = newBatch(id, bytes, given, shelf);
  const problems = [
    ...read,
    ...(same === undefined ? [] : [problem('duplicate-source', {}, { batch: same })]),
    ...(found || hasErrors(read) || given['anyway'] === true ? [] : [problem('nothing-to-import')]),
  ];
  if (batch === null || hasErrors(problems)) return at(file, problems);
  writeFolder(join(content, 'batches', id), file, batch);
  return [];
}

/** What is to be said where the batch's folder is there already. */
function repeated(folder: string, file: string, id: string, given: Settings['options']): readonly Problem[] {
  const before = readSource(folder);
  if (before === null || !Buffer.from(before).equals(readFileSync(file)))
    return [problem('duplicate-batch', { file: shownPath(folder) }, { batch: id })];
  const ignored = [...facts, 'private'].some((name) => given[name] !== undefined);
  const yaml = shownPath(join(folder, 'batch.yaml'));
  return ignored ? [problem('already-imported', { file: yaml }, { file: yaml })] : [];
}

/** Import the file; returns the problems, and writes nothing if one of them is an error. */
function importFile(file: string, id: string, settings: Settings, shelf: Shelf): readonly Problem[] {
  const folder = join(settings.content, 'batches', id);
  const isNew = !existsSync(folder);
  const first = isNew ? makeBatch(file, id, settings, shelf) : repeated(folder, file, id, settings.options);
  if (hasErrors(first)) return first;
  const { value, problems } = generateCases(settings.content, shelf);
  if (hasErrors(problems)) {
    if (isNew) rmSync(folder, { recursive: true });
    return problems;
  }
  const read = value.batches.find(({ batch }) => batch.id === id);
  const own = problems.filter((p) => p.place.file?.includes(`/${id}/`) === true);
  const changed = writeGenerated(settings.content, value.files);
  if (read !== undefined)
    process.stdout.write(`${importReport(read.compilation, read.batch, read.pages.cases, own)}\n`);
  process.stdout.write(changed.length === 0 ? '没有改动。\n' : `写了 ${String(changed.length)} 个文件。\n`);
  return [...first, ...own.filter((p) => wording(p).severity !== 'question')];
}

const { value: settings, problems } = readArguments({ positionals: true, options });
const shelf = readShelf(settings.content);
problems.push(...usageProblems(settings), ...shelf.problems);
const [file] = settings.paths;
const batch = settings.options['batch'];
if (!hasErrors(problems) && shelf.value !== null && file !== undefined && typeof batch === 'string')
  problems.push(...importFile(file, batch, settings, shelf.value));
printProblems(problems);
if (hasErrors(problems)) process.stderr.write('有错误，什么也没有写。\n');
process.exitCode = hasErrors(problems) ? 1 : 0;
