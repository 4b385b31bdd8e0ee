import { element, marked, replace } from './dom.ts';
import type { FoundCase, Hit, MissingPiece, SearchFailure } from './engine.ts';
import { marksIn, pieces } from './marks.ts';
import type { Wanted } from './marks.ts';
import type { LoadSide } from './side.ts';
import {
  factsText,
  moreText,
  pickName,
  unreadCard,
  stoppedCard,
  unreadText,
  waitingCard,
} from './wording.ts';

/** Number of results listed at a time. */
export const step = 10;

/** Milliseconds that a list waits for its last titles before it shows the others. */
const patience = 700;

/** What could not be read of a listed case. */
export type Unread = (what: 'cards' | 'texts', piece: MissingPiece) => void;

/** The piece that an error names, or the error itself. Scripts that came later have a class of their own for the same failure. */
export function pieceOf(error: unknown): MissingPiece {
  const { piece } = error as Partial<SearchFailure>;
  return piece ?? { name: '', cause: String(error) };
}

/** Say of an element that what it shows is still being read. */
export function setBusy(element: Element, busy: boolean): void {
  if (busy) element.setAttribute('aria-busy', 'true');
  else element.removeAttribute('aria-busy');
}

/** Code units in two lines of the list, on a phone as on a wide screen. */
function extractSize(list: HTMLElement): number {
  const perLine = list.clientWidth / (Number.parseFloat(getComputedStyle(list).fontSize) * 0.9375);
  return Math.min(72, Math.max(24, Math.floor(perLine) * 2 - 4));
}

/** Calls back once when an element has come into view. */
type Watch = (line: Element, seen: () => void) => void;

/** Where a browser cannot tell what is in view, the first ten count as seen. */
function watcher(): Watch {
  if (!('IntersectionObserver' in window)) {
    let left = step;
    return (_, seen) => {
      left -= 1;
      if (left >= 0) seen();
    };
  }
  const waiting = new WeakMap<Element, () => void>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        waiting.get(target)?.();
      }
    },
    { rootMargin: '100px' },
  );
  return (line, seen) => {
    waiting.set(line, seen);
    observer.observe(line);
  };
}

/** One line: link, facts, and the room that the extract will take. */
function fillLine(line: HTMLLIElement, found: FoundCase, wanted: Wanted) {
  const { id, url, title } = found;
  line.setAttribute('data-id', id);
  replace(
    line,
    element(
      'label',
      {},
      element('input', { type: 'checkbox', name: 'pick', value: id, 'aria-label': pickName(title) }),
    ),
    element('a', { href: url }, ...marked(pieces(title, marksIn(title, wanted)))),
    element('p', { class: 'soft' }, factsText(found)),
    element('p', { class: 'extract' }),
  );
}

async function fillExtract(line: Element, text: string, wanted: Wanted, side: LoadSide): Promise<void> {
  const { extract, fragmentOf } = await side();
  const room = line.querySelector('.extract');
  const link = line.querySelector('a');
  if (room === null || link === null || line.parentElement === null) return;
  const marks = marksIn(text, wanted);
  replace(room, ...marked(extract(text, marks, extractSize(line.parentElement))));
  link.href += fragmentOf(text, marks);
}

/** A list of results that grows by a button; a newer list in the same place replaces it. */
export type ResultList = {
  /** Resolves when the first `count` stand there, or most of them after a short wait. */
  readonly show: (hits: readonly Hit[], wanted: Wanted, count: number) => Promise<void>;
  /** Read no more for what is listed. */
  readonly stop: () => void;
};

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    window.setTimeout(resolve, milliseconds);
  });

/** A line that fills once its card has come; `ready` resolves then, or when it is known not to come. */
type Line = { readonly line: HTMLLIElement; readonly ready: Promise<void> };

/**
 * Makes lines of hits.
 *
 * @param isCurrent False once the list is another one: then nothing more is read or said.
 */
function lineMaker(watch: Watch, unread: Unread, side: LoadSide) {
  return (hit: Hit, wanted: Wanted, isCurrent: () => boolean): Line => {
    const line = element('li', {}, element('p', { class: 'soft' }, waitingCard));
    const fail = (what: 'cards' | 'texts', room: Element) => (error: unknown) => {
      if (!isCurrent()) return;
      const piece = pieceOf(error);
      room.textContent = what === 'cards' ? unreadCard(piece) : unreadText(piece);
      unread(what, piece);
    };
    const read = () => {
      const room = line.querySelector('.extract');
      if (!isCurrent() || room === null) return;
      setBusy(room, true);
      const fill = (text: string) => (isCurrent() ? fillExtract(line, text, wanted, side) : undefined);
      const done = () => {
        setBusy(room, false);
      };
      hit.text().then(fill).catch(fail('texts', room)).then(done, done);
    };
    const ready = hit.card().then(
      (found) => {
        if (!isCurrent()) return;
        fillLine(line, found, wanted);
        watch(line, read);
      },
      fail('cards', line.firstElementChild ?? line),
    );
    return { line, ready };
  };
}

/** Lists results in an element. What is replaced before it was read leaves the element alone. */
export function resultList(
  list: HTMLElement,
  more: HTMLButtonElement,
  unread: Unread,
  side: LoadSide,
): ResultList {
  let turn = 0;
  let next: () => Promise<void> = () => Promise.resolve();
  const lineOf = lineMaker(watcher(), unread, side);

  const append = async (hits: readonly Hit[], wanted: Wanted, from: number, count: number) => {
    const mine = turn;
    const lines = hits.slice(from, from + count).map((hit) => lineOf(hit, wanted, () => mine === turn));
    const all = lines.map(({ ready }) => ready);
    await Promise.race([Promise.all(all), Promise.race(all).then(() => pause(patience))]);
    if (mine !== turn) return;
    const shown = lines.map(({ line }) => line);
    if (from === 0) replace(list, ...shown);
    else list.append(...shown);
    const left = hits.length - from - lines.length;
    more.hidden = left <= 0;
    more.textContent = moreText(step, left);
    next = () => append(hits, wanted, from + count, step);
    if (from > 0) shown[0]?.querySelector('a')?.focus();
  };

  more.addEventListener('click', () => void next());

  return {
    show: (hits, wanted, count) => {
      turn += 1;
      return append(hits, wanted, 0, count);
    },
    stop: () => {
      turn += 1;
      for (const waiting of list.querySelectorAll('li:not([data-id]) .soft'))
        waiting.textContent = stoppedCard;
    },
  };
}
