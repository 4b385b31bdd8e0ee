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
  introduction: z.string().optional(),
  tasks: z.array(frameworkTaskSchema).min(1),
  safeguards: z.array(measureSchema),
  problems: z.array(problemSchema),
});
export type Framework = z.infer<typeof frameworkSchema>;
