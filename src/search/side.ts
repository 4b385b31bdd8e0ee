import { extract } from './extract.ts';
import { showFacets } from './facet-view.ts';
import { listenForKeys } from './keyboard.ts';
import { browserKeeper, recentQueries } from './recent.ts';
import type { Recent } from './recent.ts';
import { drawStart } from './start-view.ts';
import { drawSuggestions } from './suggestion-view.ts';
import { fragmentOf } from './text-fragment.ts';

/** The recent queries of a site, by its address. */
const recentOf = (base: string): Recent => recentQueries(browserKeeper(base));

/** What stands beside the list: it can come later than the list, in a script of its own. */
export const sideTools = {
  extract,
  fragmentOf,
  showFacets,
  drawStart,
  drawSuggestions,
  recentOf,
  listenForKeys,
};

export type SideTools = typeof sideTools;
/** Loads it once; rejects with a `SearchFailure`. */
export type LoadSide = () => Promise<SideTools>;
