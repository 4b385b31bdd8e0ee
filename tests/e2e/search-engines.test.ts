import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Browser } from 'playwright';
import puppeteer from 'puppeteer-core';
import { readContent } from '../../src/build/read-content.ts';
import { searchDocuments } from '../../src/build/search-files.ts';
import { absent, launch, visit } from './reading-room.ts';
import { answered, lacking, program } from './search-answers.ts';
import type { Seen } from './search-answers.ts';

const number = 100;

/** Questions of several kinds out of the library's own texts: parts of titles, names, stretches of texts, words together. */
function questions(): readonly string[] {
  const documents = searchDocuments(readContent());
  const spans = (text: string, step: number) =>
    [...text.matchAll(/\p{Script=Han}{6,}/gu)].map(({ 0: run }) => run.slice(0, 2 + (step % 5)));
  const kinds = documents.map(({ title, text, meta }, i) => {
    const [first = title, ...more] = spans(text, i);
    const middle = more[Math.floor(more.length / 2)] ?? first;
    return [
      spans(title, i + 1)[0] ?? title,
      middle,
      meta.organisation === '' ? first : meta.organisation,
      `${first} ${middle}`,
      `怎样${first}${middle}？`,
    ];
  });
  const asked = [0, 1, 2, 3, 4].flatMap((kind) => kinds.map((of) => of[kind] ?? ''));
  const step = Math.max(1, Math.floor(asked.length / (number - 3)));
  const some = asked.filter((_, i) => i % step === 0).slice(0, number - 3);
  return [...some, '3+9+N', 'jituanhua', '集團化辦學'];
}

/** A page of any browser driver that can be sent to a question. */
type Asker = {
  readonly evaluate: ((look: () => Seen) => Promise<Seen>) & ((go: string) => Promise<unknown>);
};

async function firstTen(page: Asker, asked: readonly string[], engine: string) {
  const found = new Map<string, string>();
  for (const question of asked) {
    const hash = `q=${encodeURIComponent(question)}${engine === '' ? '' : `&engine=${engine}`}`;
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    const { ids, failure } = await answered(page);
    found.set(question, failure === '' ? ids.slice(0, 10).join(' ') : failure);
  }
  return found;
}

const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...one].filter(([question, ids]) => other.get(question) !== ids).map(([question]) => question);

async function inChromium(browser: Browser, asked: readonly string[], engine: string) {
  let found = new Map<string, string>();
  await visit(browser, {}, async ({ page, url }) => {
    await page.goto(`${url}search.html#engine=${engine}`);
    found = await firstTen(page, asked, engine);
  });
  return found;
}

describe('the engines of search', { skip: absent() }, () => {
  test('the compact index and Pagefind give the same first ten for 95 of 100 questions', async () => {
    const asked = questions();
    const browser = await launch();
    try {
      const compact = await inChromium(browser, asked, 'compact');
      const pagefind = await inChromium(browser, asked, 'pagefind');
      assert.ok([...compact.values()].filter((ids) => ids !== '').length > number * 0.8);
      const other = differing(compact, pagefind);
      assert.ok(other.length <= asked.length * 0.05, `${String(asked.length)} asked: ${other.join(', ')}`);
    } finally {
      await browser.close();
    }
  });

  test(
    'Chromium and Firefox give the same first ten for 98 of 100 questions',
    {
      skip: lacking('firefox-esr'),
    },
    async () => {
      const asked = questions();
      const chromium = await launch();
      const firefox = await puppeteer.launch({
        browser: 'firefox',
        executablePath: program('firefox-esr') ?? 'firefox-esr',
        headless: true,
      });
      try {
        const one = await inChromium(chromium, asked, '');
        let other = new Map<string, string>();
        await visit(chromium, {}, async ({ url }) => {
          const page = await firefox.newPage();
          await page.goto(`${url}search.html`);
          other = await firstTen(page, asked, '');
        });
        const apart = differing(one, other);
        assert.ok(apart.length <= asked.length * 0.02, `${String(asked.length)} asked: ${apart.join(', ')}`);
      } finally {
        await Promise.all([chromium.close(), firefox.close()]);
      }
    },
  );
});
