import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { bodyText, type CaseDraft } from '../src/core/assemble.ts';
import { readCompilation } from '../src/core/pipeline.ts';
import { shelf } from './unit/read-blocks.ts';

/** Material of the people who build the library: real pages and what a person reads in them. It is no part of the product. */
const shared = join(import.meta.dirname, '../../shared');
const seeds = join(shared, 'seeds');
const gold = join(shared, 'gold');
const absent =
  existsSync(seeds) && existsSync(join(gold, 'score.mjs')) ? false : 'real pages are not beside the project';

/** A case in the form that the judge reads. */
const judged = ({ record, body }: CaseDraft) => ({
  title: record.title.text,
  title_supplied: record.title.origin === 'supplied',
  organisation: record.organisation?.text ?? null,
  region: record.place === null ? null : { gb2260: record.place.code },
  stages: record.stages.terms.map(({ term }) => term),
  topics: record.topics.map(({ term }) => term),
  figures: record.figures.map(({ text }) => text),
  models: record.models.map(({ text }) => text),
  body: bodyText(body),
});

/** Read every seed and have the judge compare; gives each measure by its name. */
function score(): ReadonlyMap<string, number> {
  const read = (file: string) =>
    readCompilation([{ name: file, bytes: readFileSync(join(seeds, file)), extracted: null }], shelf, {
      title: null,
      decisions: [],
    });
  const records = readdirSync(seeds).map(
    (file) => [file, { cases: read(file).value.cases.map(judged) }] as const,
  );
  const folder = mkdtempSync(join(tmpdir(), 'anli-'));
  try {
    const file = join(folder, 'records.json');
    writeFileSync(file, JSON.stringify(Object.fromEntries(records)));
    const judge = [join(gold, 'score.mjs'), join(gold, 'seeds.gold.json'), file];
    const printed = execFileSync(process.execPath, judge, { encoding: 'utf8' });
    const measures = [...printed.matchAll(/^ {2}(\S+(?: \S+)*) +([\d.]+) \(/gmu)].map(
      ([, name, value]) => [name ?? '', Number(value)] as const,
    );
    return new Map([['case F1', Number(/ F1 ([\d.]+)/u.exec(printed)?.[1])], ...measures]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('real pages are read as a person reads them', { skip: absent }, () => {
  const rows: readonly (readonly [measure: string, least: number])[] = [
    ['case F1', 0.98],
    ['title exact', 32 / 33],
    ['lost title not invented', 1],
    ['organisation exact', 0.95],
    ['region code', 0.93],
    ['body start exact', 0.95],
    ['body end exact', 0.95],
    ['body verbatim', 0.95],
    ['stages F1', 0.8],
    ['primary topic found', 0.85],
    ['topics F1', 0.65],
    ['figures recall', 0.85],
    ['figures precision', 0.75],
    ['models recall', 0.8],
    ['models precision', 0.6],
    ['noise kept out', 0.95],
    ['zero-case documents kept empty', 1],
  ];
  const found = score();
  const below = rows.filter(
    ([measure, least]) => !((found.get(measure) ?? 0) >= Math.floor(least * 1000) / 1000),
  );
  assert.deepEqual(
    below.map(([measure, least]) => [measure, least, found.get(measure)]),
    [],
  );
});
