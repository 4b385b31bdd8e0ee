import { element, marked } from './dom.ts';
import { SearchFailure } from './engine.ts';
import type { FoundCase, Hit, MissingPiece } from './engine.ts';
import { extract, marksIn, pieces } from './extract.ts';

/** Number of results listed at a time. */
const step = 10;

/** Code units in about two lines of the list, on a phone as on a wide screen. */
function extractSize(list: HTMLElement): number {
  const perLine = list.clientWidth / Number.parseFloat(getComputedStyle(list).fontSize);
  return Math.min(88, Math.max(40, Math.floor(perLine) * 2 - 2));
}

function resultLine(found: FoundCase, words: readonly string[], size: number): HTMLLIElement {
  const { id, url, title, organisation, place, year, text } = found;
  const facts = [organisation || '机构未载明', place || '地区未载明', year || '年份未载明'];
  return element(
    'li',
    { 'data-id': id },
    element('a', { href: url }, ...marked(pieces(title, marksIn(title, words)))),
    element('p', { class: 'soft' }, facts.join(' · ')),
    element('p', { class: 'extract' }, ...marked(extract(text, words, size))),
  );
}

/** A list of results that grows by a button; a newer list in the same place replaces it. */
export type ResultList = {
  /** Resolves when the first ten stand there, with what could not be read of them. */
  readonly show: (hits: readonly Hit[], words: readonly string[]) => Promise<readonly MissingPiece[]>;
};

const missingOf = (outcome: PromiseSettledResult<FoundCase>): readonly MissingPiece[] => {
  if (outcome.status === 'fulfilled') return [];
  const { reason } = outcome as { reason: unknown };
  return [reason instanceof SearchFailure ? reason.piece : { name: '', cause: String(reason) }];
};

/**
 * Lists results in an element, ten at a time. A list that is replaced before it was read leaves the element alone.
 *
 * @param onMissing Told of what could not be read after the first ten.
 */
export function resultList(
  list: HTMLOListElement,
  more: HTMLButtonElement,
  onMissing: (missing: readonly MissingPiece[]) => void,
): ResultList {
  let turn = 0;
  let next: () => Promise<void> = () => Promise.resolve();

  const append = async (hits: readonly Hit[], words: readonly string[], from: number, mine: number) => {
    const outcomes = await Promise.allSettled(hits.slice(from, from + step).map((hit) => hit.load()));
    if (mine !== turn) return [];
    const size = extractSize(list);
    const lines = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [resultLine(outcome.value, words, size)] : [],
    );
    if (from === 0) list.replaceChildren(...lines);
    else list.append(...lines);
    const left = hits.length - from - outcomes.length;
    more.hidden = left <= 0;
    more.textContent = `再列 ${String(Math.min(step, left))} 篇（还有 ${String(left)} 篇）`;
    next = async () => {
      onMissing(await append(hits, words, from + step, mine));
    };
    if (from > 0) lines[0]?.querySelector('a')?.focus();
    return outcomes.flatMap(missingOf);
  };

  more.addEventListener('click', () => void next());

  return {
    show: (hits, words) => {
      turn += 1;
      return append(hits, words, 0, turn);
    },
  };
}
