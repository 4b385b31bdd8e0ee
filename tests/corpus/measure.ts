import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { bodyText, type CaseDraft } from '../../src/core/assemble.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { shelf } from '../unit/read-blocks.ts';
import { expectedSchema, type Expected } from './expected.ts';
import { sourceFiles } from './source-files.ts';

/**
 * How well folders are read, in numbers: `node tests/corpus/measure.ts [FOLDER…]`, names in this folder or paths of others.
 *
 * A case is found if its text has the expected start and end, or one of the two and a length within a quarter of the expected.
 */
type Share = readonly [right: number, of: number];
type Measures = ReadonlyMap<string, Share>;
type ExpectedCase = Expected['cases'][number];

const names = ['title', 'organisation', 'start', 'end', 'length', 'verbatim', 'region', 'noise', 'empty'] as const;

const squeeze = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');
const title = (text: string | null): string => squeeze(text ?? '').replace(/^《|》$/gu, '');

/** Ends and length of a text, breaks between paragraphs not counted. */
function measureBody(draft: CaseDraft) {
  const text = bodyText(draft.body);
  const breaks = text.split('\n').length - 1;
  return { text: squeeze(text), length: [...text].length, breaks };
}

function nearness(draft: CaseDraft, expected: ExpectedCase): number {
  const { text, length } = measureBody(draft);
  if (expected.body_characters === 0) return length === 0 && draft.record.title.text === expected.title ? 1 : 0;
  const start = text.startsWith(squeeze(expected.body_starts));
  const end = text.endsWith(squeeze(expected.body_ends));
  const off = Math.abs(length - expected.body_characters) / expected.body_characters;
  if (start && end) return 3 - off;
  return (start || end) && off <= 0.25 ? 1 - off : 0;
}

/** Pairs of expected and read cases, the nearest first found for each; each read case once. */
function matched(expected: readonly ExpectedCase[], drafts: readonly CaseDraft[]) {
  const used = new Set<CaseDraft>();
  return expected.flatMap((wanted) => {
    const free = drafts.filter((draft) => !used.has(draft));
    const [best] = free
      .map((draft) => ({ draft, near: nearness(draft, wanted) }))
      .filter(({ near }) => near > 0)
      .sort((a, b) => b.near - a.near);
    if (best === undefined) return [];
    used.add(best.draft);
    return [{ wanted, draft: best.draft }];
  });
}

function measureCase(wanted: ExpectedCase, draft: CaseDraft): readonly (readonly [string, boolean])[] {
  const { record } = draft;
  const { text, length } = measureBody(draft);
  const start = text.startsWith(squeeze(wanted.body_starts));
  const end = text.endsWith(squeeze(wanted.body_ends));
  const same = length === wanted.body_characters;
  const lost = record.title.origin === 'supplied' || record.title.text === '';
  const titled = wanted.title === null ? lost : !lost && title(record.title.text) === title(wanted.title);
  const named = squeeze(record.organisation?.text ?? '') === squeeze(wanted.organisation ?? '');
  return [
    ['title', titled],
    ['organisation', named],
    ['start', start],
    ['end', end],
    ['length', same],
    ['verbatim', start && end && same],
    ['region', (record.place?.code ?? null) === wanted.place],
  ];
}

async function measure(folder: string): Promise<Measures> {
  const expected = expectedSchema.parse(parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')));
  const { value: files } = await sourceFiles(folder);
  const { cases } = readCompilation(files, shelf, { title: null, decisions: [] }).value;
  const pairs = matched(expected.cases, cases);
  const shown = cases.map(({ record, body }) => `${record.title.text}\n${bodyText(body)}`).join('\n');
  const rows: (readonly [string, boolean])[] = [
    ...pairs.flatMap(({ wanted, draft }) => [...measureCase(wanted, draft)]),
    ...expected.noise.map((words) => ['noise', !shown.includes(words)] as const),
    ...(expected.cases.length === 0 ? [['empty', cases.length === 0] as const] : []),
  ];
  const shares = names.map((name) => {
    const own = rows.filter(([of]) => of === name);
    return [name, [own.filter(([, right]) => right).length, own.length]] as const;
  });
  return new Map<string, Share>([
    ['expected', [expected.cases.length, 0]],
    ['found', [pairs.length, cases.length]],
    ...shares,
  ]);
}

/** Case F1 of measures: harmonic mean of found among read and found among expected; 1 where there is nothing to find. */
function f1(measures: Measures): number {
  const [found, read] = measures.get('found') ?? [0, 0];
  const [wanted] = measures.get('expected') ?? [0, 0];
  return wanted + read === 0 ? 1 : (2 * found) / (wanted + read);
}

const share = ([right, of]: Share): string => (of === 0 ? '–' : `${String(right)}/${String(of)}`);

function row(name: string, measures: Measures): string {
  const [found, read] = measures.get('found') ?? [0, 0];
  const [wanted] = measures.get('expected') ?? [0, 0];
  const cells = names.map((key) => share(measures.get(key) ?? [0, 0]).padStart(9));
  const counts = `${String(found)}/${String(read)}/${String(wanted)}`.padStart(11);
  return `${name.padEnd(48)}${f1(measures).toFixed(3)}${counts}${cells.join('')}\n`;
}

function sum(all: readonly Measures[]): Measures {
  const keys = ['expected', 'found', ...names];
  const total = (key: string, part: 0 | 1) => all.reduce((n, one) => n + (one.get(key)?.[part] ?? 0), 0);
  return new Map(keys.map((key) => [key, [total(key, 0), total(key, 1)]]));
}

const root = import.meta.dirname;
const asked = process.argv.slice(2).map((name) => (name.includes('/') ? resolve(name) : join(root, name)));
const own = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const folders = asked.length > 0 ? asked : own.map(({ name }) => join(root, name)).sort();
process.stdout.write(
  `${'folder'.padEnd(48)}F1   found/read/exp${names.map((name) => name.slice(0, 8).padStart(9)).join('').slice(4)}\n`,
);
const measured = [];
for (const folder of folders) measured.push({ name: basename(folder), measures: await measure(folder) });
for (const { name, measures } of measured) process.stdout.write(row(name, measures));
process.stdout.write(row('total', sum(measured.map(({ measures }) => measures))));
