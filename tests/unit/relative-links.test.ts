import assert from 'node:assert/strict';
import test from 'node:test';
import { startTags } from '../../src/core/html-tags.ts';
import { badFileNames, deadFragments, relativeLinks, relativePath } from '../../src/core/relative-links.ts';

const files = new Set([
  'index.html',
  '404.html',
  'search.html',
  'a.js',
  'p.png',
  'cases/index.html',
  'cases/x-01.html',
  'cases/x-02.html',
  'topics/index.html',
  'topics/deep/er.html',
]);

const rewritten = (html: string, address = 'cases/x-01.html', published?: string) =>
  relativeLinks({ address, html }, { files, address: published });

test('relativeLinks() makes links relative and names their files', () => {
  const rows: readonly [page: string, before: string, after: string][] = [
    ['cases/x-01.html', '<a href="/">', '<a href="../index.html">'],
    ['index.html', '<a href="/">', '<a href="index.html">'],
    ['cases/x-01.html', '<a href="/topics/">', '<a href="../topics/index.html">'],
    ['cases/x-01.html', '<a href="/topics">', '<a href="../topics/index.html">'],
    ['cases/x-01.html', '<a href="/cases/x-02">', '<a href="x-02.html">'],
    ['cases/x-01.html', '<a href="/cases/x-01.html">', '<a href="x-01.html">'],
    ['topics/deep/er.html', '<a href=/cases/x-02.html>甲</a>', '<a href="../../cases/x-02.html">甲</a>'],
    ['cases/x-01.html', "<a href='/search.html'>", "<a href='../search.html'>"],
    [
      'cases/x-01.html',
      '<A HREF = "/search.html#q=双减&amp;p=1">',
      '<A HREF = "../search.html#q=双减&amp;p=1">',
    ],
    ['cases/x-01.html', '<a href="/search.html?q=a&amp;b#c=1">', '<a href="../search.html?q=a&amp;b#c=1">'],
    ['cases/x-01.html', '<a href="?q=1">', '<a href="x-01.html?q=1">'],
    ['cases/x-01.html', '<a href="#top">', '<a href="#top">'],
    ['cases/x-01.html', '<a href="/cases/x-01.html#n">', '<a href="#n">'],
    ['cases/x-01.html', '<a href="/cases/&#x78;-02.html">', '<a href="x-02.html">'],
    ['cases/x-01.html', '<a href="/cases/%78-02.html">', '<a href="x-02.html">'],
    ['cases/x-01.html', '<img alt="a > b" src="/p.png">', '<img alt="a > b" src="../p.png">'],
    ['cases/x-01.html', '<img src=/p.png/>', '<img src=/p.png/>'],
    ['cases/x-01.html', '<img srcset="/p.png 1x, /p.png 2x">', '<img srcset="../p.png 1x, ../p.png 2x">'],
    ['cases/x-01.html', '<form action="/search.html">', '<form action="../search.html">'],
    ['cases/x-01.html', '<video poster="/p.png">', '<video poster="../p.png">'],
    ['cases/x-01.html', '<object data="/p.png">', '<object data="../p.png">'],
    ['cases/x-01.html', '<q cite="/cases/">', '<q cite="index.html">'],
    ['cases/x-01.html', '<link rel="next" href="/cases/x-02.html"/>', '<link rel="next" href="x-02.html"/>'],
    ['cases/x-01.html', '<script src="/a.js"></script>', '<script src="../a.js"></script>'],
    ['404.html', '<a href="/cases/">', '<a href="cases/index.html">'],
  ];
  const after = rows.map(([page, html]) => [page, html, rewritten(html, page).html]);
  assert.deepEqual(after, rows);
});

