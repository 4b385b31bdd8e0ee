import { existsSync, readdirSync, rmSync } from 'node:fs';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseFolder, frameworkFolder, helpFolder } from '../src/build/collections.ts';
import { readContent, type Content } from '../src/build/read-content.ts';
import { fieldTexts, ledgerProblems, readLedgers } from '../src/build/read-ledgers.ts';
import { mdxRenderer } from '../src/build/mdx-renderer.ts';
import { heavyPages } from '../src/build/page-sizes.ts';
import { readPages } from '../src/build/read-pages.ts';
import { casesOnDisk, readTrainings, trainingComponents } from '../src/build/read-trainings.ts';
import { shownRegister } from '../src/build/shown-register.ts';
import { filesBelow } from '../src/build/relative-tree.ts';
import { facetPairs, pairsWithPage } from '../src/core/pairs.ts';
import { hasErrors, problem, problemSchema, type Problem } from '../src/core/problems.ts';
import { isPublished, registerProblems, type Register, type Wanted } from '../src/core/register.ts';
import { wantedAddresses } from '../src/core/wanted-addresses.ts';
import type { Training } from '../src/core/schema/training.ts';
import type { Outcome } from '../src/core/types.ts';
import type { Settings } from './arguments.ts';

/** What a build came to. `pages` counts HTML files, `pairs` those of two headings, `bytes` is the size of all files. */
export type SiteReport = {
  readonly pages: number;
  readonly pairs: number;
  readonly bytes: number;
  readonly seconds: number;
};

type Say = (line: string) => void;
type Folders = Pick<Settings, 'content' | 'out'>;

const root = fileURLToPath(new URL('..', import.meta.url));

/** Problems that an error or its cause carries. Astro loads modules a second time, so classes do not tell. */
function problemsOf(error: unknown): readonly Problem[] {
  if (!(error instanceof Error)) return [];
  const parsed = problemSchema.array().safeParse('problems' in error ? error.problems : null);
  return parsed.success ? parsed.data : problemsOf(error.cause);
}

async function problemsIn<T>(work: () => T | Promise<T>): Promise<Outcome<T | null>> {
  try {
    return { value: await work(), problems: [] };
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length === 0) throw error;
    return { value: null, problems };
  }
}

function isInside(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return !isAbsolute(path) && !/^\.\.(?:$|[\\/])/u.test(path);
}

/** The folder that a build replaces must be a site of before, or nothing. */
function outProblems({ content, out }: Folders): readonly Problem[] {
  const place = { file: out };
  const refuse = (detail: string) => [
    problem('usage', place, { detail, mend: '用 --out 指定一个新的文件夹' }),
  ];
  if (isInside(root, out) || isInside(content, out) || isInside(out, content))
    return refuse('不能把网站建在这里');
  if (!existsSync(out) || readdirSync(out).length === 0) return [];
  const site = ['index.html', '404.html', 'cases/index.html'].every((file) => existsSync(join(out, file)));
  return site ? [] : refuse('这个文件夹里有别的东西');
}

/** The training packs, judged to the last line of their texts: what is found only when Astro renders them comes late. */
async function readPacks(content: Content): Promise<Outcome<readonly Training[]>> {
  const { value: pages, problems } = readTrainings(content.dir, casesOnDisk(content));
  const render = await mdxRenderer(trainingComponents);
  const found = [...problems];
  for (const page of pages) found.push(...(await render(page)).problems);
  return { value: pages.map(({ record }) => record), problems: found };
}

/** What is known of a site before it is built. */
type Planned = {
  readonly content: Content;
  readonly register: Register;
  readonly wanted: readonly Wanted[];
  /** Number of pages of two headings. */
  readonly pairs: number;
};

