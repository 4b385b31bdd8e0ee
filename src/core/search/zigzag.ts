/** A whole number that may be negative as one that is not: 0, -1, 1, -2 … as 0, 1, 2, 3 …; small ones stay small. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** The inverse of `zigzag`. */
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);
