import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after, before, describe } from 'node:test';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { load } from 'cheerio';
import { transform } from 'esbuild';
import { crc32 } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright';
import puppeteer from 'puppeteer-core';
import { faultServer, type Fault, type FaultServer, type ServerKind } from './fault-server.ts';
import { absent, launch, site } from './reading-room.ts';
import { answered, lacking, look, lookUntil, program, type Seen, watch } from './search-answers.ts';

/** Questions of every kind; each has an answer in the shipped library. */
const questions = [
  '集团化办学',
  '复式雁阵',
  '怎样让城里和乡村的学校一起变好',
  '集團化辦學',
  'jituanhua',
  '“六化”',
  '双柏 集团',
  '育',
];

const temporary = mkdtempSync(join(tmpdir(), 'anli-environments-'));
after(() => {
  rmSync(temporary, { recursive: true, force: true });
});

/** The site as it lies on a stick, in a folder with Chinese and a space. */
function onStick(): string {
  const folder = join(temporary, '案例库 副本');
  if (!existsSync(folder)) cpSync(site, folder, { recursive: true });
  return `${pathToFileURL(folder).href}/`;
}

/** All pages of the root and the first two of every folder. */
const somePages = (): readonly string[] => {
  const seen = new Map<string, number>();
  return globSync('**/*.html', { cwd: site })
    .map((page) => page.replaceAll('\\', '/'))
    .sort()
    .filter((page) => {
      const nth = (seen.get(dirname(page)) ?? 0) + 1;
      seen.set(dirname(page), nth);
      return nth <= 2 || !page.includes('/');
    });
};

/** Ask as a link does, each question in a fresh page; the first ten of each answer, and all that was refused. */
async function askAll(context: BrowserContext, root: string, asked: readonly string[] = questions) {
  const seen = await Promise.all(
    asked.map(async (question) => {
      const page = await context.newPage();
      await page.goto(`${root}search.html#q=${encodeURIComponent(question)}`);
      const answer = await answered(page);
      await page.close();
      return [question, answer] as const;
    }),
  );
  return {
    answers: Object.fromEntries(seen.map(([question, { ids }]) => [question, ids.slice(0, 10)])),
    trouble: seen.flatMap(([question, answer]) => troubleOf(question, answer)),
  };
}

const troubleOf = (question: string, { failure, denied, violations, status, settled }: Seen) => [
  ...(failure === '' ? [] : [`${question}: ${failure}`]),
  ...(denied ? [`${question}: ${status}`] : []),
  ...(settled ? [] : [`${question}: no answer: ${status}`]),
  ...violations.map((violation) => `${question}: ${violation}`),
];

async function watched(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  await context.addInitScript(watch);
  return context;
}

async function serving<T>(kind: ServerKind, work: (server: FaultServer) => Promise<T>): Promise<T> {
  const server = await faultServer(site, kind);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** What an honest server and an ordinary browser give; every other place has to give the same. */
let expected: Readonly<Record<string, readonly string[]>> = {};

const assertSame = (found: Awaited<ReturnType<typeof askAll>>, refused = false): void => {
  assert.deepEqual(
    refused ? found.trouble.filter((line) => !/: (?:style|img|font)-src/u.test(line)) : found.trouble,
    [],
  );
  for (const [question, ids] of Object.entries(found.answers))
    assert.deepEqual(ids, expected[question], question);
};

/** Every page is styled, and nothing on it was refused. */
async function walk(context: BrowserContext, root: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  const page = await context.newPage();
  for (const path of somePages()) {
    await page.goto(`${root}${path}`);
    const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none');
    const { violations } = await page.evaluate(look);
    if (!styled || violations.length > 0) wrong.push(`${path}: ${violations.join(' ')}`);
  }
  await page.close();
  return wrong;
}

/** Every page can be read: its heading and its text are there to see, in the right characters. */
async function readable(page: Page, root: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const path of somePages()) {
    await page.goto(`${root}${path}`);
    const h1 = page.locator('main h1');
    const shown = (await h1.isVisible()) && (await page.locator('main').innerText()).length > 10;
    const due = load(readFileSync(join(site, path), 'utf8'))('main h1')
      .contents()
      .not('.stamp')
      .text()
      .replace(/\s+/gu, '');
    if (!shown || !(await h1.innerText()).replace(/\s+/gu, '').startsWith(due)) wrong.push(path);
  }
  return wrong;
}

