import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { isPublished } from '../../src/core/register.ts';
import type { CaseRecord } from '../../src/core/schema/case-record.ts';
import { cases, content, dist, listed, open, pages, words } from './built-site.ts';

const records = cases.map(({ record }) => record);
const { topics, stages, tasks } = content.taxonomy;
const number = (text: string) => Number(text.replaceAll(',', ''));
const byId = (some: readonly CaseRecord[]) => some.map(({ id }) => id).sort();
const inProvince = ({ place }: CaseRecord, code: string) => place?.code.startsWith(code.slice(0, 2)) === true;
const hasTopic = (record: CaseRecord, term: string) => record.topics.some((tag) => tag.term === term);
const hasStage = (record: CaseRecord, term: string) => record.stages.terms.some((tag) => tag.term === term);

/** Every two headings of the vocabularies with the cases that share them, counted the slow way. */
const provinces = [
  ...new Set(records.flatMap(({ place }) => (place === null ? [] : [`${place.code.slice(0, 2)}0000`]))),
];
const pairs: readonly (readonly [page: string, shared: readonly CaseRecord[]])[] = [
  ...provinces.flatMap((code) =>
    topics.map(
      ({ id, term }) =>
        [
          `places/${code}/${id}.html`,
          records.filter((record) => inProvince(record, code) && hasTopic(record, term)),
        ] as const,
    ),
  ),
  ...topics.flatMap((topic) =>
    stages.map(
      (stage) =>
        [
          `topics/${topic.id}/${stage.id}.html`,
          records.filter((record) => hasTopic(record, topic.term) && hasStage(record, stage.term)),
        ] as const,
    ),
  ),
];
const published = new Set(content.register.filter(isPublished).map(({ address }) => address));
const isPair = (page: string) => /^(?:places|topics)\/[^/]+\/[^/]+\.html$/u.test(page);

test('every two headings that three cases share have a page, and it lists exactly these cases', () => {
  const due = pairs.filter(([page, { length }]) => length >= 3 || (length > 0 && published.has(page)));
  assert.ok(due.length > 0);
  const wrong = due.filter(
    ([page, shared]) =>
      !existsSync(join(dist, page)) ||
      listed(open(page)).sort().join() !== byId(shared).join() ||
      !words(open(page), 'main').includes(`案例 ${String(shared.length)} 篇`),
  );
  assert.deepEqual(
    wrong.map(([page]) => page),
    [],
  );
  const extra = pages.filter((page) => isPair(page) && !due.some(([known]) => known === page));
  assert.deepEqual(
    extra.filter((page) => !published.has(page)),
    [],
  );
});

/** The page an address on a page leads to, from the root of the site. */
const target = (page: string, href: string) => {
  const url = new URL(href, `https://site.invalid/${page}`);
  return url.origin === 'https://site.invalid' ? decodeURIComponent(url.pathname.slice(1)) : null;
};
const linksOf = (page: string): readonly string[] => {
  const $ = open(page);
  return $('a[href]')
    .map((_, link) => target(page, $(link).attr('href') ?? '') ?? [])
    .get();
};

test('no page but the list of all files leads to two headings that fewer than three cases share', () => {
  const thin = new Set(pairs.filter(([, shared]) => shared.length < 3).map(([page]) => page));
  const wrong = pages
    .filter((page) => page !== 'mirror.html')
    .flatMap((page) =>
      linksOf(page)
        .filter((to) => thin.has(to))
        .map((to) => `${page} > ${to}`),
    );
  assert.deepEqual(wrong, []);
});

test('every combined line (其中) and every other order names the number of cases on the page it leads to', () => {
  const wrong: string[] = [];
  let seen = 0;
  for (const page of pages) {
    const $ = open(page);
    $('main .shared > span').each((_, item) => {
      const to = target(page, $(item).children('a').attr('href') ?? '') ?? '';
      const said = number(
        / ([\d,]+)/u.exec($(item).text().slice($(item).children('a').text().length))?.[1] ?? '',
      );
      seen += 1;
      if (said !== listed(open(to)).length) wrong.push(`${page} > ${to}: ${String(said)}`);
    });
  }
  assert.ok(seen > 0);
  assert.deepEqual(wrong, []);
});

test('the map has every unit at province level; its numbers are those of the lists and sum to the tally', () => {
  for (const page of ['index.html', 'places/index.html']) {
    const $ = open(page);
    const tiles = $('.map > li').get();
    const counts = tiles.map((tile) => number(/[\d,]+$/u.exec($(tile).text().trim())?.[0] ?? 'NaN'));
    assert.equal(tiles.length, content.tileMap.tiles.length);
    tiles.forEach((tile, i) => {
      const href = $(tile).children('a').attr('href');
      const held = href === undefined ? 0 : listed(open(target(page, href) ?? '')).length;
      assert.equal(counts[i], held, $(tile).text());
    });
    const placed = records.filter(({ place }) => place !== null).length;
    assert.equal(
      counts.reduce((sum, n) => sum + n, 0),
      placed,
    );
    const said = `${String(counts.filter((n) => n > 0).length)} 个省级地区`;
    assert.ok(words(open('index.html'), '.mast').includes(said), said);
    assert.ok(words($, 'main').includes('位置仅示意方位，不表示边界'));
  }
});

