import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** A Chromium to test with, and one line on where it came from; `path` is `null` if there is none to be had. */
export type Browser = { readonly path: string | null; readonly said: string };

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const own = () => {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
};

/**
 * Find a browser: the environment variable `ANLI_BROWSER`, Debian's Chromium, Playwright's own; else install Playwright's.
 */
export function findBrowser(): Browser {
  const named = process.env['ANLI_BROWSER'];
  if (named !== undefined && named !== '')
    return existsSync(named)
      ? { path: named, said: `browser: ${named}, named by ANLI_BROWSER` }
      : { path: null, said: `browser: ANLI_BROWSER names ${named}, which is not there` };
  const system = usual.find((path) => existsSync(path));
  if (system !== undefined) return { path: system, said: `browser: ${system}, found on this system` };
  const before = own();
  if (before !== null) return { path: before, said: `browser: ${before}, Playwright's own` };
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const installed = own();
  return installed === null
    ? {
        path: null,
        said: 'browser: none found and none could be installed; install chromium or set ANLI_BROWSER',
      }
    : { path: installed, said: `browser: ${installed}, just installed by Playwright` };
}
