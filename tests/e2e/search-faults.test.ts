import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after, before, describe } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright';
import { readContent } from '../../src/build/read-content.ts';
import { searchDocuments } from '../../src/build/search-files.ts';
import { writeSearchIndex } from '../../src/build/search-index.ts';
import { faults, faultServer, type Fault, type FaultServer } from './fault-server.ts';
import { absent, launch, site } from './reading-room.ts';
import { answered, look, lookUntil, watch, type Seen } from './search-answers.ts';

/** Pieces that are read alike, and a question that needs them. */
type Family = {
  readonly name: string;
  readonly pieces: RegExp;
  readonly hash: string;
  /** How the page names such a piece. */
  readonly named: RegExp;
  /** What these pieces hold can be had elsewhere, or done without: the list may be the same. */
  readonly spare?: true;
};

const ask = (question: string) => `#q=${encodeURIComponent(question)}`;

const families: readonly Family[] = [
  {
    name: 'words, and Pagefind',
    pieces: /^(?:search\/\w+\/g\d|pagefind\/|search-pagefind\.js$)/u,
    hash: ask('复式雁阵'),
    named: /索引片 g\d/u,
  },
  { name: 'words', pieces: /^search\/\w+\/g\d/u, hash: ask('复式雁阵'), named: /索引片 g\d/u, spare: true },
  { name: 'the list of words', pieces: /\/words\.js$/u, hash: ask('复式雁阵'), named: /没有读到/u },
  { name: 'cards', pieces: /^search\/\w+\/c\d/u, hash: ask('复式雁阵'), named: /题名卡 c\d/u },
  { name: 'texts', pieces: /^search\/\w+\/t\d/u, hash: ask('复式雁阵'), named: /原文 t\d/u },
  { name: 'facets', pieces: /^search\/\w+\/f/u, hash: ask('复式雁阵'), named: /筛选表/u },
  { name: 'forms of the other script', pieces: /\/x-folds/u, hash: ask('集團化辦學'), named: /字形表/u },
  {
    name: 'words to suggest',
    pieces: /\/x-(?:terms|sounds)/u,
    hash: ask('雁陈 集团化'),
    named: /./u,
    spare: true,
  },
  {
    name: 'the script for pinyin',
    pieces: /^search-more\.js$/u,
    hash: ask('jituanhua'),
    named: /检索程序|search-more/u,
  },
  {
    name: 'Pagefind, asked first',
    pieces: /^(?:pagefind\/|search-pagefind\.js$)/u,
    hash: `${ask('复式雁阵')}&engine=pagefind`,
    named: /检索程序|目录|索引片/u,
    spare: true,
  },
];

/** Faults that a careful reader of files gets over by itself. */
const mended: ReadonlySet<Fault> = new Set(['500 once', 'text/plain', 'octet-stream', 'double gzip', 'gbk']);
/** A script's own text cannot be unpacked, and is the same in every edition. */
const unchecked = (family: Family, fault: Fault): boolean =>
  /more|words/u.test(family.pieces.source) && (fault === 'double gzip' || fault === 'stale');

/** Milliseconds after which a reader must have been told something, and after which all tries are over. */
const [told, over] = [10_000, 120_000];

const temporary = mkdtempSync(join(tmpdir(), 'anli-edition-'));

/** Another edition of the same library: the text of one case is longer by a sentence. */
async function otherEdition(): Promise<string> {
  const content = readContent(resolve(process.env['ANLI_CONTENT'] ?? 'content'));
  const [first, ...others] = searchDocuments(content);
  assert.ok(first !== undefined);
  const cases = [{ ...first, text: `${first.text}另一版多出一句话。` }, ...others];
  await writeSearchIndex({ dist: temporary, cases });
  return temporary;
}

type Desk = { readonly page: Page; readonly server: FaultServer };

