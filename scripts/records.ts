import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bodyText } from '../src/core/assemble.ts';
import { type Compilation, readCompilation } from '../src/core/pipeline.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

/** Files named on the command line, and those directly in folders named there, sorted. */
function listFiles(paths: readonly string[]): { files: string[]; problems: Problem[] } {
  const missing = paths.filter((path) => !existsSync(path));
  const files = paths
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? readdirSync(path)
            .filter((name) => !name.startsWith('.'))
            .map((name) => join(path, name))
            .filter((file) => statSync(file).isFile())
            .sort()
        : [path],
    );
  return { files, problems: missing.map((file) => problem('no-file', { file })) };
}

/** The records of one document in the form that people and `score.mjs` read. */
function toRecords({ masthead, cases, plan }: Compilation) {
  return {
    ...masthead,
    ...(plan === null ? {} : { framework: plan }),
    cases: cases.map(({ record, body }) => ({
      title: record.title.text,
      title_supplied: record.title.origin === 'supplied',
      organisation: record.organisation?.text ?? null,
      organisation_supplied: record.organisation?.origin === 'supplied',
      organisation_kind: record.organisation?.kind ?? null,
      region:
        record.place === null
          ? null
          : { gb2260: record.place.code, names: record.place.names, zone: record.place.zone },
      stages: record.stages.terms.map((stage) => stage.term),
      topics: record.topics.map((topic) => topic.term),
      topics_primary: record.topics.filter((topic) => topic.weight === 'primary').map((topic) => topic.term),
      tasks: record.tasks.map((task) => task.term),
      models: record.models.map((model) => model.text),
      figures: record.figures.map((figure) => figure.text),
      years: record.years,
      honours: record.honours.map((honour) => honour.text),
      author: record.author,
      lines: record.lines,
      body: bodyText(body),
    })),
  };
}

const { value: settings, problems } = readArguments({ positionals: true });
const shelf = readShelf(settings.content);
const { files, problems: missing } = listFiles(settings.paths);
problems.push(...shelf.problems, ...missing);
if (settings.paths.length === 0)
  problems.push(
    problem('usage', {}, { detail: '没有给出文件', mend: '写作 npm run -s records -- 文件或文件夹…' }),
  );

const records: Record<string, ReturnType<typeof toRecords>> = {};
if (shelf.value !== null)
  for (const file of files) {
    const read = readCompilation(
      [{ name: basename(file), bytes: readFileSync(file), extracted: null }],
      shelf.value,
      { title: null, decisions: [] },
    );
    problems.push(...read.problems.map((p) => ({ ...p, place: { file, ...p.place } })));
    records[basename(file)] = toRecords(read.value);
  }
printProblems(problems);
process.stdout.write(`${JSON.stringify(records, null, 1)}\n`);
process.exitCode = hasErrors(problems) ? 1 : 0;
