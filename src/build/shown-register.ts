import { appendAddresses, type Register, type Wanted } from '../core/register.ts';
import { wantedAddresses } from '../core/wanted-addresses.ts';
import type { CaseRecord } from '../core/schema/case-record.ts';
import type { Training } from '../core/schema/training.ts';
import { packCases } from '../core/training.ts';
import type { Content } from './read-content.ts';

/** A preview's own spelling of a model, for the one dictionary is not the same in every process (see `customPinyin`). */
const codePoints = (han: string): readonly string[] =>
  [...han].map((character) => (character.codePointAt(0) ?? 0).toString(16));

const nameOf = ({ address, kind, key }: Wanted): string => address ?? `${kind} ${key}`;

/**
 * The register this build goes by: the one on disk, and in a preview (`ANLI_PRIVATE=1`) also what only batches that are
 * not public want, live for the time being. The address of a public case that is not registered stays missing.
 *
 * @param cases All cases this build shows.
 * @param packs All training packs this build shows; one with a case that is not public is not public either.
 */
export function shownRegister(
  {
    register,
    batches,
    taxonomy,
    library,
    help = [],
  }: Pick<Content, 'register' | 'batches' | 'taxonomy' | 'library'> & Partial<Pick<Content, 'help'>>,
  cases: readonly CaseRecord[],
  packs: readonly Training[] = [],
): Register {
  const open = batches.filter((batch) => batch.public);
  if (open.length === batches.length) return register;
  const ids = new Set(open.map(({ id }) => id));
  const openCases = cases.filter(({ batch }) => ids.has(batch));
  const openIds = new Set(openCases.map(({ id }) => id));
  const inPublic = wantedAddresses({
    cases: openCases,
    batches: open,
    taxonomy,
    packs: packs.filter((pack) => packCases(pack).every((id) => openIds.has(id))),
    help,
  });
  const known = new Set(inPublic.map(nameOf));
  const extra = wantedAddresses({ cases, batches, taxonomy, packs, help }).filter(
    (item) => !known.has(nameOf(item)),
  );
  return appendAddresses(register, extra, library.edition, codePoints);
}
