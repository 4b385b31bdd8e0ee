import type { Piece } from './marks.ts';

/** Make an element with attributes and children; text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Put nodes in the place of all that an element holds. */
export function replace(parent: Element, ...children: readonly (Node | string)[]): void {
  parent.textContent = '';
  parent.append(...children);
}

/** The nodes of an extract: marked stretches in `<mark>`. */
export const marked = (pieces: readonly Piece[]): readonly (Node | string)[] =>
  pieces.map(({ text, marked: isMarked }) => (isMarked ? element('mark', {}, text) : text));

/** A button that sends nothing. */
export function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', press);
  return made;
}

/**
 * The element of the page with an id.
 *
 * @throws if the page has none of that kind.
 */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`#${id} is not on the page`);
}
