import assert from 'node:assert/strict';
import test, { after, before, describe } from 'node:test';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { pageKinds } from '../../scripts/page-kinds.ts';
import { absent, launch, visit } from './reading-room.ts';

const pages = Object.values(pageKinds);

/** How a page may be seen: width in px, size of the text, colours. */
const sights = [
  { width: 360, text: '100%', colorScheme: 'light' },
  { width: 360, text: '100%', colorScheme: 'dark' },
  { width: 320, text: '100%', colorScheme: 'light' },
  { width: 1280, text: '200%', colorScheme: 'light' },
] as const;

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe cannot decide by itself, and why it is no fault. */
const undecided: readonly { readonly rule: string; readonly html: RegExp; readonly reason: string }[] = [
  {
    rule: 'color-contrast',
    html: /^<span class="stamp" aria-hidden="true">/u,
    reason: 'an ornament that nobody has to read, in the colours of paper and seal, 6.4 : 1 and more',
  },
  {
    rule: 'color-contrast',
    html: /^<(?:small|kbd)>[↵↑↓]<\/(?:small|kbd)>$/u,
    reason: 'axe judges no text of one character; the colours are those of all small text, 5.5 : 1 and more',
  },
];

const isNoFault = (id: string, html: string): boolean =>
  undecided.some((known) => known.rule === id && known.html.test(html));

async function open(page: Page, url: string, path: string, text: string): Promise<void> {
  // Another address with the same page in front of `#` would not be loaded anew.
  await page.goto('about:blank');
  await page.goto(new URL(path, url).href);
  if (path.includes('#q=')) await page.waitForSelector('#results li');
  await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
}

describe('every kind of page', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const { width, text, colorScheme } of sights)
    test(`has no fault that axe knows: ${colorScheme}, ${String(width)} px, text at ${text}`, async () => {
      const faults: string[] = [];
      await visit(browser, { viewport: { width, height: 740 }, colorScheme }, async ({ page, url }) => {
        for (const path of pages) {
          await open(page, url, path, text);
          await page.evaluate(axe.source);
          const options = { runOnly: { type: 'tag' as const, values: rules } };
          const { violations, incomplete } = await page.evaluate((o) => axe.run(document, o), options);
          for (const { id, nodes } of violations) faults.push(`${path}: ${id} ${nodes[0]?.html ?? ''}`);
          for (const { id, nodes } of incomplete)
            for (const { html } of nodes)
              if (!isNoFault(id, html)) faults.push(`${path}: perhaps ${id} ${html}`);
        }
      });
      assert.deepEqual(faults, []);
    });

  test('does not scroll sideways at 320 px, nor at 200 % text', async () => {
    const wide: string[] = [];
    await visit(browser, { viewport: { width: 320, height: 640 } }, async ({ page, url }) => {
      for (const path of pages)
        for (const size of ['100%', '200%']) {
          await open(page, url, path, size);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) wide.push(`${path} at ${size}: ${String(over)} px`);
        }
    });
    assert.deepEqual(wide, []);
  });

  test('stands where it is put: nothing moves while it is read', async () => {
    const moved: string[] = [];
    await visit(browser, { viewport: { width: 360, height: 740 } }, async ({ page, url }) => {
      for (const path of pages.filter((address) => !address.startsWith('search'))) {
        await open(page, url, path, '');
        const shift = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries())
                  sum += (entry as PerformanceEntry & { value: number }).value;
              }).observe({ type: 'layout-shift', buffered: true });
              window.setTimeout(() => {
                resolve(sum);
              }, 100);
            }),
        );
        if (shift > 0) moved.push(`${path}: ${String(shift)}`);
      }
    });
    assert.deepEqual(moved, []);
  });
});
