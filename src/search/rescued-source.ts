import type { SearchRoot } from '../core/search/root.ts';
import { gramSource } from './gram-source.ts';
import type { Found, KeySource } from './gram-source.ts';
import { pagefindTools } from './more-loader.ts';
import type { Rescue } from './more-tools.ts';
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
  let rescue: Rescue | null = null;
  return {
    lookUp: async (asked, signal) => {
      const found: Found | null = engine === 'pagefind' ? null : await compact.lookUp(asked, signal);
      if (found !== null && found.missing.size === 0) return found;
      try {
        rescue ??= (await pagefindTools(base))(compact, root, reader, base);
        return await rescue(found, asked, signal);
      } catch (error) {
        // Whatever is wrong with Pagefind, even a damaged script, the compact index stands.
        if (signal.aborted) throw error;
        return found ?? compact.lookUp(asked, signal);
      }
    },
    lookUpPrefix: compact.lookUpPrefix,
  };
}
