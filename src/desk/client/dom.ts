type Attributes = Readonly<Record<string, string | boolean | (() => void)>>;

/**
 * Make an element; text stays text, whatever it holds.
 *
 * @param attributes A function listens to the event it is named after; `true` sets an attribute without a value, `false` none.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does something; never one that sends a form. */
export const button = (label: string, click: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  h('button', { type: 'button', click, ...attributes }, label);

/** Words cut at a length, with a sign that they were. */
export const short = (words: string, length: number): string =>
  words.length > length ? `${words.slice(0, length)}…` : words;
