import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after, before, describe } from 'node:test';
import lighthouse from 'lighthouse';
import type { Browser } from 'playwright';
import { freePort } from './free-port.ts';
import { serve } from '../../scripts/serve.ts';
import { absent, launch } from './reading-room.ts';

/** The library published at an address, as `npm test` builds it. */
const site = resolve(process.env['ANLI_ADDRESSED'] ?? '.cache/test-addressed-site');
const address = 'https://anli.example/guan/';

/** Files by the path under which readers open them. */
const pages: Readonly<Record<string, string>> = {
  '': 'index.html',
  'cases/junheng-05.html': 'cases/junheng-05.html',
  'topics/jituan.html': 'topics/jituan.html',
  'search.html': 'search.html',
};
const onlyCategories = ['accessibility', 'best-practices', 'seo'];

describe('Lighthouse', { skip: absent() }, () => {
  const temporary = mkdtempSync(join(tmpdir(), 'anli-lighthouse-'));
  let browser: Browser;
  let port = 0;
  before(async () => {
    port = await freePort();
    browser = await launch(`--remote-debugging-port=${String(port)}`);
  });
  after(async () => {
    await browser.close();
    rmSync(temporary, { recursive: true, force: true });
  });

  test('gives full marks for accessibility, best practices and search engines', async () => {
    const dist = join(temporary, 'site');
    cpSync(site, dist, { recursive: true });
    const server = await serve(dist, 0);
    const faults: string[] = [];
    try {
      for (const [path, file] of Object.entries(pages)) {
        // The address that the pages are published at is, for once, the one they are read at.
        const html = readFileSync(join(dist, file), 'utf8');
        assert.ok(html.includes(address));
        writeFileSync(join(dist, file), html.replaceAll(address, server.url));
        const result = await lighthouse(server.url + path, { port, onlyCategories, logLevel: 'error' });
        assert.ok(result !== undefined);
        const { audits, categories } = result.lhr;
        for (const { title, score, auditRefs } of Object.values(categories)) {
          if (score === 1) continue;
          const failed = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
          faults.push(`${file}: ${title} ${String(score)}: ${failed.map(({ id }) => id).join()}`);
        }
      }
    } finally {
      await server.close();
    }
    assert.deepEqual(faults, []);
  });
});
