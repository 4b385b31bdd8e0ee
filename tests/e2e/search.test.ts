import assert from 'node:assert/strict';
import test, { after, before, describe } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { absent, launch, visit } from './reading-room.ts';
import type { Visit } from './reading-room.ts';

const desk = { viewport: { width: 1200, height: 900 } };
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true };

/** The answer as a reader sees it, once nothing is being searched. */
async function answer(page: Page) {
  await page.waitForFunction(() => {
    const said = document.querySelector('#status')?.textContent !== '';
    const failed = document.querySelector<HTMLElement>('#failure')?.hidden === false;
    return document.querySelector('#results[aria-busy=true]') === null && (said || failed);
  });
  return {
    status: await page.locator('#status').innerText(),
    ids: await page
      .locator('#results > li')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-id') ?? '')),
    chosen: await page
      .locator('#chosen button[aria-label]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? '')),
    hash: decodeURIComponent(new URL(page.url()).hash),
  };
}

const counts = (page: Page) =>
  page
    .locator('#facets label')
    .evaluateAll((labels) => labels.map((label) => label.textContent.replace(/\s+/gu, ' ')));

/** Wait until the address says so: what was asked last is being answered then. */
const asked = (page: Page, hash: string) =>
  page.waitForFunction((wanted) => decodeURIComponent(location.hash) === wanted, hash);

/** Type into the box and wait for the answer. */
async function type(page: Page, query: string) {
  await page.fill('#q', '');
  await page.locator('#q').pressSequentially(query);
  await asked(page, query === '' ? '' : `#q=${query}`);
  return answer(page);
}

/** Choose a value of a filter; how many cases it promised to leave. */
async function choose(page: Page, field: string, value: string): Promise<number> {
  const box = page.locator(`#facets input[name="${field}"][value="${value}"]`);
  const promised = await box.locator('xpath=..').locator('.n').innerText();
  await box.check();
  await page.waitForFunction((name) => location.hash.includes(`${name}=`), field);
  return Number(promised);
}

async function narrowDown({ page, url, elsewhere }: Visit) {
  await page.goto(`${url}search.html#q=${encodeURIComponent('集团化')}`);
  const all = await answer(page);
  const promisedThere = await choose(page, 'place', '云南省');
  const there = await answer(page);
  const before = await counts(page);
  await page.locator('#facets input[name=place][value^="云南省/"]').first().waitFor();
  const promisedBoth = await choose(page, 'stage', '高中');
  const both = await answer(page);
  assert.deepEqual(
    [all.hash, there.hash, both.hash],
    ['#q=集团化', '#q=集团化&place=云南省', '#q=集团化&place=云南省&stage=高中'],
  );
  assert.deepEqual([there.ids.length, both.ids.length], [promisedThere, promisedBoth]);
  assert.ok(both.ids.length > 0 && both.ids.length < there.ids.length && there.ids.length < all.ids.length);
  assert.match(both.status, new RegExp(`^在所选范围内.*${String(promisedBoth)} 篇`, 'u'));
  assert.notDeepEqual(await counts(page), before);
  assert.deepEqual(both.chosen, ['去掉地区：云南省', '去掉学段：高中']);
  await page.reload();
  assert.deepEqual(await answer(page), both);
  await page.click('#chosen button[aria-label="去掉学段：高中"]');
  await asked(page, there.hash);
  assert.deepEqual(await answer(page), there);
  await page.goBack();
  await asked(page, both.hash);
  assert.deepEqual(await answer(page), both);
  await page.locator('#facets input[name=stage][value=高中]').uncheck();
  await asked(page, there.hash);
  assert.deepEqual(elsewhere, []);
}

async function sortByYear({ page, url }: Visit) {
  await page.goto(`${url}search.html#q=${encodeURIComponent('教师')}&engine=compact`);
  const relevant = await answer(page);
  await page.selectOption('#sort', 'newest');
  await asked(page, '#q=教师&sort=newest&engine=compact');
  const { ids } = await answer(page);
  const years = await page
    .locator('#results > li > .soft')
    .evaluateAll((lines) => lines.map((line) => Number(/(\d{4})$/u.exec(line.textContent)?.[1] ?? 0)));
  assert.deepEqual(
    years,
    [...years].sort((a, b) => b - a),
  );
  assert.notDeepEqual(ids, relevant.ids);
}

async function followPlainQuery({ page, url }: Visit) {
  await page.goto(`${url}search.html?q=${encodeURIComponent('复式雁阵')}`);
  const found = await answer(page);
  assert.equal(decodeURIComponent(page.url()), `${url}search.html#q=复式雁阵`);
  assert.equal(await page.inputValue('#q'), '复式雁阵');
  assert.equal(found.ids[0], 'kuoyou-05');
}

async function typeAndGoBack({ page, url }: Visit) {
  await page.goto(`${url}search.html`);
  await answer(page);
  const entries = await page.evaluate(() => history.length);
  const found = await type(page, '集团化');
  assert.ok(found.ids.length > 0);
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await page.goBack();
  await asked(page, '');
  assert.deepEqual((await answer(page)).ids, []);
  assert.equal(await page.inputValue('#q'), '');
  await page.goForward();
  await asked(page, '#q=集团化');
  assert.deepEqual((await answer(page)).ids, found.ids);
}

async function compose({ page, url }: Visit) {
  await page.goto(`${url}search.html`);
  await answer(page);
  const during = await page.evaluate(async () => {
    const box = document.querySelector<HTMLInputElement>('#q');
    if (box === null) return '';
    box.dispatchEvent(new CompositionEvent('compositionstart'));
    box.value = "ji'tuan";
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { hash } = location;
    box.value = '集团';
    box.dispatchEvent(new CompositionEvent('compositionend'));
    return hash;
  });
  await asked(page, '#q=集团');
  assert.equal(during, '');
}

async function useKeys({ page, url }: Visit) {
  await page.goto(`${url}search.html#q=${encodeURIComponent('集团化')}`);
  const { ids } = await answer(page);
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      return active?.id === 'q' ? 'box' : (active?.closest('li')?.getAttribute('data-id') ?? '');
    });
  const steps: readonly (readonly [key: string, where: string | undefined])[] = [
    ['/', 'box'],
    ['ArrowDown', ids[0]],
    ['ArrowDown', ids[1]],
    ['ArrowUp', ids[0]],
    ['ArrowUp', 'box'],
    ['ArrowDown', ids[0]],
    ['Escape', 'box'],
  ];
  const went: (readonly [string, string])[] = [];
  for (const [key] of steps) {
    await page.keyboard.press(key);
    went.push([key, await focused()]);
  }
  assert.deepEqual(went, steps);
  await page.keyboard.press('End');
  await page.keyboard.type('/');
  assert.equal(await page.inputValue('#q'), '集团化/');
  await page.keyboard.press('Escape');
  await asked(page, '');
  assert.equal(await page.inputValue('#q'), '');
  await type(page, '集团化');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`cases/${ids[0] ?? ''}.html`, 'u'));
}

