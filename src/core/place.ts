import { codesOf, contains, type Division, type Gazetteer } from './gazetteer.ts';
import { findChains } from './place-chains.ts';
import { certain, decide, evidenceOf, type Field, type Sighting } from './place-context.ts';
import { organisationPlace } from './place-organisation.ts';
import { inPassing, isLocated, weightiest } from './place-weights.ts';
import { problem, type Problem } from './problems.ts';
import type { Place } from './schema/case-record.ts';
import type { Evidence } from './schema/evidence.ts';
import { tagYears } from './tag/years.ts';
import type { CaseText, Outcome } from './types.ts';

const fieldsOf = (text: CaseText): readonly (readonly [Field, string])[] => [
  ['organisation', text.organisation],
  ['title', text.title],
  ['batch', text.batchTitle],
  ['body', text.body],
];

const administrative = /(?:局|委员会|教委|厅|政府|办公室|研究院|研究室|研究所|教研室|中心|教科院|教研院)$/u;

/** A place found, and the rule that found it. */
type Found = { readonly sighting: Sighting; readonly rule: string };

function findSightings(text: CaseText, gazetteer: Gazetteer, year: number | null): readonly Sighting[] {
  return fieldsOf(text).flatMap(([where, field]) =>
    findChains(field, gazetteer, where === 'title' ? /^[\s\p{P}\p{N}]*/u.exec(field)?.[0].length : 0, year)
      .map((chain) => ({ chain, where }))
      .filter((sighting) => where === 'organisation' || !inPassing(sighting, text)),
  );
}

const firstOf = (sightings: readonly Sighting[], where: Field): Sighting | undefined =>
  sightings.find(
    (s) => s.where === where && s.chain.institution === null && s.chain.options[0]?.level !== 'county',
  );

/** Where title or first sentences say that it lies, if that is deeper than, or other than, what the name of a school lets guess. */
function located(found: Found, weak: boolean, text: CaseText, sightings: readonly Sighting[]): Found {
  if (!weak && administrative.test(text.organisation)) return found;
  const known = found.sighting.chain.options;
  const better = sightings.find(
    (s) =>
      s.where === 'body' &&
      s.chain.start < 120 &&
      s.chain.options.length === 1 &&
      s.chain.form === 'full' &&
      (isLocated(s, text) || (weak && s.chain.start === 0 && s.chain.institution === null)) &&
      (weak || s.chain.options.some((o) => known.some((k) => k.code !== o.code && contains(k.code, o.code)))),
  );
  return better === undefined ? found : { sighting: better, rule: 'located' };
}

function findPlace(
  text: CaseText,
  gazetteer: Gazetteer,
  sightings: readonly Sighting[],
  year: number | null,
): Found | null {
  const named = organisationPlace(text.organisation, gazetteer, year);
  if (named !== null) {
    const found: Found = { sighting: { chain: named.chain, where: 'organisation' }, rule: named.rule };
    return found.sighting.chain.options[0]?.level === 'county' && !named.weak
      ? found
      : located(found, named.weak, text, sightings);
  }
  const batch = firstOf(sightings, 'batch');
  const outer = batch?.chain.options.length === 1 ? (batch.chain.options[0] ?? null) : null;
  const told = sightings.filter((s) => s.where === 'title' || s.where === 'body');
  const best = weightiest(told, text, outer);
  if (best !== null) {
    const { institution } = best.chain;
    return { sighting: best, rule: institution === null ? best.where : `institution-${institution}` };
  }
  return batch === undefined ? null : { sighting: batch, rule: 'batch-title' };
}

/** Names that stand in no field, neither in full nor without 省, 市, 县 and the like. */
function unprinted(code: string, text: CaseText, gazetteer: Gazetteer): string[] {
  const all = fieldsOf(text)
    .map(([, field]) => field)
    .join('\n');
  return codesOf(code)
    .flatMap((c) => gazetteer.divisions.get(c) ?? [])
    .filter(({ name, short }) => !all.includes(name) && !all.includes(short || name))
    .map(({ name }) => name);
}

const ambiguity = (name: string, options: readonly Division[], gazetteer: Gazetteer): Problem =>
  problem(
    'place-ambiguous',
    { words: name },
    { name, candidates: options.map((o) => `${gazetteer.namesOf(o.code).join('')}（${o.code}）`).join('、') },
  );

/**
 * Find where the practice of a case takes place: the deepest division that is certain, and the zone if one is named.
 *
 * The organisation counts most, then title and text together, then the title of the compilation. An ambiguous name is decided by
 * the province or city named elsewhere, never guessed: what is left open gives `place-ambiguous` with all candidates.
 * A name of many times is read as it was in the latest year that the text tells of (两江新区, a division since the end of 2025).
 *
 * @returns `null` where nothing is certain. Evidence holds the words of the place first, then those that decided an ambiguous name.
 * @see GB/T 2260 for the codes.
 */
export function resolvePlace(text: CaseText, gazetteer: Gazetteer): Outcome<Place | null> {
  const year = tagYears(text).at(-1) ?? null;
  const sightings = findSightings(text, gazetteer, year);
  const found = findPlace(text, gazetteer, sightings, year);
  if (found === null) return { value: null, problems: [] };
  const { sighting, rule } = found;
  const { options, evidence: context } = decide(sighting.chain, sightings);
  const { code: common, open } = certain(options);
  const problems = open ? [ambiguity(sighting.chain.words, options, gazetteer)] : [];
  const code = common === null || gazetteer.divisions.has(common) ? common : `${common.slice(0, 2)}0000`;
  if (code === null) return { value: null, problems };
  const names = gazetteer.namesOf(code);
  const { zone } = sighting.chain;
  const ofZone: Evidence[] =
    zone === null ? [] : [{ words: zone.words, where: sighting.where, at: zone.start, rule: zone.rule }];
  const value: Place = {
    code,
    names,
    supplied: unprinted(code, text, gazetteer),
    zone: zone === null ? null : { name: zone.name, kind: zone.kind },
    evidence: [evidenceOf(sighting, rule), ...ofZone, ...context],
  };
  return { value, problems };
}
