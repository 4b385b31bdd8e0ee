import type { SearchEngine } from './engine.ts';
import { pickAddress } from './pick-address.ts';
import { findCases } from './pick-cases.ts';
import { mostPicks, moved } from './pick-state.ts';
import { pickView } from './pick-view.ts';
import { clearedText, fullText, leftOutText, movedText } from './pick-wording.ts';

/** Bring the picks to life; what it returns takes or gives back the case of a tick box. */
function picks(engine: SearchEngine): (ticked: HTMLInputElement) => void {
  let cleared: readonly string[] = [];
  const address = pickAddress(() => {
    view.draw();
  });
  const drop = (id: string) => {
    address.set(address.ids().filter((other) => other !== id));
    view.draw();
  };
  const view = pickView(address, findCases(engine.store), {
    drop: (id) => {
      drop(id);
      view.focusList();
    },
    move: (id, by) => {
      address.set(moved(address.ids(), id, by));
      view.draw(movedText(address.ids().indexOf(id)));
      view.focusMove(id, by);
    },
    clear: () => {
      cleared = address.ids();
      address.set([]);
      view.draw(clearedText(cleared.length), true);
    },
    restore: () => {
      address.set(cleared);
      view.draw();
    },
  });
  const add = (ids: readonly string[]) => {
    const all = [...new Set([...address.ids(), ...ids])];
    if (all.length > mostPicks) view.draw(fullText);
    else {
      address.set(all);
      view.draw();
    }
  };
  // More than one box may have been ticked while this script was on its way.
  const ticked = document.querySelectorAll<HTMLInputElement>('input[name=pick]:checked');
  if (ticked.length > 0) add([...ticked].map(({ value }) => value));
  view.draw(address.leftOut() === 0 ? '' : leftOutText(address.leftOut()));

  const observer = new MutationObserver(() => {
    address.keep();
    view.follow();
  });
  for (const id of ['results', 'rest-results', 'start']) {
    const watched = document.getElementById(id);
    if (watched !== null)
      observer.observe(watched, { childList: true, subtree: true, attributeFilter: ['hidden'] });
  }

  return ({ value, checked }) => {
    if (checked) add([value]);
    else drop(value);
  };
}

let tick: ReturnType<typeof picks> | null = null;
window.anliPicks = (engine, ticked) => {
  tick ??= picks(engine);
  if (ticked !== undefined) tick(ticked);
};
