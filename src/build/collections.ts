import { join } from 'node:path';
import type { Vocabulary } from '../core/checked-yaml.ts';
import { caseRecordSchema, type CaseRecord } from '../core/schema/case-record.ts';
import { frameworkSchema, type Framework } from '../core/schema/framework.ts';
import type { Taxonomy } from '../core/schema/taxonomy.ts';
import { helpPageSchema, type HelpPage } from '../core/schema/help-page.ts';
import { namesIn } from './content-folder.ts';
import type { MdxShape } from './mdx-file.ts';
import type { References } from './mdx-renderer.ts';
import type { Content } from './read-content.ts';

/** A folder of pages: where it is, what its frontmatter must be, which components its texts may use, whether their paragraphs can be linked to. */
export type Folder<T> = MdxShape<T> & {
  readonly folder: string;
  readonly components: ReadonlySet<string>;
  readonly anchored?: boolean;
  /** What the components' ids must name, in one library. */
  readonly references?: (content: Content) => References;
};

const vocabularies: readonly (readonly [RegExp, Vocabulary])[] = [
  [/^topics\.\d+\.term$/u, { vocabulary: '主题', file: 'content/taxonomy/topics.yaml' }],
  [/^stages\.terms\.\d+\.term$/u, { vocabulary: '学段', file: 'content/taxonomy/stages.yaml' }],
  [/^organisation\.kind$/u, { vocabulary: '机构类别', file: 'content/taxonomy/kinds.yaml' }],
  [/^tasks\.\d+\.term$/u, { vocabulary: '任务', file: 'content/taxonomy/tasks.yaml' }],
];

/** Pages made from sources are text and nothing else. */
const none: ReadonlySet<string> = new Set();

/** The cases: `content/cases/<id>.mdx`. */
export const caseFolder = (taxonomy: Taxonomy): Folder<CaseRecord> => ({
  folder: 'cases',
  schema: caseRecordSchema(taxonomy),
  vocabularyAt: (path) => vocabularies.find(([pattern]) => pattern.test(path))?.[1],
  components: none,
  anchored: true,
});

/** The framework documents: `content/frameworks/<id>.mdx`. */
export const frameworkFolder: Folder<Framework> = {
  folder: 'frameworks',
  schema: frameworkSchema,
  components: none,
};

/** Ids of the cases that this build shows, by the names of their files. */
export function caseIds({ dir, batches }: Pick<Content, 'dir' | 'batches'>): readonly string[] {
  const shown = new Set(batches.map(({ id }) => id));
  return namesIn(join(dir, 'cases'))
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.slice(0, -'.mdx'.length))
    .filter((id) => shown.has(id.slice(0, id.lastIndexOf('-'))));
}

/** What texts written by hand may use: a link to a case, to a term, to a search, and a remark. */
export const ownComponents: ReadonlySet<string> = new Set(['Case', 'Term', 'Search', 'Note']);

/** What these name. */
export const ownReferences = (content: Content): References =>
  new Map([
    ['Case', { what: '案例', ids: caseIds(content) }],
    ['Term', { what: '术语', ids: content.glossary.map(({ id }) => id) }],
  ]);

/** The pages of help: `content/help/<id>.mdx`. */
export const helpFolder: Folder<HelpPage> = {
  folder: 'help',
  schema: helpPageSchema,
  components: ownComponents,
  references: ownReferences,
};
