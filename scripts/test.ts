import { spawnSync } from 'node:child_process';
import { existsSync, globSync, rmSync } from 'node:fs';
import { findBrowser } from './find-browser.ts';

/**
 * `npm test`: types, lint, then every test over a site built for the purpose; `--quick` leaves out what takes minutes.
 * A step that fails does not keep the next from running, so that one run shows every fault.
 */
const quick = process.argv.includes('--quick');
const site = '.cache/test-site';

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
const files = globSync('tests/**/*.test.ts').sort();
const node = process.execPath;
const bin = (name: string) => `node_modules/.bin/${name}`;

if (existsSync(site)) rmSync(site, { recursive: true });
const environment: Record<string, string> = {
  ANLI_DIST: site,
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
  { name: 'tests', command: node, args: ['--test', '--test-concurrency=2', ...files], env: environment },
];
const failed = steps.filter((step) => !run(step)).map((step) => step.name);
if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
