import type { Plan } from './framework.ts';
import type { CaseRecord } from './schema/case-record.ts';
import type { BodyBlock } from './types.ts';

/** A field of a page that shows words of the source, by its path: `title`, `body/3`, `tasks/0/measures/1/text/0`. */
export type PageField = { readonly field: string; readonly text: string };

/** The words of a case page that come from the source, in the order of the page. */
export const caseFields = (
  { title, organisation, author }: Pick<CaseRecord, 'title' | 'organisation' | 'author'>,
  body: readonly BodyBlock[],
): readonly PageField[] => [
  { field: 'title', text: title.text },
  ...(organisation === null ? [] : [{ field: 'organisation', text: organisation.text }]),
  ...(author === null ? [] : [{ field: 'author', text: author }]),
  ...body.map(({ text }, n) => ({ field: `body/${String(n)}`, text })),
];

const paragraphs = (path: string, text: string): readonly PageField[] =>
  text === '' ? [] : text.split('\n').map((line, n) => ({ field: `${path}/${String(n)}`, text: line }));

const measure = (path: string, { name, text }: Plan['safeguards'][number]): readonly PageField[] => [
  { field: `${path}/name`, text: name },
  ...paragraphs(`${path}/text`, text),
];

/** The words of a framework's page that come from the source, in the order of the plan. */
export const planFields = ({
  title,
  introduction,
  tasks,
  after_tasks,
  safeguards,
  conclusion,
}: Plan): readonly PageField[] => [
  { field: 'title', text: title },
  ...paragraphs('introduction', introduction ?? ''),
  ...tasks.flatMap(({ name, slogan, measures }, t) => [
    { field: `tasks/${String(t)}/name`, text: name },
    ...(slogan === '' ? [] : [{ field: `tasks/${String(t)}/slogan`, text: slogan }]),
    ...measures.flatMap((m, n) => measure(`tasks/${String(t)}/measures/${String(n)}`, m)),
  ]),
  ...paragraphs('after_tasks', after_tasks ?? ''),
  ...safeguards.flatMap((m, n) => measure(`safeguards/${String(n)}`, m)),
  ...paragraphs('conclusion', conclusion ?? ''),
];
