import type { Problem } from '../src/core/problems.ts';

/** The first few of problems that differ only in their place, and how many were left out. */
export function fewOfEach(
  problems: readonly Problem[],
  few = 3,
): { shown: readonly Problem[]; left: number } {
  const seen = new Map<string, number>();
  const shown = problems.filter(({ code, args }) => {
    const key = JSON.stringify([code, args]);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth <= few;
  });
  return { shown, left: problems.length - shown.length };
}
