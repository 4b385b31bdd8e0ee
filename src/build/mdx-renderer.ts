import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import { nearestFew } from '../core/nearest.ts';
import { problem, type Problem, type ProblemPlace } from '../core/problems.ts';
import { markdownOptions } from './markdown.ts';
import { paragraphAnchors } from './paragraph-anchors.ts';
import { toHtml, type HtmlNode } from './to-html.ts';

/** Where a text stands in its file. `firstLine` is the 1-based line of its first line. */
export type MdxSource = { readonly body: string; readonly file: string; readonly firstLine: number };

/** The HTML of a text, or `null` if it uses components and has to be rendered by Astro. */
export type Rendered = { readonly html: string | null; readonly problems: readonly Problem[] };

type Position = {
  readonly start: { readonly line: number; readonly column: number; readonly offset?: number };
};

type MdxNode = {
  readonly type: string;
  readonly name?: string | null;
  readonly attributes?: readonly {
    readonly type: string;
    readonly name?: string;
    readonly value?: unknown;
  }[];
  readonly children?: readonly MdxNode[];
  readonly position?: (Position & { readonly end: { readonly offset?: number } }) | undefined;
};

/** What the attribute `id` of a component must name, by the component: what such a thing is called, and all there are. */
export type References = ReadonlyMap<string, { readonly what: string; readonly ids: readonly string[] }>;

/** What one run of the processor leaves behind. */
type Run = { components: MdxNode[]; html: string; live: MdxNode[] };

const isJsx = ({ type }: MdxNode): boolean => type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';

const isAllowed = (node: MdxNode, allowed: ReadonlySet<string>): boolean =>
  isJsx(node) &&
  allowed.has(node.name ?? '') &&
  (node.attributes ?? []).every(({ type, value }) => type === 'mdxJsxAttribute' && typeof value !== 'object');

/** Collect what would run: imports, exports, expressions, and components that are not on the list. */
function inspect(node: MdxNode, allowed: ReadonlySet<string>, run: Run): void {
  if (node.type.startsWith('mdx')) {
    if (isAllowed(node, allowed)) run.components.push(node);
    else run.live.push(node);
  }
  node.children?.forEach((child) => {
    inspect(child, allowed, run);
  });
}

const longest = 40;

const startOf = ({ position }: MdxNode) => position?.start ?? { line: 1, column: 1, offset: 0 };

function placeOf(node: MdxNode, { file, firstLine }: MdxSource): ProblemPlace {
  const { line, column } = startOf(node);
  return { file, line: line + firstLine - 1, column };
}

const suggested = 3;

/** A component that names what there is not. */
function referenceProblems(node: MdxNode, source: MdxSource, references: References): readonly Problem[] {
  const known = references.get(node.name ?? '');
  const value = node.attributes?.find(({ name }) => name === 'id')?.value;
  const id = typeof value === 'string' ? value : '';
  if (known === undefined || known.ids.includes(id)) return [];
  const nearest = nearestFew(id, known.ids, suggested).join('、');
  return [problem('unknown-reference', placeOf(node, source), { id, what: known.what, nearest })];
}

function liveProblem(node: MdxNode, source: MdxSource): Problem {
  const code =
    source.body.slice(startOf(node).offset ?? 0, node.position?.end.offset ?? 0).split('\n')[0] ?? '';
  return problem('live-content', placeOf(node, source), {
    code: code.length > longest ? `${code.slice(0, longest)}…` : code,
  });
}

function syntaxProblem(error: unknown, { file, firstLine }: MdxSource): Problem {
  const { line, column, reason } = error as { line?: unknown; column?: unknown; reason?: unknown };
  if (typeof reason !== 'string') throw error;
  const at = typeof line === 'number' ? { line: line + firstLine - 1 } : {};
  const place = { file, ...at, ...(typeof column === 'number' ? { column } : {}) };
  return problem('bad-mdx', place, { detail: reason });
}

/**
 * Make a function that renders MDX texts whose markup is all static, exactly as Astro would.
 *
 * Nothing of a text runs: code in it is a problem (`live-content`), and so is bad syntax (`bad-mdx`), and a component that names
 * what there is not (`unknown-reference`).
 *
 * @param allowed Names of components that a text may use, with plain attributes; a text that does is left to Astro.
 * @param anchored Whether paragraphs can be linked to.
 */
export async function mdxRenderer(
  allowed: ReadonlySet<string>,
  anchored = false,
  references: References = new Map(),
): Promise<(source: MdxSource) => Promise<Rendered>> {
  let run: Run = { components: [], html: '', live: [] };
  const judge = () => (tree: MdxNode) => {
    inspect(tree, allowed, run);
  };
  // What follows the capture compiles the tree to JavaScript; an empty one costs nothing.
  const capture = () => (tree: HtmlNode & { children: unknown[] }) => {
    run.html = toHtml(tree);
    tree.children = [];
  };
  const processor = unified({
    ...markdownOptions,
    remarkPlugins: [...markdownOptions.remarkPlugins, judge],
    rehypePlugins: [
      ...markdownOptions.rehypePlugins,
      rehypeHeadingIds,
      ...(anchored ? [paragraphAnchors] : []),
      capture,
    ],
  });
  const renderer = await processor.createMdxRenderer?.({ syntaxHighlight: false }, { optimize: false });
  if (renderer === undefined) throw new Error('the Markdown processor renders no MDX');
  return async (source) => {
    run = { components: [], html: '', live: [] };
    try {
      await renderer.process(source.body, source.file, {});
    } catch (error) {
      return { html: null, problems: [syntaxProblem(error, source)] };
    }
    const problems = [
      ...run.live.map((node) => liveProblem(node, source)),
      ...run.components.flatMap((node) => referenceProblems(node, source, references)),
    ];
    return { html: run.components.length > 0 || problems.length > 0 ? null : run.html, problems };
  };
}