describe('a search whose pieces fail', { skip: absent() }, () => {
  let browser: Browser;
  let stale = '';
  before(async () => {
    browser = await launch();
    stale = await otherEdition();
  });
  after(async () => {
    await browser.close();
    rmSync(temporary, { recursive: true, force: true });
  });

  /** A reader at a server of their own, whose answers browsers may keep. */
  async function sit<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
    const server = await faultServer(site, { cache: 'public, max-age=600', stale });
    const context: BrowserContext = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    await context.addInitScript(watch);
    try {
      return await work({ page: await context.newPage(), server });
    } finally {
      await context.close();
      await server.close();
    }
  }

  const honest = new Map<string, Promise<Seen>>();
  /** The answer of a server without faults; all pieces of the family are among what it needs. */
  const due = (family: Family): Promise<Seen> => {
    const known =
      honest.get(family.name) ??
      sit(async ({ page, server }) => {
        await page.goto(`${server.url}search.html${family.hash}`);
        const seen = await answered(page);
        await page.waitForTimeout(500);
        assert.ok(
          server.asked.some(({ path }) => family.pieces.test(path)),
          `${family.name} are not read`,
        );
        assert.deepEqual([seen.failure, seen.denied, seen.ids.length > 0], ['', false, true], family.name);
        return seen;
      });
    honest.set(family.name, known);
    return known;
  };

  /** What is wrong with how the page takes a fault of a family; nothing if it is told as it should be. */
  async function suffer(fault: Fault, family: Family): Promise<readonly string[]> {
    const right = await due(family);
    const wrong: string[] = [];
    const say = (what: string, { said, ids }: Seen): void => {
      wrong.push(`${family.name}, ${fault}: ${what}: “${said}” ${ids.join(' ')}`);
    };
    const whole = ({ ids, titles, failure }: Seen) =>
      failure === '' && ids.join() === right.ids.join() && titles.join() === right.titles.join();

    await sit(async ({ page, server }) => {
      server.inflict(fault, (path) => family.pieces.test(path));
      // A script that hangs keeps the page from ever being loaded.
      await page.goto(`${server.url}search.html${family.hash}`, { waitUntil: 'commit' });
      const soon = await lookUntil(page, ({ said }) => said !== '', told);
      if (soon.said === '') say('silent', soon);
      const healed = mended.has(fault) || unchecked(family, fault) || family.spare === true;
      if (fault !== 'slow') {
        const first = await answered(page, over);
        if (!first.settled) {
          say('no end', first);
          return;
        }
        // What is read for the lines of the list is read after it.
        if (healed) await page.waitForTimeout(1_000);
        else await lookUntil(page, ({ failure }) => family.named.test(failure), over);
      }
      const last = await page.evaluate(look);
      const named = family.named.test(last.failure);
      if (fault !== 'slow') {
        if (mended.has(fault) && !unchecked(family, fault) && !whole(last)) say('not mended', last);
        if (!whole(last) && !named) say('not named', last);
        if (whole(last) && !healed) say('not noticed', last);
        if (/没有一篇/u.test(last.status) && !/没有一篇/u.test(right.status)) say('denied a part', last);
      }
      server.inflict(null);
      if (await page.locator('#retry').isVisible()) await page.click('#retry');
      const then = await answered(page, fault === 'slow' ? 120_000 : over);
      if (!whole(then)) say('not recovered', then);
      if (then.denied && !right.denied) say('denied', then);
    });
    return wrong;
  }

  for (const fault of faults)
    test(`never says that nothing is there, names what is missing and recovers: ${fault}`, async () => {
      const wrong = await Promise.all(families.map((family) => suffer(fault, family)));
      assert.deepEqual(wrong.flat(), []);
    });

  test('answers with what can be looked up elsewhere, and says which word was not', () =>
    sit(async ({ page, server }) => {
      /** The parts of the index that are read for a question. */
      const readFor = async (question: string) => {
        const from = server.asked.length;
        const context = await browser.newContext();
        const other = await context.newPage();
        await other.goto(`${server.url}search.html${ask(question)}`);
        await answered(other);
        await context.close();
        return server.asked.slice(from).filter(({ path }) => /\/g\d/u.test(path));
      };
      const [lost, kept] = ['双柏', '集团'] as const;
      const forKept = (await readFor(kept)).map(({ path, range }) => `${path} ${range}`);
      const struck = (await readFor(lost)).find(({ path, range }) => !forKept.includes(`${path} ${range}`));
      assert.ok(struck !== undefined, forKept.join());
      const [, start = '0', end = '0'] = /(\d+)-(\d+)/u.exec(struck.range) ?? [];
      server.inflict('flipped bit', (path) => path === struck.path, (Number(start) + Number(end)) >> 1);
      await page.route(/\/pagefind\//u, (route) => route.abort());
      await page.goto(`${server.url}search.html${ask(`${lost} ${kept}`)}`);
      const seen = await answered(page);
      assert.ok(seen.ids.length > 0, seen.said);
      assert.equal(seen.denied, false);
      assert.match(seen.failure, /索引片 g\d.*“双柏”没有查/u);
      assert.doesNotMatch(seen.failure, /“集团”/u);
    }));

  test('names what is missing when the page and the pieces are of two editions', () =>
    sit(async ({ page, server }) => {
      server.inflict('stale', (path) => /^search(?:-\w+)?\.js$/u.test(path));
      await page.goto(`${server.url}search.html${ask('复式雁阵')}`);
      const seen = await answered(page, over);
      assert.equal(seen.denied, false);
      assert.ok(seen.ids.length === 1 || /没有读到/u.test(seen.failure), seen.said);
    }));

  const silent: readonly Fault[] = ['404', '500', 'truncated', 'html', 'flipped bit', 'stalled'];
  for (const fault of silent)
    test(`tells of other ways in while the script of the page itself fails: ${fault}`, () =>
      sit(async ({ page, server }) => {
        server.inflict(fault, (path) => path === 'search.js');
        await page.goto(`${server.url}search.html${ask('复式雁阵')}`, { waitUntil: 'commit' });
        await page.locator('nav.ways a').first().waitFor();
        const seen = await lookUntil(page, ({ said }) => said !== '', told);
        assert.notEqual(seen.said, '');
        assert.equal(seen.denied, false);
      }));
});
