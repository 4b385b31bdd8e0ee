import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { load } from 'cheerio';
import { batchStem } from '../../src/core/cite/cite-files.ts';
import type { CslItem } from '../../src/core/cite/csl-json.ts';
import { parseCsv } from '../../src/core/csv.ts';
import { exportedCaseSchema } from '../../src/core/export/export-case.ts';
import { pageUri } from '../../src/lib/feed.ts';
import { lacking, program } from '../e2e/search-answers.ts';
import { printed, stylesAbsent } from '../unit/cite-processor.ts';
import { cases, content, dist, file, ids, open, pages } from './built-site.ts';

const named = pageUri('index.html', content.library) !== null;
const csvText = readFileSync(join(dist, 'data/cases.csv'), 'utf8');
const [names = [], ...rows] = parseCsv(csvText).map(({ cells }) => cells);
const lines = file('data/cases.jsonl').trimEnd().split('\n');
const cslItems = (list: string) => JSON.parse(file(`cite/${list}.json`)) as readonly CslItem[];
const entries = (list: string, edition: string) =>
  file(`cite/${list}-gbt7714-${edition}.txt`).trimEnd().split('\n');

test('every case is cited as a citation processor cites it, in both editions', { skip: stylesAbsent }, () => {
  const items = cslItems('all');
  for (const [edition, style] of [
    ['2025', 'gb-t-7714-2025-numeric-bilingual.csl'],
    ['2015', 'gb-t-7714-2015.csl'],
  ] as const)
    assert.deepEqual(
      entries('all', edition),
      printed(style, items).map((entry, at) => `[${String(at + 1)}] ${entry}`),
    );
});