describe('search in one environment or another', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
    expected = (await serving({}, async ({ url }) => askAll(await watched(browser), url))).answers;
  });
  after(() => browser.close());

  test('answers questions of every kind', () => {
    const empty = Object.entries(expected).filter(([, ids]) => ids.length === 0);
    assert.deepEqual(empty, []);
  });

  test('every page obeys its own policy, over http and from a stick', async () => {
    const context = await watched(browser);
    assert.deepEqual(await serving({}, ({ url }) => walk(context, url)), []);
    assert.deepEqual(await walk(context, onStick()), []);
    await context.close();
  });

  test('answers the same from a stick, in a folder with Chinese and a space', async () => {
    assertSame(await askAll(await watched(browser), onStick()));
  });

  const servers: readonly (readonly [what: string, kind: ServerKind, fault?: Fault, of?: RegExp])[] = [
    ['that compresses nothing and knows no ranges', { compression: false, ranges: false }],
    ['that compresses but knows no ranges', { ranges: false }],
    ['that calls scripts plain text, as Python on Windows does', {}, 'text/plain', /\.js$/u],
    ['that calls scripts anything', {}, 'octet-stream', /\.js$/u],
    [
      'that calls pieces plain text and forbids guessing',
      { headers: { 'x-content-type-options': 'nosniff' } },
      'text/plain',
      /^search\//u,
    ],
    [
      'that calls pieces anything and forbids guessing',
      { headers: { 'x-content-type-options': 'nosniff' } },
      'octet-stream',
      /^(?:search|pagefind)\//u,
    ],
    ['that packs pieces twice', {}, 'double gzip', /^(?:search|pagefind)\//u],
    ['that takes everything for gbk', {}, 'gbk', /./u],
  ];
  for (const [what, kind, fault = null, of = /./u] of servers)
    test(`answers the same from a server ${what}`, () =>
      serving(kind, async ({ url, inflict }) => {
        inflict(fault, (path) => of.test(path));
        assertSame(await askAll(await watched(browser), url));
      }));

  test('every page is read in its own charset whatever the server says', () =>
    serving({}, async ({ url, inflict }) => {
      inflict('gbk');
      const context = await watched(browser);
      assert.deepEqual(await readable(await context.newPage(), url), []);
      assert.deepEqual(await walk(context, url), []);
    }));

  test("every page is readable and search answers under a server's header default-src 'self'", () =>
    serving({ headers: { 'content-security-policy': "default-src 'self'" } }, async ({ url }) => {
      const context = await watched(browser);
      assert.deepEqual(await readable(await context.newPage(), url), []);
      assertSame(await askAll(context, url), true);
    }));

  for (const [age, names] of [
    ['younger', ['DecompressionStream', 'IntersectionObserver', 'ReadableStream']],
    [
      'a few years old',
      ['DecompressionStream', 'IntersectionObserver', 'ReadableStream', 'fetch', 'AbortController'],
    ],
  ] as const)
    test(`answers the same without what only browsers have that are ${age}`, async () => {
      const context = await watched(browser);
      await context.addInitScript((gone) => {
        for (const name of gone) Reflect.deleteProperty(window, name);
        Reflect.deleteProperty(Response.prototype, 'body');
      }, names);
      await serving({}, async ({ url }) => {
        assertSame(await askAll(context, url));
      });
    });

  test('answers the same without WebAssembly', async () => {
    const old = await launch('--js-flags=--jitless');
    try {
      const context = await watched(old);
      const page = await context.newPage();
      assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
      await serving({}, async ({ url }) => {
        assertSame(await askAll(context, url));
      });
      assertSame(await askAll(context, onStick(), questions.slice(0, 3)));
    } finally {
      await old.close();
    }
  });
});

describe('search on a slow line', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const slowly = async (page: Page, bytesPerSecond: number) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 800,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
  };

  test('says what is read and how much, and stops when told to', () =>
    serving({ compression: false }, async ({ url }) => {
      const page = await (await watched(browser)).newPage();
      await page.goto(`${url}search.html`);
      await page.waitForFunction(() => document.readyState === 'complete');
      await slowly(page, 2000);
      await page.fill('#q', '集团化办学');
      await page.press('#q', 'Enter');
      await page.locator('#stop').waitFor({ timeout: 10_000 });
      const waiting = await lookUntil(page, ({ said }) => /[1-9]\d* KB/u.test(said), 10_000);
      assert.match(waiting.said, /正在\D*\d+ 片，\d+ KB/u);
      await page.click('#stop');
      const stopped = await lookUntil(page, ({ settled }) => settled, 3_000);
      assert.match(stopped.said, /停/u);
      assert.equal(stopped.denied, false);
      await slowly(page, -1);
      await page.click('#retry');
      const then = await answered(page);
      assert.ok(then.ids.length > 0, then.said);
      assert.equal(then.failure, '');
    }));
});

describe('search in Firefox', { skip: absent() || lacking('firefox-esr') }, () => {
  test('answers the same from a stick and from a server, and obeys every policy', async () => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: program('firefox-esr') ?? 'firefox-esr',
      headless: true,
      extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
    });
    const chromium = await launch();
    try {
      const due = await serving({}, async ({ url }) => askAll(await watched(chromium), url));
      const ask = async (root: string) => {
        const answers: Record<string, readonly string[]> = {};
        const trouble: string[] = [];
        for (const question of questions) {
          const page = await browser.newPage();
          await page.evaluateOnNewDocument(watch);
          await page.goto(`${root}index.html`);
          await page.type('#q', question);
          await page.keyboard.press('Enter');
          await page.waitForSelector('#results');
          const seen = await answered(page);
          answers[question] = seen.ids.slice(0, 10);
          trouble.push(...troubleOf(question, seen));
          await page.close();
        }
        return { answers, trouble };
      };
      const served = await serving({}, ({ url }) => ask(url));
      assert.deepEqual(served, { answers: due.answers, trouble: [] });
      assert.deepEqual(await ask(onStick()), { answers: due.answers, trouble: [] });
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(watch);
      const refused: string[] = [];
      for (const path of somePages()) {
        await page.goto(`${onStick()}${path}`);
        refused.push(...(await page.evaluate(look)).violations.map((violation) => `${path}: ${violation}`));
        const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth !== 'none');
        if (!styled) refused.push(`${path}: no style`);
      }
      assert.deepEqual(refused, []);
    } finally {
      await Promise.all([browser.close(), chromium.close()]);
    }
  });
});

