import { z } from 'astro/zod';

const termId = z.string().regex(/^[a-z0-9-]{2,24}$/);

/** One controlled term: its ASCII id names its page for ever, `scope` says what it covers. */
export const termSchema = z.strictObject({ id: termId, term: z.string().min(1), scope: z.string().min(1) });
export type Term = z.infer<typeof termSchema>;

/** A task of the framework document with its measures, in printed order. */
export const taskSchema = z.strictObject({
  id: termId,
  term: z.string().regex(/^T\d$/),
  name: z.string().min(1),
  slogan: z.string().min(1),
  measures: z.array(z.string().min(1)).min(1),
});
export type Task = z.infer<typeof taskSchema>;

/** Content of `content/taxonomy/{topics,stages,kinds}.yaml`. */
export const termsSchema = z.array(termSchema).min(1);
/** Content of `content/taxonomy/tasks.yaml`. */
export const tasksSchema = z.array(taskSchema).min(1);

/** All controlled vocabularies of a library, each in printed order. */
export type Taxonomy = {
  readonly topics: readonly Term[];
  readonly stages: readonly Term[];
  readonly kinds: readonly Term[];
  readonly tasks: readonly Task[];
};
