import { parseFrontmatter } from '@astrojs/markdown-remark';
import type { z } from 'astro/zod';
import { checkedYaml, type Vocabulary } from '../core/checked-yaml.ts';
import { problem } from '../core/problems.ts';
import type { Outcome } from '../core/types.ts';
import type { MdxSource } from './mdx-renderer.ts';

/** A content page read: its frontmatter, checked, and its text. */
export type MdxFile<T> = MdxSource & { readonly record: T };

/** What the frontmatter of a folder of pages must be. */
export type MdxShape<T> = {
  readonly schema: z.ZodType<T>;
  readonly vocabularyAt?: (path: string) => Vocabulary | undefined;
};

const fenced = /^\uFEFF?---\r?\n(.*?\n)?---[ \t]*(?:\r?\n|$)/su;

/**
 * Read a page's frontmatter and find its text.
 *
 * @param file Name of the file as problems give it.
 * @returns `null` with `no-frontmatter`, or with what `checkedYaml` found wrong, on the lines of the file.
 */
export function readMdxFile<T>(text: string, file: string, shape: MdxShape<T>): Outcome<MdxFile<T> | null> {
  const match = fenced.exec(text);
  if (match === null) return { value: null, problems: [problem('no-frontmatter', { file, line: 1 })] };
  const [head, yaml = ''] = match;
  const source = { body: text.slice(head.length), file, firstLine: head.split('\n').length };
  const quick = quickly(head, shape.schema);
  if (quick !== null) return { value: { ...source, record: quick }, problems: [] };
  const { value, problems } = checkedYaml({ text: yaml, file, firstLine: 2, ...shape });
  return { value: value === null ? null : { ...source, record: value }, problems };
}

/** Astro's YAML reader is ten times as fast as the one that knows positions; what it does not read right, that one does. */
function quickly<T>(head: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(parseFrontmatter(head).frontmatter).data ?? null;
  } catch {
    return null;
  }
}
