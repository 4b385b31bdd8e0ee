import { facetFields } from '../core/search-document.ts';
import { cardPlace, facetsName, readCards, readFacets, volumeName } from '../core/search/root.ts';
import type { Card, SearchRoot } from '../core/search/root.ts';
import type { Hit } from './engine.ts';
import type { Facets } from './facets.ts';
import type { PieceReader } from './piece-reader.ts';
import { perField } from './query.ts';

/** What is shown of cases, by their numbers. */
export type CaseStore = {
  readonly hit: (number: number, signal: AbortSignal) => Hit;
  readonly facets: (signal: AbortSignal) => Promise<Facets>;
};

/** Reads cards, texts and facets out of their pieces. */
export function caseStore(root: SearchRoot, reader: PieceReader): CaseStore {
  const { total, perVolume } = root;

  const cardOf = async (number: number, signal: AbortSignal): Promise<Card> => {
    const place = cardPlace(root, number);
    const card = readCards(await reader.readFrame(place.name, place.number, place, signal))[place.at];
    if (card === undefined) throw new Error(`no card ${String(number)}`);
    return card;
  };

  const textOf = async (number: number, signal: AbortSignal): Promise<string> => {
    const { span } = await cardOf(number, signal);
    const range = { start: span[0], length: span[1] };
    const name = volumeName(Math.floor(number / perVolume));
    return new TextDecoder().decode(await reader.readFrame(name, number % perVolume, range, signal));
  };

  return {
    hit: (number, signal) => ({
      card: () => cardOf(number, signal),
      text: () => textOf(number, signal),
    }),
    facets: async (signal) => {
      const read = readFacets(await reader.read(facetsName, signal), facetFields.length, total);
      return perField((field) => read[facetFields.indexOf(field)] ?? new Map<string, ReadonlySet<number>>());
    },
  };
}