async function readAndReturn({ page, url }: Visit) {
  await page.goto(`${url}search.html`);
  const { ids } = await type(page, '教师');
  await page.click('#more');
  await page.waitForFunction(
    (first) => document.querySelectorAll('#results > li').length > first,
    ids.length,
  );
  const last = page.locator('#results > li > a').last();
  await last.scrollIntoViewIfNeeded();
  const listed = await page.locator('#results > li').count();
  await last.click();
  await page.waitForURL(/cases\//u);
  await page.goBack();
  await page.waitForFunction((count) => document.querySelectorAll('#results > li').length === count, listed);
  await page.waitForFunction(() => window.scrollY > 200);
  await page.fill('#q', '');
  await asked(page, '');
  assert.deepEqual(await page.locator('#start .queries').first().locator('a').allInnerTexts(), ['教师']);
  await page.click('#start button');
  assert.equal((await page.locator('#start').innerText()).includes('教师\n'), false);
}

/** Text that the browser highlighted because the address named it: it scrolls there. */
async function markOnTheCasePage({ page, url }: Visit) {
  await page.goto(`${url}search.html#q=${encodeURIComponent('复式雁阵')}`);
  await answer(page);
  await page.locator('#results .extract mark').first().waitFor();
  const marks = await page.locator('#results mark').allInnerTexts();
  assert.deepEqual([...new Set(marks)], ['复式雁阵']);
  const link = page.locator('#results > li > a[href*=":~:text="]').first();
  const href = decodeURIComponent((await link.getAttribute('href')) ?? '');
  assert.match(href, /#:~:text=[^&]*复式/u);
  await link.click();
  await page.waitForURL(/cases\//u);
  assert.equal(await page.locator('h1').count(), 1);
}

async function emptyBox({ page, url }: Visit) {
  await page.goto(`${url}search.html`);
  assert.match((await answer(page)).status, /^可检索 \d+ 篇案例/u);
  const examples = await page.locator('#start a').allInnerTexts();
  assert.ok(examples.length >= 3, examples.join(' '));
  for (const example of examples) {
    await page.goto(`${url}search.html`);
    await page.click(`#start a:text-is("${example}")`);
    await asked(page, `#q=${example}`);
    const found = await answer(page);
    assert.ok(found.ids.length > 0, `${example}: ${found.status}`);
  }
}

async function goOnWithAnchors({ page, url }: Visit) {
  await page.goto(`${url}search.html#q=${encodeURIComponent('集团化')}`);
  const before = await answer(page);
  await page.keyboard.press('Tab');
  await page.evaluate(() => {
    location.hash = '#main';
  });
  await asked(page, before.hash);
  assert.deepEqual(await answer(page), before);
}

async function goWithoutScript({ page, url }: Visit) {
  await page.goto(`${url}search.html`);
  await page.locator('noscript p').waitFor();
  assert.match(await page.locator('noscript p').innerText(), /脚本没有运行.*从本页下面的入口查找/u);
  assert.equal(await page.locator('#start, #filters, #results-head, #progress').first().isVisible(), false);
  const ways = page.locator('nav.ways a');
  const addresses = await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const way of ['places', 'topics', 'stages', 'kinds', 'models', 'years', 'tasks'])
    assert.ok(addresses.includes(`${way}/index.html`), `${way}: ${addresses.join(' ')}`);
  for (const address of addresses) {
    const response = await page.goto(new URL(address, url).href);
    assert.equal(response?.status(), 200, address);
  }
}

async function stayNarrow({ page, url }: Visit) {
  for (const hash of ['', `#q=${encodeURIComponent('集团化')}&place=${encodeURIComponent('云南省')}`]) {
    await page.goto(`${url}search.html${hash}`);
    await page.reload();
    await answer(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(over <= 0, `${hash}: ${String(over)} px too wide`);
  }
  assert.equal(
    await page.locator('#facets label').count(),
    0,
    'counts are read only once they are asked for',
  );
  await page.click('#filters > summary');
  await page.locator('#facets label').first().waitFor();
}

async function stopOnASlowLine({ page, url }: Visit) {
  const pieces = /\/search\/\w+\/\w+\.js$/u;
  await page.route(pieces, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue().catch(() => undefined);
  });
  await page.goto(`${url}search.html#q=${encodeURIComponent('复式雁阵')}`);
  await page.locator('#progress').waitFor();
  assert.match(await page.locator('#progress-text').innerText(), /^正在读取索引片.*……$/u);
  await page.click('#stop');
  await page.locator('#failure').waitFor();
  const told = await page.locator('#failure-text').innerText();
  assert.match(told, /^已停止：已读 \d+ 片，.*没有读完的是索引片.*“复式雁阵”还没有查完，不能说有没有。/u);
  assert.equal(await page.locator('#progress').isVisible(), false);
  await page.waitForTimeout(3500);
  assert.equal(await page.locator('#results > li').count(), 0, 'nothing comes after it was stopped');
  await page.unroute(pieces);
  await page.click('#retry');
  await page.locator('#results li[data-id=kuoyou-05]').waitFor();
  assert.equal(await page.locator('#failure').isVisible(), false);
}

async function countMessages({ page, url }: Visit) {
  await page.goto(`${url}search.html`);
  await answer(page);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(document.querySelector('#status')?.textContent ?? '')).observe(
      document.querySelector('#status') ?? document.body,
      { childList: true, characterData: true, subtree: true },
    );
  });
  // In one piece: between letters a slow machine would find time for an answer of its own.
  await page.fill('#q', '集团化');
  await asked(page, '#q=集团化');
  const { status } = await answer(page);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  assert.deepEqual(said, [status]);
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '\'"><svg/onload=alert(1)> 集团化',
];

