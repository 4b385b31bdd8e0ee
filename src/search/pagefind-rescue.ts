import type { Asked } from '../core/search/plan.ts';
import type { Found, KeySource } from './gram-source.ts';
import type { OpenPagefind } from './more-tools.ts';
import { pagefindSource } from './pagefind-source.ts';

/** What one index found, and for what it could not, what the other did. */
async function complete(
  found: Found,
  asked: readonly Asked[],
  other: KeySource,
  signal: AbortSignal,
): Promise<Found> {
  const lost = asked.filter(({ key }) => !found.postings.has(key));
  if (lost.length === 0) return found;
  const more = await other.lookUp(lost, signal);
  const postings = new Map([...found.postings, ...more.postings]);
  const missing = new Map([...found.missing, ...more.missing].filter(([key]) => !postings.has(key)));
  return { postings, missing };
}

/** Finds by Pagefind what the compact index could not, or all; what Pagefind has no word for is left to the compact index. */
export const pagefindRescue: OpenPagefind = (compact, root, reader, base) => {
  const pagefind = pagefindSource(root, reader, base);
  return async (found, asked, signal) =>
    found === null
      ? complete(await pagefind.lookUp(asked, signal), asked, compact, signal)
      : complete(found, asked, pagefind, signal);
};
