import { hasErrors } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { generateCases, writeGenerated } from './generate-cases.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

const { value: settings, problems } = readArguments({ positionals: false });
const shelf = readShelf(settings.content);
problems.push(...shelf.problems);
const generated =
  shelf.value === null || hasErrors(problems) ? null : await generateCases(settings.content, shelf.value);
problems.push(...(generated?.problems ?? []));
printProblems(problems);
if (generated === null || hasErrors(problems)) {
  process.stderr.write('有错误，什么也没有写。\n');
  process.exitCode = 1;
} else {
  const changed = writeGenerated(settings.content, generated.value.files);
  const cases = generated.value.batches.reduce((sum, b) => sum + b.pages.cases.length, 0);
  process.stdout.write(
    `${String(generated.value.batches.length)} 份汇编，${String(cases)} 个案例；改动 ${String(changed.length)} 个文件\n`,
  );
  for (const path of changed) process.stdout.write(`  ${path}\n`);
}