test('every list cites its cases in every format', () => {
  const lists = content.batches.map(({ id }) => {
    const own = cases.flatMap(({ record }) => (record.batch === id ? [record.id] : []));
    return { stem: batchStem(id), due: own.length > 0 ? own : [id] };
  });
  for (const { stem, due } of [{ stem: 'all', due: ids }, ...lists]) {
    const found = cslItems(stem).map(({ id }) => id);
    assert.deepEqual([...found].sort(), [...due].sort(), stem);
    const keys = [...file(`cite/${stem}.bib`).matchAll(/^@\w+\{(.*),$/gmu)].map(([, key]) => key);
    assert.deepEqual(keys, found, stem);
    const marks = [...file(`cite/${stem}.ris`).matchAll(/^ID {2}- (.*)\r$/gmu)].map(([, id]) => id);
    assert.deepEqual(marks, found, stem);
    for (const edition of ['2025', '2015']) assert.equal(entries(stem, edition).length, found.length);
  }
});

test('a supplied title is cited in brackets, a printed one as it is', () => {
  const titles = new Map(cslItems('all').map(({ id, title }) => [id, title]));
  for (const { record } of cases)
    assert.equal(
      /^\[.*\]$/u.test(titles.get(record.id) ?? ''),
      record.title.origin === 'supplied',
      record.id,
    );
});

test('cases.csv has a row for every case, in UTF-8 with a byte-order mark, and nothing in it runs', () => {
  assert.ok(csvText.startsWith('\ufeff"'));
  assert.doesNotMatch(csvText.replaceAll('\r\n', ''), /\r/u);
  assert.deepEqual(rows.map(([id]) => id).sort(), [...ids].sort());
  assert.ok(rows.every((cells) => cells.length === names.length));
  assert.ok(rows.every((cells) => cells.every((cell) => !/^[=+\-@]/u.test(cell))));
});

test('cases.csv opens in LibreOffice with the same cells', { skip: lacking('soffice') }, () => {
  const to = mkdtempSync(join(tmpdir(), 'anli-csv-'));
  try {
    const { status, stderr } = spawnSync(
      program('soffice') ?? 'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(to, 'profile')).href}`,
        '--headless',
        // What its dialogue finds out by the byte-order mark has to be told where there is no dialogue: comma, quotes, UTF-8.
        '--infilter=CSV:44,34,76,1',
        '--convert-to',
        'fods',
        '--outdir',
        to,
        join(dist, 'data/cases.csv'),
      ],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    const $ = load(readFileSync(join(to, 'cases.fods'), 'utf8'), { xml: true });
    const shown = $('table\\:table-row')
      .toArray()
      .slice(0, rows.length + 1)
      .map((row) =>
        $(row)
          .children('table\\:table-cell')
          .toArray()
          .flatMap((cell) => {
            const times = Math.min(Number($(cell).attr('table:number-columns-repeated') ?? 1), names.length);
            // Dates and shares are shown in the way of the reader's country.
            const type = $(cell).attr('office:value-type') ?? 'string';
            const text = $(cell).find('text\\:p').text();
            return Array.from({ length: times }, () => (type === 'string' ? text : null));
          }),
      );
    assert.equal($('[table\\:formula]').length, 0);
    assert.deepEqual(
      shown.map((cells, row) =>
        names.map((_, at) => (cells[at] === null ? [names, ...rows][row]?.[at] : (cells[at] ?? ''))),
      ),
      [names, ...rows],
    );
    assert.ok(shown.every((cells) => cells.filter((cell) => cell === null).length < names.length / 3));
  } finally {
    rmSync(to, { recursive: true, force: true });
  }
});

test('every line of cases.jsonl is a case as the schema asks', () => {
  const schema = exportedCaseSchema(content.taxonomy);
  const found = lines.map((line) => schema.parse(JSON.parse(line)).id);
  assert.deepEqual(found.sort(), [...ids].sort());
});

type Validator = { compile: (schema: object) => (data: unknown) => boolean };
const ajv = ((): (new (options: object) => Validator) | null => {
  try {
    return createRequire(import.meta.url)('ajv') as new (options: object) => Validator;
  } catch {
    return null;
  }
})();

test('case.schema.json accepts every line, and no line with a field more', { skip: ajv === null }, () => {
  assert.ok(ajv);
  const valid = new ajv({}).compile(JSON.parse(file('data/case.schema.json')) as object);
  for (const line of lines) {
    const one = JSON.parse(line) as object;
    assert.ok(valid(one), line.slice(0, 60));
    assert.ok(!valid({ ...one, more: 1 }));
  }
});

test('the page of data lists its files with their true sizes and numbers', () => {
  const $ = open('data/index.html');
  const listed = $('#files + table tbody tr')
    .toArray()
    .map((row) => {
      const cells = $(row)
        .children()
        .toArray()
        .map((cell) => $(cell).text());
      return [cells[0] ?? '', cells[2] ?? '', (cells[3] ?? '').replace(/\D/gu, '')] as const;
    });
  assert.equal(listed.length, 8);
  for (const [name, number, size] of listed) {
    assert.equal(size, String(readFileSync(join(dist, name)).length), name);
    if (name !== 'data/case.schema.json')
      assert.match(number, new RegExp(`^${String(ids.length)} `, 'u'), name);
  }
});

test('topics and provinces have a feed, and their pages link it in head and text', () => {
  const due = pages.filter((page) => /^topics\/(?!index)[^/]+$|^places\/\d\d0000\.html$/u.test(page));
  for (const page of due) {
    const feed = `feeds/${page.replace('.html', '.xml')}`;
    assert.equal(existsSync(join(dist, feed)), named, feed);
    const $ = open(page);
    if (!named) continue;
    const head = $(`head link[rel=alternate][href="../${feed}"]`).length;
    const text = $(`main a[href="../${feed}"]`).length;
    assert.deepEqual([head, text], [1, 1], page);
  }
});

test('every feed is Atom as RFC 4287 asks, and links to itself only where the library has an address', () => {
  const files = globSync('feeds/**/*.xml', { cwd: dist });
  assert.equal(files.length > 0, named);
  for (const name of files) {
    const $ = load(file(name), { xml: true });
    assert.equal($('feed > id, feed > title, feed > updated, feed > author > name').length, 4, name);
    assert.equal($('feed > link[rel=self]').length, content.library.address === undefined ? 0 : 1, name);
    const entriesOf = $('entry').toArray();
    assert.ok(entriesOf.length > 0, name);
    for (const entry of entriesOf)
      assert.equal($(entry).find('id, title, updated, link[rel=alternate]').length, 4, name);
  }
});

test('the map of the site leads to every page that is one of a kind', () => {
  const $ = open('sitemap.html');
  const linked = new Set(
    $('main a')
      .toArray()
      .map((link) => $(link).attr('href') ?? ''),
  );
  const due = content.register.filter(({ kind, state }) => kind === 'page' && state === 'live');
  const missing = due.filter(
    ({ address }) => !linked.has(address) && !/^(?:404|sitemap)\.html$/u.test(address),
  );
  assert.deepEqual(
    missing.map(({ address }) => address),
    [],
  );
});

test('home tells search engines of the data, by addresses that lead to them', () => {
  const text = open('index.html')('script[type="application/ld+json"]').text();
  const urls = [...text.matchAll(/"contentUrl":"([^"]*)"/gu)].map(([, url = '']) => url);
  assert.equal(urls.length, 2);
  for (const url of urls) {
    const path = url.replace(content.library.address ?? '', '');
    assert.ok(existsSync(join(dist, path)), url);
  }
});

test('links that hold files hold what the lists hold', () => {
  for (const { id } of content.batches) {
    const hrefs = open(`batches/${id}.html`)('a[download]')
      .toArray()
      .map((link) => decodeURIComponent((link.attribs['href'] ?? '').replace(/^data:,/u, '')));
    assert.equal(hrefs.length, 3);
    const [bib = '', , json = ''] = hrefs;
    assert.match(bib, new RegExp(`^@\\w+\\{${id},\\n`, 'u'));
    assert.deepEqual(
      (JSON.parse(json) as readonly CslItem[]).map((item) => item.id),
      [id],
    );
  }
});

test('every case page is cited as in the lists, and holds its own references', () => {
  const due = (edition: string) => entries('all', edition).map((entry) => entry.replace(/^\[\d+\] /u, ''));
  const [of2025, of2015] = [due('2025'), due('2015')];
  for (const [at, one] of cslItems('all').entries()) {
    const $ = open(`cases/${one.id}.html`);
    const printedHere = $('details dd')
      .toArray()
      .map((entry) => $(entry).text());
    assert.deepEqual(printedHere, [of2025[at], of2015[at]], one.id);
    const links = $('a[download]').toArray();
    assert.deepEqual(
      links.map((link) => link.attribs['download']),
      ['bib', 'ris', 'json'].map((ending) => `${one.id}.${ending}`),
    );
    const [bib = '', ris = '', json = ''] = links.map((link) =>
      decodeURIComponent((link.attribs['href'] ?? '').replace(/^data:,/u, '')),
    );
    assert.ok(file('cite/all.bib').includes(bib) && file('cite/all.ris').includes(ris), one.id);
    assert.deepEqual(JSON.parse(json), [one]);
  }
});

test('every case page tells programs its title, and linked data can be read', () => {
  for (const { id, title } of cslItems('all')) {
    const $ = open(`cases/${id}.html`);
    const data = JSON.parse($('script[type="application/ld+json"]').text()) as { readonly headline: string };
    const [dublin, linked] = [$('meta[name="DC.title"]').attr('content'), data.headline];
    assert.deepEqual([dublin, linked], [title, title], id);
  }
});
