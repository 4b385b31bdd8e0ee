import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { readContent } from '../../src/build/read-content.ts';
import { caseFolder } from '../../src/build/collections.ts';
import { readPages } from '../../src/build/read-pages.ts';
import { plainText } from '../../src/core/plain-text.ts';

const dist = process.env['ANLI_DIST'] ?? 'dist';
const content = readContent(resolve(process.env['ANLI_CONTENT'] ?? 'content'));
const { value: cases } = readPages(content, caseFolder(content.taxonomy));

const file = (page: string) => readFileSync(join(dist, page), 'utf8');
const open = (page: string) => load(file(page));
type Dom = ReturnType<typeof open>;

/** Text as readers see it: white space folded, styles and scripts left out. */
function words($: Dom, selector = 'body'): string {
  const shown = $(selector).clone();
  shown.find('style, script').remove();
  return shown.text().replace(/\s+/gu, ' ');
}

const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html'));
const listed = ($: Dom, scope = 'main') =>
  $(`${scope} .list > li > a`)
    .map((_, link) => ($(link).attr('href') ?? '').replace(/^.*\//u, '').replace(/\.html$/u, ''))
    .get();
const ids = cases.map(({ record }) => record.id);

test('every case page prints its whole text, its title and every tag', () => {
  const missing = cases.flatMap(({ record, body }) => {
    const $ = open(`cases/${record.id}.html`);
    const all = words($);
    const expected = [
      ...plainText(body).split('\n'),
      record.title.origin === 'supplied' ? `［${record.title.text}］` : record.title.text,
      record.organisation?.text ?? '原文未载明',
      ...(record.place?.names ?? ['原文未载明']),
      record.place?.code ?? '',
      record.place?.zone?.name ?? '',
      ...record.stages.terms.map(({ term }) => term),
      ...record.topics.map(({ term }) => term),
      ...record.models.map(({ text }) => text),
      ...record.figures.map(({ what }) => what),
      ...record.honours.map(({ text }) => text),
      ...record.years.map((year) => `${String(year)}年`),
    ];
    const folded = expected.map((text) => text.replace(/\s+/gu, ' '));
    return folded.filter((text) => !all.includes(text)).map((text) => `${record.id}: ${text}`);
  });
  assert.deepEqual(missing, []);
});

test('every case page has one heading of the first level, in unbroken words', () => {
  const wrong = cases.flatMap(({ record }) => {
    const shown = open(`cases/${record.id}.html`)('h1').text().trim();
    const title = record.title.origin === 'supplied' ? `［${record.title.text}］` : record.title.text;
    return shown === title ? [] : [`${record.id}: ${shown}`];
  });
  assert.deepEqual(wrong, []);
});

test('a supplied title says that it is supplied and why; a retold text says so', () => {
  const silent = cases.flatMap(({ record }) => {
    const note = words(open(`cases/${record.id}.html`), '.text');
    const retold = content.batches.find(({ id }) => id === record.batch)?.text === 'retold';
    const expected = [
      ...(record.title.origin === 'supplied' ? ['编者拟题', record.title.reason ?? ''] : []),
      ...(retold ? ['本页据原文转述，非原文'] : []),
    ];
    return expected.filter((text) => !note.includes(text)).map((text) => `${record.id}: ${text}`);
  });
  assert.deepEqual(silent, []);
});

test('every way in leads to every case it should, and to no case twice', () => {
  const expected: [string, (record: (typeof cases)[number]['record']) => boolean][] = [
    ['cases/index.html', () => true],
    ['a-z.html', () => true],
    ...content.batches.map(({ id }): (typeof expected)[number] => [
      `batches/${id}.html`,
      ({ batch }) => batch === id,
    ]),
    ...content.taxonomy.topics.map(({ id, term }): (typeof expected)[number] => [
      `topics/${id}.html`,
      ({ topics }) => topics.some((tag) => tag.term === term),
    ]),
    ...content.taxonomy.stages.map(({ id, term }): (typeof expected)[number] => [
      `stages/${id}.html`,
      ({ stages }) => stages.terms.some((tag) => tag.term === term),
    ]),
    ...content.taxonomy.kinds.map(({ id, term }): (typeof expected)[number] => [
      `kinds/${id}.html`,
      ({ organisation }) => organisation?.kind === term,
    ]),
    ...content.taxonomy.tasks.map(({ id, term }): (typeof expected)[number] => [
      `tasks/${id}.html`,
      ({ tasks }) => tasks.some((tag) => tag.term === term),
    ]),
  ];
  const wrong = expected.flatMap(([page, belongs]) => {
    const due = cases.filter(({ record }) => belongs(record)).map(({ record }) => record.id);
    if (due.length === 0) return [];
    const found = listed(open(page));
    return [...found].sort().join() === due.sort().join()
      ? []
      : [`${page}: ${found.join(' ')} / ${due.join(' ')}`];
  });
  assert.deepEqual(wrong, []);
});

test('every division lists the cases at and below it, and counts them', () => {
  const codes = new Set(
    cases.flatMap(({ record: { place } }) =>
      place === null ? [] : [`${place.code.slice(0, 2)}0000`, place.code],
    ),
  );
  const wrong = [...codes].flatMap((code) => {
    const stem = code.replace(/(?:00){1,2}$/u, '');
    const due = cases
      .filter(({ record }) => record.place?.code.startsWith(stem))
      .map(({ record }) => record.id);
    const $ = open(`places/${code}.html`);
    const said = words($).includes(`${String(due.length)} 篇案例`);
    return said && listed($).sort().join() === due.sort().join() ? [] : [`${code}: ${listed($).join()}`];
  });
  assert.deepEqual(wrong, []);
});

test('every count next to a link is the number of cases on the page it leads to', () => {
  const wrong: string[] = [];
  for (const index of ['stages', 'kinds', 'years', 'places', 'models']) {
    const $ = open(`${index}/index.html`);
    $('main .terms > li, main .tree li').each((_, item) => {
      const link = $(item).children('a').attr('href');
      const count = Number($(item).children('.n').text().replaceAll(',', ''));
      const found = link === undefined ? 0 : listed(open(`${index}/${link}`)).length;
      if (count !== found)
        wrong.push(`${index}/${link ?? $(item).text()}: ${String(count)} ≠ ${String(found)}`);
    });
  }
  assert.deepEqual(wrong, []);
});

test('a batch page says how many cases were announced and how many found', () => {
  for (const { id, announced } of content.batches) {
    const found = cases.filter(({ record }) => record.batch === id).length;
    const text = words(open(`batches/${id}.html`), 'main');
    if (found === 0) assert.match(text, /不含案例|辨认出 0 篇/u, id);
    else assert.ok(text.includes(`从中辨认出 ${String(found)} 篇案例`), id);
    if (announced !== null) assert.ok(text.includes(`原文称有 ${String(announced)} 篇`), id);
  }
});

test('the action plan prints every task and measure, with its cases or that there are none', () => {
  const $ = open('tasks/index.html');
  for (const { id, name, measures, term } of content.taxonomy.tasks) {
    const part = $(`#${id}`).parent();
    for (const words of [name, ...measures]) assert.ok(part.text().includes(words), `${id} ${words}`);
    const due = cases.filter(({ record }) => record.tasks.some((tag) => tag.term === term)).length;
    assert.ok(
      part.text().includes(due === 0 ? '还没有与这项任务相应的案例' : `相应案例 ${String(due)} 篇`),
      id,
    );
  }
});

test('every batch, case and plan that is retold says so', () => {
  const retold = content.batches.filter(({ text }) => text === 'retold').map(({ id }) => id);
  const plans = existsSync(join(content.dir, 'frameworks'))
    ? readdirSync(join(content.dir, 'frameworks'))
    : [];
  const due = [
    ...retold.map((id) => `batches/${id}.html`),
    ...ids.filter((id) => retold.includes(id.slice(0, id.lastIndexOf('-')))).map((id) => `cases/${id}.html`),
    ...(plans.some((name) => retold.includes(name.replace(/\.mdx$/u, ''))) ? ['tasks/index.html'] : []),
  ];
  assert.deepEqual(
    due.filter((page) => !words(open(page)).includes('本页据原文转述，非原文')),
    [],
  );
});

test('related cases are at most five, each with a reason, and never the case itself', () => {
  const wrong = ids.flatMap((id) => {
    const $ = open(`cases/${id}.html`);
    const related = listed($, 'article footer');
    const reasons = $('.why')
      .map((_, reason) => $(reason).text())
      .get();
    const right =
      related.length <= 5 &&
      !related.includes(id) &&
      reasons.length === related.length &&
      reasons.every((reason) => reason !== '');
    return right ? [] : [`${id}: ${related.join()} ${reasons.join()}`];
  });
  assert.deepEqual(wrong, []);
});

test('no page but the search page has a script, and none has a style attribute or an outside style sheet', () => {
  const wrong = pages.flatMap((page) => {
    const $ = open(page);
    const scripts = page === 'search.html' ? 0 : $('script').length;
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
    $('style, script').remove();
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
  const own = new Set(cases.flatMap(({ record }) => [`cases/${record.id}.html`]));
  const loud = pages.filter((page) => !own.has(page) && /[您！]/u.test(words(open(page))));
  assert.deepEqual(loud, []);
});

test('a case page fits into 14,000 bytes', () => {
  const large = ids.flatMap((id) => {
    const { length } = gzipSync(file(`cases/${id}.html`), { level: 9 });
    return length <= 14_000 ? [] : [`${id}: ${String(length)}`];
  });
  assert.deepEqual(large, []);
});

test('the frame of a case page, all but what its own source says, fits into 6,000 bytes', () => {
  const large = ids.flatMap((id) => {
    const $ = open(`cases/${id}.html`);
    $('.text > *').remove();
    const { length } = gzipSync($.html(), { level: 9 });
    return length <= 6_000 ? [] : [`${id}: ${String(length)}`];
  });
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
    assert.equal($('svg').length, address === undefined ? 0 : 1);
  }
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
