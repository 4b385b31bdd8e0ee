import { decodeFolds } from '../core/search/fold-table.ts';
import type { Language, Part, Plan } from '../core/search/plan.ts';
import type { SearchRoot } from '../core/search/root.ts';
import { folded } from '../core/search/units.ts';
import type { Folds } from '../core/search/units.ts';
import { caseStore } from './case-store.ts';
import type { CaseStore } from './case-store.ts';
import { SearchFailure } from './engine.ts';
import type { MissingPiece, Progress, SearchAnswer, SearchEngine, Suggestion } from './engine.ts';
import { countValues, datesOf, narrow, sortDocs } from './facets.ts';
import { interpretations, markedWords } from './interpretations.ts';
import { moreTools } from './more-loader.ts';
import { loadWords } from './words-loader.ts';
import { pieceReader } from './piece-reader.ts';
import { isOpen } from './query.ts';
import type { SearchState } from './query.ts';
import { refine } from './refine.ts';
import type { KnownLanguage } from './refine.ts';
import { rescuedSource } from './rescued-source.ts';

export type EngineOptions = {
  /** Absolute address of the root of the site, with its last `/`. */
  readonly base: string;
  /** `pagefind` asks Pagefind alone for keys; anything else the compact index first. */
  readonly engine: string;
  readonly onProgress: (progress: Progress) => void;
};

declare global {
  interface Window {
    /** Baked into the page's script when it is built. */
    anliRoot?: SearchRoot;
  }
}

const patience = 6000;
const noFolds: Folds = new Map();
const waits = [300, 1500];

const unique = (pieces: Iterable<MissingPiece>): readonly MissingPiece[] => [
  ...new Map([...pieces].map((piece) => [piece.name, piece])).values(),
];

/** Words of a query that rest on keys which could not be looked up. */
function unsearchedIn(
  { parts, excluded }: Plan,
  missing: ReadonlyMap<string, MissingPiece>,
): readonly string[] {
  const all = [...parts, ...excluded];
  const keysOfPart = ({ ways }: Part) =>
    ways.flatMap(({ keys, substitutes }) => [...keys, ...substitutes].map(({ key }) => key));
  const known = new Set(all.flatMap(keysOfPart));
  // What was missing to read a word in another way is kept under the word itself.
  const others = [...missing.keys()].filter((key) => !known.has(key) && /^[^~=]+$/u.test(key));
  const words = all
    .filter((part) => keysOfPart(part).some((key) => missing.has(key)))
    .map(({ typed }) => typed);
  return [...new Set([...words, ...others])];
}

/** The stretch of a query that was folded to a text; folding keeps the length. */
const writtenIn =
  (query: string, plain: string) =>
  (text: string): string => {
    const at = plain.indexOf(text);
    return at === -1 ? text : query.slice(at, at + text.length);
  };

/** Open the index whose root the page's script brought along. */
export function openEngine({ base, engine, onProgress }: EngineOptions): SearchEngine {
  const root = window.anliRoot;
  if (root === undefined) throw new SearchFailure({ name: 'search.js', cause: '内容残缺' });
  const reader = pieceReader({ base, edition: root.edition, onProgress, patience, waits });
  const store: CaseStore = caseStore(root, reader);
  const source = rescuedSource(root, reader, base, engine);
  let words: Promise<Language> | null = null;
  /** All folds once they were needed; until then those of simplified texts. */
  let folds: Folds | null = null;

  const language = async (): Promise<KnownLanguage> => {
    words ??= loadWords(base, root.edition);
    try {
      const known = await words;
      return { ...known, everyday: known.folds, folds: folds ?? known.folds };
    } catch (error) {
      words = null;
      throw error;
    }
  };

  const tools = {
    source,
    language,
    more: () => moreTools(base),
    loadFolds: async (signal: AbortSignal) => {
      folds ??= decodeFolds(await reader.read('x-folds', signal));
    },
  };

  const suggestions =
    (plan: Plan, absent: readonly string[], asWritten: (text: string) => string) =>
    async (): Promise<readonly Suggestion[]> => {
      const signal = new AbortController().signal;
      if (absent.length === 0) return [];
      const [{ folds: all }, more, terms, sounds] = await Promise.all([
        language(),
        moreTools(base),
        reader.read('x-terms', signal),
        reader.read('x-sounds', signal),
      ]);
      const typedParts = plan.parts.map(({ typed }) => typed);
      return absent.flatMap((word) =>
        more.suggest(word, { terms, sounds }, all).map(({ query, reason }) => ({
          query: typedParts.map((typed) => (typed === word ? query : asWritten(typed))).join(' '),
          reason,
        })),
      );
    };

  const all = Array.from({ length: root.total }, (_, number) => number);

  return {
    warm: () => undefined,
    search: async (state: SearchState, signal: AbortSignal): Promise<SearchAnswer> => {
      reader.restart();
      const asked = state.q.trim() !== '';
      const narrowed = !isOpen(state.filters) || state.sort !== 'relevance';
      // Facets are read beside the keys, so that a filter costs no further round trip.
      const early = narrowed ? store.facets(signal) : null;
      early?.catch(() => undefined);
      const understood = asked ? await refine(state.q, tools, root.total, signal) : null;
      const groups = understood?.groups;
      const main = groups === undefined ? all : groups.main.map(({ number }) => number);
      const rest = groups === undefined ? [] : groups.rest.map(({ number }) => number);
      const facets = early === null ? null : await early;
      const order = (docs: readonly number[]) =>
        facets === null ? docs : sortDocs(narrow(docs, facets, state.filters), datesOf(facets), state.sort);
      const plan = understood?.plan ?? { parts: [], excluded: [] };
      const missing = understood?.missing ?? new Map<string, MissingPiece>();
      const read = new AbortController();
      const used = understood?.folds ?? noFolds;
      const fold = (text: string) => folded(text, used);
      const asWritten = writtenIn(state.q, fold(state.q));
      const hits = (docs: readonly number[]) => docs.map((number) => store.hit(number, signal));
      return {
        tier: groups?.level ?? 'all',
        hits: hits(order(main)),
        rest: hits(order(rest)),
        total: root.total,
        interpretations: understood === null ? [] : interpretations(state.q, understood, asWritten),
        fold,
        words: markedWords(plan),
        missing: unique(missing.values()),
        unsearched: unsearchedIn(plan, missing).map(asWritten),
        counts: async () => countValues(main, await store.facets(read.signal), state.filters),
        suggestions: suggestions(plan, understood?.absent ?? [], asWritten),
      };
    },
  };
}
