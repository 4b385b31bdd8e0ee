import type { CapturedFile } from '../core/capture.ts';
import { capturedRuns } from '../core/ledger-text.ts';
import type { Problem } from '../core/problems.ts';
import type { Taxonomy } from '../core/schema/taxonomy.ts';
import { caseCard, planCard } from './card.ts';
import { linesOfEntry, parseDecisions } from './decisions-file.ts';
import { fieldRanges, type PageText, rangeFinder } from './field-places.ts';
import { knownKinds } from './known-kinds.ts';
import { faultOf, isAsked, openQuestions } from './open-questions.ts';
import { fieldTexts, type Reading } from './reading.ts';
import { lastNotAbove, lineStarts } from '../core/source-places.ts';
import { sourceLines } from './source-lines.ts';
import { casesOf } from './targets.ts';
import type { Card, Choices, DeskState, Entry, Range } from './state.ts';

/** The decisions as they stand in the file, and whether they can be added to. */
export type DecisionsText = {
  readonly text: string;
  readonly version: string;
  readonly canUndo: boolean;
};

const choicesOf = (taxonomy: Taxonomy): Choices => ({
  kinds: knownKinds,
  topics: taxonomy.topics.map(({ term }) => term),
  stages: taxonomy.stages.map(({ term }) => term),
  organisations: taxonomy.kinds.map(({ term }) => term),
});

/** Where the files begin, if there are several: one alone needs no name. */
const filesOf = (files: readonly CapturedFile[], starts: readonly number[]): DeskState['files'] =>
  files.length < 2 ? [] : files.map(({ name, start }) => ({ name, line: lastNotAbove(starts, start) + 1 }));

/** Captured offsets of the lines from the first to the last, both 1-based and inclusive. */
const linesRange = (starts: readonly number[], [first, last]: Range, length: number): Range => [
  starts[first - 1] ?? 0,
  starts[last] ?? length,
];

function cardsOf(reading: Reading, starts: readonly number[]): readonly Card[] {
  const { batch, compilation, cases, ledger } = reading;
  const { captured, plan } = compilation;
  const find = rangeFinder(compilation.account.repaired, ledger);
  if (plan !== null) {
    const ranges = fieldRanges(ledger);
    const page = `frameworks/${batch.id}`;
    return [planCard(batch.id, plan, [1, starts.length], (field) => ranges(page, field))];
  }
  return cases.map((record) => {
    const page: PageText = {
      page: `cases/${record.id}`,
      title: record.title.text,
      organisation: record.organisation?.text ?? '',
      body: reading.bodies.get(record.id) ?? '',
      around: linesRange(starts, record.lines, captured.text.length),
    };
    return caseCard(record, page, find);
  });
}

/** The entries of the file, each with the case that it is about. */
function entriesOf(text: string, reading: Reading): readonly Entry[] {
  const cases = casesOf(parseDecisions(text).value ?? [], reading);
  return cases.map((card, index) => ({ index, yaml: linesOfEntry(text, index), card }));
}

/**
 * All that the desk shows of a batch: the captured text with what became of each piece, cases with their evidence, what is
 * open, and the decisions taken.
 *
 * @param problems All that was reported of the batch, lines counted in the whole captured text.
 */
export function deskState(
  reading: Reading,
  problems: readonly Problem[],
  decisions: DecisionsText,
  taxonomy: Taxonomy,
): DeskState {
  const { batch, compilation, cases, ledger } = reading;
  const captured = compilation.captured.text;
  const starts = lineStarts(captured);
  const fields = fieldTexts(reading);
  const runs = capturedRuns(ledger, (page, field) => fields.get(`${page}#${field}`) ?? '');
  const lines = sourceLines(captured, runs, cases);
  return {
    id: batch.id,
    title: batch.title_origin === 'supplied' ? `［${batch.title}］` : batch.title,
    isPublic: batch.public,
    version: decisions.version,
    locked: null,
    canUndo: decisions.canUndo,
    lines,
    files: filesOf(compilation.captured.files, starts),
    cards: cardsOf(reading, starts),
    questions: openQuestions(problems, reading),
    entries: entriesOf(decisions.text, reading),
    choices: choicesOf(taxonomy),
  };
}

/** What is shown of a batch that cannot be read: what is wrong with it, and nothing to decide. */
export function lockedState(
  id: string,
  problems: readonly Problem[],
  version: string,
  taxonomy: Taxonomy,
): DeskState {
  return {
    id,
    title: id,
    isPublic: false,
    version,
    locked: '这份汇编现在读不出来，先按下面的提示改正文件，再刷新本页。',
    canUndo: false,
    lines: [],
    files: [],
    cards: [],
    questions: problems.filter(isAsked).map(faultOf),
    entries: [],
    choices: choicesOf(taxonomy),
  };
}
