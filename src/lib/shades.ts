import { count } from './words.ts';

/** A step of the scale: counts from `from` to `to`, both inclusive, are shaded alike. */
export type Shade = {
  /** 1 is the lightest. */
  readonly level: number;
  readonly from: number;
  readonly to: number;
};

const levels = 4;

/**
 * Steps of shading for counts from 1 to `most`, evenly parted on a logarithmic scale, since a few headings hold most cases.
 *
 * @returns At most four steps without gaps, lightest first; none if nothing is counted.
 */
export function shadesFor(most: number): readonly Shade[] {
  const shades: Shade[] = [];
  for (let step = 1; step <= levels; step += 1) {
    const from = (shades.at(-1)?.to ?? 0) + 1;
    const to = step === levels ? most : Math.max(from, Math.floor(most ** (step / levels)));
    if (from <= most) shades.push({ level: shades.length + 1, from, to: Math.min(to, most) });
  }
  return shades;
}

/** Class of a cell that shows a count: `d1` to `d4`, or `d0` for none. */
export const shadeClass = (shades: readonly Shade[], n: number): string =>
  `d${shades.find(({ from, to }) => n >= from && n <= to)?.level ?? 0}`;

/** Counts of a step in words: `1`, `3–8`. */
export const shadeWords = ({ from, to }: Shade): string =>
  from === to ? count(from) : `${count(from)}–${count(to)}`;

/** A number with what it counts, shaded, and where it leads; `null` where it leads nowhere. */
export type Cell = { readonly count: number; readonly shade: string; readonly href: string | null };
