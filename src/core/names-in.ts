/** Names of one thing, and longer words in which they are no names of it: 县中 in 县中小学. */
export type Names = { readonly names: readonly string[]; readonly unless: readonly string[] };

/** A name of a group in a text; `start` in code units. */
export type NamePlace = { readonly name: string; readonly start: number };

const isLetter = (character: string): boolean => /[a-z0-9]/u.test(character);

/** True if the name is not a part of a longer word in letters: `ai` in `main`. */
function standsAlone(text: string, name: string, start: number): boolean {
  const end = start + name.length;
  return !(
    (isLetter(name.charAt(0)) && isLetter(text.charAt(start - 1))) ||
    (isLetter(name.charAt(name.length - 1)) && isLetter(text.charAt(end)))
  );
}

function placesOf(text: string, words: readonly string[]): readonly NamePlace[] {
  const found: NamePlace[] = [];
  for (const name of words)
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
      if (standsAlone(text, name, at)) found.push({ name, start: at });
  return found;
}

const isWithin = (inner: NamePlace, outer: NamePlace): boolean =>
  outer.start <= inner.start && inner.start + inner.name.length <= outer.start + outer.name.length;

/**
 * Where a text names a thing: names inside a longer one of the group or inside one of its `unless` do not count.
 *
 * @param text In the form of the names: folded, or at least in lower case.
 * @param words Which names to look for; those that speak for the group in a query are `group.words`.
 * @returns In the order of the text.
 */
export function namesIn(
  text: string,
  group: Names,
  words: readonly string[] = group.names,
): readonly NamePlace[] {
  const all = placesOf(text, words);
  if (all.length === 0) return all;
  const longer = [...all, ...placesOf(text, group.unless)];
  return all
    .filter(
      (place) => !longer.some((other) => other.name.length > place.name.length && isWithin(place, other)),
    )
    .sort((a, b) => a.start - b.start);
}
