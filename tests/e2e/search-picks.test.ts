import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before, describe } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { citeFormats } from '../../src/core/cite/cite-files.ts';
import { absent, launch, site, visit } from './reading-room.ts';
import type { Visit } from './reading-room.ts';
import { act, ask, box, find, hasHash, hashOf, ids, listed, said } from './picked.ts';

const [first, second, third] = ids;
const desk = { viewport: { width: 1200, height: 900 } };
async function pickAndGoOn({ page, url }: Visit) {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const picksScript = () => asked.filter((address) => address.includes('search-picks.js')).length;
  await page.goto(`${url}search.html${ask('仪征')}`);
  await box(page, first).waitFor();
  assert.equal(picksScript(), 0, 'nobody who picks nothing pays for it');
  assert.match((await box(page, first).getAttribute('aria-label')) ?? '', /^选取：.*集团化办学/u);
  await box(page, first).check();
  await said(page, '已选 1 篇');
  await hasHash(page, `#q=仪征&pick=${first}`);
  await find(page, '双柏', second);
  await box(page, second).check();
  await hasHash(page, `#q=双柏&pick=${first},${second}`);
  await page.goBack();
  await hasHash(page, `#q=仪征&pick=${first},${second}`);
  await box(page, first).waitFor();
  assert.equal(await box(page, first).isChecked(), true);
  await page.goForward();
  await hasHash(page, `#q=双柏&pick=${first},${second}`);
  await page.reload();
  await said(page, '已选 2 篇');
  await box(page, second).waitFor();
  assert.equal(await box(page, second).isChecked(), true);
  await page.evaluate(() => {
    location.hash = '#main';
  });
  await hasHash(page, `#q=双柏&pick=${first},${second}`);
  await box(page, second).uncheck();
  await hasHash(page, `#q=双柏&pick=${first}`);
  await page.evaluate((id) => {
    location.hash = `#pick=${id}`;
  }, third);
  await page.locator(`[data-pick=${third}] a`).waitFor();
  assert.deepEqual(await listed(page), [third], 'a link that has picks of its own replaces them');
  await page.goBack();
  await hasHash(page, `#q=双柏&pick=${third}`);
  assert.equal(picksScript(), 2);
}

async function tickTogether({ page, url }: Visit) {
  await page.route('**/search-picks.js', async (route) => {
    await new Promise((done) => setTimeout(done, 800));
    await route.continue();
  });
  await page.goto(`${url}search.html${ask('集团化')}`);
  const boxes = page.locator('#results input[name=pick]');
  await boxes.first().waitFor();
  await boxes.nth(1).check();
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await boxes.nth(2).uncheck();
  await said(page, '已选 2 篇');
  const values = await boxes.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  assert.deepEqual(hashOf(page).split('pick=')[1]?.split(','), values.slice(0, 2));
}

async function shareAndRead({ page, url }: Visit) {
  await page.goto(`${url}search.html${ask('仪征')}`);
  await box(page, first).check();
  await find(page, '双柏', second);
  await box(page, second).check();
  await act(page, '复制链接').click();
  const link = await page.locator('#pick-panel input').inputValue();
  assert.equal(link, `${url}search.html#pick=${first},${second}`);
  const other = await page.context().browser()?.newContext(desk);
  assert.ok(other !== undefined);
  try {
    const reader = await other.newPage();
    await reader.goto(link);
    await reader.locator('#picks ol a').nth(1).waitFor();
    assert.deepEqual(await listed(reader), [first, second]);
    assert.match(
      await reader.locator('#picks ol > li').first().innerText(),
      /集团化办学\s[^江]*江苏省仪征市教育局/u,
    );
    await reader.locator('#picks ol a').first().click();
    await reader.waitForURL(/cases\/junheng-05\.html/u);
    await reader.goBack();
    await said(reader, '已选 2 篇');
  } finally {
    await other.close();
  }
  await page.locator('#picks').getByRole('link', { name: '查看' }).click();
  await hasHash(page, `#pick=${first},${second}`);
  assert.equal(await page.locator('#picks ol').isVisible(), true);
  assert.equal(await page.inputValue('#q'), '');
  await page.goBack();
  await hasHash(page, `#q=双柏&pick=${first},${second}`);
  await box(page, second).waitFor();
  assert.equal(await page.locator('#picks ol').isVisible(), false);
}

