import { cardPlace, readCards, volumeName } from '../core/search/root.ts';
import type { Card, SearchRoot } from '../core/search/root.ts';
import type { Hit } from './engine.ts';
import type { PieceReader } from './piece-reader.ts';

/** What is shown of cases, by their numbers, and whole pieces. */
export type CaseStore = Pick<PieceReader, 'read'> & {
  readonly hit: (number: number, signal: AbortSignal) => Hit;
};

/** Reads cards and texts out of their pieces. */
export function caseStore(root: SearchRoot, reader: PieceReader): CaseStore {
  const { perVolume } = root;

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
    read: reader.read,
    hit: (number, signal) => ({
      card: () => cardOf(number, signal),
      text: () => textOf(number, signal),
    }),
  };
}
