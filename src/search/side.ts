import { extract } from './extract.ts';
import { showFacets } from './facet-view.ts';
import { listenForKeys } from './keyboard.ts';
import { drawStart } from './start-view.ts';
import { fragmentOf } from './text-fragment.ts';

/** What stands beside the list: it can come later than the list, in a script of its own. */
export const sideTools = { extract, fragmentOf, showFacets, drawStart, listenForKeys };

export type SideTools = typeof sideTools;
/** Loads it once; rejects with a `SearchFailure`. */
export type LoadSide = () => Promise<SideTools>;
