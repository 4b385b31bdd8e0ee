/** Number of 16-bit hashes in a fingerprint. */
const width = 32;
const gramLength = 4;

/** Words of a text as they count for its identity: compatibility forms folded, letters and digits only. */
const folded = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** FNV-1a over the code units of a string, started from a seed; an unsigned 32-bit number. */
function hash(text: string, seed: number): number {
  let value = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}

/**
 * Fingerprint of a text by its runs of four characters (min-wise hashing): texts that share most of their words share
 * most of it, so that a case is known again when a better importer cuts it a little differently.
 *
 * @returns 32 hashes of 16 bits as 128 hexadecimal digits.
 * @see A. Broder, On the resemblance and containment of documents, 1997
 */
export function fingerprint(text: string): string {
  const words = folded(text);
  const grams = new Set(
    words.length <= gramLength
      ? [words]
      : Array.from({ length: words.length - gramLength + 1 }, (_, i) => words.slice(i, i + gramLength)),
  );
  return Array.from({ length: width }, (_, seed) => {
    let least = 0xffffffff;
    for (const gram of grams) least = Math.min(least, hash(gram, seed + 1));
    return ((least ^ (least >>> 16)) & 0xffff).toString(16).padStart(4, '0');
  }).join('');
}

/** Share of two fingerprints' hashes that agree, 0 to 1: an estimate of how much of their words two texts share. */
export function resemblance(a: string, b: string): number {
  let same = 0;
  for (let i = 0; i < width * 4; i += 4) if (a.slice(i, i + 4) === b.slice(i, i + 4)) same++;
  return a === '' || b === '' ? 0 : same / width;
}

/** A case the register knows: its number within the batch, and the fingerprint of its text. */
export type KnownCase = {
  readonly number: number;
  readonly fingerprint: string;
  readonly withdrawn: boolean;
};

/** The case found at one position: its number, and whether the library has withdrawn it. */
export type Numbered = { readonly number: number; readonly withdrawn: boolean };

/** Numbers for the cases found, in their order, and the known cases (not withdrawn) that none of them continues. */
export type Numbering = { readonly numbers: readonly Numbered[]; readonly vanished: readonly KnownCase[] };

/** Less than this resemblance is chance: two cases of one district share place names and set phrases. */
const threshold = 0.25;

/**
 * Give each case found its number: the one it had, known by its text and never by its position, or the next free one.
 *
 * A withdrawn case is known again too, so that its number is not given to another and its text not published anew.
 */
export function numberCases(known: readonly KnownCase[], found: readonly string[]): Numbering {
  const pairs = known
    .flatMap((k) => found.map((f, at) => ({ k, at, alike: resemblance(k.fingerprint, f) })))
    .filter(({ alike }) => alike >= threshold)
    .sort((a, b) => b.alike - a.alike || a.k.number - b.k.number || a.at - b.at);
  const given = new Map<number, Numbered>();
  const taken = new Set<number>();
  for (const { k, at } of pairs)
    if (!given.has(at) && !taken.has(k.number)) {
      given.set(at, k);
      taken.add(k.number);
    }
  let next = Math.max(0, ...known.map((k) => k.number)) + 1;
  const numbers = found.map((_, at) => given.get(at) ?? { number: next++, withdrawn: false });
  return { numbers, vanished: known.filter((k) => !k.withdrawn && !taken.has(k.number)) };
}
