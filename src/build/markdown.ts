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

/**
 * How Markdown is read everywhere. Quotation marks stay as printed (no SmartyPants), and emphasis next to full-width
 * punctuation works.
 */
export const markdownOptions = {
  gfm: true,
  smartypants: false,
  remarkPlugins: [remarkCjkFriendly],
  rehypePlugins: [externalLinks],
  remarkRehype: { footnoteLabel: '注释', footnoteBackLabel: '回到正文' },
} satisfies UnifiedProcessorOptions;
