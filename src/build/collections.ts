import type { Vocabulary } from '../core/checked-yaml.ts';
import { caseRecordSchema, type CaseRecord } from '../core/schema/case-record.ts';
import { frameworkSchema, type Framework } from '../core/schema/framework.ts';
import type { Taxonomy } from '../core/schema/taxonomy.ts';
import type { MdxShape } from './mdx-file.ts';

/** A folder of pages: where it is, what its frontmatter must be, which components its texts may use, whether their paragraphs can be linked to. */
export type Folder<T> = MdxShape<T> & {
  readonly folder: string;
  readonly components: ReadonlySet<string>;
  readonly anchored?: boolean;
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
