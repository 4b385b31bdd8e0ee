import type { Captured } from './capture.ts';
import { foldWords } from './decision-anchors.ts';
import type { Problem } from './problems.ts';
import { type SourcePlace, sourcePlaces } from './source-places.ts';
import type { Span } from './types.ts';

/** A problem with the place that it has in a captured file, as far as that is known. */
export type LocatedProblem = {
  /** `place.line` counts the lines of `place.file`; there is a column only where it is certain. */
  readonly problem: Problem;
  /** The line that it is on. */
  readonly place: SourcePlace | null;
  /** What of the captured text it is about: its words; without words the first clause of the line; `null` where its words do not stand there. */
  readonly at: Span | null;
  /** Offset of `at`, or of the first words of the line. */
  readonly start: number;
};

/** Lines before in which words are looked for last. */
const back = 2;
/** Lines further on in which the words of a problem are looked for: a sentence may be broken over them. */
const further = 3;
/** Most code units that are looked through for one source; what is left then has a line and no column. */
const mostLooked = 50_000_000;

/** What the words of a problem may be, surest first. */
function wordsOf({ place, args }: Problem): readonly string[] {
  const said = [place.words, args['from'], args['words'], args['name']].map((words) => String(words ?? ''));
  const parts = said.flatMap((words) => [words, words.split('、')[0] ?? '']);
  return [...new Set(parts)].filter((words) => words.trim() !== '');
}

/** Looks for words in a text from where it found the last ones; words that come in order are found in time by its length. */
class Search {
  private next = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Where words stand, -1 if nowhere, and how many code units were looked at. */
  find(words: string): { readonly at: number; readonly looked: number } {
    const ahead = this.text.indexOf(words, this.next);
    const at = ahead >= 0 ? ahead : this.text.indexOf(words);
    const looked = ahead >= 0 ? ahead - this.next : this.text.length;
    if (at >= 0) this.next = at;
    return { at, looked };
  }
}

/** Looks for words in stretches of a captured text: as they stand, else as they fold. */
class Finder {
  private readonly text: string;
  private readonly searches = new Map<string, { exact: Search; folded: Search; from: Uint32Array }>();
  private looked = 0;

  constructor(text: string) {
    this.text = text;
  }

  private searchesOf({ start, end }: Span) {
    const key = `${String(start)} ${String(end)}`;
    const known = this.searches.get(key);
    if (known !== undefined) return known;
    const words = this.text.slice(start, end);
    const folded = foldWords(words);
    const made = { exact: new Search(words), folded: new Search(folded.text), from: folded.from };
    this.looked += end - start;
    this.searches.set(key, made);
    return made;
  }

  find(stretch: Span, words: string): Span | null {
    const folded = foldWords(words).text;
    if (this.looked > mostLooked || folded === '') return null;
    const search = this.searchesOf(stretch);
    const exact = search.exact.find(words);
    this.looked += exact.looked;
    if (exact.at >= 0)
      return { start: stretch.start + exact.at, end: stretch.start + exact.at + words.length };
    const loose = search.folded.find(folded);
    this.looked += loose.looked;
    if (loose.at < 0) return null;
    const last = search.from[loose.at + folded.length - 1] ?? 0;
    return { start: stretch.start + (search.from[loose.at] ?? 0), end: stretch.start + last + 1 };
  }
}

/** Most code units of a line that a problem without words points to. */
const mostMarked = 24;

/** The first clause of a part of the captured text: what a problem without words points to. */
function firstClause(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const first = start + words.length - words.trimStart().length;
  const [clause = ''] = text.slice(first, Math.min(end, first + mostMarked)).split(/[\r\n，。；：！？]/u, 1);
  return { start: first, end: first + clause.length };
}

/**
 * Find what problems are about in the captured text: file, line and column as an editor counts them.
 *
 * White space and the width of marks do not count, for repairs change them. Takes time by the length of the text.
 *
 * @param problems `place.line` counts the lines of the whole captured text; one that names its file already is left as it is.
 * @param caseOf Where in the captured text the case of a problem stands: its words may be anywhere in it, and one without words
 *   on a line just above it is about its beginning.
 */
export function locateProblems(
  problems: readonly Problem[],
  captured: Pick<Captured, 'text' | 'files'>,
  caseOf: (index: number) => Span | null = () => null,
): readonly LocatedProblem[] {
  const places = sourcePlaces(captured);
  const finder = new Finder(captured.text);
  const { startOf, lineOf, placeOf } = places;
  return problems.map((problem, i): LocatedProblem => {
    const { line } = problem.place;
    if (line === undefined || problem.place.file !== undefined || captured.text === '')
      return { problem, at: null, place: null, start: 0 };
    const own = caseOf(i);
    const stretches: readonly Span[] = [
      { start: startOf(line), end: startOf(line + further + 1) },
      ...(own === null ? [] : [own]),
      { start: startOf(Math.max(1, line - back)), end: startOf(line) },
    ];
    const words = wordsOf(problem);
    const ownLine = own === null ? 0 : lineOf(own.start);
    const isAtStart = own !== null && ownLine >= line && ownLine <= line + further;
    const whole = isAtStart
      ? firstClause(captured.text, own.start, startOf(ownLine + 1))
      : firstClause(captured.text, startOf(line), startOf(line + 1));
    const at = words.length === 0 ? whole : findFirst(finder, stretches, words);
    const { start } = at ?? whole;
    const place = placeOf(start);
    const { file, words: said } = { file: place.file, words: problem.place.words };
    return {
      problem: {
        ...problem,
        place: {
          ...(file === '' ? {} : { file }),
          line: place.line,
          ...(at === null ? {} : { column: place.column }),
          ...(said === undefined ? {} : { words: said }),
        },
      },
      at,
      place,
      start,
    };
  });
}

function findFirst(finder: Finder, stretches: readonly Span[], words: readonly string[]): Span | null {
  for (const stretch of stretches)
    for (const one of words) {
      const found = finder.find(stretch, one);
      if (found !== null) return found;
    }
  return null;
}
