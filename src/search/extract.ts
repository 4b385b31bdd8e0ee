import { pieces } from './marks.ts';
import type { Mark, Piece } from './marks.ts';

/** Start of the window of `size` code units that shows most: different words first, then marked characters. */
function densest(text: string, marks: readonly Mark[], size: number): number {
  let best = { start: 0, worth: 0 };
  marks.forEach(({ start }, first) => {
    const different = new Set<string>();
    let inside = 0;
    for (let i = first; i < marks.length; i += 1) {
      const mark = marks[i];
      if (mark === undefined || mark.end > start + size) break;
      different.add(text.slice(mark.start, mark.end));
      inside += 1;
    }
    const worth = [...different].reduce((sum, word) => sum + word.length ** 2, 0) + inside / 100;
    if (worth > best.worth) best = { start, worth };
  });
  return best.start;
}

/** 。！？；, escaped because esbuild leaves regular expressions as they are and the script must be ASCII. */
const sentenceEnd = /[\u3002\uff01\uff1f\uff1b\n]/u;
/** Half a character, and marks that belong to what was cut off: all but letters, figures and what opens. */
const stray = /^[^\w\u2e80-\u2fff\u3005\u3400-\ud8ff\u2018\u201c\u300a\u300c\u3010\uff08]+/u;
const lowSurrogate = /[\uDC00-\uDFFF]/u;

/** The first place from `at` on, but not past `mark`, where an extract can begin. */
const cleanStart = (text: string, at: number, mark: number): number =>
  mark - text.slice(at, mark).replace(stray, '').length;

/** A little before the first mark, at the start of its sentence if that is near; earlier where the text ends soon after. */
function windowStart(text: string, mark: number, size: number): number {
  const lead = Math.floor(size / 6);
  const latest = Math.max(0, text.length - size);
  if (mark - lead > latest) return cleanStart(text, latest, mark);
  const earliest = Math.max(0, mark - 2 * lead);
  for (let at = mark; at > earliest; at -= 1) if (sentenceEnd.test(text[at - 1] ?? '')) return at;
  return earliest === 0 ? 0 : cleanStart(text, mark - lead, mark);
}

/**
 * About `size` code units of a text around its marks; its beginning if it has none.
 * What is left out before and after is shown by `…`.
 */
export function extract(text: string, marks: readonly Mark[], size: number): readonly Piece[] {
  const from = marks.length === 0 ? 0 : windowStart(text, densest(text, marks, size), size);
  const cutAt = Math.min(text.length, from + size);
  const end = lowSurrogate.test(text[cutAt] ?? '') ? cutAt + 1 : cutAt;
  const inside = marks
    .filter((mark) => mark.start >= from && mark.end <= end)
    .map((mark) => ({ start: mark.start - from, end: mark.end - from }));
  const shown = pieces(text.slice(from, end), inside);
  return [
    ...(from > 0 ? [{ text: '…', marked: false }] : []),
    ...shown,
    ...(end < text.length ? [{ text: '…', marked: false }] : []),
  ];
}
