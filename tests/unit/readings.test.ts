import assert from 'node:assert/strict';
import test from 'node:test';
import { resolvePlace } from '../../src/core/place.ts';
import { supplyOrganisation, supplyTitle } from '../../src/core/supply.ts';
import type { Evidence } from '../../src/core/schema/evidence.ts';
import { read, type Reading, readingsOf, score } from './readings.ts';
import { shelf } from './read-blocks.ts';

const halves = {
  train: readingsOf('train'),
  'held-out': readingsOf('held-out'),
  fresh: readingsOf('fresh'),
} as const;
const everything = Object.values(halves).flat();

test('readings: every word of the answers stands in its case', () => {
  const strange = everything.flatMap(({ title, body, models, figures, honours }) => [
    ...figures.filter((words) => !body.includes(words)),
    ...[...models, ...honours].filter((words) => !`${title}\n${body}`.includes(words)),
  ]);
  assert.deepEqual(strange, []);
  assert.deepEqual(
    Object.values(halves).map((rows) => rows.length),
    [30, 30, 12],
  );
});

/** Least shares that hold on cases written before the rules were tried on them. */
const bars = [
  ['places', 0.9],
  ['stages', 0.7],
  ['topics', 0.7],
  ['primary', 0.9],
] as const;

for (const [half, rows] of Object.entries(halves))
  test(`taggers find what a reader finds in invented cases: ${half}`, () => {
    const got = score(rows);
    for (const [what, least] of bars)
      assert.ok(got[what] >= least, `${what} ${got[what].toFixed(3)} < ${String(least)}`);
    const { models, figures } = got;
    assert.ok(figures.recall >= 0.92 && figures.precision >= 0.9, JSON.stringify(figures));
    assert.ok(models.recall >= 0.9 && models.precision >= 0.8, JSON.stringify(models));
  });

/** All evidence of a case's tags. */
function evidenceOf(row: Reading): Evidence[] {
  const { title, organisation, batch, body } = row;
  const got = read(row);
  const place = resolvePlace({ title, organisation, body, batchTitle: batch }, shelf.gazetteer).value;
  const pinned = [...got.models, ...got.figures, ...got.honours].map(({ text, evidence }) => ({
    ...evidence,
    words: text,
  }));
  return [...(place?.evidence ?? []), ...got.topics.flatMap((t) => t.evidence), ...pinned];
}

test('taggers point at the words they read', () => {
  const wrong = everything.flatMap((row) => {
    const { title, organisation, batch, body } = row;
    const fields: Readonly<Record<string, string>> = { title, organisation, batch, body };
    return evidenceOf(row).filter(
      ({ words, where, at }) => at === undefined || !fields[where]?.startsWith(words, at),
    );
  });
  assert.deepEqual(wrong, []);
});

test('supplyOrganisation() supplies no wrong name, supplyTitle() no long, broken or empty title', () => {
  for (const { title, organisation, body } of everything) {
    const place = resolvePlace({ title: '', organisation: '', body, batchTitle: '' }, shelf.gazetteer).value;
    const actor = supplyOrganisation(body, place, shelf.organisations)?.text ?? null;
    const stem = (place?.names.at(-1) ?? '').slice(0, 2);
    const known = actor === null || organisation === '' || organisation.endsWith(actor);
    assert.ok(known || (actor.startsWith(stem) && organisation.includes(stem)), `${title}: ${String(actor)}`);
    const supplied = supplyTitle(body, place, actor, []).text;
    assert.ok(supplied.length >= 2 && supplied.length <= 24, supplied);
    assert.equal(supplied.split('“').length, supplied.split('”').length, supplied);
    assert.doesNotMatch(supplied, /[，。；：,;]$/u);
  }
});
