import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after, before, describe } from 'node:test';
import type { Browser, Page } from 'playwright';
import { casesOnDisk, readTrainings } from '../../src/build/read-trainings.ts';
import { readContent } from '../../src/build/read-content.ts';
import { jsqr } from '../site/jsqr.ts';
import { absent, launch, visit } from './reading-room.ts';

const content = readContent(resolve(process.env['ANLI_CONTENT'] ?? 'content'));
const packs = readTrainings(content.dir, casesOnDisk(content)).value.map(({ record }) => record);

/** Reason to skip what reads PDF back, or false. */
function noPoppler(): string | false {
  if (process.env['ANLI_NO_SKIP'] === '1') return false;
  const isThere = ['pdftotext', 'pdftoppm'].every((name) => spawnSync(name, ['-v']).error === undefined);
  return isThere ? false : 'no pdftotext or pdftoppm: apt-get install poppler-utils';
}

const temporary = mkdtempSync(join(tmpdir(), 'anli-packs-'));
after(() => {
  rmSync(temporary, { recursive: true });
});

/** Print a page as its style says, and give the text of each sheet and its size in points. */
async function printed(page: Page, name: string): Promise<{ text: string; size: string }[]> {
  const path = join(temporary, `${name}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true });
  const { stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  const sizes = spawnSync('pdfinfo', ['-f', '1', '-l', '999', path], { encoding: 'utf8' }).stdout;
  const found = [...sizes.matchAll(/size: +([\d.]+) x ([\d.]+)/gu)].map(
    ([, w, h]) => `${Number(w).toFixed(0)}x${Number(h).toFixed(0)}`,
  );
  return stdout
    .split('\f')
    .slice(0, -1)
    .map((text, at) => ({ text, size: found[at] ?? '' }));
}

const squeezed = (text: string): string => text.replace(/[\s\u2060]+/gu, '');

/** Codes on a sheet, decoded from its picture. */
function codes(name: string, sheet: number): string | undefined {
  const to = join(temporary, `${name}-${String(sheet)}`);
  const pdf = join(temporary, `${name}.pdf`);
  const one = ['-f', String(sheet), '-l', String(sheet), '-r', '150', '-singlefile', pdf, to];
  assert.equal(spawnSync('pdftoppm', one).status, 0);
  const bytes = readFileSync(`${to}.ppm`);
  const [head = '', width = '', height = ''] =
    /^P6\s+(\d+)\s+(\d+)\s+\d+\s/u.exec(bytes.toString('latin1', 0, 64)) ?? [];
  const pixels = new Uint8ClampedArray(Number(width) * Number(height) * 4).fill(255);
  for (let at = 0; at * 3 + head.length < bytes.length; at++)
    for (let c = 0; c < 3; c++) pixels[at * 4 + c] = bytes[head.length + at * 3 + c] ?? 255;
  return jsqr(pixels, Number(width), Number(height))?.data;
}

describe('training packs', { skip: absent() }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const)
    test(`every slide fits a screen of ${String(width)} × ${String(height)}`, async () => {
      await visit(browser, { viewport: { width, height } }, async ({ page, url }) => {
        for (const { id } of packs) {
          await page.goto(new URL(`packs/${id}-slides.html`, url).href);
          const over = await page.evaluate(() =>
            [...document.querySelectorAll('.slide')]
              .filter((slide) => slide.getBoundingClientRect().height > window.innerHeight + 1)
              .map((slide) => slide.id),
          );
          assert.deepEqual(over, [], id);
        }
      });
    });

  test('slides turn by key and by link, without a script', async () => {
    const options = { viewport: { width: 1280, height: 720 }, javaScriptEnabled: false };
    await visit(browser, options, async ({ page, url }) => {
      const shown = async (id: string) => {
        const place = page.locator(`#${id}`);
        for (let tries = 0; tries < 40; tries++) {
          if (Math.abs((await place.boundingBox())?.y ?? 999) < 2) return true;
          await page.waitForTimeout(100);
        }
        return false;
      };
      await page.goto(new URL(`packs/${packs[0]?.id ?? ''}-slides.html`, url).href);
      await page.keyboard.press('PageDown');
      assert.ok(await shown('s2'), 'PageDown leads to the second slide');
      await page.locator('#s2 nav a').last().click();
      assert.ok(await shown('s3'), 'the link leads to the third');
      await page.keyboard.press('ArrowUp');
      assert.ok(await shown('s2'), 'ArrowUp leads back');
    });
  });

  describe('on paper', { skip: noPoppler() }, () => {
    test('each slide is one landscape page with its number, and nothing of it is lost', async () => {
      await visit(browser, {}, async ({ page, url }) => {
        for (const { id } of packs) {
          await page.goto(new URL(`packs/${id}-slides.html`, url).href);
          const slides = await page.locator('.slide').evaluateAll((all) =>
            all.map((slide) => {
              slide.querySelectorAll('nav a').forEach((link) => {
                link.remove();
              });
              return slide.textContent;
            }),
          );
          const sheets = await printed(page, `${id}-slides`);
          assert.deepEqual(
            sheets.map(({ size }) => size),
            slides.map(() => '842x595'),
          );
          slides.forEach((text, at) => {
            const characters = (words: string) => [...squeezed(words)].sort().join('');
            assert.equal(characters(sheets[at]?.text ?? ''), characters(text), `${id} ${String(at + 1)}`);
          });
        }
      });
    });

    test('a handout is A4 with running head and page numbers; every question and text is on it', async () => {
      await visit(browser, {}, async ({ page, url }) => {
        for (const { id, title, steps, compare } of packs) {
          await page.goto(new URL(`packs/${id}-handout.html`, url).href);
          const paragraphs = await page.locator('.sheet > p').allTextContents();
          const sheets = await printed(page, `${id}-handout`);
          sheets.forEach(({ text }, at) => {
            assert.ok(squeezed(text).startsWith(squeezed(title)), `${id} ${String(at + 1)}`);
            assert.ok(squeezed(text).endsWith(`${String(at + 1)}/${String(sheets.length)}`), id);
          });
          // A cover, a page for each case, the comparisons and the end.
          assert.equal(sheets.length, steps.length + compare.length + 2, id);
          assert.equal(sheets.filter(({ size }) => size === '842x595').length, compare.length);
          assert.equal(sheets.filter(({ size }) => size === '595x842').length, steps.length + 2);
          const all = squeezed(sheets.map(({ text }) => text).join(''));
          for (const words of [...paragraphs, ...steps.map(({ question = '' }) => question)])
            assert.ok(all.includes(squeezed(words)), `${id}: ${words}`);
        }
      });
    });
  });

  const { address } = content.library;
  const noCodes = address === undefined ? 'the library has no address' : noPoppler();
  test('the codes of a printed handout lead to their cases', { skip: noCodes }, async () => {
    await visit(browser, {}, async ({ page, url }) => {
      for (const { id, steps } of packs) {
        await page.goto(new URL(`packs/${id}-handout.html`, url).href);
        await printed(page, `${id}-handout`);
        assert.deepEqual(
          steps.map((_, at) => codes(`${id}-handout`, at + 2)),
          steps.map((step) => `${address ?? ''}cases/${step.case.replace(/#.*$/u, '')}.html`),
        );
      }
    });
  });
});