test('relativeLinks() leaves alone what is no link', () => {
  const untouched = [
    '<p>href="/x.html" &lt;a href="/x.html"&gt;</p>',
    '<!-- <a href="/x.html"> --><p data-href="/x.html" title="/x.html">',
    '<script>const a = \'<a href="/x.html">\';</script>',
    '<style>a[href="/x.html"]{}</style><title><a href="/x.html"></title>',
    '<textarea><a href="/x.html"></textarea>',
    '<!doctype html><?x <a href="/x.html">',
    '5 < 6 <3 <a',
    '<a href><a href=""><form action="">',
    '<img src="data:image/png;base64,AA=="><link rel="icon" href="data:,">',
    '<a href="mailto:a@b.example"><a href="tel:110">',
    '<a href="data:,a%0Ab" download="a.bib">',
    '<a rel="external" href="https://a.example/?a=1&b=2">',
    '<blockquote cite="https://a.example/"><link rel="license" href="https://b.example/">',
    '<style>a{background:url(data:image/png;base64,AA)}b{fill:url(#a)}</style>',
  ];
  const seen = untouched.map((html) => ({ html: rewritten(html).html, codes: rewritten(html).problems }));
  assert.deepEqual(
    seen,
    untouched.map((html) => ({ html, codes: [] })),
  );
});

test('relativeLinks() reports what leads nowhere and what leaves the site', () => {
  const rows: readonly [html: string, ...codes: string[]][] = [
    ['<a href="/nowhere.html">', 'dead-link'],
    ['<a href="../../cases/x-01.html">', 'dead-link'],
    ['<a href="/cases/x-01.html/">', 'dead-link'],
    ['<img src="">', 'dead-link'],
    ['<img srcset="/p.png 1x, /q.png 2x">', 'dead-link'],
    ['<a href="https://a.example/">', 'unmarked-external'],
    ['<a href="//a.example/" rel="external">', 'bad-link'],
    ['<a href="javascript:alert(1)">', 'bad-link'],
    ['<a href=" JavaScript:alert(1)">', 'bad-link'],
    ['<a href="java&#10;script:alert(1)">', 'bad-link'],
    ['<a href="data:text/html,x">', 'bad-link'],
    ['<a href="data:text/html,x" download>', 'bad-link'],
    ['<a href="data:,x">', 'bad-link'],
    ['<a href="/cases\\x-01.html">', 'bad-link'],
    ['<base href="/cases/">', 'bad-link'],
    ['<meta http-equiv="Refresh" content="0;url=/cases/">', 'bad-link'],
    ['<img src="https://a.example/p.png" rel="external">', 'off-site-request'],
    ['<img src="//a.example/p.png">', 'bad-link'],
    ['<script src="http://a.example/a.js"></script>', 'off-site-request'],
    ['<link rel="stylesheet" href="https://a.example/a.css">', 'off-site-request'],
    ['<link rel="preconnect alternate" href="https://a.example/">', 'off-site-request'],
    ['<link rel="canonical" href="https://a.example/">', 'off-site-request'],
    ['<meta property="og:url" content="https://a.example/">', 'off-site-request'],
    ['<form action="https://a.example/">', 'off-site-request'],
    ['<a ping="https://a.example/" href="/">', 'off-site-request'],
    [
      '<style>@import "https://a.example/a.css";b{background:url( "https://a.example/p" )}</style>',
      'off-site-request',
      'off-site-request',
    ],
    ['<p style="background:url(/p.png)">', 'off-site-request'],
  ];
  const found = rows.map(([html]) => [html, ...rewritten(html).problems.map(({ code }) => code)]);
  assert.deepEqual(found, rows);
});

test('relativeLinks() knows the address of a published library', () => {
  const address = 'https://lib.example/anli/';
  const rows: readonly [page: string, before: string, after: string, ...codes: string[]][] = [
    ['index.html', `<link rel="canonical" href="${address}">`, `<link rel="canonical" href="${address}">`],
    [
      'index.html',
      `<meta property="og:url" content="${address}">`,
      `<meta property="og:url" content="${address}">`,
    ],
    ['index.html', `<a href="${address}cases/x-01.html?a#b">`, `<a href="${address}cases/x-01.html?a#b">`],
    ['index.html', `<a href="${address}gone.html">`, `<a href="${address}gone.html">`, 'dead-link'],
    ['index.html', `<img src="${address}p.png">`, `<img src="${address}p.png">`, 'off-site-request'],
    ['index.html', '<a href="/cases/">', '<a href="cases/index.html">'],
    ['404.html', '<a href="/cases/">', '<a href="/anli/cases/index.html">'],
  ];
  const found = rows.map(([page, html]) => {
    const after = rewritten(html, page, address);
    return [page, html, after.html, ...after.problems.map(({ code }) => code)];
  });
  assert.deepEqual(found, rows);
});

