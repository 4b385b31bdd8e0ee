import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { readContent } from '../../src/build/read-content.ts';
import { batchCitation } from '../../src/lib/citation.ts';
import { absent, launch, site, visit } from './reading-room.ts';
import { lacking, program } from './search-answers.ts';

const temporary = mkdtempSync(join(tmpdir(), 'anli-downloads-'));
after(() => {
  rmSync(temporary, { recursive: true, force: true });
});

/** A page with links that hold files, and these files by their names. */
function pageAndFiles(): { readonly page: string; readonly files: ReadonlyMap<string, string> } {
  const { batches, library } = readContent(resolve(process.env['ANLI_CONTENT'] ?? 'content'));
  const [batch] = batches;
  assert.ok(batch);
  const { files } = batchCitation(batch, library);
  return { page: `batches/${batch.id}.html`, files: new Map(files.map(({ file, text }) => [file, text])) };
}

test('a reader saves a reference in Chromium, over http and from a stick', { skip: absent() }, async () => {
  const { page: path, files } = pageAndFiles();
  const browser = await launch();
  try {
    await visit(browser, {}, async ({ page, url }) => {
      for (const root of [url, `${pathToFileURL(site).href}/`]) {
        await page.goto(`${root}${path}`);
        await page.locator('details summary').click();
        for (const [name, text] of files) {
          const saving = page.waitForEvent('download');
          await page.locator(`a[download="${name}"]`).click();
          const saved = await saving;
          assert.equal(saved.suggestedFilename(), name);
          assert.equal(readFileSync(await saved.path(), 'utf8'), text);
        }
      }
    });
  } finally {
    await browser.close();
  }
});

/** Wait until a file is there, whole. */
async function arrived(path: string, text: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (found.length >= text.length) return found;
    await setTimeout(100);
  }
  return existsSync(path) ? readFileSync(path, 'utf8') : 'nothing was saved';
}

test('a reader saves a reference in Firefox', { skip: absent() || lacking('firefox-esr') }, async () => {
  const { page: path, files } = pageAndFiles();
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program('firefox-esr') ?? 'firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': temporary,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
    },
  });
  try {
    const page = await firefox.newPage();
    await page.goto(`${pathToFileURL(site).href}/${path}`);
    await page.click('details summary');
    for (const [name, text] of files) {
      await page.click(`a[download="${name}"]`);
      assert.equal(await arrived(join(temporary, name), text), text);
    }
  } finally {
    await firefox.close();
  }
});
