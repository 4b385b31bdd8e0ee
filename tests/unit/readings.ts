import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { resolvePlace } from '../../src/core/place.ts';
import { tagFigures } from '../../src/core/tag/figures.ts';
import { tagHonours } from '../../src/core/tag/honours.ts';
import { tagModels } from '../../src/core/tag/models.ts';
import { tagStages } from '../../src/core/tag/stages.ts';
import { tagTopics } from '../../src/core/tag/topics.ts';
import { f1, meanOf } from './invented-tag-rows.ts';
import { shelf } from './read-blocks.ts';

const folder = new URL('readings/', import.meta.url);
const names = z.array(z.string());

/** An invented case and what a reader finds in it; written before any rule was tried on it. */
const readingSchema = z.strictObject({
  title: z.string(),
  organisation: z.string(),
  batch: z.string().default(''),
  body: z.string(),
  /** Names from province down, `+` before a zone; 无 where the text leaves it open. */
  place: z.string(),
  stages: names,
  primary: names,
  topics: names,
  models: names,
  figures: names,
  honours: names,
});
export type Reading = z.infer<typeof readingSchema>;

/** The invented cases of one half, or the few written when the rules were settled. */
export const readingsOf = (half: 'train' | 'held-out' | 'fresh'): Reading[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(half))
    .toSorted()
    .flatMap((name) => z.array(readingSchema).parse(parse(readFileSync(new URL(name, folder), 'utf8'))));

const loose = (words: string) => words.normalize('NFKC').replace(/[\p{P}\p{S}\s]/gu, '');
const squeezed = (words: string) => words.normalize('NFKC').replace(/\s/gu, '');

/** One holds the other, and neither is padded: at most twice as long and two characters more. */
const near = (x: string, y: string) => (x.includes(y) || y.includes(x)) && x.length <= 2 * y.length + 2;

/** What of a list was found, and what was found beside it. */
export function compare(
  expected: readonly string[],
  found: readonly string[],
  fold: (words: string) => string,
) {
  const [gold, mine] = [expected.map(fold), [...new Set(found)].map(fold)];
  return {
    missed: expected.filter((_, i) => !mine.some((x) => near(x, gold[i] ?? ''))),
    wrong: [...new Set(found)].filter((_, i) => !gold.some((y) => near(mine[i] ?? '', y))),
    expected: gold.length,
    found: mine.length,
  };
}

/** All taggers on one case. */
export function read({ title, organisation, batch, body }: Reading) {
  const text = { title, organisation, body, batchTitle: batch };
  const place = resolvePlace(text, shelf.gazetteer).value;
  const zone = place?.zone ? ` +${place.zone.name}` : '';
  return {
    place: place === null ? '无' : `${place.names.join(' ')}${zone}`,
    stages: tagStages(text, shelf.stages).terms.map((s) => s.term),
    topics: tagTopics(text, shelf.topics),
    models: tagModels(text, shelf.models),
    figures: tagFigures(text, shelf.figures),
    honours: tagHonours(text, shelf.honours),
  };
}

const texts = (tags: readonly { readonly text: string }[]) => tags.map((t) => t.text);

/** Recall and precision over all cases together, and the words that were missed or wrong. */
function rates(rows: readonly ReturnType<typeof compare>[]) {
  const sum = (of: (row: ReturnType<typeof compare>) => number) => rows.reduce((n, row) => n + of(row), 0);
  return {
    recall: 1 - sum((r) => r.missed.length) / sum((r) => r.expected),
    precision: 1 - sum((r) => r.wrong.length) / sum((r) => r.found),
    missed: rows.map((r) => r.missed),
    wrong: rows.map((r) => r.wrong),
  };
}

/** How well the taggers read the cases of one half. */
export function score(rows: readonly Reading[]) {
  const all = rows.map((row) => ({ row, got: read(row) }));
  return {
    places: meanOf(all, ({ row, got }) => Number(row.place === got.place)),
    stages: meanOf(all, ({ row, got }) => f1(row.stages, got.stages)),
    topics: meanOf(all, ({ row, got }) =>
      f1(
        row.topics,
        got.topics.map((t) => t.term),
      ),
    ),
    primary: meanOf(all, ({ row, got }) =>
      Number(row.primary.every((term) => got.topics.some((t) => t.term === term))),
    ),
    models: rates(all.map(({ row, got }) => compare(row.models, texts(got.models), loose))),
    figures: rates(all.map(({ row, got }) => compare(row.figures, texts(got.figures), squeezed))),
    honours: rates(all.map(({ row, got }) => compare(row.honours, texts(got.honours), loose))),
  };
}
