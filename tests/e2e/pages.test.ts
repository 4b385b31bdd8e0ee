import assert from 'node:assert/strict';
import test, { after, before, describe } from 'node:test';
import axe from 'axe-core';
import type { Browser } from 'playwright';
import { absent, launch, visit } from './reading-room.ts';

/** One page of every kind. */
const pages = [
  'index.html',
  'cases/index.html',
  'cases/junheng-04.html',
  'cases/lujing-02.html',
  'batches/index.html',
  'batches/junheng.html',
  'sources/junheng.html',
  'sources/fangan.html',
  'places/index.html',
  'places/530000.html',
  'topics/index.html',
  'topics/jituan.html',
  'stages/index.html',
  'stages/xiaoxue.html',
  'kinds/index.html',
  'kinds/xingzheng.html',
  'models/index.html',
  'years/index.html',
  'tasks/index.html',
  'tasks/t4.html',
  'a-z.html',
  'about.html',
  'search.html',
  'search.html#q=集团化办学',
  '404.html',
];

describe('every kind of page', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const colorScheme of ['light', 'dark'] as const)
    test(`has no axe violation, ${colorScheme}, at 360 px`, async () => {
      const violations: string[] = [];
      await visit(browser, { viewport: { width: 360, height: 740 }, colorScheme }, async ({ page, url }) => {
        for (const path of pages) {
          await page.goto(new URL(path, url).href);
          if (path.includes('#q=')) await page.waitForSelector('#results li');
          await page.evaluate(axe.source);
          const found = await page.evaluate(() => axe.run(document));
          for (const v of found.violations) violations.push(`${path}: ${v.id} ${v.nodes[0]?.html ?? ''}`);
        }
      });
      assert.deepEqual(violations, []);
    });

  test('does not scroll sideways at 320 px, nor at 200 % text', async () => {
    const wide: string[] = [];
    await visit(browser, { viewport: { width: 320, height: 640 } }, async ({ page, url }) => {
      for (const path of pages)
        for (const size of ['100%', '200%']) {
          await page.goto(new URL(path, url).href);
          await page.evaluate((s) => (document.documentElement.style.fontSize = s), size);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) wide.push(`${path} at ${size}: ${String(over)} px`);
        }
    });
    assert.deepEqual(wide, []);
  });
});
