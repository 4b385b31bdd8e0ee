import { commonCode, contains, type Division } from './gazetteer.ts';
import type { Chain } from './place-chains.ts';
import type { Evidence } from './schema/evidence.ts';

export type Field = 'organisation' | 'title' | 'batch' | 'body';

/** A place in a field of a case. */
export type Sighting = { readonly chain: Chain; readonly where: Field };

/** What an ambiguous name means, with the words elsewhere that decided it; several options if nothing did. */
export type Decided = { readonly options: readonly Division[]; readonly evidence: readonly Evidence[] };

/** Evidence that a place is printed. */
export const evidenceOf = ({ chain, where }: Sighting, rule: string): Evidence => ({
  words: chain.words,
  where,
  at: chain.start,
  rule,
});

const order: readonly Field[] = ['organisation', 'title', 'batch', 'body'];

/** Division of a sighting if it is certain. */
function only({ chain }: Sighting): Division | null {
  return chain.options.length === 1 && chain.institution === null ? (chain.options[0] ?? null) : null;
}

const supports = (sighting: Sighting, option: Division): boolean =>
  contains(only(sighting)?.code ?? '999999', option.code);

const levels = ['county', 'city', 'province'] as const;

/** Options that a field speaks for: the one it names in full elsewhere, or else those whose city it names, or whose province. */
function supported(options: readonly Division[], sightings: readonly Sighting[]): readonly Division[] {
  const by = (level: Division['level']) =>
    options.filter((o) => sightings.some((s) => only(s)?.level === level && supports(s, o)));
  return levels.map(by).find((left) => left.length > 0) ?? [];
}

/**
 * Decide what an ambiguous name means by the province or city named elsewhere: first in the organisation, then in title, batch title, text.
 *
 * @param sightings All places of the case that are not mentioned in passing.
 */
export function decide(chain: Chain, sightings: readonly Sighting[]): Decided {
  let { options } = chain;
  const evidence: Evidence[] = [];
  for (const where of order) {
    if (options.length < 2) break;
    const here = sightings.filter((s) => s.where === where && s.chain !== chain);
    const left = supported(options, here);
    if (left.length === 0 || left.length === options.length) continue;
    options = left;
    const witness = here.find((s) => left.some((o) => supports(s, o)));
    if (witness !== undefined) evidence.push(evidenceOf(witness, 'context'));
  }
  return { options, evidence };
}

/** The deepest division that holds all options, and whether one of them had to be left open. */
export function certain(options: readonly Division[]): {
  readonly code: string | null;
  readonly open: boolean;
} {
  const code = commonCode(options.map((o) => o.code));
  return { code, open: options.length > 1 && options.every((o) => o.code !== code) };
}
