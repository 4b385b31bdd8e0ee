import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseParagraphs } from '../core/case-paragraphs.ts';
import { keyPlace } from '../core/checked-yaml.ts';
import type { Register } from '../core/register.ts';
import { trainingSchema, type KnownCases, type Training } from '../core/schema/training.ts';
import { minutesProblems, packIdProblems } from '../core/training.ts';
import type { Problem } from '../core/problems.ts';
import type { Outcome } from '../core/types.ts';
import { caseIds } from './collections.ts';
import { namesIn, shownPath } from './content-folder.ts';
import { readMdxFile } from './mdx-file.ts';
import type { Content } from './read-content.ts';
import type { PageFile } from './read-pages.ts';

/** Components that the text of a pack may use. */
export const trainingComponents: ReadonlySet<string> = new Set(['Trainer']);

/** Ids of the cases that the register has withdrawn. */
export const withdrawnCases = (register: Register): ReadonlySet<string> =>
  new Set(
    register.filter(({ kind, state }) => kind === 'case' && state === 'withdrawn').map(({ key }) => key),
  );

const bodyOf = (text: string): string => text.replace(/^\uFEFF?---\r?\n.*?\n---[ \t]*(?:\r?\n|$)/su, '');

/** Paragraphs of a case, by its whole file. */
export const paragraphsIn = (text: string): readonly string[] => caseParagraphs(bodyOf(text));

/** The cases on disk that packs of this build may refer to; a case's text is read only when its paragraphs are asked for. */
export const casesOnDisk = (content: Content): KnownCases => ({
  ids: new Set(caseIds(content)),
  withdrawn: withdrawnCases(content.register),
  hidden: new Set(content.hidden),
  paragraphs: (id) => paragraphsIn(readFileSync(join(content.dir, 'cases', `${id}.mdx`), 'utf8')),
});

function readTraining(path: string, id: string, known: KnownCases): Outcome<PageFile<Training> | null> {
  const text = readFileSync(path, 'utf8');
  const file = shownPath(path);
  const { value, problems } = readMdxFile(text, file, { schema: trainingSchema(known) });
  const found = [...packIdProblems(id, file), ...problems];
  if (value === null) return { value, problems: found };
  const place = () => ({ ...keyPlace(text, 'minutes'), file });
  return {
    value: { ...value, record: { ...value.record, id }, path, text },
    problems: [...found, ...minutesProblems(value.record, place)],
  };
}

/**
 * Read the training packs of a library in the order of their names.
 *
 * @param known The cases they may refer to.
 * @returns Every pack whose frontmatter is right, and the problems of all.
 */
export function readTrainings(dir: string, known: KnownCases): Outcome<readonly PageFile<Training>[]> {
  const problems: Problem[] = [];
  const pages: PageFile<Training>[] = [];
  for (const name of namesIn(join(dir, 'trainings')).filter((file) => file.endsWith('.mdx'))) {
    const path = join(dir, 'trainings', name);
    const outcome = readTraining(path, name.slice(0, -'.mdx'.length), known);
    problems.push(...outcome.problems);
    if (outcome.value !== null) pages.push(outcome.value);
  }
  return { value: pages, problems };
}
