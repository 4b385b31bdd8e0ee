/** Figures at the end of an id that are counted on; longer ones would not be exact as numbers. */
const counted = /^(.*?)(\d{1,9})$/u;

/** Ids that follow one another: the same words before figures of the same length. */
type Run = { readonly before: string; readonly first: string; last: string };

const follows = ({ before, last }: Run, words: string, figures: string): boolean =>
  words === before && figures.length === last.length && Number(figures) === Number(last) + 1;

/** The ids of all cases in their order, some bytes a batch: runs such as `junheng-01` to `junheng-15` are told by their ends. */
export function writeIds(ids: readonly string[]): Uint8Array {
  const runs: Run[] = [];
  for (const id of ids) {
    const [, words = id, figures = ''] = counted.exec(id) ?? [];
    const run = runs.at(-1);
    if (run !== undefined && figures !== '' && follows(run, words, figures)) run.last = figures;
    else runs.push({ before: words, first: figures, last: figures });
  }
  const lines = runs.map(({ before, first, last }) =>
    (first === last ? [before + first] : [before, first, last]).join('\t'),
  );
  return new TextEncoder().encode(lines.join('\n'));
}

/** The inverse of `writeIds`. */
export function readIds(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes);
  if (text === '') return [];
  return text.split('\n').flatMap((line) => {
    const [before = '', first, last = first] = line.split('\t');
    if (first === undefined) return [before];
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, i) => before + String(Number(first) + i).padStart(first.length, '0'),
    );
  });
}
