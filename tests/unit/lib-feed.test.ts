import test from 'node:test';
import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { feed, pageUri } from '../../src/lib/feed.ts';
import { sitemap } from '../../src/lib/sitemap.ts';
import { escapeXml } from '../../src/lib/xml.ts';
import { record } from './lib-records.ts';

const library = {
  title: '某库 & 某库',
  description: '说明',
  publisher: '编者',
  language: 'zh-Hans',
  edition: '2026-11-22',
} as const;
const address = 'https://anli.example/ku/';
const cases = [record({ id: 'a-01', title: '“1<2”与&', supplied: true, place: ['110000', '北京市'] })];

test('pageUri() names a page by its permalink, else by a tag URI, else not at all', () => {
  for (const [names, uri] of [
    [{ address, tag_authority: 'anli.example,2026' }, 'https://anli.example/ku/cases/a-01.html'],
    [{ tag_authority: 'anli.example,2026' }, 'tag:anli.example,2026:cases/a-01.html'],
    [{}, null],
  ] as const)
    assert.equal(pageUri('cases/a-01.html', names), uri);
});

test('feed() lists every case under its id, with the date of the edition', () => {
  const xml = feed(cases, { ...library, tag_authority: 'anli.example,2026' }) ?? '';
  const $ = load(xml, { xml: true });
  assert.equal($('entry > title').text(), '［“1<2”与&］');
  assert.equal($('entry > id').text(), 'tag:anli.example,2026:cases/a-01.html');
  assert.equal($('entry > link').attr('href'), 'cases/a-01.html');
  assert.equal($('entry > summary').text(), '北京市');
  assert.equal($('feed > updated').text(), '2026-11-22T00:00:00Z');
  assert.equal($('feed > title').text(), '某库 & 某库');
});

test('feed() links to itself and to permalinks where the library has an address', () => {
  const $ = load(feed(cases, { ...library, address }) ?? '', { xml: true });
  assert.equal($('feed > link[rel=self]').attr('href'), `${address}feed.xml`);
  assert.equal($('entry > link').attr('href'), `${address}cases/a-01.html`);
});

test('feed() is nothing where pages have no names for ever', () => {
  assert.equal(feed(cases, library), null);
});

test('sitemap() lists every page but the 404 page, and is nothing without an address', () => {
  const pages = ['index.html', 'cases/a-01.html', '404.html'];
  const $ = load(sitemap(pages, { ...library, address }) ?? '', { xml: true });
  assert.deepEqual(
    $('loc')
      .toArray()
      .map((loc) => $(loc).text()),
    [address, `${address}cases/a-01.html`],
  );
  assert.equal(sitemap(pages, library), null);
});

test('escapeXml() leaves nothing that XML cannot hold', () => {
  for (const [text, escaped] of [
    ['<a href="x">&</a>', '&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;'],
    ['a\u0000\u000Bb\uFFFF', 'ab'],
    ['𠀀\uD800', '𠀀'],
    ['一\n二', '一\n二'],
  ] as const)
    assert.equal(escapeXml(text), escaped);
});
