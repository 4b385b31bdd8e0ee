/** So many cases can be picked at most: each is read by itself, and addresses have an end. */
export const mostPicks = 100;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const partsOf = (hash: string): readonly string[] => hash.replace(/^#/u, '').split('&');
const isPick = (part: string): boolean => /^pick(?:=|$)/u.test(part);

/** `encodeURIComponent` throws at half a character. */
const loneSurrogate = /[\ud800-\udfff]/gu;

/**
 * The ids picked in an address, each once, in the order of picking, whether there are such cases or not.
 *
 * @param hash `location.hash`. Programs that pass links on may have escaped the commas.
 */
export function parsePicks(hash: string): readonly string[] {
  const ids = partsOf(hash)
    .filter(isPick)
    .flatMap((part) => decoded(part.slice('pick='.length)).split(/[,，]/u))
    .map((id) => id.replace(loneSurrogate, '\ufffd').trim())
    .filter((id) => id !== '');
  return [...new Set(ids)];
}

/** The ids as a part of an address; empty for none. */
export const formatPicks = (ids: readonly string[]): string =>
  ids.length === 0 ? '' : `pick=${ids.map(encodeURIComponent).join(',')}`;

/** An address, without its sign, with other picks. */
export const withPicks = (hash: string, ids: readonly string[]): string =>
  [...partsOf(hash).filter((part) => part !== '' && !isPick(part)), formatPicks(ids)]
    .filter((part) => part !== '')
    .join('&');

/** The ids with one of them moved by some places; unchanged where it cannot be. */
export function moved(ids: readonly string[], id: string, by: number): readonly string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at === -1 || to < 0 || to >= ids.length) return ids;
  const others = ids.filter((other) => other !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
