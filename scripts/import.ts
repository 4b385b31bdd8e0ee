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
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import { importReport } from '../src/core/report.ts';
import { type Batch, batchIdSchema, batchSchema } from '../src/core/schema/batch.ts';
import type { Shelf } from '../src/core/shelf.ts';
import { readArguments, type Settings } from './arguments.ts';
import { generateCases, writeGenerated } from './generate-cases.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

const facts = ['title', 'publisher', 'published', 'address', 'captured', 'rights'] as const;
const options = {
  batch: { type: 'string' },
  private: { type: 'boolean' },
  ...Object.fromEntries(facts.map((name) => [name, { type: 'string' } as const])),
} as const;

/** What is wrong with the command line, all at once. */
function usageProblems({ paths, options: given }: Settings): Problem[] {
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
): { batch: Batch | null; problems: readonly Problem[] } {
  const { value, problems } = readCompilation(bytes, shelf, { title: null, decisions: [] });
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
  if (parsed.success) return { batch: parsed.data, problems };
  const bad = parsed.error.issues.map((issue) =>
    problem('bad-value', {}, { key: `--${issue.path.join('.')}`, detail: issue.message }),
  );
  return { batch: null, problems: [...problems, ...bad] };
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

/** Import the file; returns the problems, and writes nothing if one of them is an error. */
function importFile(file: string, id: string, settings: Settings, shelf: Shelf): readonly Problem[] {
  const folder = join(settings.content, 'batches', id);
  const bytes = readFileSync(file);
  const before = readSource(folder);
  if (before !== null && !Buffer.from(before).equals(bytes))
    return [problem('duplicate-batch', { file: shownPath(folder) }, { batch: id })];
  if (before === null) {
    const { batch, problems } = newBatch(id, bytes, settings.options, shelf);
    if (batch === null || hasErrors(problems))
      return problems.map((p) => ({ ...p, place: { file, ...p.place } }));
    writeFolder(folder, file, batch);
  }
  const { value, problems } = generateCases(settings.content, shelf);
  if (hasErrors(problems)) {
    if (before === null) rmSync(folder, { recursive: true });
    return problems;
  }
  const read = value.batches.find(({ batch }) => batch.id === id);
  const own = problems.filter((p) => p.place.file?.includes(`/${id}/`) === true);
  const changed = writeGenerated(settings.content, value.files);
  if (read !== undefined) process.stdout.write(`${importReport(read.compilation, read.pages.cases, own)}\n`);
  process.stdout.write(changed.length === 0 ? '没有改动。\n' : `写了 ${String(changed.length)} 个文件。\n`);
  return own;
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
