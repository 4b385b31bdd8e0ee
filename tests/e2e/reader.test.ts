import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import test, { after, before, describe } from 'node:test';
import type { Browser } from 'playwright';
import { absent, launch, site, visit } from './reading-room.ts';

const phone = { viewport: { width: 360, height: 740 } };

async function findBySearch(browser: Browser) {
  await visit(browser, phone, async ({ page, url, elsewhere }) => {
    await page.goto(`${url}index.html`);
    await page.fill('input[name=q]', '复式雁阵');
    await page.press('input[name=q]', 'Enter');
    await page.waitForSelector('#results[aria-busy=false] li, #results:not([aria-busy=true]) li');
    assert.equal(await page.getAttribute('#results li', 'data-id'), 'kuoyou-05');
    assert.match(decodeURIComponent(page.url()), /search\.html#q=复式雁阵/u);
    await page.click('#results li a');
    assert.match(page.url(), /cases\/kuoyou-05\.html/u);
    await page.goBack();
    await page.waitForSelector('#results li');
    assert.equal(await page.getAttribute('#results li', 'data-id'), 'kuoyou-05');
    assert.deepEqual(elsewhere, []);
  });
}

async function findNothing(browser: Browser) {
  await visit(browser, phone, async ({ page, url }) => {
    await page.goto(`${url}search.html#q=${encodeURIComponent('量子纠缠蛋糕')}`);
    await page.getByText('没有找到').first().waitFor();
    assert.equal(await page.locator('#results li').count(), 0);
  });
}

const byClicks = async (
  browser: Browser,
  links: readonly RegExp[],
  expected: RegExp,
  javaScriptEnabled: boolean,
) => {
  await visit(
    browser,
    { ...phone, javaScriptEnabled, prefix: '/资料 夹/' },
    async ({ page, url, elsewhere }) => {
      await page.goto(`${url}index.html`);
      for (const name of links) await page.getByRole('link', { name }).first().click();
      assert.match(page.url(), expected);
      assert.deepEqual(elsewhere, []);
    },
  );
};

async function walkFromStick(browser: Browser) {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(`${site}/index.html`).href);
  await page.getByRole('link', { name: /^主题/u }).first().click();
  await page
    .getByRole('link', { name: /^特殊教育/u })
    .first()
    .click();
  await page
    .getByRole('link', { name: /梦想教室/u })
    .first()
    .click();
  assert.match(await page.locator('h1').innerText(), /梦想教室/u);
  await context.close();
}

async function readInOneRequest(browser: Browser) {
  await visit(browser, phone, async ({ page, url }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${url}cases/lujing-02.html`);
    assert.deepEqual(requests.filter((r) => !r.startsWith('data:')).length, 1);
  });
}

describe('a reader', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test('finds a case by search, opens it, and comes back to the same results', () => findBySearch(browser));

  test('is told that nothing was found only when that is so', () => findNothing(browser));

  test('finds a case by place, without JavaScript, in a sub-folder with Chinese and a space', () =>
    byClicks(browser, [/^地区/u, /^云南省?/u, /怒江州构建教研体系/u], /cases\/yunnan-02\.html$/u, false));

  test('finds a case by topic, without JavaScript', () =>
    byClicks(browser, [/^主题/u, /^特殊教育/u, /梦想教室/u], /cases\/kuoyou-07\.html$/u, false));

  test('opens the site from a stick and walks to a case', () => walkFromStick(browser));

  test('reads a case page in one request', () => readInOneRequest(browser));
});
