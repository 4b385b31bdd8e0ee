import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readShelf } from '../../scripts/read-shelf.ts';
import { casePages } from '../../src/core/case-pages.ts';
import { reasonsFor } from '../../src/core/ledger-reasons.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { type Problem, problem } from '../../src/core/problems.ts';
import type { Batch, Decision } from '../../src/core/schema/batch.ts';
import { anchorsFor } from '../../src/desk/anchors.ts';
import { actionsFor } from '../../src/desk/actions.ts';
import { deskState } from '../../src/desk/desk-state.ts';
import { kindKeys } from '../../src/desk/kinds.ts';
import { type Reading, readingOf } from '../../src/desk/reading.ts';
import type { Target } from '../../src/desk/state.ts';
import { fieldName } from '../../src/desk/source-lines.ts';
import { anchorTexts, entryFor } from '../../src/desk/targets.ts';

const shipped = readShelf('content');
assert.ok(shipped.value !== null);
const shelf = shipped.value;

const batch: Batch = {
  id: 'shi',
  title: '选编',
  title_origin: 'supplied',
  publisher: null,
  published: null,
  address: null,
  captured: null,
  announced: null,
  text: 'captured',
  derived_from: null,
  rights: '未查明',
  public: true,
};

function readText(
  bytes: Uint8Array,
  name: string,
  decisions: readonly Decision[] = [],
): { reading: Reading; problems: readonly Problem[] } {
  const files = [{ name, bytes, extracted: null }];
  const { value, problems } = readCompilation(files, shelf, { title: null, decisions });
  const { value: pages } = casePages(batch, value, [], reasonsFor(shelf.boilerplate));
  return { reading: readingOf(batch, value, pages.cases, pages.ledger), problems };
}

const decided = { text: '[]\n', version: '', canUndo: false };
const folders = readdirSync('tests/corpus', { withFileTypes: true }).filter((entry) => entry.isDirectory());
const sources = folders.flatMap(({ name }) => {
  const files = readdirSync(join('tests/corpus', name)).filter((file) => /^source\.(?!docx|pdf)/u.test(file));
  return files.map((file) => join('tests/corpus', name, file));
});

test('deskState() has every captured character in its line, and evidence where it stands, in every form', () => {
  assert.ok(sources.length > 40);
  for (const path of sources) {
    const { reading, problems } = readText(readFileSync(path), path.replace(/^.*\//u, ''));
    const { lines, cards } = deskState(reading, problems, decided, shelf.taxonomy);
    const captured = reading.compilation.captured.text;
    const shown = lines.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
    assert.equal(shown, captured.replace(/\r\n?/gu, '\n'), path);
    for (const { start, runs } of lines) {
      const [first] = runs;
      assert.ok(first === undefined || first.start === start, path);
    }
    for (const { rows } of cards)
      for (const { tags, label } of rows)
        for (const { proofs, text } of tags)
          for (const { range, words, where } of proofs) {
            assert.ok(range !== null, `${path} ${label} ${text} ${where} ${words}`);
            assert.ok(range[0] < range[1] && range[1] <= captured.length, path);
          }
  }
});

const source = `走教车开进山里
凤凰县教育局:走教车开进山里
案例简介:凤凰县2023年起安排36名教师乘走教车到19所小学校上课,孩子们每周多了四节课。
凤凰县教育局:山里的琴声
案例简介:凤凰县2024年又给12所小学校添了琴,孩子们每周多了四节课。
`;
const reading = readText(new TextEncoder().encode(source), 'source.txt').reading;

test('anchors lead to their target alone', () => {
  const rows: readonly (readonly [target: Target, first: string | undefined])[] = [
    [{ card: 'shi-02' }, '凤凰县2024年又给12所小'],
    [{ line: 4 }, '山里的琴声'],
    [{ line: 3, words: '19所小学校' }, '19所小学校'],
    [{ line: 5, words: '四节课' }, undefined],
  ];
  for (const [target, first] of rows) {
    const texts = anchorTexts(reading, target);
    assert.equal(anchorsFor(texts?.own ?? '', texts?.others ?? [])[0], first);
  }
  assert.equal(anchorTexts(reading, { line: 99 }), null);
  assert.equal(anchorTexts(reading, { card: 'shi-99' }), null);
});

test('entryFor() finds the entry that settles the same of the same case', () => {
  const decisions: readonly Decision[] = [
    { anchor: '19所小学校', title: '甲', reason: '一' },
    { anchor: '添了琴', organisation: null, reason: '二' },
  ];
  const rows = [
    ['shi-01', 'title', 0],
    ['shi-02', 'title', null],
    ['shi-02', 'organisation', 1],
  ] as const;
  for (const [card, kind, index] of rows)
    assert.equal(entryFor(decisions, reading, card, kind), index, `${card} ${kind}`);
});

test('actionsFor() offers what settles a question', () => {
  const rows: readonly (readonly [asked: Problem, labels: readonly string[]])[] = [
    [
      problem('byte-shift-open', {}, { printed: '教�', candidates: '1. “教师”　2. “教室”' }),
      ['改作“教师”', '改作“教室”', '核过，照原样'],
    ],
    [
      problem('typo-suspected', {}, { words: '赛岛', suggestion: '寰岛', evidence: '' }),
      ['改作“寰岛”', '核过，照原样'],
    ],
    [problem('count-differs', {}, { announced: 3, found: 2 }), ['核过，照原样']],
    [problem('bad-yaml', {}, { detail: '' }), []],
    [problem('spliced-text', {}, { words: '某某娱乐' }), []],
  ];
  for (const [asked, labels] of rows)
    assert.deepEqual(
      actionsFor(asked, kindKeys).map(({ label }) => label),
      labels,
    );
});

test('fieldName() says where words are shown', () => {
  const rows = [
    ['title', '题名'],
    ['body/2', '正文第 3 段'],
    ['tasks/1/measures/0/text/0', '任务 2 措施 1'],
    ['safeguards/0/name', '保障 1'],
    ['introduction/0', '引言'],
  ] as const;
  for (const [field, words] of rows) assert.equal(fieldName(field), words);
});
