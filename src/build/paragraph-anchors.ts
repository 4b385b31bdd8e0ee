import type { HtmlNode } from './to-html.ts';

type Parent = { children: HtmlNode[] };

/** The sign itself comes from the style sheet: it belongs neither to the text nor to what readers copy. */
const mark = (number: number): HtmlNode => ({
  type: 'element',
  tagName: 'a',
  properties: { className: ['pm'], href: `#p${String(number)}`, ariaLabel: `第${String(number)}段` },
  children: [],
});

/** Number the paragraphs of a text, `p1` the first, and end each with a link to itself, so that others can link to it. */
export const paragraphAnchors = () => (tree: Parent) => {
  let number = 0;
  tree.children = tree.children.map((node) => {
    if (node.tagName !== 'p') return node;
    number += 1;
    const properties = { ...node.properties, id: `p${String(number)}` };
    return { ...node, properties, children: [...(node.children ?? []), mark(number)] };
  });
};
