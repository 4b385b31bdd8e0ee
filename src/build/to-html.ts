type Property = boolean | number | string | null | undefined | readonly (string | number)[];

/** A node of an HTML syntax tree (hast), as far as it is read here. */
export type HtmlNode = {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly value?: string;
  readonly children?: readonly HtmlNode[];
};

const voidElements: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr']);
const tableParts: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr']);
const cells: ReadonlySet<string> = new Set(['td', 'th']);

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeText = (text: string): string => text.replace(/[&<>"']/gu, (char) => references[char] ?? char);
const escapeValue = (text: string): string => text.replace(/[&"]/gu, (char) => references[char] ?? char);

/** Name of an attribute by the name of its property: `className`, `dataFootnoteRef`, `ariaDescribedBy`, `colSpan`. */
function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (property.startsWith('data')) return property.replace(/[A-Z]/gu, (char) => `-${char.toLowerCase()}`);
  return property.replace(/^aria(?=[A-Z])/u, 'aria-').toLowerCase();
}

function attributes({ tagName = '', properties = {} }: HtmlNode): string {
  const styled = cells.has(tagName) && typeof properties['align'] === 'string';
  const written = Object.entries(properties).map(([property, value]) => {
    if (value === null || value === undefined || value === false || (styled && property === 'align'))
      return '';
    const text = value === true ? '' : [value].flat().join(' ');
    return text === '' ? ` ${attributeName(property)}` : ` ${attributeName(property)}="${escapeValue(text)}"`;
  });
  const style = styled ? ` style="text-align:${escapeValue(String(properties['align']))}"` : '';
  return written.join('') + style;
}

const isSpace = ({ type, value = '' }: HtmlNode): boolean => type === 'text' && /^[ \t\n\f\r]*$/u.test(value);

/**
 * Write an HTML syntax tree byte for byte as Astro writes a compiled MDX page, so that a page's bytes do not depend on
 * how it was built. Nodes other than elements and text are left out.
 */
export function toHtml(node: HtmlNode): string {
  if (node.type === 'text') return escapeText(node.value ?? '');
  const { tagName = '', children = [] } = node;
  const inner = children
    .filter((child) => !(tableParts.has(tagName) && isSpace(child)))
    .map(toHtml)
    .join('');
  if (node.type === 'root') return inner;
  if (node.type !== 'element') return '';
  if (voidElements.has(tagName)) return `<${tagName}${attributes(node)}/>`;
  return `<${tagName}${attributes(node)}>${inner}</${tagName}>`;
}
