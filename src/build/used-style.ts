import postcss from 'postcss';
import type { Container, Declaration, Root } from 'postcss';

/** What selectors can ask for in a page: `p` for an element, `.soft` for a class, `#main` for an id. */
export type Names = ReadonlySet<string>;

const alternatives = /:(?:is|where)\(((?:[^()]|\([^()]*\))*)\)/gu;
const strings = /\[[^\]]*\]/gu;
/** What neither names nor excludes anything that this looks for. */
const passedOver = /::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?/gu;
const named = /[.#]?[a-z_][\w-]*/giu;

/** Whether a page with these names may hold what a selector picks: never `false` for one that it does hold. */
function mayMatch(selector: string, names: Names): boolean {
  const bare = selector.replace(strings, '');
  const choices = [...bare.matchAll(alternatives)].map(([, list = '']) => postcss.list.comma(list));
  const fixed = bare.replace(alternatives, '').replace(passedOver, '');
  return (
    [...fixed.matchAll(named)].every(([name]) => names.has(name)) &&
    choices.every((list) => list.some((choice) => mayMatch(choice, names)))
  );
}

/** A selector without those of its choices that nothing in the page takes. */
const narrowed = (selector: string, names: Names): string =>
  selector.replace(alternatives, (whole, list: string) => {
    const kept = postcss.list.comma(list).filter((choice) => mayMatch(choice, names));
    return whole.replace(list, () => kept.join(','));
  });

function prune(container: Container, names: Names): void {
  container.each((node) => {
    if (node.type === 'rule') {
      const kept = node.selectors.filter((selector) => mayMatch(selector, names));
      if (kept.length === 0) node.remove();
      else node.selectors = kept.map((selector) => narrowed(selector, names));
    } else if (node.type === 'atrule' && node.name === 'media') {
      prune(node, names);
      if (node.nodes?.length === 0) node.remove();
    }
  });
}

/** Custom properties that nothing asks for any more, and those that only they asked for. */
function dropProperties(root: Root): void {
  const asked = new Set([...root.toString().matchAll(/var\((--[\w-]+)/gu)].map(([, name]) => name));
  const unasked: Declaration[] = [];
  root.walkDecls(/^--/u, (declaration) => {
    if (!asked.has(declaration.prop)) unasked.push(declaration);
  });
  for (const declaration of unasked) declaration.remove();
  if (unasked.length > 0) dropProperties(root);
}

/**
 * A style sheet without the rules that can have no effect on a page.
 *
 * @param css Style sheet of the site's own kind: element, class and id selectors, `:is`, `:where`, `@media`; in any other at-rule
 *   nothing is touched.
 * @param names Elements, classes and ids of the page.
 */
export function usedStyle(css: string, names: Names): string {
  const root = postcss.parse(css);
  prune(root, names);
  dropProperties(root);
  return root.toString();
}

/** `usedStyle` for many pages: pages of one kind have the same names, and a sheet is cut once for each set of those that it asks for. */
export function styleCutter(): (css: string, names: Names) => string {
  const sheets = new Map<string, { readonly asked: readonly string[]; readonly cut: Map<string, string> }>();
  return (css, names) => {
    const sheet = sheets.get(css) ?? {
      asked: [...new Set([...css.matchAll(named)].map(([name]) => name))].sort(),
      cut: new Map<string, string>(),
    };
    sheets.set(css, sheet);
    const key = sheet.asked.map((name) => (names.has(name) ? '1' : '0')).join('');
    const cut = sheet.cut.get(key) ?? usedStyle(css, names);
    sheet.cut.set(key, cut);
    return cut;
  };
}
