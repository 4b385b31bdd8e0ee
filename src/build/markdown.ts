import type { UnifiedProcessorOptions } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';

type Element = {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Record<string, unknown>;
  readonly children?: readonly Element[];
};

function markExternal(node: Element): void {
  const href = node.properties?.['href'];
  if (node.tagName === 'a' && typeof href === 'string' && /^https?:/iu.test(href)) {
    Object.assign(node.properties ?? {}, { rel: ['external'] });
  }
  node.children?.forEach(markExternal);
}

/** Links that leave the site say so. */
const externalLinks = () => (tree: Element) => {
  markExternal(tree);
};

type Phrasing = { readonly type: string; readonly position?: unknown; children?: Phrasing[] };

/** GFM makes links of addresses in text even where they are escaped; such links have no place in the source. */
function unlink(node: Phrasing): void {
  if (node.children === undefined) return;
  node.children = node.children.flatMap((child) =>
    child.type === 'link' && child.position === undefined ? (child.children ?? []) : [child],
  );
  node.children.forEach(unlink);
}

/** Addresses that an author has escaped stay text; those printed bare or in angle brackets are links. */
const escapedAddresses = () => (tree: Phrasing) => {
  unlink(tree);
};

/**
 * How Markdown is read everywhere. Quotation marks stay as printed (no SmartyPants), and emphasis next to full-width
 * punctuation works.
 */
export const markdownOptions = {
  gfm: true,
  smartypants: false,
  remarkPlugins: [remarkCjkFriendly, escapedAddresses],
  rehypePlugins: [externalLinks],
  remarkRehype: { footnoteLabel: '注释', footnoteBackContent: '回到正文', footnoteBackLabel: '回到正文' },
} satisfies UnifiedProcessorOptions;
