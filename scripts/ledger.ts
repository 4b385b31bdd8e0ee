import { checkLedger, type Difference, type Pages } from '../src/core/check-ledger.ts';
import { type BatchPages, casePages } from '../src/core/case-pages.ts';
import { reasonsFor } from '../src/core/ledger-reasons.ts';
import { formatLedger } from '../src/core/ledger.ts';
import { caseFields, planFields } from '../src/core/page-fields.ts';
import { plainText } from '../src/core/plain-text.ts';
import { type Compilation, readCompilation } from '../src/core/pipeline.ts';
import { hasErrors, type Problem, problem } from '../src/core/problems.ts';
import type { Batch } from '../src/core/schema/batch.ts';
import { caseRecordSchema } from '../src/core/schema/case-record.ts';
import { frameworkSchema } from '../src/core/schema/framework.ts';
import type { Shelf } from '../src/core/shelf.ts';
import type { Outcome } from '../src/core/types.ts';
import { readMdxFile } from '../src/build/mdx-file.ts';
import { readArguments } from './arguments.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';
import { readSourceFiles } from './read-source.ts';

/** A batch for a look at files that are in no library. */
const visitor: Batch = {
  id: 'visitor', title: '未收入', title_origin: 'supplied', publisher: null, published: null, address: null, captured: null,
  announced: null, text: 'captured', derived_from: null, rights: '未查明', public: false,
}; // prettier-ignore

/** What the written pages show, read back from their text: what a reader sees, not what the importer meant. */
function writtenPages({ files }: BatchPages, shelf: Shelf): Outcome<Pages> {
  const pages = new Map<string, ReturnType<typeof caseFields>>();
  const problems: Problem[] = [];
  for (const { path, text } of files) {
    const page = path.replace(/\.mdx$/u, '');
    if (path.startsWith('frameworks/')) {
      const read = readMdxFile(text, path, { schema: frameworkSchema });
      problems.push(...read.problems);
      if (read.value !== null) pages.set(page, planFields(read.value.record));
    } else if (path.startsWith('cases/')) {
      const read = readMdxFile(text, path, { schema: caseRecordSchema(shelf.taxonomy) });
      problems.push(...read.problems);
      if (read.value === null) continue;
      const lines = plainText(read.value.body)
        .split('\n')
        .filter((line) => line !== '');
      pages.set(
        page,
        caseFields(
          read.value.record,
          lines.map((line) => ({ kind: 'paragraph', text: line })),
        ),
      );
    }
  }
  return { value: pages, problems };
}

const shown = (words: string): string => JSON.stringify(words.length > 40 ? `${words.slice(0, 40)}…` : words);

const told: Readonly<Record<Difference['what'], string>> = {
  order: '账目不相接',
  change: '账目所记与原件不同',
  field: '页面与账目不同',
  captured: '由页面与账目还原不出原件',
  supplied: '补入的文字与页面不同',
};

/** One line of figures, and one for each difference. */
function checkReport(read: Compilation, pages: BatchPages, differences: readonly Difference[]): string {
  const { entries } = pages.ledger;
  const changes = entries.filter(({ kind }) => kind === 'change').length;
  const supplied = entries.filter(({ kind }) => kind === 'supplied').length;
  const counted = [
    `原件 ${String(read.captured.text.length)} 字符`,
    `案例 ${String(pages.cases.length)} 个`,
    `改动 ${String(changes)} 处`,
    `据补 ${String(supplied)} 项`,
    `差异 ${String(differences.length)} 处`,
  ].join(' · ');
  const lines = differences.map(
    ({ what, place, expected, found }) =>
      `  ${told[what]}（${place}）：应为 ${shown(expected)}，实为 ${shown(found)}`,
  );
  return [counted, ...lines, ''].join('\n');
}

/** `npm run -s ledger -- FILE… [--check]`: the ledger of the files of one compilation, or whether it holds in both directions. */
const { value: settings, problems } = readArguments({
  positionals: true,
  options: { check: { type: 'boolean' } },
});
const shelf = readShelf(settings.content);
problems.push(...shelf.problems);
if (settings.paths.length === 0)
  problems.push(
    problem('usage', {}, { detail: '没有给出文件', mend: '写作 npm run -s ledger -- 文件… --check' }),
  );
if (!hasErrors(problems) && shelf.value !== null) {
  const files = await readSourceFiles(settings.paths);
  problems.push(...files.problems);
  if (!hasErrors(problems)) {
    const read = readCompilation(files.value, shelf.value, { title: null, decisions: [] });
    problems.push(...read.problems.filter((found) => hasErrors([found])));
    const pages = casePages(visitor, read.value, [], reasonsFor(shelf.value.boilerplate)).value;
    if (settings.options['check'] !== true) process.stdout.write(formatLedger(pages.ledger));
    else if (!hasErrors(problems)) {
      const written = writtenPages(pages, shelf.value);
      problems.push(...written.problems);
      const differences = checkLedger(read.value.captured.text, pages.ledger, written.value);
      process.stdout.write(checkReport(read.value, pages, differences));
      if (differences.length > 0) process.exitCode = 1;
    }
  }
}
printProblems(problems);
if (hasErrors(problems)) process.exitCode = 1;
