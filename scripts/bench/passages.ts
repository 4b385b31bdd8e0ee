import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { noFilters, plain } from '../../src/search/query.ts';

/** A question with the cases that answer it. */
export type Question = {
  readonly kind: string;
  readonly query: string;
  readonly relevant: ReadonlySet<string>;
};

/** One set of passages, as a library, with its questions in the order of their kinds; each has an answer. */
export type RetrievalSet = {
  readonly name: string;
  readonly cases: readonly SearchDocument[];
  readonly questions: readonly Question[];
  /** Ids of the cases whose title and text hold a query literally. */
  readonly holding: (query: string) => ReadonlySet<string>;
};

const passageSchema = z.object({ id: z.string(), title: z.string(), text: z.string() });
const questionSchema = z.object({ kind: z.string(), query: z.string(), relevant: z.array(z.string()) });

const readLines = <T>(file: string, schema: z.ZodType<T>): readonly T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));

/** Names of the sets in a folder: each a folder with `docs.jsonl` and `queries.jsonl`. */
export const setsIn = (dir: string): readonly string[] =>
  !existsSync(dir)
    ? []
    : readdirSync(dir)
        .filter((name) => ['docs.jsonl', 'queries.jsonl'].every((file) => existsSync(join(dir, name, file))))
        .sort();

/** At most `limit` of each kind, spread evenly. */
function spread(questions: readonly Question[], limit: number): readonly Question[] {
  const kinds = [...new Set(questions.map(({ kind }) => kind))].sort();
  return kinds.flatMap((kind) => {
    const all = questions.filter((question) => question.kind === kind);
    const step = Math.max(1, all.length / limit);
    return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)).slice(0, limit);
  });
}

/** Ids of a library are ASCII whatever those of the passages are. */
const caseId = (set: string, at: number) =>
  `${set.toLowerCase().replace(/[^a-z0-9]+/gu, '')}-${String(at + 1).padStart(5, '0')}`;

/**
 * Read a set as a library.
 *
 * @param kinds Kinds of question to keep; all if there are none.
 */
export function readSet(dir: string, name: string, kinds: readonly string[], limit: number): RetrievalSet {
  const passages = readLines(join(dir, name, 'docs.jsonl'), passageSchema);
  const ids = new Map(passages.map(({ id }, at) => [id, caseId(name, at)]));
  const cases = passages.map(({ title, text }, at): SearchDocument => {
    const id = caseId(name, at);
    const meta = { organisation: '', place: '', year: '' };
    return { id, url: `cases/${id}.html`, title, text, meta, filters: noFilters };
  });
  const questions = readLines(join(dir, name, 'queries.jsonl'), questionSchema)
    .filter(({ kind, relevant }) => relevant.length > 0 && (kinds.length === 0 || kinds.includes(kind)))
    .map(({ relevant, ...question }) => ({
      ...question,
      relevant: new Set(relevant.map((id) => ids.get(id) ?? id)),
    }));
  const texts = cases.map(({ id, title, text }) => ({ id, text: plain(`${title}\n${text}`) }));
  const holding = (query: string) =>
    new Set(texts.flatMap(({ id, text }) => (text.includes(plain(query)) ? [id] : [])));
  return { name, cases, questions: spread(questions, limit), holding };
}
