/** Edits (insert, delete, replace one character) that turn one word into another, counted in code points. */
function distance(from: string, to: string): number {
  const target = [...to];
  let row = [0, ...target.map((_, i) => i + 1)];
  [...from].forEach((char, i) => {
    const next = [i + 1];
    target.forEach((other, j) => {
      const replace = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

/** The candidates a mistyped word most likely meant, at most `count`: fewest edits first, equals as they stand. */
export const nearestFew = (word: string, candidates: readonly string[], count: number): readonly string[] =>
  candidates
    .map((candidate) => ({ candidate, edits: distance(word, candidate) }))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, count)
    .map(({ candidate }) => candidate);

/**
 * The candidate a mistyped word most likely meant: fewest edits, then the one that stands first.
 *
 * @returns The empty string if there are no candidates.
 */
export function nearest(word: string, candidates: readonly string[]): string {
  let best = '';
  let fewest = Infinity;
  for (const candidate of candidates) {
    const edits = distance(word, candidate);
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best;
}