test('the matrix counts the cases of each topic in each stage, and its cells lead where they are listed', () => {
  const $ = open('index.html');
  const term = (text: string, all: readonly { readonly term: string }[]) =>
    all.find((known) => known.term === text.trim())?.term ?? '';
  const columns = $('.matrix thead th')
    .slice(1)
    .map((_, head) => term($(head).text(), stages))
    .get();
  let sum = 0;
  $('.matrix tbody tr').each((_, row) => {
    const topic = topics.find((known) => known.term === $(row).children('th').text().trim());
    assert.ok(topic !== undefined, $(row).text());
    $(row)
      .children('td')
      .each((at, cell) => {
        const stage = stages.find((known) => known.term === columns[at]);
        const due = records.filter((r) => hasTopic(r, topic.term) && hasStage(r, stage?.term ?? ''));
        const place = `${topic.term} ${stage?.term ?? ''}`;
        const text = $(cell).text().trim();
        sum += due.length;
        assert.equal(text, due.length === 0 ? '无' : String(due.length), place);
        const page =
          due.length >= 3 ? `topics/${topic.id}/${stage?.id ?? ''}.html` : `topics/${topic.id}.html`;
        assert.equal($(cell).children('a').attr('href'), due.length === 0 ? undefined : page, place);
        if (due.length >= 3) assert.equal(listed(open(page)).length, due.length, place);
      });
  });
  const every = records.map(
    (record) =>
      new Set(record.topics.map((tag) => tag.term)).size *
      new Set(record.stages.terms.map((tag) => tag.term)).size,
  );
  assert.equal(
    sum,
    every.reduce((all, n) => all + n, 0),
    'no case is left out',
  );
});

test('the time line has each year that cases name or batches were published in, with right numbers', () => {
  const $ = open('years/index.html');
  const rows = $('.time tbody tr').get();
  const named = records.flatMap(({ years }) => years.map(String));
  const dated = content.batches.flatMap(({ id, published: date }) =>
    date !== null && records.some(({ batch }) => batch === id) ? [date.slice(0, 4)] : [],
  );
  const due = [...new Set([...named, ...dated])].sort().reverse();
  assert.deepEqual(
    rows.map((row) => $(row).children('th').text().trim()),
    due.map((year) => `${year}年`),
  );
  rows.forEach((row, i) => {
    const year = due[i] ?? '';
    const cell = $(row).children('td').first();
    const held = records.filter(({ years }) => years.includes(Number(year))).length;
    assert.equal(cell.text().trim(), held === 0 ? '无' : String(held), year);
    assert.equal(cell.children('a').attr('href'), held === 0 ? undefined : `${year}.html`, year);
    const batches = $(row).find('td:last-child a').length;
    assert.equal(batches, dated.filter((known) => known === year).length, year);
  });
});

test('a task page has a part for each measure; a case stands in full once, with the words that put it there; every count is that of its part', () => {
  for (const { id, term, measures } of tasks) {
    const page = `tasks/${id}.html`;
    const due = records.filter((record) => record.tasks.some((tag) => tag.term === term));
    if (due.length === 0) continue;
    const $ = open(page);
    measures.forEach((name, at) => {
      const part = $(`#m${String(at + 1)}`);
      const own = listed($, `section:has(#m${String(at + 1)})`).length;
      const again = part.parent().find('.again a').length;
      assert.equal(part.text().replace(/\s+/gu, ' ').trim(), `${name} ${String(own + again)}`);
      assert.equal(part.parent().find('.list > li > p:contains("据：")').length, own, name);
      assert.equal(part.parent().find('.note').length, own + again === 0 ? 1 : 0, name);
      const top = $(`main a[href="#m${String(at + 1)}"]`)
        .parent()
        .children('.n')
        .text();
      assert.equal(top, own + again === 0 ? '缺' : String(own + again), name);
    });
    assert.deepEqual(listed($).sort(), byId(due));
  }
});

test('indexes of places, topics, stages and kinds have each heading by number and by pinyin', () => {
  for (const index of ['places', 'topics', 'stages', 'kinds']) {
    const $ = open(`${index}/index.html`);
    const orders = $('#orders').parent().find('.shared').get();
    const of = (order: (typeof orders)[number]) =>
      $(order)
        .find('a')
        .map((_, link) => $(link).attr('href'))
        .get();
    const main = $('main .terms > li > a, main .tree > li > a')
      .map((_, link) => $(link).attr('href'))
      .get();
    assert.deepEqual(
      orders.map((order) => $(order).text().trim().slice(0, 4)),
      ['按件数：', '按音序：'],
    );
    for (const order of orders) assert.deepEqual(of(order).sort(), [...main].sort(), index);
    const [first] = orders;
    assert.ok(first !== undefined);
    const counts = $(first)
      .find('span')
      .map((_, item) => number(/ ([\d,]+)/u.exec($(item).text())?.[1] ?? ''))
      .get();
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => b - a),
    );
  }
});

/** Number of clicks from home to every page, by links alone, over pages that are not in `without`. */
function clicksFromHome(without: ReadonlySet<string>): ReadonlyMap<string, number> {
  const clicks = new Map([['index.html', 0]]);
  const queue = ['index.html'];
  for (let page = queue.shift(); page !== undefined; page = queue.shift())
    for (const to of linksOf(page))
      if (!clicks.has(to) && !without.has(to) && existsSync(join(dist, to))) {
        clicks.set(to, (clicks.get(page) ?? 0) + 1);
        if (to.endsWith('.html')) queue.push(to);
      }
  return clicks;
}

test('every case is at most three clicks from home, even without the lists of all cases', () => {
  const lists = new Set(['cases/index.html', 'a-z.html', 'mirror.html', 'search.html']);
  for (const without of [new Set<string>(), lists]) {
    const clicks = clicksFromHome(without);
    const far = records.flatMap(({ id }) => {
      const n = clicks.get(`cases/${id}.html`);
      return n !== undefined && n <= 3 ? [] : [`${id}: ${String(n)}`];
    });
    assert.deepEqual(far, []);
  }
});
