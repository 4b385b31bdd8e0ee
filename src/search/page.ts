import { answerView } from './answer-view.ts';
import { chosenText, readFilters, showChosen } from './chosen-view.ts';
import { byId } from './dom.ts';
import type { Progress, SearchEngine } from './engine.ts';

import { locationState } from './location-state.ts';
import { nextQuestion, pickTools } from './more-loader.ts';
import { progressView } from './progress-view.ts';
import { emptyState, engineOf, isEmpty } from './query.ts';
import type { SearchState, Sort } from './query.ts';
import { runner } from './runner.ts';
import type { LoadSide, SideTools } from './side.ts';
import { onTyping } from './typing.ts';
import { pieceOf } from './view.ts';
import { unreadPicks } from './wording.ts';

/** Makes the engine of a site; `base` is the absolute address of its root, with its last `/`, `engine` the one the address asks for. */
export type OpenEngine = (options: {
  readonly base: string;
  readonly engine: string;
  readonly onProgress: (progress: Progress) => void;
}) => SearchEngine;

/** Milliseconds that an answered query stands before it counts as meant. */
const meant = 3000;

/** What the history keeps of the list while a result is read: how far it was scrolled, and how many lines it had. */
type Left = { readonly y: number; readonly lines: number };

function leftBefore(): Left {
  const state = history.state as Partial<Left> | null;
  return { y: state?.y ?? 0, lines: state?.lines ?? 0 };
}

/** Absolute address of the root of the site, with its last slash. */
export const siteAddress = (): string => document.baseURI.replace(/[?#].*$/u, '').replace(/[^/]*$/u, '');
const results = '#results a, #rest-results a';

type Filters = SearchState['filters'];

/** What the reader may do. */
type Acts = {
  /** Answer what stands in the box. */
  readonly typed: (kind: 'typing' | 'choice') => void;
  readonly filter: (filters: Filters) => void;
  readonly sort: (sort: Sort) => void;
  readonly retry: () => void;
  readonly stop: () => void;
  /** A result is about to be read. */
  readonly leave: () => void;
  readonly warm: () => void;
};

function listen(acts: Acts, box: HTMLInputElement): void {
  const sort = byId('sort', HTMLSelectElement);
  const facets = byId('facets', HTMLElement);
  box.addEventListener('focus', acts.warm);
  byId('search', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    acts.typed('choice');
  });
  sort.addEventListener('change', () => {
    acts.sort(sort.value as Sort);
  });
  facets.addEventListener('change', () => {
    acts.filter(readFilters(facets));
  });
  byId('retry', HTMLButtonElement).addEventListener('click', acts.retry);
  byId('stop', HTMLButtonElement).addEventListener('click', acts.stop);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest(results) !== null) acts.leave();
  });
}

/** Shows a state where it is not typed. */
function stateView(choose: (filters: Filters) => void): (state: SearchState) => void {
  const sort = byId('sort', HTMLSelectElement);
  const chosen = byId('chosen', HTMLElement);
  const printed = byId('printed', HTMLElement);
  return ({ q, filters, sort: order }) => {
    sort.value = order;
    showChosen(chosen, filters, choose);
    printed.textContent = [q.trim(), chosenText(filters)].filter((part) => part !== '').join('；');
  };
}

const isWide = (): boolean => window.matchMedia('(min-width: 48rem)').matches;

/** The filters are open beside the list, or folded above it where the page is narrow. Returns whether they can be seen. */
function filterPanel(onOpen: () => void): () => boolean {
  const panel = byId('filters', HTMLDetailsElement);
  const unfold = () => {
    if (isWide()) panel.open = true;
  };
  panel.hidden = false;
  unfold();
  window.addEventListener('resize', unfold);
  panel.addEventListener('toggle', () => {
    if (panel.open) onOpen();
  });
  return () => panel.open;
}

/** A page that was left for a result is found again as it was. */
function keepPlace(): void {
  window.addEventListener('pagehide', () => {
    const left: Left = { y: window.scrollY, lines: document.querySelectorAll('#results > li').length };
    history.replaceState(left, '');
  });
}

/** An engine that cannot be opened says why when it is asked. */
function engineFrom(open: OpenEngine, onProgress: (progress: Progress) => void): SearchEngine {
  try {
    return open({ base: siteAddress(), engine: engineOf(location.hash), onProgress });
  } catch (error) {
    const search = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
    return { search, warm: () => undefined };
  }
}

