import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { plainText } from '../../src/core/plain-text.ts';
import { cases, content, ids, listed, open, words } from './built-site.ts';

test('every case page prints its whole text, its title and every tag', () => {
  const missing = cases.flatMap(({ record, body }) => {
    const $ = open(`cases/${record.id}.html`);
    const all = words($);
    const expected = [
      ...plainText(body).split('\n'),
      record.title.origin === 'supplied' ? `［${record.title.text}］` : record.title.text,
      record.id,
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

test('every batch, case and plan that is retold says so', () => {
  const retold = content.batches.filter(({ text }) => text === 'retold').map(({ id }) => id);
  const plans = existsSync(join(content.dir, 'frameworks'))
    ? readdirSync(join(content.dir, 'frameworks'))
    : [];
  const due = [
    ...retold.flatMap((id) => [`batches/${id}.html`, `sources/${id}.html`]),
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
    const reasons = $('article footer .list .soft')
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

test('the frame of a case page, all but what its own source says, fits into 6,000 bytes', () => {
  const large = ids.flatMap((id) => {
    const $ = open(`cases/${id}.html`);
    $('.text > *').remove();
    const { length } = gzipSync($.html(), { level: 9 });
    return length <= 6_000 ? [] : [`${id}: ${String(length)}`];
  });
  assert.deepEqual(large, []);
});
