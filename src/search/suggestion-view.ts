import { element, replace } from './dom.ts';
import type { Suggestion } from './engine.ts';
import { suggestionReason } from './wording.ts';

/** Draw what can be asked instead, each with its reason. @param link Address of a query on this page. */
export function drawSuggestions(
  root: HTMLElement,
  found: readonly Suggestion[],
  link: (q: string) => string,
): void {
  root.hidden = found.length === 0;
  const links = found.flatMap(({ query, reason }) => [
    element('a', { href: link(query) }, query),
    `（${suggestionReason[reason]}） `,
  ]);
  replace(root, '是不是要找：', ...links);
}
