import { emptyState, engineOf, formatState, isState, parseState } from './query.ts';
import type { SearchState } from './query.ts';

/** The search state as the page's address keeps it. */
export type LocationState = {
  readonly read: () => SearchState;
  /** Keep a state. What is typed replaces the entry of the history that typing began; a choice ends it. */
  readonly write: (state: SearchState, kind: 'typing' | 'choice') => void;
  /** A link to a state on this page. */
  readonly link: (state: SearchState) => string;
};

const own = () => `${location.pathname}${location.search}`;

/**
 * The state kept in `#…`; a query that came as `?q=…` moves there at once. The engine that the address asks for stays in it.
 *
 * @param onMove Told when the reader goes back or forward, or follows a link to another state.
 */
export function locationState(onMove: () => void): LocationState {
  const engine = engineOf(location.hash);
  let typing = false;
  const format = (state: SearchState) => formatState(state, engine);
  const put = (hash: string) => {
    history.replaceState(null, '', hash === '' ? own() : `#${hash}`);
  };
  const sent = new URLSearchParams(location.search).get('q');
  if (location.hash === '' && sent !== null) {
    const state = format({ ...emptyState, q: sent });
    history.replaceState(null, '', `${location.pathname}${state === '' ? '' : `#${state}`}`);
  }
  let kept = isState(location.hash) ? location.hash : '';
  window.addEventListener('hashchange', ({ oldURL }) => {
    typing = false;
    if (isState(location.hash)) {
      kept = location.hash;
      onMove();
    } else put(new URL(oldURL).hash.slice(1));
  });
  return {
    read: () => parseState(kept),
    write: (state, kind) => {
      const wanted = format(state);
      if (wanted !== format(parseState(kept))) {
        if (typing) put(wanted);
        else history.pushState(null, '', wanted === '' ? own() : `#${wanted}`);
        kept = `#${wanted}`;
      }
      typing = kind === 'typing';
    },
    link: (state) => `#${formatState(state, engine)}`,
  };
}
