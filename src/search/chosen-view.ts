import { facetFields as fields } from '../core/search-document.ts';
import { button, replace } from './dom.ts';
import { label, legends } from './facet-names.ts';
import { perField, without } from './query.ts';
import type { Filters } from './query.ts';

/** The choices of the filters as they now stand in the element. */
export const readFilters = (root: HTMLElement): Filters =>
  perField((field) =>
    [...root.querySelectorAll<HTMLInputElement>(`input[name="${field}"]:checked`)].map(({ value }) => value),
  );

/**
 * List what is chosen, each with a button that takes it away.
 *
 * @param take Told of the filters that are left.
 */
export function showChosen(root: HTMLElement, filters: Filters, take: (left: Filters) => void): void {
  const chosen = fields.flatMap((field) =>
    filters[field].map((value) => {
      const drop = button(`${label(field, value)} ×`, () => {
        take(without(filters, field, value));
      });
      drop.setAttribute('aria-label', `去掉${legends[field]}：${label(field, value)}`);
      return drop;
    }),
  );
  root.hidden = chosen.length === 0;
  if (chosen.length > 1)
    chosen.push(
      button('全部去掉', () => {
        take(perField(() => []));
      }),
    );
  replace(root, '筛选：', ...chosen);
}

/** The choices in words, for a printed list. */
export const chosenText = (filters: Filters): string =>
  fields
    .flatMap((field) => filters[field].map((value) => `${legends[field]}：${label(field, value)}`))
    .join('；');
