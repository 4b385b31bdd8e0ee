import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { hasErrors } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { findBrowser } from './find-browser.ts';
import { pageKinds } from './page-kinds.ts';
import { printProblems } from './print-problems.ts';
import { serve } from './serve.ts';

const widths = [360, 768, 1280] as const;
const schemes = ['light', 'dark'] as const;

/** Picture every kind of page of a built site at three widths, light and dark. */
async function picture(site: string, to: string, executablePath: string): Promise<void> {
  const server = await serve(site, 0);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const colorScheme of schemes)
    for (const width of widths) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pageKinds)) {
        await page.goto(new URL(path, server.url).href);
        if (path.includes('#q=')) await page.waitForSelector('#results li');
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
  await browser.close();
  await server.close();
}

const { value: settings, problems } = readArguments({
  positionals: false,
  options: { to: { type: 'string' } },
});
printProblems(problems);
const browser = findBrowser();
process.stdout.write(`${browser.said}\n`);
const to = typeof settings.options['to'] === 'string' ? settings.options['to'] : '.cache/screenshots';
if (hasErrors(problems) || browser.path === null) process.exitCode = 1;
else {
  mkdirSync(to, { recursive: true });
  await picture(settings.out, to, browser.path);
  process.stdout.write(`pictures in ${to}\n`);
}
