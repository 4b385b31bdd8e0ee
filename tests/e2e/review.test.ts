import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before, beforeEach, describe } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { openDesk, type OpenDesk, untouched } from '../commands/open-desk.ts';
import { absent, launch, site } from './reading-room.ts';

const noBrowser = (): string | false =>
  process.env['ANLI_BROWSER'] === undefined && process.env['ANLI_NO_SKIP'] !== '1'
    ? 'no browser: run npm test, which finds one'
    : false;

const wide = { viewport: { width: 1280, height: 800 } };

describe('a curator at the desk', { skip: noBrowser() }, () => {
  let browser: Browser;
  let desk: OpenDesk;
  before(async () => {
    [browser, desk] = await Promise.all([launch(), openDesk()]);
  });
  after(async () => {
    await browser.close();
    await desk.close();
  });
  beforeEach(() => {
    writeFileSync(desk.file, untouched);
  });

  /** Open a page for one curator; a fault of its script, or a request to elsewhere, fails the test. */
  async function sit(options: BrowserContextOptions, path: string, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ ...wide, ...options });
    const faults: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(desk.url)) faults.push(request.url());
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('409')) faults.push(message.text());
    });
    try {
      await page.goto(new URL(path, desk.url).href);
      await page.locator('h1').waitFor();
      await work(page);
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
    }
  }

  const questions = (page: Page) =>
    page.locator('.questions > li').evaluateAll((all) => all.map((li) => li.getAttribute('data-code')));
  const write = async (page: Page) => {
    await page.locator('.wish button[type=submit]:enabled').click();
    await page.locator('.wish').waitFor({ state: 'detached' });
  };

  test('settles a lost title and an ambiguous place by button', async () => {
    await sit({}, '/', async (page) => {
      assert.match(await page.locator('table').innerText(), /基础教育典型案例选编 shi\s+3\s+3\s/u);
      await page.getByRole('link', { name: '基础教育典型案例选编' }).click();
      await page.locator('.questions').waitFor();
      assert.deepEqual(await questions(page), ['title-lost', 'organisation-lost', 'place-ambiguous']);

      await page.getByRole('button', { name: '用所拟题名' }).click();
      const lines = page.locator('.wish .yaml');
      await lines.getByText('anchor').waitFor();
      const first = await lines.innerText();
      assert.equal(readFileSync(desk.file, 'utf8'), untouched);
      await write(page);
      assert.deepEqual(await questions(page), ['organisation-lost', 'place-ambiguous']);
      assert.match(
        await page.getByRole('status').innerText(),
        /已写入 decisions\.yaml；待定的问题还有 2 个/u,
      );

      await page.getByRole('button', { name: '江苏省南通市通州区', exact: true }).click();
      await page.getByLabel('依据').fill('原页属南通市。');
      await lines.getByText('原页属南通市。').waitFor();
      const second = await lines.innerText();
      await write(page);
      assert.deepEqual(await questions(page), ['organisation-lost']);
      assert.match(await page.locator('#card-shi-03').innerText(), /江苏省 › 南通市 › 通州区 320612/u);
      assert.equal(
        readFileSync(desk.file, 'utf8'),
        `# 编者的决定。\n${first.trimEnd()}\n${second.trimEnd()}\n`,
      );
      assert.equal(
        readFileSync(desk.file, 'utf8'),
        `# 编者的决定。
- anchor: 凤凰县2023年起安排36名
  title: 凤凰县：形成“一车四课”模式
  reason: 编者据正文拟定
- anchor: 通州区把12所初中编成3个教
  place: "320612"
  reason: 原页属南通市。
`,
      );
      await page.getByRole('button', { name: '撤销上一条' }).click();
      await page.getByText('已撤销').waitFor();
      assert.deepEqual(await questions(page), ['organisation-lost', 'place-ambiguous']);
      assert.equal(readFileSync(desk.file, 'utf8'), `# 编者的决定。\n${first.trimEnd()}\n`);
    });
  });

  test('looks a place up by name, and says that a question stays as it is', async () => {
    await sit({}, '/batches/shi', async (page) => {
      await page.getByRole('button', { name: '另查地名' }).click();
      await page.getByLabel('地名或代码').fill('高坪');
      await page.getByLabel('四川省南充市高坪区').check();
      await write(page);
      const [lost] = [page.locator('[data-code=organisation-lost]')];
      await lost.getByRole('button', { name: '核过，照原样' }).click();
      await write(page);
      assert.deepEqual(await questions(page), ['title-lost']);
      assert.match(readFileSync(desk.file, 'utf8'), /place: "511303"[\s\S]*keep:\n {4}- organisation-lost/u);
    });
  });

  test('reads source and cases side by side: cuts, repairs, and the words that a tag rests on', async () => {
    await sit({}, '/batches/shi', async (page) => {
      assert.equal(await page.locator('.lines .cut').first().innerText(), '首页 > 案例 > 正文');
      assert.equal(await page.locator('.lines .changed').first().innerText(), ',，');
      assert.deepEqual(await page.locator('.lines .start').allInnerTexts(), [
        'shi-01 片区教研让村小教师有同伴',
        'shi-02 ［凤凰县：形成“一车四课”模式］',
        'shi-03 两地同名的区怎样办集团',
      ]);
      await page.locator('#card-shi-03').getByRole('button', { name: '12所' }).click();
      assert.deepEqual(await page.locator('mark').allInnerTexts(), ['12所']);
      assert.ok(
        await page.locator('mark').evaluate((mark) => mark.getBoundingClientRect().top < innerHeight),
      );
      await page.locator('#card-shi-02').getByRole('button', { name: '一车四课', exact: true }).click();
      assert.deepEqual(await page.locator('mark').allInnerTexts(), ['一车四课']);
      await page.getByRole('button', { name: '第 1 行的下落' }).click();
      assert.match(await page.locator('.fate').innerText(), /第 1 行：这一行没有登在页上[\s\S]*breadcrumb/u);
      await page.getByLabel('显示剔除的字').uncheck();
      assert.equal(await page.locator('.lines .cut').first().isVisible(), false);
    });
  });

  test('works without a mouse', async () => {
    await sit({}, '/batches/shi', async (page) => {
      await page.getByRole('button', { name: '第 1 行的下落' }).focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter'])
        await page.keyboard.press(key);
      assert.match(await page.locator('.fate').innerText(), /^第 4 行：登在机构、题名/u);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.fate').count(), 0);
      await page.locator('[data-code=title-lost] .buttons button').nth(1).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('走教车');
      await page.locator('.wish button[type=submit]:enabled').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.wish').waitFor({ state: 'detached' });
      assert.match(readFileSync(desk.file, 'utf8'), /title: 走教车\n/u);
      await page.locator('[data-code=organisation-lost] .buttons button').first().press('Enter');
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.wish').count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '写明机构');
    });
  });

  test('points out a line, and sets topics by ticking', async () => {
    await sit({}, '/batches/shi', async (page) => {
      await page.getByRole('button', { name: '第 10 行的下落' }).click();
      await page.locator('.fate').getByRole('button', { name: '从这一行起是一个案例' }).click();
      await write(page);
      await page.locator('#card-shi-04').waitFor();
      await page.locator('#card-shi-01').getByRole('button', { name: '改定主题' }).click();
      const group = page.getByRole('group', { name: '教师队伍' });
      await group.getByLabel('主').check();
      await page.locator('.wish .yaml').getByText('教师队伍').waitFor();
      await write(page);
      assert.match(await page.locator('#card-shi-01').innerText(), /教师队伍\s+主/u);
      assert.match(readFileSync(desk.file, 'utf8'), /starts_case: true[\s\S]*topics:\n {4}primary:/u);
    });
  });

  test('loses nothing that another tab wrote', async () => {
    await sit({}, '/batches/shi', async (page) => {
      const other = `# 编者的决定。\n- anchor: 通州区把12所初中\n  place: "110112"\n  reason: 另一页所定\n`;
      await page.getByRole('button', { name: '用所拟题名' }).click();
      await page.locator('.wish button[type=submit]:enabled').waitFor();
      writeFileSync(desk.file, other);
      await page.locator('.wish button[type=submit]').click();
      await page.getByRole('alert').getByText('已在别处改动').waitFor();
      assert.equal(readFileSync(desk.file, 'utf8'), other);
      await page.getByRole('button', { name: '取新的内容' }).click();
      await page.getByText('已取新的内容').waitFor();
      assert.deepEqual(await questions(page), ['title-lost', 'organisation-lost']);
      await page.getByRole('button', { name: '用所拟题名' }).click();
      await write(page);
      assert.ok(readFileSync(desk.file, 'utf8').startsWith(other));
    });
  });

  test('sees what making the pages changed', async () => {
    await sit({}, '/batches/shi', async (page) => {
      await page.getByRole('button', { name: '生成页面' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('cases/shi-03.mdx').waitFor();
      assert.match(await dialog.innerText(), /1 份汇编，3 个案例；改动 \d+ 个文件。/u);
      await dialog.getByRole('button', { name: '关闭' }).click();
      assert.equal(await dialog.count(), 0);
    });
  });

  test('is not harmed by what a source holds, in light and dark, at 1280 and 900 px', async () => {
    const looks = [
      ['light', 1280],
      ['dark', 900],
    ] as const;
    for (const [colorScheme, width] of looks)
      for (const path of ['/', '/batches/shi'])
        await sit({ colorScheme, viewport: { width, height: 800 } }, path, async (page) => {
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => axe.run(document));
          assert.deepEqual(
            violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
            [],
          );
          assert.match(await page.title(), /编者台$/u);
          assert.equal(await page.locator('img, main script').count(), 0);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
          if (path !== '/')
            assert.match(await page.locator('.lines').innerText(), /<script>document\.title/u);
        });
  });
});

test('nothing of the desk is in the site', { skip: absent() }, () => {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  assert.deepEqual(
    files.filter((name) => /review|desk/u.test(name)),
    [],
  );
  const pages = files.filter((name) => /\.(?:html|js|css|xml|txt)$/u.test(name));
  const traces = pages.filter((name) =>
    /编者台|x-desk-token|\/review\b/u.test(readFileSync(join(site, name), 'utf8')),
  );
  assert.ok(pages.length > 0);
  assert.deepEqual(traces, []);
});
