import assert from 'node:assert/strict';
import test from 'node:test';
import { cases, content, listed, open, words } from './built-site.ts';

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
