import { getCollection } from 'astro:content';
import { readContent } from '../build/read-content.ts';
import { casesCsv } from '../core/export/case-columns.ts';
import { caseJsonSchema } from '../core/export/case-json-schema.ts';
import { exportCase, type ExportedCase, jsonLines } from '../core/export/export-case.ts';
import { plainText } from '../core/plain-text.ts';
import { site } from './site.ts';

/** A file of the folder `data`. */
export type DataFile = {
  /** Name within its folder. */
  readonly name: string;
  readonly text: string;
  /** What it holds, in words. */
  readonly about: string;
  /** How many cases it tells of; `null` for what tells of none. */
  readonly cases: number | null;
};

async function exportedCases(): Promise<readonly ExportedCase[]> {
  const { catalogue, library } = await site();
  const bodies = new Map((await getCollection('cases')).map(({ id, body }) => [id, plainText(body ?? '')]));
  return catalogue.batches.flatMap(({ batch, cases }) =>
    cases.map((record) => exportCase(record, bodies.get(record.id) ?? '', batch, library)),
  );
}

async function makeDataFiles(): Promise<readonly DataFile[]> {
  const { library } = await site();
  const cases = await exportedCases();
  const { length } = cases;
  return [
    { name: 'cases.csv', text: casesCsv(cases), about: '著录，一行一篇，供表格软件', cases: length },
    { name: 'cases.jsonl', text: jsonLines(cases), about: '著录、依据与全文，一行一篇', cases: length },
    {
      name: 'case.schema.json',
      text: caseJsonSchema(readContent().taxonomy, library),
      about: 'cases.jsonl 一行的 JSON Schema（draft-07）',
      cases: null,
    },
  ];
}

let made: Promise<readonly DataFile[]> | undefined;

/** The files of the folder `data`, made on the first call. */
export const dataFiles = (): Promise<readonly DataFile[]> => (made ??= makeDataFiles());
