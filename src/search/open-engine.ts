import type { Ranked } from '../core/search/evaluate.ts';
import type { Language, Part, Plan } from '../core/search/plan.ts';
import { facetsName } from '../core/search/root.ts';
import type { SearchRoot } from '../core/search/root.ts';
import { folded } from '../core/search/units.ts';
import type { Folds } from '../core/search/units.ts';
import { caseStore } from './case-store.ts';
import type { CaseStore } from './case-store.ts';
import { SearchFailure } from './engine.ts';
import type { MissingPiece, Progress, SearchAnswer, SearchEngine } from './engine.ts';
import { interpretations, markedWords } from './interpretations.ts';
import { moreTools, nextQuestion } from './more-loader.ts';
import { loadWords } from './words-loader.ts';
import { pieceReader } from './piece-reader.ts';
import type { PieceReader } from './piece-reader.ts';
import { isOpen } from './query.ts';
import type { SearchState } from './query.ts';
import { refine } from './refine.ts';
import type { KnownLanguage, Understood } from './refine.ts';
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
const nothing: Pick<Understood, 'plan' | 'missing' | 'folds'> = {
  plan: { parts: [], excluded: [] },
  missing: new Map(),
  folds: new Map(),
};
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

/** The words that search knows, with all folds once they were needed; until then those of simplified texts. */
function languageTools(base: string, edition: string, reader: PieceReader) {
  let words: Promise<Language> | null = null;
  let folds: Folds | null = null;
  return {
    language: async (): Promise<KnownLanguage> => {
      words ??= loadWords(base, edition, reader);
      try {
        const known = await words;
        return { ...known, everyday: known.folds, folds: folds ?? known.folds };
      } catch (error) {
        words = null;
        throw error;
      }
    },
    loadFolds: async (signal: AbortSignal) => {
      if (folds !== null) return;
      const [bytes, { decodeFolds }] = await Promise.all([reader.read('x-folds', signal), moreTools(base)]);
      folds = decodeFolds(bytes);
    },
    more: () => moreTools(base),
  };
}

type Tools = ReturnType<typeof languageTools>;

type Said = Pick<
  SearchAnswer,
  'interpretations' | 'fold' | 'words' | 'missing' | 'unsearched' | 'suggestions'
>;

/** What is said of a query besides its cases. */
function said(q: string, understood: Understood | null, tools: Tools, reader: PieceReader): Said {
  const { plan, missing, folds } = understood ?? nothing;
  const fold = (text: string) => folded(text, folds);
  const asWritten = writtenIn(q, fold(q));
  return {
    fold,
    interpretations: understood === null ? [] : interpretations(q, understood, asWritten),
    words: markedWords(plan),
    missing: unique(missing.values()),
    unsearched: unsearchedIn(plan, missing).map(asWritten),
    suggestions: async () =>
      understood === null || understood.absent.length === 0
        ? []
        : (await tools.more()).suggest(understood, tools.language, reader, asWritten),
  };
}

/** Open the index whose root the page's script brought along. */
export function openEngine({ base, engine, onProgress }: EngineOptions): SearchEngine {
  const root = window.anliRoot;
  if (root === undefined) throw new SearchFailure({ name: 'search.js', cause: '内容残缺' });
  const reader = pieceReader({ base, edition: root.edition, onProgress, patience, waits });
  const store: CaseStore = caseStore(root, reader);
  const source = rescuedSource(root, reader, base, engine);
  const tools = languageTools(base, root.edition, reader);
  const all = Array.from({ length: root.total }, (_, number) => number);
  const facets = async (signal: AbortSignal) => {
    const [bytes, more] = await Promise.all([reader.read(facetsName, signal), tools.more()]);
    return more.facets(bytes, root.total);
  };

  return {
    store,
    warm: () => {
      tools.language().catch(() => undefined);
    },
    search: async (state: SearchState, signal: AbortSignal): Promise<SearchAnswer> => {
      reader.restart();
      nextQuestion();
      const narrowed = !isOpen(state.filters) || state.sort !== 'relevance';
      // Facets are read beside the keys, so that a filter costs no further round trip.
      const early = narrowed ? facets(signal) : null;
      early?.catch(() => undefined);
      const asked = state.q.trim() !== '';
      const understood = asked ? await refine(state.q, { ...tools, source }, root.total, signal) : null;
      const groups = understood?.groups;
      const numbers = (ranked: readonly Ranked[]) => ranked.map(({ number }) => number);
      const main = groups === undefined ? all : numbers(groups.main);
      const chosen = await early;
      const read = new AbortController();
      const hits = (docs: readonly number[]) =>
        (chosen?.order(docs, state) ?? docs).map((number) => store.hit(number, signal));
      return {
        tier: groups?.level ?? 'all',
        hits: hits(main),
        rest: hits(groups === undefined ? [] : numbers(groups.rest)),
        total: root.total,
        ...said(state.q, understood, tools, reader),
        counts: async () => (await facets(read.signal)).count(main, state.filters),
      };
    },
  };
}
