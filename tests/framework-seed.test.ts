import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { z } from 'astro/zod';
import { readCompilation } from '../src/core/pipeline.ts';
import { shelf } from './unit/read-blocks.ts';

/** Material of the people who build the library: a real page of a converter site and what a person reads in it. */
const shared = join(import.meta.dirname, '../../shared');
const gold = join(shared, 'gold/seeds.gold.json');
const absent = existsSync(gold) ? false : 'real pages are not beside the project';

const goldSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      framework: z
        .object({
          headings: z.array(z.object({ simplified: z.string() })),
          mojibake: z.array(z.object({ printed: z.string(), simplified: z.string() })),
        })
        .optional(),
    }),
  ),
});

/** Marks half-width, numbers and white space off, as far as both sides may differ in them. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');
const bare = (heading: string) =>
  plain(heading).replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/u, '');

function readPlan() {
  const { files } = goldSchema.parse(JSON.parse(readFileSync(gold, 'utf8')));
  const known = files.find(({ framework }) => framework !== undefined);
  const file = readdirSync(join(shared, 'seeds')).find((name) => name === known?.file) ?? '';
  const bytes = readFileSync(join(shared, 'seeds', file));
  const read = readCompilation([{ name: file, bytes, extracted: null }], shelf, {
    title: null,
    decisions: [],
  });
  const { plan, account, captured } = read.value;
  assert.ok(known?.framework !== undefined && plan !== null);
  return {
    ...known.framework,
    plan,
    repaired: account.repaired,
    captured: captured.text,
    problems: read.problems,
  };
}

test('a real plan gives all its headings', { skip: absent }, () => {
  const { headings, plan } = readPlan();
  const around = [plan.introduction, plan.after_tasks, plan.conclusion].join('\n').split('\n');
  const found = new Set(
    [
      plan.title,
      ...around,
      ...around.map((line) => line.replace(/(?<=[：:]).*$/u, '')),
      ...plan.tasks.flatMap(({ name, slogan, measures }) => [
        `${name}:${slogan}`,
        ...measures.map((m) => m.name),
      ]),
      ...plan.safeguards.map(({ name }) => name),
    ].map(plain),
  );
  const missed = headings.filter(({ simplified }) => !found.has(bare(simplified)));
  assert.deepEqual([headings.length, missed], [35, []]);
});

test('glosses of a real page are all verified', { skip: absent }, () => {
  const { repaired, problems } = readPlan();
  const removed = repaired.edits.filter(({ rule }) => rule === 'pinyin-gloss').length;
  const unverified = problems.filter(({ code }) => code === 'gloss-unverified').length;
  // 396 stand behind their own character; two more behind characters that the repair of their bytes gives back.
  assert.deepEqual([removed, unverified], [398, 0]);
});

test(
  'shifted bytes of a real page are repaired right, or asked with the right answer among the first two',
  { skip: absent },
  () => {
    const { mojibake, repaired, problems, captured } = readPlan();
    const text = plain(repaired.text);
    const wrong = mojibake.filter(({ printed, simplified }) => {
      if (text.includes(plain(simplified))) return false;
      const at = captured.indexOf(printed);
      const open = problems.find(
        ({ code, place }) => code === 'byte-shift-open' && printed.includes(place.words ?? '\n') && at >= 0,
      );
      const first = String(open?.args['candidates']).split('　').slice(0, 2);
      return !first.some((candidate) => {
        const words = /^\d\. “(.*)”$/u.exec(candidate)?.[1] ?? '\n';
        return plain(simplified).includes(plain(words));
      });
    });
    assert.deepEqual([mojibake.length, wrong], [5, []]);
  },
);

test('but for what is asked, a real page is repaired as a person does', { skip: absent }, () => {
  const { repaired, mojibake } = readPlan();
  const expected = readFileSync(join(shared, 'gold/004.repaired.simplified.txt'), 'utf8');
  const [paragraph = ''] = repaired.text.split('\n').filter((line) => line.length > 1000);
  const asked = mojibake.filter(({ simplified }) => !plain(paragraph).includes(plain(simplified)));
  const pieces = plain(paragraph).split(/\?.{1,14}?(?=校\+|,确保)/u);
  let at = 0;
  for (const piece of pieces) {
    const found = plain(expected).indexOf(piece, at);
    assert.ok(found >= at, `“${piece.slice(0, 20)}…” is not in its place`);
    at = found + piece.length;
  }
  assert.deepEqual([pieces.length, at], [asked.length + 1, plain(expected).length]);
});
