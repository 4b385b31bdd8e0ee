import test from 'node:test';
import assert from 'node:assert/strict';
import { load } from 'cheerio';
import { atom, feed, feedLink, pageUri, partFeeds, provinceFeed } from '../../src/lib/feed.ts';
import { catalogue } from '../../src/lib/catalogue.ts';
import type { Library } from '../../src/core/schema/library.ts';
import { sitemap } from '../../src/lib/sitemap.ts';
import { escapeXml } from '../../src/lib/xml.ts';
import { batch, record, taxonomy } from './lib-records.ts';

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

const filed = catalogue({
  cases: [
    record({ id: 'a-01', place: ['530400', '云南省', '玉溪市'], primary: ['教研'] }),
    record({ id: 'a-02', place: ['530000', '云南省'], secondary: ['教研'] }),
  ],
  batches: [batch('a')],
  taxonomy,
  slugOf: () => undefined,
});
const named = { ...library, tag_authority: 'anli.example,2026' };
const unnamed: Pick<Library, 'address' | 'tag_authority'> = {};

test('partFeeds() gives each topic and each province a feed of the cases on its page', () => {
  const found = partFeeds(filed).map(({ name, page, file, cases: held }) => [
    name,
    page,
    file,
    held.map(({ id }) => id).join(),
  ]);
  assert.deepEqual(found, [
    ['教研', 'topics/jiaoyan.html', 'feeds/topics/jiaoyan.xml', 'a-01,a-02'],
    ['云南省', 'places/530000.html', 'feeds/places/530000.xml', 'a-02,a-01'],
  ]);
});

test('atom() has all that RFC 4287 asks for, with links from its own folder', () => {
  const [of] = partFeeds(filed);
  assert.ok(of);
  const $ = load(atom(of, named) ?? '', { xml: true });
  assert.equal($('feed').attr('xmlns'), 'http://www.w3.org/2005/Atom');
  assert.equal($('feed > title').text(), '某库 & 某库：教研');
  assert.equal($('feed > id').text(), 'tag:anli.example,2026:topics/jiaoyan.html');
  assert.equal($('feed > author > name').text(), '编者');
  assert.equal($('feed > link[rel=self]').length, 0);
  assert.equal($('feed > link[rel=alternate]').attr('href'), '../../topics/jiaoyan.html');
  const entries = $('entry').toArray();
  assert.deepEqual(
    entries.map((entry) => $(entry).find('link[rel=alternate]').attr('href')),
    ['../../cases/a-01.html', '../../cases/a-02.html'],
  );
  for (const holder of [$('feed').get(0), ...entries])
    for (const element of ['id', 'title', 'updated'])
      assert.equal($(holder).children(element).length, 1, element);
  for (const date of $('updated').toArray())
    assert.match($(date).text(), /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u);
});

test('feedLink() and provinceFeed() lead to feeds that there are', () => {
  const page = 'topics/jiaoyan.html';
  const link = { title: '教研的案例', href: '/feeds/topics/jiaoyan.xml' };
  assert.deepEqual(feedLink({ name: '教研', page }, named), link);
  assert.equal(feedLink({ name: '教研', page }, unnamed), null);
  const [province] = filed.places;
  assert.ok(province?.children[0]);
  assert.equal(provinceFeed(province, named)?.href, '/feeds/places/530000.xml');
  assert.equal(provinceFeed(province.children[0], named), null);
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
