import { foldWidth } from '../core/fold-width.ts';
import { ledgerParts } from '../core/ledger-text.ts';
import type { Evidence } from '../core/schema/evidence.ts';
import type { Ledger } from '../core/schema/ledger.ts';
import type { Traced } from '../core/types.ts';
import { lastNotAbove, lineStarts } from '../core/source-places.ts';
import type { Range } from './state.ts';

/** For every code unit of a shown field the stretch of the captured text that it came from. */
type Units = { readonly starts: number[]; readonly ends: number[] };

type Stretch = Extract<ReturnType<typeof ledgerParts>[number], { shown: unknown }>;

/** Add the units of a stretch: words that a change brought in come from all that it took away, or one by one from as many. */
function addUnits({ starts, ends }: Units, { shown, changes }: Stretch): void {
  let done = shown.start;
  const keep = (upTo: number) => {
    for (; done < upTo; done++) {
      starts.push(done);
      ends.push(done + 1);
    }
  };
  for (const { start, end, after } of changes) {
    keep(start);
    const isSameLength = after.length === end - start;
    for (let i = 0; i < after.length; i++) {
      starts.push(isSameLength ? start + i : start);
      ends.push(isSameLength ? start + i + 1 : end);
    }
    done = end;
  }
  keep(shown.end);
}

/** Fields of all pages with where each of their code units comes from, by `page#field`. */
function fieldUnits({ entries }: Ledger): ReadonlyMap<string, Units> {
  const stretches = ledgerParts(entries).filter((part) => 'shown' in part);
  const inOrder = [...stretches].sort((a, b) => (a.shown.part ?? 0) - (b.shown.part ?? 0));
  const fields = new Map<string, Units>();
  for (const stretch of inOrder) {
    const key = `${stretch.shown.page}#${stretch.shown.field}`;
    const units = fields.get(key) ?? { starts: [], ends: [] };
    addUnits(units, stretch);
    fields.set(key, units);
  }
  return fields;
}

/** A page as evidence knows it: words of its fields, the blocks of its body joined by `\n`. */
export type PageText = {
  readonly page: string;
  readonly title: string;
  readonly organisation: string;
  readonly body: string;
  /** Captured lines of the case as offsets: where words of no certain place are looked for. */
  readonly around: Range;
};

/** Where the words of evidence stand in the captured text; `null` if they stand nowhere. */
export type FindRange = (page: PageText, evidence: Evidence, tagged?: string) => Range | null;

/** A function of words that is worked out once for each. */
function memo<T>(make: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>();
  return (words) => {
    if (!known.has(words)) known.set(words, make(words));
    return known.get(words) as T;
  };
}

const nowhere: Units = { starts: [], ends: [] };

const rangeOf = ({ starts, ends }: Units, at: number, length: number): Range | null => {
  const [start, first, last] = [starts[at], ends[at], ends[at + length - 1]];
  return start === undefined || first === undefined || last === undefined
    ? null
    : [start, Math.max(first, last)];
};

/** Start and length in a text of what is tagged, or else of the words around it; the occurrence at or next before `at`. */
function locate(
  text: string,
  words: string,
  at: number | undefined,
  tagged: string,
): [number, number] | null {
  if (at !== undefined && tagged !== '' && text.startsWith(tagged, at)) return [at, tagged.length];
  const near = at === undefined ? -1 : text.lastIndexOf(words, at);
  const found = near >= 0 ? near : text.indexOf(words);
  return found < 0 ? null : [found, words.length];
}

/**
 * Ways from the words of a tag back to the captured text.
 *
 * @param repaired Where words are looked for that the ledger leads to no place of.
 */
export function rangeFinder({ text, at: offsets }: Traced, ledger: Ledger): FindRange {
  const fields = fieldUnits(ledger);
  const inField = (page: string, field: string, start: number, length: number) =>
    rangeOf(fields.get(`${page}#${field}`) ?? nowhere, start, length);
  const inText = (words: string, [from, to]: Range): Range | null => {
    const first = Math.max(0, lastNotAbove(offsets, from - 1) + 1);
    const own = foldWidth(text.slice(first, lastNotAbove(offsets, to) + 1));
    const found = own.indexOf(foldWidth(words));
    const [start, last] = [offsets[first + found], offsets[first + found + words.length - 1]];
    return found < 0 || start === undefined || last === undefined ? null : [start, last + 1];
  };
  const anywhere = memo((words: string) => inText(words, [0, offsets.at(-1) ?? 0]));
  const blocks = memo(lineStarts);
  return (page, { words, where, at }, tagged = '') => {
    if (where === 'decision') return null;
    if (where === 'batch') return anywhere(words);
    if (where === 'body') {
      const found = locate(page.body, words, at, tagged);
      if (found === null) return inText(words, page.around);
      const starts = blocks(page.body);
      const block = lastNotAbove(starts, found[0]);
      const range = inField(page.page, `body/${block}`, found[0] - (starts[block] ?? 0), found[1]);
      return range ?? inText(words, page.around);
    }
    const field = where === 'title' ? page.title : where === 'organisation' ? page.organisation : '';
    const found = locate(field, words, at, tagged);
    const range = found === null ? null : inField(page.page, where, ...found);
    return range ?? inText(words, page.around);
  };
}

/** The stretch of the captured text, from first to last code unit, that a field of a page is made of. */
export function fieldRanges(ledger: Ledger): (page: string, field: string) => Range | null {
  const fields = fieldUnits(ledger);
  return (page, field) => {
    const units = fields.get(`${page}#${field}`) ?? nowhere;
    return rangeOf(units, 0, units.starts.length);
  };
}
