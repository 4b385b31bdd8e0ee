/** Where the keys of the search page lead. */
export type Keys = {
  readonly box: HTMLInputElement;
  /** Links of the results, in their order on the page. */
  readonly links: () => readonly HTMLElement[];
  /** The box was emptied by a key. */
  readonly onEmpty: () => void;
};

const typesInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:input|textarea|select)$/iu.test(target.tagName));

/** `/` leads to the box, arrows through the results, Escape back to the box and then empties it. */
export function listenForKeys({ box, links, onEmpty }: Keys): void {
  const move = (by: number): boolean => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const inBox = document.activeElement === box;
    if (!inBox && at === -1) return false;
    const to = inBox ? (by > 0 ? all[0] : undefined) : at + by < 0 ? box : all[at + by];
    to?.focus();
    return to !== undefined;
  };
  const escape = (): boolean => {
    if (document.activeElement !== box) {
      if (!links().includes(document.activeElement as HTMLElement)) return false;
      box.focus();
    } else {
      if (box.value === '') return false;
      box.value = '';
      onEmpty();
    }
    return true;
  };
  const doings: Readonly<Record<string, (target: EventTarget | null) => boolean>> = {
    '/': (target) => {
      if (typesInto(target)) return false;
      box.focus();
      box.select();
      return true;
    },
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: escape,
  };
  document.addEventListener('keydown', (event) => {
    const { key, target, isComposing, ctrlKey, altKey, metaKey } = event;
    if (isComposing || ctrlKey || altKey || metaKey) return;
    if (doings[key]?.(target) === true) event.preventDefault();
  });
}
