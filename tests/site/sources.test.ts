import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readLedgers } from '../../src/build/read-ledgers.ts';
import { isPublished, parseRegister } from '../../src/core/register.ts';
import { cases, content, file, open, pages, words } from './built-site.ts';

const { value: ledgers } = readLedgers(content);
const shownIds = content.batches.filter((batch) => batch.public).map(({ id }) => id);

/** The captured text of a batch that is one text file, lines ended by LF. */
const captured = (id: string): string =>
  readFileSync(join(content.dir, 'batches', id, 'source.txt'), 'utf8')
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n');

test('every public batch, and no other, has a page of its source, registered', () => {
  const { value: register } = parseRegister(readFileSync(join(content.dir, 'register.csv'), 'utf8'), 'r');
  const expected = shownIds.map((id) => `sources/${id}.html`).sort();
  assert.deepEqual(pages.filter((page) => page.startsWith('sources/')).sort(), expected);
  const rows = register.filter((row) => row.kind === 'source' && isPublished(row));
  assert.deepEqual(rows.map(({ address }) => address).sort(), expected);
});

test('the page of a source shows all that was captured, line by line, and nothing else but what it marks', () => {
  for (const id of shownIds.filter((batch) =>
    ledgers.get(batch)?.head.files.every(({ form }) => form === 'text'),
  )) {
    const $ = open(`sources/${id}.html`);
    $('.source :is(ins, small)').remove();
    const squeeze = (text: string) => text.replace(/\s/gu, '');
    const shown = $('.source > li')
      .get()
      .map((line) => squeeze($(line).text()));
    const due = captured(id).replace(/\n$/u, '').split('\n').map(squeeze);
    assert.deepEqual(shown, due, id);
    assert.deepEqual(
      $('.source > li')
        .get()
        .map((line) => $(line).attr('id')),
      due.map((_, at) => `l${String(at + 1)}`),
      id,
    );
  }
});

test('every case leads to its place in its source, and back', () => {
  const wrong = cases.flatMap(({ record: { id, batch } }) => {
    if (!shownIds.includes(batch)) return [];
    const link = open(`cases/${id}.html`)('.card > p a').attr('href');
    const back = open(`sources/${batch}.html`)(`h3#${id} > a`).attr('href');
    const said = /本页(?:改动 [\d,]+ 处：|照录)/u.test(words(open(`cases/${id}.html`), '.card'));
    const right = link === `../sources/${batch}.html#${id}` && back === `../cases/${id}.html` && said;
    return right ? [] : [`${id}: ${String(link)} ${String(back)}`];
  });
  assert.deepEqual(wrong, []);
});

test('the page of a source says why each of its changes was made, and where the ledger is', () => {
  for (const id of shownIds) {
    const $ = open(`sources/${id}.html`);
    const said = words($, 'main');
    const missing = new Set(
      (ledgers.get(id)?.entries ?? []).flatMap((entry) =>
        entry.kind === 'shown' || said.includes(entry.reason) ? [] : [entry.reason],
      ),
    );
    assert.deepEqual([...missing], [], id);
    assert.ok(said.includes(`content/batches/${id}/ledger.jsonl`), id);
  }
});

test('what was supplied to a case is listed where it begins', () => {
  for (const id of shownIds) {
    const $ = open(`sources/${id}.html`);
    const shown = $('.note ins')
      .get()
      .map((ins) => $(ins).text());
    const due = (ledgers.get(id)?.entries ?? []).flatMap((entry) =>
      entry.kind === 'supplied' ? [entry.text] : [],
    );
    assert.deepEqual(shown.sort(), due.sort(), id);
  }
});

test('sources are not in the search index', () => {
  assert.deepEqual(
    shownIds.filter((id) => file(`sources/${id}.html`).includes('data-pagefind')),
    [],
  );
});
