import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { dist, open, pages } from './built-site.ts';

/** The policy of a page, directive by directive. */
function policyOf(page: string): ReadonlyMap<string, readonly string[]> {
  const content = open(page)('head > meta[http-equiv=Content-Security-Policy]').attr('content') ?? '';
  return new Map(
    content.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources];
    }),
  );
}

test('every page begins with a mark that outweighs a charset header', () => {
  const bare = pages.filter(
    (page) =>
      !readFileSync(join(dist, page))
        .subarray(0, 3)
        .equals(Buffer.of(0xef, 0xbb, 0xbf)),
  );
  assert.deepEqual(bare, []);
});

test('every page has one policy, before all that it governs, and its own style passes', () => {
  const wrong = pages.flatMap((page) => {
    const $ = open(page);
    const policy = policyOf(page);
    const hashes = $('style')
      .get()
      .map((style) => `'sha256-${createHash('sha256').update($(style).text()).digest('base64')}'`);
    const first = $('head > :is(meta[http-equiv], link, style, script)').first();
    const right =
      $('meta[http-equiv]').length === 1 &&
      first.is('meta') &&
      hashes.length > 0 &&
      JSON.stringify(policy.get('style-src')) === JSON.stringify(hashes) &&
      JSON.stringify(policy.get('default-src')) === '["\'none\'"]' &&
      policy.get('img-src')?.includes('data:') === true;
    return right ? [] : [page];
  });
  assert.deepEqual(wrong, []);
});

test('only the search page may run a script, and only forms may be sent', () => {
  const rights = pages.map((page) => {
    const policy = policyOf(page);
    return [
      page,
      policy.get('script-src')?.join(' '),
      policy.get('connect-src')?.join(' '),
      policy.get('form-action')?.join(' '),
    ];
  });
  const due = pages.map((page) => {
    const search = page === 'search.html';
    return [
      page,
      search ? "'self' 'wasm-unsafe-eval'" : undefined,
      "'self'",
      open(page)('form').length > 0 ? "'self' file:" : "'none'",
    ];
  });
  assert.deepEqual(rights, due);
});
