import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { isExempt } from '../../src/build/page-sizes.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { readQr } from './read-qr.ts';
import { cases, content, dist, file, ids, open, pages, words } from './built-site.ts';

test('no page but the search page has a script, and none has a style attribute or an outside style sheet', () => {
  const wrong = pages.flatMap((page) => {
    const $ = open(page);
    const scripts = page === 'search.html' ? 0 : $('script:not([type="application/ld+json"])').length;
    return scripts + $('[style], link[rel=stylesheet]').length === 0 ? [] : [page];
  });
  assert.deepEqual(wrong, []);
});

test('every page is in Chinese, says what it is, and has one main part with one heading', () => {
  const wrong = pages.flatMap((page) => {
    const $ = open(page);
    const right =
      $('html').attr('lang') === content.library.language &&
      $('head').children().first().attr('charset') === 'utf-8' &&
      $('title').text() !== '' &&
      ($('meta[name=description]').attr('content') ?? '') !== '' &&
      ($('link[rel=icon]').attr('href') ?? '').startsWith('data:') &&
      $('main').length === 1 &&
      $('main h1').length === 1 &&
      $('h1').length === 1;
    return right ? [] : [page];
  });
  assert.deepEqual(wrong, []);
});

test('no two pages have the same title', () => {
  const titles = new Map<string, string[]>();
  for (const page of pages) {
    const title = open(page)('title').text();
    titles.set(title, [...(titles.get(title) ?? []), page]);
  }
  assert.deepEqual(
    [...titles].filter(([, same]) => same.length > 1),
    [],
  );
});

test('headings go down one level at a time', () => {
  const wrong = pages.flatMap((page) => {
    const $ = open(page);
    const levels = $('h1, h2, h3, h4')
      .map((_, heading) => Number(heading.tagName.slice(1)))
      .get();
    return levels.every((level, at) => level - (levels[at - 1] ?? 0) <= 1)
      ? []
      : [`${page}: ${levels.join('')}`];
  });
  assert.deepEqual(wrong, []);
});

test('no page has a space where markup met punctuation', () => {
  const own = cases.flatMap(({ record, body }) => [record.title.text, plainText(body)]).join('\n');
  const stray = pages.flatMap((page) => {
    const $ = open(page);
    // A source is shown with its own spaces.
    $('style, script, .source').remove();
    return $('p, li, dd, dt, td, h1, h2, h3')
      .get()
      .flatMap((element) => [
        ...$(element)
          .text()
          .replace(/\s+/gu, ' ')
          .matchAll(/.{0,8} [，。；：、）］”].{0,8}/gu),
      ])
      .map(([found]) => found.trim())
      .filter((found) => !own.includes(found))
      .map((found) => `${page}: ${found}`);
  });
  assert.deepEqual(stray, []);
});

test('pages address nobody and shout at nobody', () => {
  const own = new Set([
    ...ids.map((id) => `cases/${id}.html`),
    ...content.batches.map(({ id }) => `sources/${id}.html`),
  ]);
  const loud = pages.filter((page) => !own.has(page) && /[您！]/u.test(words(open(page))));
  assert.deepEqual(loud, []);
});

test('every page fits into 14,000 bytes, but those that are as long as what they show', () => {
  const large = pages
    .filter((page) => !isExempt(page))
    .map((page) => `${page}: ${String(gzipSync(readFileSync(join(dist, page)), { level: 9 }).length)}`)
    .filter((line) => Number(line.replace(/^.*: /u, '')) > 14_000);
  assert.deepEqual(large, []);
});

test('the style sheet fits into 2,500 bytes', () => {
  const { length } = gzipSync(open('about.html')('style').text(), { level: 9 });
  assert.ok(length <= 2_500, `${String(length)} bytes`);
});

test('permalinks, sitemap and QR codes stand only where the library has an address', () => {
  const { address } = content.library;
  assert.equal(existsSync(join(dist, 'sitemap.xml')), address !== undefined);
  for (const id of ids) {
    const $ = open(`cases/${id}.html`);
    assert.equal($('link[rel=canonical]').attr('href'), address && `${address}cases/${id}.html`);
    assert.equal($('meta[property="og:url"]').attr('content'), address && `${address}cases/${id}.html`);
    assert.equal($('.qr img').length, address === undefined ? 0 : 1);
  }
});

test('every QR code of a case page says where the page is published', () => {
  const { address } = content.library;
  const wrong = ids.filter((id) => {
    const picture = open(`cases/${id}.html`)('.qr img').attr('src');
    return address !== undefined && readQr(picture ?? '') !== `${address}cases/${id}.html`;
  });
  assert.deepEqual(wrong, []);
});

test('the feed has an entry for every case, under an id of its own', () => {
  const named = content.library.address !== undefined || content.library.tag_authority !== undefined;
  assert.equal(existsSync(join(dist, 'feed.xml')), named);
  if (!named) return;
  const $ = load(file('feed.xml'), { xml: true });
  const entries = $('entry > id')
    .map((_, id) => $(id).text())
    .get();
  assert.deepEqual(entries.map((id) => id.replace(/^.*\/|\.html$/gu, '')).sort(), [...ids].sort());
});
