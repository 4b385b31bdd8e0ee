import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../src/core/nearest.ts';
import { hasErrors, problem, type Problem } from '../src/core/problems.ts';
import { readArguments, type Settings } from './arguments.ts';
import { setsIn } from './bench/passages.ts';
import { printProblems } from './print-problems.ts';
import { readShelf } from './read-shelf.ts';

/** A measurement: what is wrong with how it was asked for, or nothing once it has printed its figures. */
type Bench = (settings: Settings, paths: readonly string[]) => Promise<readonly Problem[]>;

const usage = (detail: string, mend: string) => problem('usage', {}, { detail, mend });

const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : '');
const listed = (value: string | boolean | undefined) =>
  text(value)
    .split(',')
    .filter((part) => part !== '');

/** Names that were asked for and are not there. */
const unknown = (what: string, asked: readonly string[], known: readonly string[]): readonly Problem[] =>
  asked
    .filter((name) => !known.includes(name))
    .map((name) => usage(`没有“${name}”这${what}`, `可用的有：${known.join('、')}`));

// Each measurement is loaded by itself: what another needs would count in its memory.
const runImport: Bench = async ({ content }) => {
  const { benchImport } = await import('./bench/import.ts');
  const { value, problems } = readShelf(content);
  if (!hasErrors(problems) && value !== null) benchImport(value);
  return problems;
};

const runRetrieval: Bench = async ({ options }, [dir]) => {
  if (dir === undefined || !existsSync(dir))
    return [usage('要测的问题集在哪里', '写作 npm run bench -- retrieval 文件夹，其中每集一个子文件夹')];
  const known = setsIn(dir);
  const asked = listed(options['sets']);
  const limit = text(options['limit']) === '' ? Infinity : Number(text(options['limit']));
  const problems = [
    ...unknown('个问题集', asked, known),
    ...(known.length === 0
      ? [usage(`${dir} 里没有问题集`, '每集是一个子文件夹，有 docs.jsonl 和 queries.jsonl')]
      : []),
    ...(limit >= 1 ? [] : [usage('--limit 后面要有一个正整数', '写作 --limit 20')]),
  ];
  if (problems.length > 0) return problems;
  const { benchRetrieval } = await import('./bench/retrieval.ts');
  await benchRetrieval({
    dir: resolve(dir),
    sets: asked.length === 0 ? known : asked,
    kinds: listed(options['kinds']),
    limit,
    engines: options['agree'] === true ? ['pagefind', 'compact'] : [text(options['engine'])],
    alone: options['alone'] === true,
    misses: options['misses'] === true,
  });
  return [];
};

const runSearch: Bench = async ({ options }) => {
  const given = listed(options['sizes']);
  const sizes = (given.length === 0 ? ['46', '2500', '10000'] : given).map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    return [usage('--sizes 后面要有案例的篇数', '写作 --sizes 46,2500')];
  const { benchSearch } = await import('./bench/search.ts');
  await benchSearch({ sizes, engine: text(options['engine']), quick: options['quick'] === true });
  return [];
};

const benches: Readonly<Record<string, Bench>> = {
  import: runImport,
  retrieval: runRetrieval,
  search: runSearch,
};

/** `npm run bench -- NAME …`: measures speed, size and answers, prints what it measured, and judges nothing. */
const { value: settings, problems } = readArguments({
  positionals: true,
  options: {
    sets: { type: 'string' },
    kinds: { type: 'string' },
    limit: { type: 'string' },
    sizes: { type: 'string' },
    engine: { type: 'string' },
    agree: { type: 'boolean' },
    alone: { type: 'boolean' },
    misses: { type: 'boolean' },
    quick: { type: 'boolean' },
  },
});
const [name = '', ...paths] = settings.paths;
const bench = benches[name];
const names = Object.keys(benches);
if (bench === undefined)
  problems.push(
    name === ''
      ? usage('要测什么', `写作 npm run bench -- ${names.join('、')} 中的一个`)
      : usage(`没有“${name}”这项测量`, `可测的有：${names.join('、')}；或许是 ${nearest(name, names)}`),
  );
if (!hasErrors(problems) && bench !== undefined) problems.push(...(await bench(settings, paths)));
printProblems(problems);
process.exitCode = hasErrors(problems) ? 1 : 0;