/** Adds a query once it has stood a while; whatever is given next takes its place, `null` nothing. */
function whenMeant(add: (query: string) => void): (query: string | null) => void {
  let timer = 0;
  return (query) => {
    window.clearTimeout(timer);
    if (query !== null) timer = window.setTimeout(add, meant, query);
  };
}

/** Do what stands beside the list, and nothing where that cannot be read. */
const beside = (side: LoadSide, act: (tools: SideTools) => void): Promise<void> =>
  side().then(act, () => undefined);

/** Keeps a query among the recent ones. */
const recalling =
  (side: LoadSide) =>
  (query: string): void =>
    void beside(side, ({ recentOf }) => {
      recentOf(siteAddress()).add(query);
    });

/** What is picked is kept by a script of its own, which comes with the first tick, or with an address that has picks. */
function picking(engine: SearchEngine): () => void {
  const keep = (ticked?: HTMLInputElement) => {
    if (ticked === undefined && !/[#&]pick=/u.test(location.hash)) return;
    pickTools(siteAddress())
      .then((pick) => {
        pick(engine, ticked);
      })
      .catch((error: unknown) => {
        if (ticked !== undefined) ticked.checked = false;
        byId('picked', HTMLElement).textContent = unreadPicks(pieceOf(error));
        nextQuestion();
      });
  };
  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'pick') keep(target);
  });
  return keep;
}

/** Ways in while the box is empty. */
function showStart(empty: boolean, side: LoadSide, link: (q: string) => string): void {
  const root = byId('start', HTMLElement);
  root.hidden = !empty;
  if (!empty) return;
  void beside(side, ({ drawStart, recentOf }) => {
    drawStart(root, recentOf(siteAddress()), link);
  });
}

/** One state at a time, in the address, in the box and answered. */
function session(open: OpenEngine, side: LoadSide, box: HTMLInputElement) {
  const address = locationState(() => void follow(0));
  const link = (q: string) => address.link({ ...emptyState, q });
  const remember = recalling(side);
  const view = answerView(link, side, Number(byId('start', HTMLElement).dataset['total']));
  const progress = progressView();
  const visible = filterPanel(() => {
    void (isEmpty(state) ? answer(0) : view.count());
  });
  const engine = engineFrom(open, progress.update);
  const keepPicks = picking(engine);
  const { run, stop } = runner(engine, view, progress, visible);
  let state = address.read();
  const consider = whenMeant(remember);
  const ask = (change: Partial<SearchState>, kind: 'typing' | 'choice') => {
    state = { ...state, ...change };
    address.write(state, kind);
    void answer(0);
  };
  const filter = (filters: Filters) => {
    ask({ filters }, 'choice');
  };
  const showState = stateView(filter);
  const answer = async (lines: number) => {
    forget();
    consider(null);
    showState(state);
    showStart(isEmpty(state), side, link);
    const found = await run(state, lines);
    if (found !== null && found.hits.length > 0) consider(state.q);
  };
  const follow = (lines: number) => {
    state = address.read();
    box.value = state.q;
    keepPicks();
    return answer(lines);
  };
  const typed = (kind: 'typing' | 'choice') => {
    ask({ q: box.value }, kind);
  };
  const forget = onTyping(box, () => {
    typed('typing');
  });
  const acts: Acts = {
    typed,
    filter,
    sort: (sort) => {
      ask({ sort }, 'choice');
    },
    retry: () => void answer(0),
    stop,
    leave: () => {
      remember(state.q);
    },
    warm: () => {
      engine.warm();
    },
  };
  return { acts, follow };
}

/**
 * Bring the search page to life.
 *
 * @param side Loads what is needed beside the list; if that fails, the list stands without it.
 */
export function startPage(open: OpenEngine, side: LoadSide): void {
  byId('status', HTMLElement).textContent = '';
  const box = byId('q', HTMLInputElement);
  const { acts, follow } = session(open, side, box);
  const { y, lines } = leftBefore();
  listen(acts, box);
  void follow(lines).then(() => {
    if (y > 0) window.scrollTo(0, y);
    keepPlace();
    return beside(side, ({ listenForKeys }) => {
      listenForKeys({
        box,
        links: () => [...document.querySelectorAll<HTMLElement>(results)],
        onEmpty: () => {
          acts.typed('typing');
        },
      });
    });
  });
  if (box.value === '' && isWide()) box.focus({ preventScroll: true });
}
