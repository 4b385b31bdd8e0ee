import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { hasErrors } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { findBrowser } from './find-browser.ts';
import { pageKinds } from './page-kinds.ts';
import { printProblems } from './print-problems.ts';
import { serve } from './serve.ts';

const widths = [360, 768, 1280] as const;
const schemes = ['light', 'dark'] as const;

async function show(page: Page, address: URL): Promise<void> {
  await page.goto(address.href);
  if (address.hash.startsWith('#q=')) await page.waitForSelector('#results li');
}

/** What the README shows: a screenful each, at a width in px. */
const screenfuls = [
  { name: 'home', width: 1024, height: 1080 },
  { name: 'case', width: 400, height: 1080 },
  { name: 'search', width: 400, height: 1080 },
] as const;

/** Picture every kind of page of a built site at three widths, light and dark. */
async function picture(browser: Browser, url: string, to: string): Promise<void> {
  for (const colorScheme of schemes)
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pageKinds)) {
        await show(page, new URL(path, url));
        await page.screenshot({
          path: join(to, `${name}-${String(width)}-${colorScheme}.png`),
          fullPage: true,
        });
      }
      await context.close();
      process.stdout.write(
        `${String(width)} px ${colorScheme}: ${String(Object.keys(pageKinds).length)} pages\n`,
      );
    }
}

async function pictureForReadme(browser: Browser, url: string, to: string): Promise<void> {
  for (const { name, ...viewport } of screenfuls) {
    const page = await browser.newPage({ viewport });
    await show(page, new URL(pageKinds[name], url));
    await page.screenshot({ path: join(to, `${name}.png`) });
    await page.close();
  }
}

const { value: settings, problems } = readArguments({
  positionals: false,
  options: { to: { type: 'string' }, readme: { type: 'boolean' } },
});
printProblems(problems);
const found = findBrowser();
process.stdout.write(`${found.said}\n`);
const readme = settings.options['readme'] === true;
const usual = readme ? '.readme' : '.cache/screenshots';
const to = typeof settings.options['to'] === 'string' ? settings.options['to'] : usual;
if (hasErrors(problems) || found.path === null) process.exitCode = 1;
else {
  mkdirSync(to, { recursive: true });
  const server = await serve(settings.out, 0);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  await (readme ? pictureForReadme : picture)(browser, server.url, to);
  await browser.close();
  await server.close();
  process.stdout.write(`pictures in ${to}\n`);
}
