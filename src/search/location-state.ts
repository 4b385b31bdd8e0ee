import { formatState, noFilters, parseState } from './query.ts';
import type { SearchState } from './query.ts';

/** The search state as the page's address keeps it. */
export type LocationState = {
  readonly read: () => SearchState;
  /** Keep a state. What is typed replaces the entry of the history that typing began; a choice ends it. */
  readonly write: (state: SearchState, kind: 'typing' | 'choice') => void;
};

const own = () => `${location.pathname}${location.search}`;

/** The state kept in `#…`; a query that came as `?q=…` moves there at once. */
export function locationState(): LocationState {
  let typing = false;
  const sent = new URLSearchParams(location.search).get('q');
  if (location.hash === '' && sent !== null) {
    const state = formatState({ q: sent, filters: noFilters });
    history.replaceState(null, '', `${location.pathname}${state === '' ? '' : `#${state}`}`);
  }
  window.addEventListener('hashchange', () => {
    typing = false;
  });
  return {
    read: () => parseState(location.hash),
    write: (state, kind) => {
      const wanted = formatState(state);
      const address = wanted === '' ? own() : `#${wanted}`;
      if (wanted !== formatState(parseState(location.hash))) {
        if (typing) history.replaceState(null, '', address);
        else history.pushState(null, '', address);
      }
      typing = kind === 'typing';
    },
  };
}
