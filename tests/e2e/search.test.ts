import assert from 'node:assert/strict';
import test, { after, before, describe } from 'node:test';
import type { Browser, Page } from 'playwright';
import { absent, launch, visit } from './reading-room.ts';

const desk = { viewport: { width: 1200, height: 900 } };

/** The answer as a reader sees it, once nothing is being searched. */
async function answer(page: Page) {
  await page.waitForFunction(() => {
    const status = document.querySelector('#status')?.textContent ?? '';
    const failed = document.querySelector<HTMLElement>('#failure')?.hidden === false;
    const busy = document.querySelector('#results[aria-busy=true]') !== null || /正在|仍在/u.test(status);
    return !busy && (status !== '' || failed);
  });
  return {
    status: await page.locator('#status').innerText(),
    ids: await page
      .locator('#results > li')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-id') ?? '')),
    counts: await page
      .locator('#facets label')
      .evaluateAll((labels) => labels.map((label) => label.textContent.replace(/\s+/gu, ' '))),
    chosen: await page
      .locator('#facets input:checked')
      .evaluateAll((boxes) =>
        boxes.map((box) => `${box.getAttribute('name') ?? ''}=${box.getAttribute('value') ?? ''}`),
      ),
    hash: decodeURIComponent(new URL(page.url()).hash),
  };
}

/** Choose a value of a filter; how many cases it promised to leave. */
async function choose(page: Page, field: string, value: string): Promise<number> {
  const box = page.locator(`#facets input[name="${field}"][value="${value}"]`);
  const promised = await box.locator('xpath=..').locator('.n').innerText();
  await box.check();
  await page.waitForFunction((name) => location.hash.includes(`${name}=`), field);
  return Number(promised);
}

async function narrowDown(browser: Browser) {
  await visit(browser, desk, async ({ page, url, elsewhere }) => {
    await page.goto(`${url}search.html#q=${encodeURIComponent('集团化')}`);
    const all = await answer(page);
    const promisedThere = await choose(page, 'place', '云南省');
    const there = await answer(page);
    const promisedBoth = await choose(page, 'stage', '高中');
    const both = await answer(page);
    assert.deepEqual(
      [all.hash, there.hash, both.hash],
      ['#q=集团化', '#q=集团化&place=云南省', '#q=集团化&place=云南省&stage=高中'],
    );
    assert.deepEqual([there.ids.length, both.ids.length], [promisedThere, promisedBoth]);
    assert.ok(both.ids.length > 0 && both.ids.length < there.ids.length && there.ids.length < all.ids.length);
    assert.match(both.status, new RegExp(`^在所选范围内.*${String(promisedBoth)} 篇`, 'u'));
    assert.notDeepEqual(there.counts, all.counts);
    assert.notDeepEqual(both.counts, there.counts);
    assert.deepEqual(both.chosen, ['place=云南省', 'stage=高中']);
    await page.reload();
    assert.deepEqual(await answer(page), both);
    assert.deepEqual(elsewhere, []);
  });
}

async function followPlainQuery(browser: Browser) {
  await visit(browser, desk, async ({ page, url }) => {
    await page.goto(`${url}search.html?q=${encodeURIComponent('复式雁阵')}`);
    const found = await answer(page);
    assert.equal(decodeURIComponent(page.url()), `${url}search.html#q=复式雁阵`);
    assert.equal(await page.inputValue('#q'), '复式雁阵');
    assert.equal(found.ids[0], 'kuoyou-05');
  });
}

async function goWithoutScript(browser: Browser) {
  await visit(browser, { ...desk, javaScriptEnabled: false }, async ({ page, url }) => {
    await page.goto(`${url}search.html`);
    await page.locator('noscript p').waitFor();
    assert.match(await page.locator('noscript p').innerText(), /脚本没有运行.*从本页下面的入口查找/u);
    const ways = page.locator('nav.ways a');
    const addresses = await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const way of ['places', 'topics', 'stages', 'kinds', 'models', 'years', 'tasks'])
      assert.ok(addresses.includes(`${way}/index.html`), `${way}: ${addresses.join(' ')}`);
    for (const address of addresses) {
      const response = await page.goto(new URL(address, url).href);
      assert.equal(response?.status(), 200, address);
    }
  });
}

