import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

/**
 * `npm test`: types, lint, then every test over a site built for the purpose; `--quick` leaves out what takes minutes.
 * A step that fails does not keep the next from running, so that one run shows every fault.
 */
const quick = process.argv.includes('--quick');
const site = '.cache/test-site';
/** The shipped library once more, published at an address: what then appears is tested there. */
const addressed = { content: '.cache/test-addressed-content', site: '.cache/test-addressed-site' };

type Step = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
};

function run({ name, command, args, env = {} }: Step): boolean {
  const from = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  process.stdout.write(`${status === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds} s\n`);
  return status === 0;
}

const browser = findBrowser();
process.stdout.write(`${browser.said}\n`);
const long = /e2e.(?:search-(?:faults|environments|engines)|lighthouse)/u;
const files = globSync('tests/**/*.test.ts')
  .filter((file) => !quick || !long.test(file))
  .sort();
const node = process.execPath;
const bin = (name: string) => `node_modules/.bin/${name}`;

for (const folder of [site, addressed.content, addressed.site])
  rmSync(folder, { recursive: true, force: true });
cpSync('content', addressed.content, { recursive: true });
const library = join(addressed.content, 'library.yaml');
writeFileSync(library, `${readFileSync(library, 'utf8')}address: https://anli.example/guan/\n`);
const environment: Record<string, string> = {
  ANLI_DIST: site,
  ANLI_ADDRESSED: addressed.site,
  ...(quick ? {} : { ANLI_FULL: '1' }),
  ...(browser.path === null ? {} : { ANLI_BROWSER: browser.path }),
};
const steps: readonly Step[] = [
  { name: 'types', command: bin('astro'), args: ['check', '--minimumFailingSeverity', 'hint'] },
  {
    name: 'lint',
    command: bin('eslint'),
    args: ['--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'],
  },
  { name: 'format', command: bin('prettier'), args: ['--check', '--log-level', 'warn', '--cache', '.'] },
  { name: 'build', command: node, args: ['scripts/build.ts', '--out', site] },
  {
    name: 'build with an address',
    command: node,
    args: ['scripts/build.ts', '--content', addressed.content, '--out', addressed.site],
  },
  {
    name: 'site tests with an address',
    command: node,
    args: [
      '--test',
      ...files.filter((file) =>
        /site.(?:links|pages|case-pages|ways-in|markup|packs)\.|e2e.packs\./u.test(file),
      ),
    ],
    env: {
      ANLI_DIST: addressed.site,
      ANLI_CONTENT: addressed.content,
      ...(browser.path === null ? {} : { ANLI_BROWSER: browser.path }),
    },
  },
  { name: 'tests', command: node, args: ['--test', '--test-concurrency=2', ...files], env: environment },
];
const failed = steps.filter((step) => !run(step)).map((step) => step.name);
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
