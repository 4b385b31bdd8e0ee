import { mostPicks, parsePicks, withPicks } from './pick-state.ts';

/** The cases that are picked, as the address of the page keeps them. */
export type PickAddress = {
  readonly ids: () => readonly string[];
  /** How many of the last address had no room. */
  readonly leftOut: () => number;
  readonly set: (ids: readonly string[]) => void;
  /** The search may have made a new entry of the history: the reader has been at it. */
  readonly keep: () => void;
};

/**
 * Picks in `#pick=…`. They outlive the way back and any link on the page; a link that has picks of its own replaces them.
 *
 * @param onMove Told when the reader goes back or forward, or follows a link.
 */
export function pickAddress(onMove: () => void): PickAddress {
  let ids: readonly string[] = [];
  let over = 0;
  const take = () => {
    const given = parsePicks(location.hash);
    ids = given.slice(0, mostPicks);
    over = given.length - ids.length;
  };
  const write = () => {
    const hash = withPicks(location.hash, ids);
    const address = hash === '' ? location.pathname + location.search : `#${hash}`;
    // An entry of the history with a state is one that the reader has been at.
    history.replaceState(history.state ?? {}, '', address);
  };
  window.addEventListener('hashchange', () => {
    if (history.state === null && parsePicks(location.hash).length > 0) take();
    write();
    onMove();
  });
  take();
  write();
  return {
    ids: () => ids,
    leftOut: () => over,
    set: (next) => {
      ids = next;
      over = 0;
      write();
    },
    keep: () => {
      // With other picks it is a link that was followed, of which this script is told next.
      if (history.state === null && parsePicks(location.hash).join() === ids.join()) write();
    },
  };
}
