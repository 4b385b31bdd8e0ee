import { regionData } from 'element-china-area-data';
import { ownOrShipped, shownPath } from '../src/build/content-folder.ts';
import { reader } from '../src/build/reader.ts';
import { buildGazetteer, type DivisionRow, type Gazetteer, unknownCodes } from '../src/core/gazetteer.ts';
import { nearest } from '../src/core/nearest.ts';
import { problem } from '../src/core/problems.ts';
import { placesSchema } from '../src/core/schema/places.ts';
import type { Outcome } from '../src/core/types.ts';

type Region = { readonly value: string; readonly label: string; readonly children?: readonly Region[] };

const rowsOf = (regions: readonly Region[]): DivisionRow[] =>
  regions.flatMap(({ value, label, children }) => [{ code: value, name: label }, ...rowsOf(children ?? [])]);

/**
 * Read the table of divisions from the package, and `taxonomy/places.yaml` from a content folder or, where that has none, from the library's own.
 *
 * A faulty overlay gives its problems and a gazetteer of the table alone; a code that is no division gives `unknown-term`.
 */
export function readGazetteer(content: string): Outcome<Gazetteer> {
  const path = ownOrShipped(content, 'taxonomy/places.yaml');
  const file = shownPath(path);
  const { problems, read } = reader();
  const places = read(path, placesSchema);
  const value = buildGazetteer(rowsOf(regionData), places ?? placesSchema.parse({}));
  const unknown = places === null ? [] : unknownCodes(value, places);
  const args = { vocabulary: '行政区划代码', file: 'GB/T 2260' };
  const codes = [...value.divisions.keys()];
  return {
    value,
    problems: [
      ...problems,
      ...unknown.map((term) =>
        problem('unknown-term', { file }, { ...args, term, nearest: nearest(term, codes) }),
      ),
    ],
  };
}