/** What a server may do to a piece of the index, and what the page must say of it. */
const damages: readonly (readonly [
  what: string,
  piece: RegExp,
  damage: 'refused' | 'cut short',
  said: RegExp,
])[] = [
  ['a piece of words', /\/pagefind\/index\//u, 'refused', /索引片 index\/\S+（服务器答复 500）/u],
  ['a piece of words', /\/pagefind\/index\//u, 'cut short', /索引片 index\/\S+（内容残缺或有误）/u],
  ['the text of the cases', /\/pagefind\/fragment\//u, 'refused', /索引片 fragment\/\S+（服务器答复 500）/u],
  [
    'the text of the cases',
    /\/pagefind\/fragment\//u,
    'cut short',
    /索引片 fragment\/\S+（内容残缺或有误）/u,
  ],
  ['a piece of filters', /\/pagefind\/filter\//u, 'refused', /索引片 filter\/\S+（服务器答复 500）/u],
  ['the list of pieces', /\.pf_meta$/u, 'cut short', /索引片 pagefind\.\S+（内容残缺或有误）/u],
  ['the directory', /pagefind-entry\.json/u, 'refused', /索引目录没有读到（服务器答复 500）/u],
];

async function searchDamaged(browser: Browser, [, piece, damage, said]: (typeof damages)[number]) {
  await visit(browser, desk, async ({ page, url }) => {
    await page.route(piece, async (route) => {
      if (damage === 'refused') return route.fulfill({ status: 500, body: '' });
      const response = await route.fetch();
      const body = await response.body();
      return route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
    });
    await page.goto(`${url}search.html#q=${encodeURIComponent('复式雁阵')}`);
    await page.locator('#failure').waitFor();
    const { status } = await answer(page);
    assert.match(await page.locator('#failure').innerText(), said);
    assert.doesNotMatch(status, /没有找到/u);
    await page.unroute(piece);
    await page.click('#retry');
    await page.locator('#results li[data-id=kuoyou-05]').waitFor();
    assert.equal(await page.locator('#failure').isHidden(), true);
  });
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '\'"><svg/onload=alert(1)> 集团化',
];

async function askHostile(browser: Browser) {
  await visit(browser, desk, async ({ page, url, elsewhere }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${url}search.html`);
    const before = await page.locator('script, img, svg').count();
    for (const query of hostile) {
      await page.fill('#q', query);
      await page.press('#q', 'Enter');
      await page.waitForFunction((q) => decodeURIComponent(location.hash) === `#q=${q}`, query);
      const typed = await answer(page);
      await page.goto(`${url}index.html`);
      await page.goto(`${url}search.html?q=${encodeURIComponent(query)}`);
      const linked = await answer(page);
      assert.deepEqual(linked, typed);
      assert.equal(await page.inputValue('#q'), query);
      if (linked.ids.length === 0) assert.ok(linked.status.includes(`没有找到“${query}”`), linked.status);
      assert.equal(await page.locator('#status *, #results :is(script, img, svg)').count(), 0);
    }
    assert.ok((await page.locator('script, img, svg').count()) <= before + 1);
    assert.deepEqual([dialogs, elsewhere], [[], []]);
  });
}

describe('the search page', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  test('narrows by place and stage together, and keeps the choice in its address', () => narrowDown(browser));

  test('answers an address with ?q= and moves the words behind #', () => followPlainQuery(browser));

  test('gives plain links to the indexes where scripts do not run', () => goWithoutScript(browser));

  for (const row of damages)
    test(`says that ${row[0]} is missing when it is ${row[2]}, not that nothing was found, and reads it again`, () =>
      searchDamaged(browser, row));

  test('shows a hostile query as text', () => askHostile(browser));
});
