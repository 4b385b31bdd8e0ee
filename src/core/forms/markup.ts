import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, type Token } from 'parse5';
import type { Span } from '../types.ts';

/** A tag, comment or declaration in the source of a page. `name` is empty for what is no tag. */
export type Mark = Span & { readonly name: string; readonly kind: 'start' | 'end' | 'other' };

/** An element by its span in the source, from its start tag to the end of its content or end tag. */
export type Element = Span & {
  readonly name: string;
  /** Span of its start tag. */
  readonly tag: Span;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Element | null;
  readonly children: readonly Element[];
};

/** The markup of a page: all that is no text, in order, and the tree of its elements. */
export type Markup = { readonly marks: readonly Mark[]; readonly roots: readonly Element[] };

/** How deep elements may be nested, and how many parts a tag may have: beyond, a parser's time grows with the square. */
const limits = { depth: 256, parts: 256 } as const;

type Node = DefaultTreeAdapterMap['element'];

/** Stops a parser in markup that no person or program wrote to be read. */
class TooDeep extends Error {}

const adapter = () => {
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      if (++depth > limits.depth) throw new TooDeep();
    },
    onItemPop: () => {
      depth--;
    },
    adoptAttributes: () => undefined,
    insertBefore: (parent: Node, node: Node, before: Node) => {
      parent.childNodes.splice(parent.childNodes.lastIndexOf(before), 0, node);
      node.parentNode = parent;
    },
  };
};

/** A parser that keeps the place of every tag, also of those that give no element. */
class MarkingParser extends Parser<DefaultTreeAdapterMap> {
  readonly marks: Mark[] = [];
  private length = 0;

  /** Read a whole page. */
  read(html: string): void {
    this.length = html.length;
    this.tokenizer.write(html, true);
  }

  private mark({ location }: Token.Token, kind: Mark['kind'], name: string): void {
    if (location === null) return;
    const { startOffset: start } = location;
    // A comment that nothing closes ends behind the end of the page.
    const end = Math.min(location.endOffset, this.length);
    if (start >= (this.marks.at(-1)?.end ?? 0)) this.marks.push({ kind, name, start, end });
  }

  /** Texts are read from the gaps between marks; in the tree they would cost a search each. */
  override _insertCharacters(): void {
    return;
  }

  override onStartTag(token: Token.TagToken): void {
    this.mark(token, 'start', token.tagName);
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    this.mark(token, 'end', token.tagName);
    super.onEndTag(token);
  }

  override onComment(token: Token.CommentToken): void {
    this.mark(token, 'other', '');
    super.onComment(token);
  }

  override onDoctype(token: Token.DoctypeToken): void {
    this.mark(token, 'other', '');
    super.onDoctype(token);
  }
}

/** True if no tag has more attributes than a person or program would give it. */
function isTame(html: string): boolean {
  const opening = /<[a-z]/giu;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const close = html.indexOf('>', match.index);
    const end = close < 0 ? html.length : close;
    if (end - match.index > limits.parts * 2) {
      const parts = html.slice(match.index, end).replace(/=\s*(?:"[^"]*"|'[^']*')/gu, ' ');
      if (parts.split(/[\s/]+/u, limits.parts).length >= limits.parts) return false;
    }
    opening.lastIndex = end;
  }
  return true;
}

type Draft = Omit<Element, 'children'> & { readonly children: Element[] };

/** Elements with a place in the source, by walking the parser's tree without recursion. */
function elementsOf(document: DefaultTreeAdapterMap['document']): Element[] {
  const roots: Element[] = [];
  const open: { readonly node: Node; readonly parent: Draft | null }[] = [];
  const enter = (nodes: readonly DefaultTreeAdapterMap['childNode'][], parent: Draft | null) => {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node !== undefined && 'tagName' in node) open.push({ node, parent });
    }
  };
  enter(document.childNodes, null);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, parent } = next;
    const place = node.sourceCodeLocation;
    const element: Draft | null =
      place?.startTag === undefined
        ? parent
        : {
            name: node.tagName,
            start: place.startOffset,
            end: Math.max(place.endOffset, place.startTag.endOffset),
            tag: { start: place.startTag.startOffset, end: place.startTag.endOffset },
            attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
            parent,
            children: [],
          };
    if (element !== null && element !== parent) (parent?.children ?? roots).push(element);
    enter(node.childNodes, element);
  }
  return roots;
}

/**
 * Find all markup in the source of a page, as browsers read it.
 *
 * @returns `null` for markup so deep or so full of attributes that a parser would take a time that grows with its square.
 * @see https://html.spec.whatwg.org/multipage/parsing.html
 */
export function readMarkup(html: string): Markup | null {
  if (!isTame(html)) return null;
  const parser = new MarkingParser({
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: adapter(),
  });
  try {
    parser.read(html);
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
  return { marks: parser.marks, roots: elementsOf(parser.document) };
}
