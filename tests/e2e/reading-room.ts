import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { serve } from '../../scripts/serve.ts';

/** Folder of the site under test. */
export const site = resolve(process.env['ANLI_DIST'] ?? 'dist');

/** Reason to skip, or false: the site and a browser must be there; under `ANLI_NO_SKIP` their absence fails the test itself. */
export const absent = (): string | false => {
  if (process.env['ANLI_NO_SKIP'] === '1') return false;
  if (!existsSync(site)) return `no site at ${site}: run npm run build`;
  return process.env['ANLI_BROWSER'] === undefined ? 'no browser: run npm test, which finds one' : false;
};

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param more Further flags of Chromium. */
export const launch = (...more: readonly string[]): Promise<Browser> => {
  const executablePath = process.env['ANLI_BROWSER'];
  return chromium.launch({
    args: [...flags, ...more],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
};

/** A reader at the served site: a page in a fresh context, and every request that did not go to the site itself. */
export type Visit = { readonly page: Page; readonly url: string; readonly elsewhere: readonly string[] };

/** Serve the site under a prefix, open a page for one reader, and close all of it afterwards. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions & { prefix?: string },
  read: (visit: Visit) => Promise<void>,
): Promise<void> {
  const { prefix = '/', ...contextOptions } = options;
  const server = await serve(site, 0, { prefix });
  const context = await browser.newContext(contextOptions);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(new URL(server.url).origin) && !request.url().startsWith('data:'))
      elsewhere.push(request.url());
  });
  try {
    await read({ page: await context.newPage(), url: server.url, elsewhere });
  } finally {
    await context.close();
    await server.close();
  }
}
