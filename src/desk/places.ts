import type { Gazetteer } from '../core/gazetteer.ts';
import type { PlaceRow } from './state.ts';

/** Longest list of places; a longer one asks for more words. */
const limit = 24;

/**
 * Divisions that a name or the beginning of a code may mean: those printed so first, then those whose names begin so, then those that hold it.
 */
export function findPlaces(gazetteer: Gazetteer, name: string): readonly PlaceRow[] {
  const words = name.replace(/\s/gu, '');
  if (words === '') return [];
  const exact = (gazetteer.forms.get(words)?.readings ?? []).map(({ division }) => division);
  const all = [...gazetteer.divisions.values()];
  const begins = all.filter((d) => d.name.startsWith(words) || d.code.startsWith(words));
  const holds = all.filter((d) => gazetteer.namesOf(d.code).join('').includes(words));
  const codes = [...new Set([...exact, ...begins, ...holds].map(({ code }) => code))];
  return codes.slice(0, limit).map((code) => ({ code, names: gazetteer.namesOf(code).join('') }));
}
