import { folded } from '../core/search/units.ts';
import type { Plan } from '../core/search/plan.ts';
import type { Interpretation } from './engine.ts';
import type { Understood } from './refine.ts';

/** How the words of a query were read where not as they stand. */
export function interpretations(
  query: string,
  { plan, held, everyday }: Understood,
  asWritten: (text: string) => string,
): readonly Interpretation[] {
  const found: Interpretation[] = [];
  const plain = folded(query, everyday);
  for (const { typed, ways } of plan.parts) {
    const at = plain.indexOf(typed);
    if (at === -1 && ways.some(({ via }) => via === 'written')) {
      found.push({ kind: 'script', typed: asWritten(typed), read: typed });
    }
    for (const { via, read, substitutes } of ways) {
      if (via === 'pinyin' || via === 'prefix') found.push({ kind: via, typed, read });
      for (const { key, name, read: names } of substitutes)
        if ((held.get(key) ?? []).length > 0)
          found.push({ kind: 'synonym', typed: asWritten(name), read: names });
    }
  }
  return found.filter(
    (one, i) =>
      found.findIndex(
        ({ kind, typed, read }) => kind === one.kind && typed === one.typed && read === one.read,
      ) === i,
  );
}

/** What is to be marked in titles and texts: the parts as they were looked for, and the other names of what stands in them. */
export function markedWords({ parts }: Plan): readonly string[] {
  const words = new Set<string>();
  for (const { typed, ways } of parts)
    for (const { via, read, substitutes } of ways) {
      if (via !== 'pinyin') words.add(via === 'prefix' ? read : typed);
      for (const { read: names } of substitutes) for (const name of names.split('、')) words.add(name);
    }
  return [...words];
}
