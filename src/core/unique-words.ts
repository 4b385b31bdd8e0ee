import type { Folded } from './decision-anchors.ts';
import type { Span } from './types.ts';

/** Lengths, in folded code units, of the words that a decision is tied to. */
const lengths = [12, 24, 48] as const;
/** Fewest folded code units of an anchor, where there is a choice. */
const fewest = 6;
/** Shortest words that `decisions.yaml` takes for an anchor. */
const shortest = 2;
/** How far into a stretch, in folded code units, words for it are looked for; how many clauses; how far apart other starts. */
const search = { reach: 600, clauses: 12, stride: 4 } as const;

const clauseEnd = /[,.;:!?。、]/u;
/** Words that a curator can copy: no controls, no private use, more than marks. */
const isPlain = (words: string): boolean =>
  !/[\p{C}\p{M}\p{Zl}\p{Zp}]/u.test(words) && /[\p{L}\p{N}]/u.test(words);

/** Words that may be an anchor: a range of the folded text. */
type Option = Span & { readonly words: string };

/** For each of some words how often they stand in a text, counted up to two. */
function countIn(text: string, options: readonly Option[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const byLength = Map.groupBy(options, ({ words }) => words.length);
  for (const [length, own] of byLength) {
    const sought = new Set(own.map(({ words }) => words));
    const beginnings = new Set(own.map(({ words }) => words.slice(0, 2)));
    for (let i = 0; i + length <= text.length; i++) {
      if (!beginnings.has(text.slice(i, i + 2))) continue;
      const words = text.slice(i, i + length);
      if (sought.has(words)) counts.set(words, Math.min(2, (counts.get(words) ?? 0) + 1));
    }
  }
  return counts;
}

/** Index of the first code unit of a folded text that comes from `index` of the text it was made of, or from behind it. */
function foldedIndex({ from }: Folded, index: number): number {
  let [low, high] = [0, from.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((from[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A stretch of a text for which an anchor is sought. `fixed`: the anchor must begin where the stretch does. */
export type Sought = Span & { readonly fixed: boolean };

/** The words of a folded range as they stand, line breaks as spaces. */
const wordsAt = (text: string, { from }: Folded, { start, end }: Span): string =>
  text.slice(from[start] ?? 0, (from[end - 1] ?? 0) + 1).replace(/\s+/gu, ' ');

/** A text in which anchors are sought, and what it folds to. */
type Searched = { readonly text: string; readonly folded: Folded };

/** The range without marks at its end, as long as enough is left of it. */
function withoutMarks({ folded }: Searched, start: number, end: number): Option {
  let last = end;
  while (last - start > fewest && /[^\p{L}\p{N}]/u.test(folded.text.charAt(last - 1))) last--;
  return { start, end: last, words: folded.text.slice(start, last) };
}

/** Folded index behind the last code unit on the line of a folded index. */
function lineEnd({ text, folded }: Searched, index: number): number {
  const newline = text.indexOf('\n', folded.from[index] ?? text.length);
  return foldedIndex(folded, newline < 0 ? text.length : newline);
}

/** Where lines and clauses of a range begin, up to a few. */
function clauseStarts({ text, folded }: Searched, { start, end }: Span): readonly number[] {
  const starts = [start];
  for (let i = start + 1; i < end && starts.length < search.clauses; i++) {
    const between = text.slice((folded.from[i - 1] ?? 0) + 1, folded.from[i] ?? 0);
    const isAfterMark = clauseEnd.test(folded.text.charAt(i - 1)) && !clauseEnd.test(folded.text.charAt(i));
    if (between.includes('\n') || isAfterMark) starts.push(i);
  }
  return starts;
}

/** True if nothing but white space stands beside a range of a text on its lines. */
function isWholeLine(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const newline = text.indexOf('\n', end);
  return (before + text.slice(end, newline < 0 ? text.length : newline)).trim() === '';
}

/** Words of a stretch that may be its anchor, best first: from the beginning of a clause and within a line, else from anywhere. */
function optionsFor(searched: Searched, { start, end, fixed }: Sought): readonly Option[] {
  const { text, folded } = searched;
  const own: Span = { start: foldedIndex(folded, start), end: foldedIndex(folded, end) };
  const limit = fixed ? folded.text.length : own.end;
  const reach = { start: own.start, end: Math.min(own.end, own.start + search.reach) };
  const clauses = fixed ? [own.start] : clauseStarts(searched, reach);
  const run = (from: number, length: number) => withoutMarks(searched, from, Math.min(limit, from + length));
  const inLine = clauses.map((from) =>
    withoutMarks(searched, from, Math.min(limit, from + lengths[0], lineEnd(searched, from))),
  );
  const strides: number[] = [];
  for (let i = own.start + search.stride; i < reach.end && !fixed; i += search.stride) strides.push(i);
  const whole = own.end - own.start <= lengths[1] ? [run(own.start, own.end - own.start)] : [];
  const isLine = fixed && isWholeLine(text, start, end);
  const all = [
    ...(isLine ? whole : []),
    ...inLine.filter(({ words }) => words.length >= fewest),
    ...lengths.flatMap((length) => clauses.map((from) => run(from, length))),
    ...strides.map((from) => run(from, lengths[0])),
    ...whole,
  ];
  return all.filter((one) => one.words.length >= shortest && isPlain(wordsAt(text, folded, one)));
}

/**
 * For each stretch of a text words that stand nowhere else in it, nor in another text: what a decision can be tied to.
 *
 * @param text The text in which the stretches lie, with what it folds to.
 * @param other Another text that anchors are looked up in: the source before it was repaired.
 * @returns `null` for a stretch all of which stands elsewhere too. Takes time by the length of the texts, not by the number of stretches.
 */
export function uniqueWords(
  text: string,
  folded: Folded,
  other: Folded,
  sought: readonly Sought[],
): readonly (string | null)[] {
  const options = sought.map((one) => optionsFor({ text, folded }, one));
  const all = options.flat();
  const [here, there] = [countIn(folded.text, all), countIn(other.text, all)];
  return options.map((own) => {
    const found = own.find(({ words }) => here.get(words) === 1 && (there.get(words) ?? 0) <= 1);
    return found === undefined ? null : wordsAt(text, folded, found);
  });
}
