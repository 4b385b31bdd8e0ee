import { foldWidth } from './fold-width.ts';
import { type Problem, problem } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import { lineStarts, lastNotAbove } from './source-places.ts';
import type { Outcome, Span, Traced } from './types.ts';

/** A text in which white space, invisible characters, the width and the curve of marks do not count. */
export type Folded = {
  readonly text: string;
  /** Index, in the text it was made from, of each code unit. */
  readonly from: Uint32Array;
};

const uncounted = /[\s\u200B-\u200D\u2060\u00AD]+/gu;
const curves: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'" };

/** Fold a text for looking words up in it: runs of what does not count are left out, all else keeps its length. */
export function foldWords(text: string): Folded {
  const from = new Uint32Array(text.length);
  const parts: string[] = [];
  let [done, length] = [0, 0];
  const keep = (end: number) => {
    if (end > done) parts.push(text.slice(done, end));
    for (; done < end; done++) from[length++] = done;
  };
  for (const { index, 0: run } of text.matchAll(uncounted)) {
    keep(index);
    done = index + run.length;
  }
  keep(text.length);
  const folded = foldWidth(parts.join('')).replace(/[“”‘’]/gu, (mark) => curves[mark] ?? mark);
  return { text: folded, from: from.subarray(0, length) };
}

/** A decision and where its anchor stands: spans of the captured text, ascending, each once. */
export type Anchored = { readonly decision: Decision; readonly at: readonly Span[] };

/** Most places of one anchor that are looked at. */
const mostPlaces = 200;

/** A text of the captured one's making, in which anchors are looked up. */
type Layer = { readonly traced: Traced; readonly folded: Folded };

function placesIn({ traced, folded }: Layer, words: string): readonly Span[] {
  const found: Span[] = [];
  for (
    let i = folded.text.indexOf(words);
    i >= 0 && found.length < mostPlaces;
    i = folded.text.indexOf(words, i + 1)
  ) {
    const start = traced.at[folded.from[i] ?? 0] ?? 0;
    const last = folded.from[i + words.length - 1] ?? 0;
    found.push({ start, end: Math.max(start + 1, traced.at[last + 1] ?? start + 1) });
  }
  return found;
}

/** Least part of an anchor's characters that words have which may have been meant. */
const likeness = 0.5;

/**
 * The stretch of a text, as long as the words, that has most of their characters; `null` if none has half of them.
 *
 * @param words Folded.
 * @returns Half-open range of the folded text. Takes time by its length.
 */
export function nearestWords(folded: string, words: string): Span | null {
  // How many more of each code unit a stretch could have in common with the words; negative where it has too many.
  const left = new Int32Array(0x10000);
  const wanted = new Uint8Array(0x10000);
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    left[unit] = (left[unit] ?? 0) + 1;
    wanted[unit] = 1;
  }
  const length = Math.min(words.length, folded.length);
  let [common, best, bestEnd] = [0, Math.ceil(words.length * likeness) - 1, -1];
  for (let end = 1; end <= folded.length; end++) {
    const entering = folded.charCodeAt(end - 1);
    if (wanted[entering] === 1) {
      const need = left[entering] ?? 0;
      if (need > 0) common++;
      left[entering] = need - 1;
    }
    const leaving = end > length ? folded.charCodeAt(end - 1 - length) : -1;
    if (leaving >= 0 && wanted[leaving] === 1) {
      const need = left[leaving] ?? 0;
      if (need >= 0) common--;
      left[leaving] = need + 1;
    }
    if (common > best) [best, bestEnd] = [common, end];
  }
  return bestEnd < 0 ? null : { start: Math.max(0, bestEnd - length), end: bestEnd };
}

/** Most anchors of one batch for which the nearest words are looked for. */
const mostSought = 20;

/** In words, where the nearest to an anchor that is gone stands; empty if nothing is like it. */
function hintFor(anchor: string, starts: readonly number[], { traced, folded }: Layer): string {
  const near = nearestWords(folded.text, foldWords(anchor).text);
  if (near === null || near.start === near.end) return '';
  const start = folded.from[near.start] ?? 0;
  const words = traced.text.slice(start, (folded.from[near.end - 1] ?? start) + 1).replace(/\s+/gu, ' ');
  const line = lastNotAbove(starts, traced.at[start] ?? 0) + 1;
  return `（最相近的是第 ${String(line)} 行的“${words}”）`;
}

/** That anchors are gone, each with the nearest words that the source has. */
function goneProblems(anchors: readonly string[], captured: string, layer: Layer | undefined): Problem[] {
  if (anchors.length === 0) return [];
  const starts = lineStarts(captured);
  return anchors.map((anchor, i) => {
    const nearest = layer === undefined || i >= mostSought ? '' : hintFor(anchor, starts, layer);
    return problem('anchor-gone', {}, { anchor, nearest });
  });
}

/**
 * Find the words that each decision is tied to.
 *
 * @param captured The captured text.
 * @param texts What was made of it, in the order of the making: an anchor may be copied from the source or from a page.
 * @returns Decisions whose anchor stands somewhere; that one does not is an error.
 */
export function anchorDecisions(
  captured: string,
  texts: readonly Traced[],
  decisions: readonly Decision[],
): Outcome<readonly Anchored[]> {
  if (decisions.length === 0) return { value: [], problems: [] };
  const layers = [...new Set(texts)].map((traced): Layer => ({ traced, folded: foldWords(traced.text) }));
  const gone: string[] = [];
  const value = decisions.flatMap((decision): Anchored[] => {
    const words = foldWords(decision.anchor).text;
    const places = new Map<number, Span>();
    for (const layer of words === '' ? [] : layers)
      for (const span of placesIn(layer, words)) if (!places.has(span.start)) places.set(span.start, span);
    if (places.size === 0) gone.push(decision.anchor);
    const at = [...places.values()].sort((a, b) => a.start - b.start);
    return at.length === 0 ? [] : [{ decision, at }];
  });
  return { value, problems: goneProblems(gone, captured, layers.at(-1)) };
}