test('relativeLinks() makes links that a browser resolves to where they led before, once and for all', () => {
  const targets = [...files].flatMap((file) => [
    file,
    `${file}?q=%E7%94%B2&r=1`,
    `${file}#id=1`,
    `${file}?a#top`,
  ]);
  const pages = [...files].filter((file) => file.endsWith('.html'));
  for (const page of pages) {
    for (const target of targets) {
      const once = rewritten(`<a href="/${target.replaceAll('&', '&amp;')}">`, page).html;
      const href = [...startTags(once)][0]?.attributes.get('href')?.value ?? '';
      const resolved = new URL(href, `http://any.example/sub/${page}`).href;
      assert.equal(resolved, new URL(target, 'http://any.example/sub/').href, `${page} → ${target}`);
      assert.equal(rewritten(once, page).html, once);
    }
  }
});

test('relativePath() climbs only as far as it must', () => {
  const rows = [
    ['index.html', 'index.html', 'index.html'],
    ['a/b/c.html', 'a/b/d.html', 'd.html'],
    ['a/b/c.html', 'a/d.html', '../d.html'],
    ['a/b/c.html', 'a/b', '../b'],
    ['a/x.html', 'b/x.html', '../b/x.html'],
  ];
  assert.deepEqual(
    rows.map(([from = '', to = '']) => [from, to, relativePath(from, to)]),
    rows,
  );
});

test('deadFragments() misses the ids that no page has', () => {
  const html =
    '<p id="一"><a name="old"><a href="#一"><a href="#%E4%B8%80"><a href="#old"><a href="#two"><a href="/cases/x-02.html#three"><a href="/search.html#q=1"><a href="/p.png#x">';
  const first = rewritten(html);
  const second = rewritten('<p id="three&amp;">', 'cases/x-02.html');
  const found = deadFragments([first, second]).map(({ args, place }) => [
    place.file,
    args['href'],
    args['fragment'],
  ]);
  assert.deepEqual(found, [
    ['cases/x-01.html', '#two', 'two'],
    ['cases/x-01.html', '/cases/x-02.html#three', 'three'],
  ]);
});

test('startTags() reads broken markup without losing its way', () => {
  const rows: readonly [html: string, ...tags: string[]][] = [
    ['<a href="x', 'a href='],
    ['<a', 'a'],
    ['<!--><b>', 'b'],
    ['<!-- <i> '],
    ['<script>a</scripty></script ><b>', 'script', 'b'],
    ['<script>', 'script'],
    ['<p class=a class=b id>', 'p class=a id='],
    ['<P CLASS="&lt;&#60;&#x3c;&bogus;&#0;">', 'p class=<<<&bogus;&#0;'],
    ['<br/><svg viewBox="0 0"/>', 'br', 'svg viewbox=0 0'],
    ['</p ><?php <i>?><b>', 'b'],
  ];
  const found = rows.map(([html]) => [
    html,
    ...[...startTags(html)].map(({ name, attributes }) =>
      [name, ...[...attributes.values()].map((a) => `${a.name}=${a.value}`)].join(' '),
    ),
  ]);
  assert.deepEqual(found, rows);
});

test('badFileNames() finds names that a mirror would garble', () => {
  const bad = ['案例.html', 'A.html', 'a b.html', 'a%20.html', 'a//b', 'é.png'];
  const found = badFileNames([...files, ...bad]).map(({ args }) => args['name']);
  assert.deepEqual(found, bad);
});
