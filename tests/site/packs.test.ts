import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { casesOnDisk, readTrainings } from '../../src/build/read-trainings.ts';
import { packAddresses } from '../../src/core/addresses.ts';
import { packCases } from '../../src/core/training.ts';
import { shownTitle } from '../../src/lib/words.ts';
import { cases, content, file, open, words } from './built-site.ts';

const { value: read } = readTrainings(content.dir, casesOnDisk(content));
const packs = read.map(({ record }) => record);
const titleOf = new Map(cases.map(({ record }) => [record.id, shownTitle(record.title)]));
const parts = ['', '-trainer', '-handout', '-slides'] as const;
const pageOf = (id: string, part: string) => open(`packs/${id}${part}.html`);
const idOf = (reference: string) => reference.replace(/#.*$/u, '');

test('the shipped packs have six cases each, one comparison at least, and minutes that add up', () => {
  for (const { id, steps, compare, minutes, opening, closing } of packs) {
    const all = [...steps, ...compare, opening, closing].map((part) => part?.minutes ?? 0);
    assert.deepEqual([steps.length, all.reduce((sum, n) => sum + n, 0)], [6, minutes], id);
    assert.ok(compare.length > 0, id);
  }
  assert.equal(packs.length, 3);
});

test('every page of a pack has all its cases with their questions, in their order', () => {
  for (const { id, steps } of packs)
    for (const part of parts) {
      const text = words(pageOf(id, part), 'main');
      const wanted = steps.flatMap((step) => [
        titleOf.get(idOf(step.case)) ?? step.case,
        step.question ?? '',
      ]);
      let from = 0;
      for (const words of wanted) {
        const at = text.indexOf(words.replace(/\s+/gu, ' '), from);
        assert.ok(at >= 0, `${id}${part}: ${words}`);
        from = at;
      }
    }
});

test('cases are linked at the paragraph that is meant', () => {
  for (const { id, steps } of packs)
    for (const part of parts) {
      const $ = pageOf(id, part);
      const hrefs = new Set(
        $('main a')
          .map((_, link) => $(link).attr('href'))
          .get(),
      );
      const wanted = steps.map((step) => `../cases/${step.case.replace('#', '.html#')}`);
      for (const href of wanted.map((path) => (path.includes('#') ? path : `${path}.html`)))
        assert.ok(hrefs.has(href), `${id}${part}: ${href}`);
    }
});

test('what the trainer knows stands on the trainer’s page alone', () => {
  for (const { id, steps, compare } of packs) {
    const known = [...steps, ...compare].flatMap(({ points, notes }) => [
      ...points,
      ...(notes ?? '').split('\n').filter(Boolean),
    ]);
    assert.ok(known.length > 10);
    for (const part of [...parts, '-compare']) {
      const text = words(pageOf(id, part));
      const found = known.filter((note) => text.includes(note)).length;
      assert.equal(found, part === '-trainer' ? known.length : 0, `${id}${part}`);
      assert.equal(text.includes('给培训者'), part === '-trainer', `${id}${part}`);
    }
  }
});

test('slides are numbered, and each leads to its neighbours', () => {
  for (const { id } of packs) {
    const $ = pageOf(id, '-slides');
    const slides = $('.slide').get();
    slides.forEach((slide, at) => {
      const links = $(slide)
        .find('nav a')
        .map((_, link) => $(link).attr('href'))
        .get();
      const due = [at, at + 2].filter((n) => n >= 1 && n <= slides.length).map((n) => `#s${String(n)}`);
      assert.equal(slide.attribs['id'], `s${String(at + 1)}`);
      assert.deepEqual(links, due);
      assert.equal($(slide).find('nav span').text(), `${String(at + 1)} / ${String(slides.length)}`);
    });
    assert.ok(slides.length > 12, id);
  }
});

test('a comparison has a column for each case and says where a source is silent', () => {
  for (const { id, compare } of packs) {
    const $ = pageOf(id, '-compare');
    const [first] = compare;
    assert.equal($('.compare thead th').length, first?.cases.length, id);
    assert.equal($('.compare tbody tr').length, first?.fields.length, id);
    $('.compare tbody td').each((_, cell) => {
      assert.notEqual($(cell).clone().children('small').remove().end().text().trim(), '');
    });
  }
});

test('a handout has a code and an address for each case as far as the library has an address', () => {
  const { address } = content.library;
  for (const { id, steps } of packs) {
    const $ = pageOf(id, '-handout');
    const told = $('.code a')
      .map((_, link) => $(link).text())
      .get();
    assert.equal($('.code svg').length, address === undefined ? 0 : steps.length);
    assert.deepEqual(
      told,
      steps.map((step) => `${address ?? ''}cases/${idOf(step.case)}.html`),
    );
  }
});

test('pages of packs fit into 14,000 bytes', () => {
  const large = packs
    .flatMap(packAddresses)
    .filter((page) => gzipSync(file(page), { level: 9 }).length > 14_000);
  assert.deepEqual(large, []);
});

test('packs refer to cases that the library shows', () => {
  const shown = new Set(cases.map(({ record }) => record.id));
  assert.deepEqual(
    packs.flatMap(packCases).filter((id) => !shown.has(id)),
    [],
  );
});