/** Read the content as a whole first, so that all its problems are told at once. */
async function readAll(dir: string): Promise<Outcome<Planned>> {
  const content = readContent(dir);
  const { batches, taxonomy, help } = content;
  const cases = readPages(content, caseFolder(taxonomy));
  const frameworks = readPages(content, frameworkFolder);
  const helpPages = readPages(content, helpFolder);
  const packs = await readPacks(content);
  const records = cases.value.map(({ record }) => record);
  const register = shownRegister(content, records, packs.value);
  const wanted = wantedAddresses({ cases: records, batches, taxonomy, help, packs: packs.value });
  const published = new Set(register.filter(isPublished).map(({ address }) => address));
  const pairs = pairsWithPage(facetPairs(records, taxonomy), published).length;
  const ledgers = readLedgers(content);
  const plans = frameworks.value.map(({ record }) => record);
  const differing = ledgerProblems(content, ledgers.value, fieldTexts(cases.value, plans));
  const pages = [...cases.problems, ...frameworks.problems, ...helpPages.problems];
  // A ledger cannot fit pages that cannot be read.
  const problems = [...pages, ...packs.problems, ...ledgers.problems, ...(hasErrors(pages) ? [] : differing)];
  return { value: { content, register, wanted, pairs }, problems };
}

/** Run Astro; a bundle outside the project, or outside the working directory, would not find its packages. */
async function runAstro(content: string, work: string): Promise<void> {
  const before = process.cwd();
  Object.assign(process.env, {
    ASTRO_TELEMETRY_DISABLED: '1',
    ANLI_ROOT: root,
    ANLI_CONTENT: content,
    ANLI_OUT: join(work, 'site'),
    ANLI_CACHE: join(work, 'astro'),
  });
  process.chdir(root);
  try {
    const { build } = await import('astro');
    await build({ root, logLevel: 'error' });
  } finally {
    process.chdir(before);
  }
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true });
  });
}

/** Put the new site where the old one is; the old one goes only when the new one stands beside it, whole. */
async function replace(out: string, site: string): Promise<void> {
  const [arriving, leaving] = [`${out}.building`, `${out}.previous`];
  await rm(arriving, { recursive: true, force: true });
  await move(site, arriving);
  if (existsSync(out)) {
    await rm(leaving, { recursive: true, force: true });
    await rename(out, leaving);
  }
  await rename(arriving, out);
  await rm(leaving, { recursive: true, force: true });
}

async function measure(dir: string, files: readonly string[]): Promise<Pick<SiteReport, 'pages' | 'bytes'>> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(dir, file))).size));
  return {
    pages: files.filter((file) => file.endsWith('.html')).length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

type Built = { readonly files: readonly string[]; readonly pairs: number };

/** Build into a folder and judge what came out. */
async function buildInto(work: string, dir: string, say: Say): Promise<Outcome<Built | null>> {
  const read = await problemsIn(() => readAll(dir));
  const found = [...read.problems, ...(read.value?.problems ?? [])];
  if (read.value === null || hasErrors(found)) return { value: null, problems: found };
  const { content, register, wanted, pairs } = read.value.value;
  say(`读入 ${String(content.batches.length)} 部汇编，登记册有 ${String(content.register.length)} 个地址`);
  const built = await problemsIn(() => runAstro(dir, work));
  if (hasErrors(built.problems)) return { value: null, problems: built.problems };
  const files = await filesBelow(join(work, 'site'));
  return {
    value: { files, pairs },
    problems: [
      ...found,
      ...registerProblems(register, wanted, new Set(files)),
      ...(await heavyPages(join(work, 'site'), files)),
    ],
  };
}

/**
 * Build the site in a working folder, check it, and only then put it in the old one's place.
 *
 * @param say Told what is being done, a short line each.
 * @returns `null` with every problem found if anything is wrong; the old site is untouched then.
 */
export async function buildSite(folders: Folders, say: Say): Promise<Outcome<SiteReport | null>> {
  const started = performance.now();
  const out = resolve(folders.out);
  const refused = outProblems({ ...folders, out });
  if (refused.length > 0) return { value: null, problems: refused };
  if (!existsSync(out) && existsSync(`${out}.previous`)) await rename(`${out}.previous`, out);
  const work = join(root, '.cache', `build-${String(process.pid)}`);
  await rm(work, { recursive: true, force: true });
  // Astro saves its cache half a second late, even when it has failed: the folder stays until it is done.
  process.once('exit', () => {
    rmSync(work, { recursive: true, force: true });
  });
  const { value: built, problems } = await buildInto(work, folders.content, say);
  if (built === null || hasErrors(problems)) return { value: null, problems };
  const { pairs } = built;
  const report = await measure(join(work, 'site'), built.files);
  await replace(out, join(work, 'site'));
  await rm(work, { recursive: true, force: true });
  return { value: { ...report, pairs, seconds: (performance.now() - started) / 1000 }, problems };
}
