import { basename } from 'node:path';
import { bodyText } from '../src/core/assemble.ts';
import { type Compilation, readCompilation } from '../src/core/pipeline.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';
import { listFiles, readSourceFiles } from './read-source.ts';

/** What each file is called in the output: its name, or its path where another has the same name. */
function keysOf(files: readonly string[]): readonly string[] {
  const names = Map.groupBy(files, (file) => basename(file));
  return files.map((file) => (names.get(basename(file))?.length === 1 ? basename(file) : file));
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
const { value: files, problems: missing } = listFiles(settings.paths);
problems.push(...shelf.problems, ...missing);
if (settings.paths.length === 0)
  problems.push(
    problem('usage', {}, { detail: '没有给出文件', mend: '写作 npm run -s records -- 文件或文件夹…' }),
  );

const records: Record<string, ReturnType<typeof toRecords>> = {};
const keys = keysOf(files);
if (shelf.value !== null)
  for (const [i, file] of files.entries()) {
    const { value: sources, problems: unread } = await readSourceFiles([file]);
    const read = readCompilation(sources, shelf.value, { title: null, decisions: [] });
    const found: readonly Problem[] = hasErrors(unread) ? [] : read.problems;
    problems.push(...unread, ...found.map((p) => ({ ...p, place: { ...p.place, file } })));
    records[keys[i] ?? file] = toRecords(read.value);
  }
printProblems(problems);
process.stdout.write(`${JSON.stringify(records, null, 1)}\n`);
process.exitCode = hasErrors(problems) ? 1 : 0;