describe('search in a copy made by others', { skip: absent() }, () => {
  /** A PNG of 48 by 48 black points, which a ZIM file has to have. */
  const picture = (): Buffer => {
    const chunk = (type: string, content: Buffer) => {
      const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(content.length);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    };
    const size = Buffer.from([0, 0, 0, 48, 0, 0, 0, 48, 8, 0, 0, 0, 0]);
    const points = deflateSync(Buffer.alloc(48 * 49));
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([
      signature,
      chunk('IHDR', size),
      chunk('IDAT', points),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  };

  test('answers the same inside kiwix-serve', { skip: lacking('zimwriterfs', 'kiwix-serve') }, async () => {
    const folder = join(temporary, 'zim');
    cpSync(site, folder, { recursive: true });
    writeFileSync(join(folder, 'picture.png'), picture());
    const zim = join(temporary, 'anli.zim');
    const settings = { welcome: 'index.html', illustration: 'picture.png', language: 'zho', title: '案例库' };
    const told = { description: '教育实践案例', creator: '编者', publisher: '编者', name: 'anli' };
    const args = Object.entries({ ...settings, ...told }).map(([name, value]) => `--${name}=${value}`);
    const made = spawnSync('zimwriterfs', [...args, folder, zim], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    const port = await freePort();
    const kiwix = spawn('kiwix-serve', ['--address=127.0.0.1', `--port=${String(port)}`, zim], {
      stdio: 'ignore',
    });
    const browser = await launch();
    try {
      const library = `http://127.0.0.1:${String(port)}/`;
      await reached(library);
      const catalogue = await (await fetch(`${library}catalog/v2/entries`)).text();
      const [, book = ''] = /type="text\/html" href="\/([^"]+)"/u.exec(catalogue) ?? [];
      const root = `${library}${book}/`;
      const due = await serving({}, async ({ url }) => askAll(await watched(browser), url));
      const found = await askAll(await watched(browser), root);
      // Kiwix puts a bar of its own into every page, which no policy of ours has to let through.
      const trouble = found.trouble.filter(
        (line) => !/ (?:\S*\/skin\/\S*|inline \S*\/skin\/\S*)/u.test(line),
      );
      assert.deepEqual({ ...found, trouble }, due);
    } finally {
      kiwix.kill();
      await browser.close();
    }
  });

  test('answers the same in a copy made by wget', { skip: lacking('wget') }, async () => {
    const folder = join(temporary, 'mirror');
    mkdirSync(folder);
    const browser = await launch();
    try {
      const due = await serving({}, async ({ url }) => {
        const args = ['--mirror', '--page-requisites', '--no-host-directories', '--quiet', '-P', folder, url];
        await new Promise((done) => spawn('wget', args, { stdio: 'ignore' }).on('close', done));
        return askAll(await watched(browser), url);
      });
      const copy = await faultServer(folder);
      const found = await askAll(await watched(browser), copy.url);
      await copy.close();
      const files = (dir: string) => globSync('**/*.*', { cwd: dir }).sort();
      const lost = files(site).filter((file) => !existsSync(join(folder, file)));
      assert.deepEqual({ lost, ...found }, { lost: [], ...due });
    } finally {
      await browser.close();
    }
  });
});

async function freePort(): Promise<number> {
  const server = await faultServer(temporary);
  await server.close();
  return Number(new URL(server.url).port);
}

/** Wait until a server answers. */
async function reached(url: string): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer !== null) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

describe('the scripts of the search page', { skip: existsSync(site) ? false : `no site at ${site}` }, () => {
  const scripts = globSync('*.js', { cwd: site }).sort();

  test('are ASCII', () => {
    const strange = scripts.filter((script) =>
      /[^\t\n\x20-\x7e]/u.test(readFileSync(join(site, script), 'latin1')),
    );
    assert.deepEqual([scripts.includes('search.js'), strange], [true, []]);
  });

  test('hold nothing younger than ES2017: written for it they stay as they are', async () => {
    for (const script of scripts) {
      const code = readFileSync(join(site, script), 'latin1');
      const same = { charset: 'ascii', legalComments: 'none' } as const;
      const [old, young] = await Promise.all([
        transform(code, { ...same, target: 'es2017' }),
        transform(code, { ...same, target: 'esnext' }),
      ]);
      assert.equal(old.code, young.code, script);
    }
  });
});
