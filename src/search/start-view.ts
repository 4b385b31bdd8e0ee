import { button, element, replace } from './dom.ts';
import type { Recent } from './recent.ts';
import { examplesName, recentName } from './wording.ts';

/**
 * Draw ways in while the box is empty: what was asked before on this device, and examples that find something.
 *
 * @param root Its attribute `data-examples` gives the examples, parted by `|`.
 * @param link Address of a query on this page.
 */
export function drawStart(root: HTMLElement, recent: Recent, link: (q: string) => string): void {
  const examples = (root.dataset['examples'] ?? '').split('|').filter((query) => query !== '');
  const row = (name: string, queries: readonly string[], ...after: readonly Node[]) =>
    queries.length === 0
      ? []
      : [
          element('h2', {}, name),
          element(
            'ul',
            { class: 'queries' },
            ...queries.map((query) => element('li', {}, element('a', { href: link(query) }, query))),
            ...after.map((node) => element('li', {}, node)),
          ),
        ];
  const clear = button('清除', () => {
    recent.clear();
    drawStart(root, recent, link);
  });
  clear.setAttribute('aria-label', '清除最近查过的词');
  replace(root, ...row(recentName, recent.list(), clear), ...row(examplesName, examples));
}
