import { applyChanges, matches } from '../traced.ts';
import type { Traced } from '../types.ts';

/**
 * The marks with which lines of an extracted text begin that stand beside it on paper: heads, feet, page numbers and watermarks, and
 * notes. A form feed is in no text that anybody typed, and white space wherever it is shown.
 */
export const asideMarks = { furniture: '\f', note: '\f\f' } as const;

/** Cut the lines that stand beside an extracted text, each with its line break. */
export const takeOffAsides = (source: Traced): Traced =>
  applyChanges(
    source,
    matches(source.text, /(?<=^|\n)\f[^\n]*\n?/gu, 'page-furniture', () => '').map((change) => {
      const isNote = source.text.startsWith(asideMarks.note, change.start);
      return isNote ? { ...change, rule: 'footnote' } : change;
    }),
  );
