import { readIds } from '../core/search/case-ids.ts';
import { citesName, idsName } from '../core/search/root.ts';
import { readCites } from '../core/cite/cite-texts.ts';
import type { CiteTexts } from '../core/cite/cite-texts.ts';
import type { CaseStore } from './case-store.ts';
import { SearchFailure } from './engine.ts';
import type { Hit } from './engine.ts';

/** A case of this library by its id. All reads reject with a `SearchFailure`, and come from memory once they were made. */
export type PickedCase = Hit & { readonly cite: () => Promise<CiteTexts> };

/** Finds a case by its id; `null` if this library has none. */
export type FindCase = (id: string) => Promise<PickedCase | null>;

/** @param store None if the index cannot be asked at all. */
export function findCases(store: CaseStore | undefined): FindCase {
  const { signal } = new AbortController();
  const perPiece = window.anliRoot?.perVolume ?? 1;

  const cite = async (number: number, { read }: CaseStore): Promise<CiteTexts> => {
    const name = citesName(Math.floor(number / perPiece));
    const texts = readCites(await read(name, signal))[number % perPiece];
    if (texts === undefined || texts.gbt2025 === '') throw new SearchFailure({ name, cause: '内容残缺' });
    return texts;
  };

  return async (id) => {
    if (store === undefined) throw new SearchFailure({ name: 'search.js', cause: '内容残缺' });
    const number = readIds(await store.read(idsName, signal)).indexOf(id);
    return number === -1 ? null : { ...store.hit(number, signal), cite: () => cite(number, store) };
  };
}
