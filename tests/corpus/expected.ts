import { z } from 'astro/zod';
import { bodyText, type CaseDraft } from '../../src/core/assemble.ts';
import { findAnchors } from '../../src/core/anchors.ts';
import { blocks } from '../../src/core/blocks.ts';
import { capture, type SourceFile } from '../../src/core/capture.ts';
import { normalise } from '../../src/core/normalise.ts';
import { partOneLineCases } from '../../src/core/one-line-cases.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { repair } from '../../src/core/repair.ts';
import type { Shelf } from '../../src/core/shelf.ts';
import type { Outcome } from '../../src/core/types.ts';

const origin = z.enum(['printed', 'supplied']);
const text = z.string().min(1);

/**
 * One case as a person read it in the source. Ends of the body are its first and last twelve characters, `body_characters` its
 * length in code points with one for each break between paragraphs; a supplied title is not compared.
 */
const expectedCaseSchema = z.strictObject({
  title: text.nullable(),
  title_origin: origin,
  organisation: text.nullable(),
  organisation_origin: origin.optional(),
  author: text.nullable().optional(),
  place: z
    .string()
    .regex(/^\d{6}$/u)
    .nullable(),
  body_starts: z.string(),
  body_ends: z.string(),
  body_characters: z.int().nonnegative(),
  headings: z.array(text),
  /** Words that the body must have. */
  contains: z.array(text).optional(),
  /** First and last captured line, 1-based. */
  lines: z.tuple([z.int(), z.int()]).optional(),
});

/** `expected.yaml` of a folder: what a person reads in `source.*` there. */
export const expectedSchema = z.strictObject({
  /** How its cases begin; only where the source is plain text, whose lines a person can sort as the importer does. */
  family: z.enum(['named', 'labelled', 'numbered', 'byline', 'headed', 'series', 'article', 'none']).optional(),
  masthead: z.strictObject({
    title: text.nullable(),
    publisher: text.nullable(),
    published: text.nullable(),
    announced: z.int().nullable(),
  }),
  plan: z.strictObject({ title: text, tasks: z.array(text), safeguards: z.array(text) }).optional(),
  cases: z.array(expectedCaseSchema),
  /** Codes of all problems, sorted. */
  problems: z.array(text),
  /** Words that must stand in no title and no body. */
  noise: z.array(text),
  /** Why the folder is known to fail. */
  todo: text.optional(),
});
export type Expected = z.infer<typeof expectedSchema>;
type ExpectedCase = Expected['cases'][number];

function caseAsRead({ record, body }: CaseDraft, expected: ExpectedCase | undefined): ExpectedCase {
  const characters = [...bodyText(body)];
  const { title, organisation, author, place, lines } = record;
  const has = (word: string) => characters.join('').includes(word);
  return {
    title: title.origin === 'supplied' ? null : title.text,
    title_origin: title.origin,
    organisation: organisation?.text ?? null,
    ...(organisation === null ? {} : { organisation_origin: organisation.origin }),
    ...(expected?.author === undefined ? {} : { author }),
    place: place?.code ?? null,
    body_starts: characters.slice(0, 12).join(''),
    body_ends: characters.slice(-12).join(''),
    body_characters: characters.length,
    headings: body.filter((block) => block.kind === 'heading').map((block) => block.text),
    ...(expected?.contains === undefined ? {} : { contains: expected.contains.filter(has) }),
    ...(expected?.lines === undefined ? {} : { lines: [lines[0], lines[1]] }),
  };
}

function familyOf(files: readonly SourceFile[], shelf: Shelf): NonNullable<Expected['family']> {
  const { text, source } = capture(files).value;
  const mended = repair(text, normalise(source), shelf).value;
  const lines = blocks(text, mended, shelf.boilerplate, shelf.labels);
  return findAnchors(partOneLineCases(lines, shelf.organisations), shelf).family;
}

/** What the pipeline makes of the files of a folder, in the form of `expected.yaml`; optional parts where the expectation has them. */
export function asRead(
  { value: files, problems: unread }: Outcome<readonly SourceFile[]>,
  shelf: Shelf,
  expected: Expected,
): Expected {
  const { value, problems } = readCompilation(files, shelf, { title: null, decisions: [] });
  const { masthead, plan, cases } = value;
  const shown = cases.map(({ record, body }) => `${record.title.text}\n${bodyText(body)}`).join('\n');
  const names = (parts: readonly { readonly name: string }[]) => parts.map(({ name }) => name);
  return {
    ...(expected.family === undefined
      ? {}
      : { family: plan === null && cases.length > 0 ? familyOf(files, shelf) : 'none' }),
    masthead,
    ...(plan === null
      ? {}
      : { plan: { title: plan.title, tasks: names(plan.tasks), safeguards: names(plan.safeguards) } }),
    cases: cases.map((draft, i) => caseAsRead(draft, expected.cases[i])),
    problems: [...unread, ...problems].map(({ code }) => code).sort(),
    noise: expected.noise.filter((words) => !shown.includes(words)),
    ...(expected.todo === undefined ? {} : { todo: expected.todo }),
  };
}
