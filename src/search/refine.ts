import { evaluate, group } from '../core/search/evaluate.ts';
import type { Groups, Ranked } from '../core/search/evaluate.ts';
import { keysOf, planQuery } from '../core/search/plan.ts';
import type { Asked, Language, Part, Plan, Way } from '../core/search/plan.ts';
import type { Postings } from '../core/search/postings.ts';
import { mayBeOtherScript } from '../core/search/everyday.ts';
import { wordsIn } from '../core/search/units.ts';
import type { Folds } from '../core/search/units.ts';
import { isSearchFailure } from './engine.ts';
import type { MissingPiece } from './engine.ts';
import type { Found, KeySource } from './gram-source.ts';
import type { MoreTools } from './more-tools.ts';

/** What is known of language; `everyday` are the folds of simplified texts, which go without saying. */
export type KnownLanguage = Language & { readonly everyday: Folds };

/** What understanding a query may need. */
export type RefineTools = {
  readonly source: KeySource;
  /** The words that search knows, with all folds once they are loaded. */
  readonly language: () => Promise<KnownLanguage>;
  readonly more: () => Promise<MoreTools>;
  /** Read the forms of the other script. */
  readonly loadFolds: (signal: AbortSignal) => Promise<void>;
};

/**
 * A query as it was understood in the end. `absent` are the parts that no case holds, however read; `missing` names for each key
 * that could not be looked up the piece it should be in.
 */
export type Understood = {
  readonly plan: Plan;
  readonly groups: Groups;
  readonly held: ReadonlyMap<string, Postings>;
  readonly missing: ReadonlyMap<string, MissingPiece>;
  /** The folds that go without saying. */
  readonly everyday: Folds;
  /** All folds that were used. */
  readonly folds: Folds;
  readonly absent: readonly string[];
};

/** Letters with tone marks, beside them or upon them, or tone figures: what may be pinyin, or a word. */
const letters = /^[a-z\u00df-\u024f\u0251\u0261][a-z\u00df-\u024f\u0251\u0261'\u2019:0-5\-\p{M}]*$/u;

/** True for a part that may be typed pinyin. */
export const isLatin = ({ typed }: Part): boolean =>
  letters.test(typed.replace(/ /gu, '')) && !/\d\d/u.test(typed);

/** Finds what a query means, step by step, and remembers what was looked up. */
export class Understanding {
  private readonly tools: RefineTools;
  private readonly signal: AbortSignal;
  readonly held = new Map<string, Postings>();
  readonly missing = new Map<string, MissingPiece>();

  constructor(tools: RefineTools, signal: AbortSignal) {
    this.tools = tools;
    this.signal = signal;
  }

  private keep({ postings, missing }: Found): void {
    for (const [key, list] of postings) this.held.set(key, list);
    for (const [key, piece] of missing) this.missing.set(key, piece);
  }

  /** Look up all words of letters that begin like this, as the key `word*`. */
  async lookUpPrefix(word: string): Promise<void> {
    this.keep(await this.tools.source.lookUpPrefix(word, this.signal));
  }

  async lookUp(asked: readonly Asked[]): Promise<void> {
    const fresh = asked.filter(({ key }) => !this.held.has(key) && !this.missing.has(key));
    if (fresh.length > 0) this.keep(await this.tools.source.lookUp(fresh, this.signal));
  }

  /** True if a key was looked up and no case holds it. */
  lacks(key: string): boolean {
    return !this.missing.has(key) && (this.held.get(key) ?? []).length === 0;
  }

  wayFails({ keys }: Way): boolean {
    return keys.some(({ key }) => this.lacks(key));
  }

  isAbsent({ ways }: Part): boolean {
    return ways.every(({ keys }) => keys.every(({ key }) => this.lacks(key)));
  }

  async attempt<T>(word: string, work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isSearchFailure(error)) throw error;
      this.missing.set(word, error.piece);
      return otherwise;
    }
  }

  /** The words of letters alone, where they do not stand beside what they were written beside. */
  async wordsAlone({ parts }: Plan): Promise<void> {
    const keys = parts.flatMap(({ ways }) => ways.flatMap((way) => way.keys.map(({ key }) => key)));
    const words = keys.filter((key) => this.lacks(key)).flatMap(wordsIn);
    await this.lookUp(words.map((key) => ({ key, follower: '' })));
  }
}

const isExact = ({ level }: Ranked): boolean => level === 'exact';

/** Letters that are no word of the library are read as pinyin, as initials, or as the beginning of words. */
async function readLatin(
  step: Understanding,
  plan: Plan,
  total: number,
  more: () => Promise<MoreTools>,
): Promise<Plan> {
  const latin = plan.parts.filter(isLatin);
  const fails = latin.some((part) => part.ways.every((way) => step.wayFails(way)));
  // Syllables may each be a word somewhere: together they are words only if some case holds them all.
  const apart = latin.length > 1 && !evaluate({ parts: latin, excluded: [] }, step.held, total).some(isExact);
  if (!fails && !apart) return plan;
  const typed = latin.map((part) => part.typed);
  const tools = await step.attempt(typed.join(' '), more, null);
  return tools === null ? plan : { ...plan, parts: await tools.readLatin(step, plan.parts) };
}

const noLanguage: KnownLanguage = {
  folds: new Map(),
  everyday: new Map(),
  synonyms: [],
  common: new Set(),
  content: (text) => [text],
};

/** Take a query apart, look its keys up, and read anew what no case holds: in the other script, as sound, as beginning of words. */
export async function refine(
  query: string,
  tools: RefineTools,
  total: number,
  signal: AbortSignal,
): Promise<Understood> {
  const step = new Understanding(tools, signal);
  const [known] = await Promise.all([
    step.attempt(query, tools.language, null),
    mayBeOtherScript(query) ? step.attempt(query, () => tools.loadFolds(signal), null) : null,
  ]);
  const language = known === null ? noLanguage : await tools.language();
  const { everyday } = language;
  let plan = planQuery(query, language);
  // What reads pinyin comes while the letters are looked up as words.
  if (plan.parts.some(isLatin)) tools.more().catch(() => undefined);
  await step.lookUp(keysOf(plan));
  await step.wordsAlone(plan);
  plan = await readLatin(step, plan, total, tools.more);
  const { held, missing } = step;
  const groups = group(evaluate(plan, held, total));
  const absent = plan.parts.filter((part) => part.ways.every((way) => step.wayFails(way)));
  return {
    plan,
    groups,
    held,
    missing,
    everyday,
    folds: language.folds,
    absent: absent.map(({ typed }) => typed),
  };
}