async function orderAndClear({ page, url }: Visit) {
  await page.goto(`${url}search.html#pick=${first},${second},no-such-1,${third}`);
  await page.locator('#picks ol a').nth(2).waitFor();
  assert.match(await page.locator('[data-pick=no-such-1]').innerText(), /^本库没有“no-such-1”/u);
  const lower = page.locator(`[data-pick=${first}]`).getByRole('button', { name: /^下移/u });
  await lower.focus();
  await page.keyboard.press('Enter');
  await hasHash(page, `#pick=${second},${first},no-such-1,${third}`);
  await said(page, '已选 4 篇，刚移的一篇现在是第 2 篇');
  assert.equal(await lower.evaluate((button) => button === document.activeElement), true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await hasHash(page, `#pick=${second},no-such-1,${third},${first}`);
  assert.equal(await lower.isDisabled(), true);
  await page.locator('[data-pick=no-such-1]').getByRole('button', { name: /^去掉/u }).click();
  await hasHash(page, `#pick=${second},${third},${first}`);
  assert.deepEqual(await listed(page), [second, third, first]);
  await act(page, '清空').click();
  await said(page, '已清空 3 篇');
  await hasHash(page, '');
  await page.keyboard.press('Enter');
  await hasHash(page, `#pick=${second},${third},${first}`);
  await said(page, '已选 3 篇');
}

/** What is printed, as text. */
const printedText = async (page: Page) => {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  await page.emulateMedia({ media: null });
  return text;
};

async function print({ page, url }: Visit) {
  await page.goto(`${url}search.html${ask('仪征')}`);
  await box(page, first).check();
  await said(page, '已选 1 篇');
  assert.doesNotMatch(await printedText(page), /选取|打勾|已选|清空/u);
  await page.goto('about:blank');
  await page.goto(`${url}search.html#pick=${first},${second}`);
  await page.locator('#picks ol a').nth(1).waitFor();
  await page.evaluate(() => {
    window.print = () => {
      document.body.setAttribute('data-printing', '');
    };
  });
  const list = await printedText(page);
  assert.match(list, new RegExp(`江苏省仪征市教育局[^]*${url}cases/${first}.html[^]*${second}.html`, 'u'));
  assert.match(list, new RegExp(`这份清单：${url}search.html#pick=${first},${second}`, 'u'));
  assert.doesNotMatch(list, /词语，或整句|筛选|上移|清空|例如|不用检索|出处/u);
  await act(page, '打印讲义').click();
  await page.locator('body[data-printing]').waitFor();
  const handout = await printedText(page);
  assert.match(handout, /案例讲义（2 篇）/u);
  assert.match(handout, /出处：江苏省仪征市教育局\. [\s\S]*出处：/u);
  await page.emulateMedia({ media: 'print' });
  const rules = await page.locator('.rules span:visible').count();
  assert.equal(rules, 10);
  assert.ok((await page.pdf({ preferCSSPageSize: true })).length > 5_000);
  await page.emulateMedia({ media: null });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  assert.equal(await page.locator('body.handout').count(), 0);
  assert.doesNotMatch(await printedText(page), /案例讲义|出处：/u);
}

async function cite({ page, url }: Visit) {
  const ids = [third, first];
  await page.goto(`${url}search.html#pick=${third},no-such-1,${first}`);
  await act(page, '引用').click();
  const field = page.locator('#pick-panel textarea');
  await field.waitFor();
  assert.match(await page.locator('#pick-panel .note').innerText(), /本库没有“no-such-1”，没有列入引文/u);
  const entries = (await field.inputValue()).split('\n');
  assert.match(entries[0] ?? '', /^\[1\] .*紧盯三个环节/u);
  assert.match(entries[1] ?? '', /^\[2\] .*3\+9\+N/u);
  for (const { name, ending } of citeFormats) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#pick-panel').getByRole('link', { name, exact: true }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `anli-picks${ending}`);
    const text = readFileSync(await download.path(), 'utf8');
    const of = (id: string) =>
      readFileSync(join(site, 'cite', `${id.replace(/-\d+$/u, '')}${ending}`), 'utf8');
    if (ending === '.json') {
      const cited = JSON.parse(text) as readonly { readonly id: string }[];
      assert.deepEqual(
        cited.map(({ id }) => id),
        ids,
      );
      for (const one of cited) assert.ok(of(one.id).includes(JSON.stringify(one)), one.id);
    } else if (ending.endsWith('.txt')) assert.equal(text.split('\n').length, 3);
    else for (const id of ids) assert.ok(text.includes(id), `${ending} ${id}`);
  }
}

