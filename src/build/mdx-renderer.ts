import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import { problem, type Problem } from '../core/problems.ts';
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
  readonly attributes?: readonly { readonly type: string; readonly value?: unknown }[];
  readonly children?: readonly MdxNode[];
  readonly position?: (Position & { readonly end: { readonly offset?: number } }) | undefined;
};

/** What one run of the processor leaves behind. */
type Run = { components: boolean; html: string; live: MdxNode[] };

const isJsx = ({ type }: MdxNode): boolean => type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';

const isAllowed = (node: MdxNode, allowed: ReadonlySet<string>): boolean =>
  isJsx(node) &&
  allowed.has(node.name ?? '') &&
  (node.attributes ?? []).every(({ type, value }) => type === 'mdxJsxAttribute' && typeof value !== 'object');

/** Collect what would run: imports, exports, expressions, and components that are not on the list. */
function inspect(node: MdxNode, allowed: ReadonlySet<string>, run: Run): void {
  if (node.type.startsWith('mdx')) {
    if (isAllowed(node, allowed)) run.components = true;
    else run.live.push(node);
  }
  node.children?.forEach((child) => {
    inspect(child, allowed, run);
  });
}

const longest = 40;

function liveProblem(node: MdxNode, { body, file, firstLine }: MdxSource): Problem {
  const { start, end } = node.position ?? { start: { line: 1, column: 1, offset: 0 }, end: { offset: 0 } };
  const code = body.slice(start.offset ?? 0, end.offset ?? 0).split('\n')[0] ?? '';
  const place = { file, line: start.line + firstLine - 1, column: start.column };
  return problem('live-content', place, {
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
 * Nothing of a text runs: code in it is a problem (`live-content`), and so is bad syntax (`bad-mdx`).
 *
 * @param allowed Names of components that a text may use, with plain attributes; a text that does is left to Astro.
 * @param anchored Whether paragraphs can be linked to.
 */
export async function mdxRenderer(
  allowed: ReadonlySet<string>,
  anchored = false,
): Promise<(source: MdxSource) => Promise<Rendered>> {
  let run: Run = { components: false, html: '', live: [] };
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
    run = { components: false, html: '', live: [] };
    try {
      await renderer.process(source.body, source.file, {});
    } catch (error) {
      return { html: null, problems: [syntaxProblem(error, source)] };
    }
    const problems = run.live.map((node) => liveProblem(node, source));
    return { html: run.components || problems.length > 0 ? null : run.html, problems };
  };
}
