import { z } from 'astro/zod';
import { problemSchema } from '../problems.ts';
import { batchIdSchema } from './batch.ts';

const measureSchema = z.strictObject({ name: z.string().min(1), text: z.string() });

const frameworkTaskSchema = z.strictObject({
  id: z.string().regex(/^t\d+$/),
  name: z.string().min(1),
  slogan: z.string(),
  measures: z.array(measureSchema).min(1),
});

/**
 * A framework document: what it asks for, in printed order. Frontmatter of `content/frameworks/<id>.mdx`.
 *
 * It gives no case; cases are tagged with its tasks.
 */
export const frameworkSchema = z.strictObject({
  id: batchIdSchema,
  batch: batchIdSchema,
  title: z.string().min(1),
  kind: z.literal('framework'),
  /** Paragraphs before the first task, one a line; headings of parts among them. */
  introduction: z.string().optional(),
  tasks: z.array(frameworkTaskSchema).min(1),
  /** Paragraphs between the tasks and the safeguards: the heading of the latter, steps, dates. */
  after_tasks: z.string().optional(),
  safeguards: z.array(measureSchema),
  /** Paragraphs behind the safeguards. */
  conclusion: z.string().optional(),
  problems: z.array(problemSchema),
});
export type Framework = z.infer<typeof frameworkSchema>;
