import type { Asked } from '../core/search/plan.ts';
import type { SearchRoot } from '../core/search/root.ts';
import { gramSource } from './gram-source.ts';
import type { Found, KeySource } from './gram-source.ts';
import { pagefindTools } from './more-loader.ts';
import type { PieceReader } from './piece-reader.ts';

/** Pagefind needs WebAssembly and files that can be read as such. */
const pagefindRuns = (base: string): boolean =>
  typeof WebAssembly === 'object' && typeof fetch === 'function' && !base.startsWith('file:');

/**
 * The compact index, and Pagefind for the keys whose piece cannot be read; both hold the same cases. With `engine` `pagefind`, the
 * other way about.
 */
export function rescuedSource(
  root: SearchRoot,
  reader: PieceReader,
  base: string,
  engine: string,
): KeySource {
  const compact = gramSource(root, reader);
  if (!pagefindRuns(base)) return compact;
  let second: Promise<KeySource> | null = null;
  const pagefind = (): Promise<KeySource> => {
    second ??= pagefindTools(base).then((open) => open(root, reader, base));
    second.catch(() => {
      second = null;
    });
    return second;
  };

  const askPagefind = async (asked: readonly Asked[], signal: AbortSignal): Promise<Found | null> => {
    try {
      return await (await pagefind()).lookUp(asked, signal);
    } catch (error) {
      // Whatever is wrong with Pagefind, even a damaged script, the compact index stands.
      if (signal.aborted) throw error;
      return null;
    }
  };

  /** What one index found, and for what it could not read, what the other did. */
  const complete = async (
    found: Found,
    asked: readonly Asked[],
    ask: typeof askPagefind,
    signal: AbortSignal,
  ) => {
    const lost = asked.filter(({ key }) => found.missing.has(key) || !found.postings.has(key));
    const other = lost.length === 0 ? null : await ask(lost, signal);
    if (other === null) return found;
    const postings = new Map([...found.postings, ...other.postings]);
    const missing = new Map([...found.missing, ...other.missing].filter(([key]) => !postings.has(key)));
    return { postings, missing };
  };

  const nothing: Found = { postings: new Map(), missing: new Map() };
  return {
    lookUp: async (asked, signal) =>
      engine === 'pagefind'
        ? complete((await askPagefind(asked, signal)) ?? nothing, asked, compact.lookUp, signal)
        : complete(await compact.lookUp(asked, signal), asked, askPagefind, signal),
    lookUpPrefix: compact.lookUpPrefix,
  };
}
