import type { Tile, TileMap } from '../core/schema/tile-map.ts';
import type { PlaceNode } from './places.ts';
import { shadeClass, shadesFor } from './shades.ts';
import type { Cell, Shade } from './shades.ts';

/** One square of the map: a unit at province level with the number of its cases. */
export type MapTile = Cell & Pick<Tile, 'name' | 'short' | 'row' | 'column'>;

/** The map as home shows it. */
export type PlaceMap = {
  /** Row by row, so that reading order is the order on the screen. */
  readonly tiles: readonly MapTile[];
  readonly shades: readonly Shade[];
  /** Units with cases that have no square, by name and count. */
  readonly outside: readonly PlaceNode[];
};

/** @param places Divisions at the top of the tree: one for each province with cases. */
export function placeMap({ tiles }: TileMap, places: readonly PlaceNode[]): PlaceMap {
  const filed = new Map(places.map((node) => [node.code, node]));
  const shades = shadesFor(Math.max(0, ...places.map(({ total }) => total)));
  const squares = tiles.map(({ code, name, short, row, column }): MapTile => {
    const node = filed.get(code);
    const total = node?.total ?? 0;
    return {
      name,
      short,
      row,
      column,
      count: total,
      shade: shadeClass(shades, total),
      href: node === undefined ? null : `/${node.address}`,
    };
  });
  const placed = new Set<string>(tiles.map(({ code }) => code));
  return {
    tiles: squares.sort((a, b) => a.row - b.row || a.column - b.column),
    shades,
    outside: places.filter(({ code }) => !placed.has(code)),
  };
}
