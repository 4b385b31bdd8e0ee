import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after, before, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import puppeteer from 'puppeteer-core';
import { act, ask, box, find, ids, listed } from './picked.ts';
import { absent, launch, site, visit } from './reading-room.ts';
import type { Visit } from './reading-room.ts';
import { lacking, program, watch } from './search-answers.ts';

const [first, second] = ids;
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };
const onDisk = pathToFileURL(join(site, 'search.html')).href;

async function fitNarrowAndAccessible({ page, url }: Visit) {
  const axe = createRequire(import.meta.url).resolve('axe-core');
  const checks: readonly (readonly [hash: string, ready: string, act: string | null])[] = [
    [`${ask('仪征')}&pick=${first}`, '#results input[name=pick]:checked', null],
    [`#pick=${first},${second},no-such-1`, '#picks ol a', null],
    [`#pick=${first},${second}`, '#picks ol a', '引用'],
    [`#pick=${first},${second}`, '#picks ol a', '复制链接'],
  ];
  for (const [hash, ready, press] of checks) {
    await page.goto('about:blank');
    await page.goto(`${url}search.html${hash}`);
    await page.locator(ready).first().waitFor();
    if (press !== null) {
      await act(page, press).click();
      await page.locator('#pick-panel label').waitFor();
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${hash}: ${String(over)} px too wide`);
    const small = await page
      .locator('#picking button:visible, #picking a:visible, #results label:visible')
      .evaluateAll((all) =>
        all
          .map((one) => ({ text: one.textContent, size: one.getBoundingClientRect() }))
          .filter(({ size }) => size.height < 24 || size.width < 24)
          .map(({ text }) => text),
      );
    assert.deepEqual(small, [], hash);
    await page.addScriptTag({ path: axe }).catch(async () => {
      await page.evaluate(readFileSync(axe, 'utf8'));
    });
    const violations = await page.evaluate(async () => {
      const { axe: runner } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await runner.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    assert.deepEqual(violations, [], hash);
  }
}

async function readFromADisk({ page }: Visit) {
  await page.goto(`${onDisk}${ask('仪征')}`);
  await box(page, first).check();
  await find(page, '双柏', second);
  await box(page, second).check();
  await page.locator('#picks').getByRole('link', { name: '查看' }).click();
  await page.locator('#picks ol a').nth(1).waitFor();
  await act(page, '引用').click();
  await page.locator('#pick-panel textarea').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#pick-panel').getByRole('link', { name: 'RIS' }).click(),
  ]);
  assert.match(readFileSync(await download.path(), 'utf8'), /^TY {2}- .*\r\nID {2}- junheng-05\r\n/u);
  await act(page, '复制链接').click();
  await page.locator('#pick-panel label').waitFor();
  await page.reload();
  await page.locator('#picks ol a').nth(1).waitFor();
  assert.deepEqual(await listed(page), [first, second]);
}

describe('picked cases', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test('fit 320 pixels and can be used by everybody', () => visit(browser, phone, fitNarrowAndAccessible));
  test('work from a disk', () => visit(browser, {}, readFromADisk));
});

describe('picked cases in Firefox', { skip: absent() || lacking('firefox-esr') }, () => {
  test('are kept, listed and cited from a disk', async () => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: program('firefox-esr') ?? 'firefox-esr',
      headless: true,
      extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
    });
    try {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(watch);
      await page.goto(`${onDisk}${ask('仪征')}`);
      const tick = await page.waitForSelector(`input[name=pick][value=${first}]`);
      await tick?.click();
      await page.waitForFunction(() => document.querySelector('#picked')?.textContent === '已选 1 篇');
      await page.goto(`${onDisk}#pick=${second},${first}`);
      await page.reload();
      await page.waitForFunction(() => document.querySelectorAll('#picks ol a').length === 2);
      await page.locator('#picks ::-p-text(引用)').click();
      await page.waitForSelector('#pick-panel textarea');
      const seen = await page.evaluate(() => ({
        cited: document.querySelector('textarea')?.value ?? '',
        links: document.querySelectorAll('#pick-panel a[download][href^="blob:"]').length,
        violations: window.anliWatch?.violations,
      }));
      assert.match(seen.cited, /^\[1\] 双柏县.*\n\[2\] 江苏省仪征市教育局.*\n$/u);
      assert.deepEqual([seen.links, seen.violations], [5, []]);
    } finally {
      await browser.close();
    }
  });
});