async function survive({ page, url }: Visit) {
  await page.route('**/search-picks.js*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(`${url}search.html${ask('仪征')}`);
  await box(page, first).check();
  await page.waitForFunction(() => document.querySelector('#picked')?.textContent !== '');
  assert.match(
    await page.locator('#picked').innerText(),
    /检索程序（.*）没有读到，现在不能选取；检索不受影响/u,
  );
  assert.equal(await box(page, first).isChecked(), false);
  await find(page, '双柏', second);
  await page.unroute('**/search-picks.js*');
  await box(page, second).check();
  await said(page, '已选 1 篇');
}

async function nameWhatIsMissing({ page, url }: Visit) {
  const broken = /\/search\/\w+\/(?:i|q\d|c\d)\.js/u;
  await page.route(broken, (route) => route.fulfill({ status: 500, body: '' }));
  await page.goto(`${url}search.html#pick=${first},no-such-1`);
  const again = page.locator('#picks section').getByRole('button', { name: '重试' });
  await again.waitFor();
  const text = await page.locator('#picks ol').innerText();
  assert.match(text, /junheng-05 的题名没有读到：索引片 i（服务器答复 500）/u);
  assert.doesNotMatch(text, /本库没有/u);
  await act(page, '引用').click();
  await page.locator('#pick-panel .note').waitFor();
  assert.match(await page.locator('#pick-panel .note').innerText(), /没有读到索引片 i（.*），引文不全/u);
  await page.unroute(broken);
  await again.click();
  await page.locator('#picks ol a').first().waitFor();
  assert.match(await page.locator('#picks ol').innerText(), /本库没有“no-such-1”/u);
  await page.locator('#pick-panel').getByRole('button', { name: '重试' }).click();
  await page.locator('#pick-panel textarea').waitFor();
}

async function stayText({ page, url, elsewhere }: Visit) {
  const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '__proto__'];
  await page.goto(`${url}search.html#pick=${hostile.map(encodeURIComponent).join(',')}`);
  await page.locator('#picks ol > li').nth(2).waitFor();
  await page.waitForFunction(() => !document.querySelector('#picks ol')?.textContent.includes('正在'));
  assert.deepEqual(await listed(page), hostile);
  assert.equal(await page.locator('#picks :is(img, script)').count(), 0);
  assert.deepEqual(elsewhere, []);
  const many = Array.from({ length: 120 }, (_, i) => `no-such-${String(i)}`);
  await page.goto('about:blank');
  await page.goto(`${url}search.html#pick=${many.join(',')}`);
  await said(page, '已选 100 篇，一份最多 100 篇，地址里其余 20 篇没有列入');
}

const tasks: readonly (readonly [
  name: string,
  options: BrowserContextOptions,
  task: (visit: Visit) => Promise<void>,
])[] = [
  ['stay through further questions, Back, Forward, anchors and a reload', desk, pickAndGoOn],
  ['may be ticked before their script is there', desk, tickTogether],
  ['are shared by a link, and listed where it is opened', desk, shareAndRead],
  ['are put in order by keys, cleared and had back', desk, orderAndClear],
  ['are printed as a list and as a handout, without form and filters', desk, print],
  ['are cited in one file of each format', desk, cite],
  ['are refused while their script cannot be read, and the search goes on', desk, survive],
  ['are named while what tells of them cannot be read', desk, nameWhatIsMissing],
  ['are text, whatever the address says', desk, stayText],
];

describe('picked cases', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [name, options, task] of tasks) test(name, () => visit(browser, options, task));
});