async function askHostile({ page, url, elsewhere }: Visit) {
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
    await asked(page, `#q=${query}`);
    const typed = await answer(page);
    await page.goto(`${url}index.html`);
    await page.goto(`${url}search.html?q=${encodeURIComponent(query)}`);
    assert.deepEqual(await answer(page), typed);
    assert.equal(await page.inputValue('#q'), query);
    assert.equal(await page.locator('#status *, #results :is(script, img, svg)').count(), 0);
  }
  assert.ok((await page.locator('script, img, svg').count()) <= before + 1);
  assert.deepEqual([dialogs, elsewhere], [[], []]);
}

const tasks: readonly (readonly [
  name: string,
  options: BrowserContextOptions,
  task: (visit: Visit) => Promise<void>,
])[] = [
  ['narrows by place and stage together, and keeps the choice in its address', desk, narrowDown],
  ['sorts by year and leaves the engine that the address asks for', desk, sortByYear],
  ['answers an address with ?q= and moves the words behind #', desk, followPlainQuery],
  ['answers while a reader types, and Back takes the whole query away', desk, typeAndGoBack],
  ['waits for the input method', desk, compose],
  ['is used by keys', desk, useKeys],
  ['is found again as it was after a result was read, and remembers the query', desk, readAndReturn],
  ['marks literal words, in the list and on the case page', desk, markOnTheCasePage],
  ['shows examples that find something while the box is empty', desk, emptyBox],
  ['keeps the answer when an anchor of the page is followed', desk, goOnWithAnchors],
  [
    'gives plain links to the indexes where scripts do not run',
    { ...desk, javaScriptEnabled: false },
    goWithoutScript,
  ],
  ['fits 320 pixels and counts filters only when they are unfolded', phone, stayNarrow],
  ['says what it fetches on a slow line, and stops', desk, stopOnASlowLine],
  ['says one thing for one answer', desk, countMessages],
  ['shows a hostile query as text', desk, askHostile],
];

describe('the search page', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [name, options, task] of tasks) test(name, () => visit(browser, options, task));
});
