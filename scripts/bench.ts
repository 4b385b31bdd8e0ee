import { hasErrors, problem } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { benchImport } from './bench/import.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

const benches = { import: benchImport } as const;
const names = Object.keys(benches);

/** `npm run bench -- NAME`: measures speed and size, prints what it measured, and judges nothing. */
const { value: settings, problems } = readArguments({ positionals: true });
const shelf = readShelf(settings.content);
problems.push(...shelf.problems);
const asked = settings.paths.length === 0 ? names : settings.paths;
for (const name of asked.filter((one) => !names.includes(one)))
  problems.push(
    problem('usage', {}, { detail: `没有“${name}”这项测量`, mend: `可测的有：${names.join('、')}` }),
  );
printProblems(problems);
if (!hasErrors(problems) && shelf.value !== null)
  for (const [name, bench] of Object.entries(benches)) if (asked.includes(name)) bench(shelf.value);
process.exitCode = hasErrors(problems) ? 1 : 0;
