import { z } from 'astro/zod';
import { isCollection, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { nearest } from './nearest.ts';
import { problem, problemSchema, type Problem, type ProblemCode, type ProblemPlace } from './problems.ts';
import type { Outcome } from './types.ts';

/** What a vocabulary is called, and the file a new term would go into. */
export type Vocabulary = { readonly vocabulary: string; readonly file: string };

/** How a YAML text is read. */
export type YamlSource<T> = {
  readonly text: string;
  /** Name of the file as a curator knows it. */
  readonly file: string;
  readonly schema: z.ZodType<T>;
  /** 1-based line of the file on which `text` starts; 2 inside frontmatter. */
  readonly firstLine?: number;
  /** The vocabulary whose terms stand at a key path such as `topics.0.term`, if any. */
  readonly vocabularyAt?: (path: string) => Vocabulary | undefined;
};

/** A fault that a schema finds and that has a wording of its own; what a refinement adds to its context. */
export type NamedFault = { readonly code: 'custom'; readonly params: { readonly problem: Problem } };

/** Make such a fault; its place is that of what was judged. */
export const namedFault = (code: ProblemCode, args: Problem['args']): NamedFault => ({
  code: 'custom',
  params: { problem: problem(code, {}, args) },
});

type Issue = z.core.$ZodIssue;
type Key = string | number;

const chinese = z.locales.zhCN().localeError;

const keyPath = (issue: Issue): Key[] => issue.path.filter((key) => typeof key !== 'symbol');

/** Offset of what stands at a path, or of its nearest parent that exists. */
function offsetAt(doc: Document, path: readonly Key[], key?: string): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? doc.contents : doc.getIn(path.slice(0, depth), true);
    if (!isNode(node)) continue;
    const pair = isCollection(node)
      ? node.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === key)
      : undefined;
    if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    return node.range?.[0] ?? 0;
  }
  return 0;
}

function fromIssue(
  issue: Issue,
  doc: Document,
  source: YamlSource<unknown>,
  place: (offset: number) => ProblemPlace,
): Problem[] {
  const path = keyPath(issue);
  const key = path.join('.');
  const value: unknown = doc.getIn(path);
  const here = place(offsetAt(doc, path));
  const named = issue.code === 'custom' ? problemSchema.safeParse(issue.params?.['problem']) : undefined;
  if (named?.success === true) return [{ ...named.data, place: here }];
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(shapeAt(source.schema, path) ?? {});
    return issue.keys.map((unknown) =>
      problem('unknown-key', place(offsetAt(doc, path, unknown)), {
        key: [...path, unknown].join('.'),
        nearest: nearest(unknown, known),
      }),
    );
  }
  if (value === undefined && path.length > 0 && !doc.hasIn(path))
    return [problem('missing-key', here, { key })];
  if (issue.code === 'invalid_value') {
    const term = String(value);
    const choices = issue.values.map(String);
    const known = { term, nearest: nearest(term, choices) };
    const vocabulary = source.vocabularyAt?.(key);
    return [
      vocabulary === undefined
        ? problem('unknown-choice', here, { key, ...known, choices: choices.join('、') })
        : problem('unknown-term', here, { ...known, ...vocabulary }),
    ];
  }
  return [problem('bad-value', here, { key, detail: issue.message })];
}

/** Shape of the object schema at a path, seen through arrays, `nullable`, `optional`, `default` and `preprocess`. */
function shapeAt(schema: unknown, path: readonly Key[]): Record<string, unknown> | undefined {
  let at = schema;
  const unwrap = () => {
    for (;;)
      if (at instanceof z.ZodNullable || at instanceof z.ZodOptional || at instanceof z.ZodDefault)
        at = at.unwrap();
      else if (at instanceof z.ZodPipe) at = at.out;
      else return;
  };
  unwrap();
  for (const key of path) {
    if (at instanceof z.ZodObject) at = at.shape[String(key)];
    else if (at instanceof z.ZodArray) at = at.element;
    else return undefined;
    unwrap();
  }
  return at instanceof z.ZodObject ? at.shape : undefined;
}

/**
 * Parse YAML against a schema, with the line and column of every fault.
 *
 * @returns `null` if anything is wrong: `bad-yaml`, `missing-key`, `unknown-key`, `unknown-term`, `unknown-choice` or `bad-value`. YAML 1.2 core schema.
 */
export function checkedYaml<T>(source: YamlSource<T>): Outcome<T | null> {
  const lines = new LineCounter();
  const doc = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): ProblemPlace => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + (source.firstLine ?? 1) - 1, column: col };
  };
  if (doc.errors.length > 0) {
    const problems = doc.errors.map((error) =>
      problem('bad-yaml', place(error.pos[0]), { detail: error.message }),
    );
    return { value: null, problems };
  }
  const parsed = source.schema.safeParse(doc.toJS(), { error: chinese });
  if (parsed.success) return { value: parsed.data, problems: [] };
  return {
    value: null,
    problems: parsed.error.issues.flatMap((issue) => fromIssue(issue, doc, source, place)),
  };
}

/**
 * Line and column of a key of a file's frontmatter, or of a YAML file, at its outermost level; nothing if it is not there.
 *
 * @param text The whole file.
 */
export function keyPlace(text: string, key: string): Pick<ProblemPlace, 'line' | 'column'> {
  const at = text.split('\n').findIndex((line) => line.startsWith(`${key}:`));
  return at < 0 ? {} : { line: at + 1, column: 1 };
}
