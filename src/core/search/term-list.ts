/** A word of the library that may be suggested; `weight` 0 to 15 grows with the number of cases that have it (binary logarithm). */
export type Term = { readonly text: string; readonly weight: number };

const heaviest = 15;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Length of what two texts begin with, in code units. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/**
 * Terms as bytes, to be deflated: UTF-8, a line for each weight, the heaviest first, its terms in the order of their code units; each
 * term as the figure of how much of the one before it begins with, at most nine, and the rest.
 *
 * About 4 bytes deflated for a term.
 *
 * @param terms Without figures at the beginning and without line breaks; others are left out.
 */
export function encodeTerms(terms: readonly Term[]): Uint8Array {
  const lines: string[] = [];
  for (let weight = heaviest; weight >= 0; weight--) {
    let before = '';
    let line = '';
    const texts = terms
      .filter((term) => term.weight === weight && !/[\d\n]/u.test(term.text))
      .map(({ text }) => text);
    for (const text of texts.sort(byText)) {
      const shared = Math.min(9, sharedLength(before, text));
      line += String(shared) + text.slice(shared);
      before = text;
    }
    lines.push(line);
  }
  return new TextEncoder().encode(lines.join('\n'));
}

/** The inverse of `encodeTerms`: the heaviest terms first. */
export function decodeTerms(bytes: Uint8Array): readonly Term[] {
  const terms: Term[] = [];
  for (const [i, line] of new TextDecoder().decode(bytes).split('\n').entries()) {
    let before = '';
    for (const part of line.match(/\d\D*/gu) ?? []) {
      before = before.slice(0, Number(part.charAt(0))) + part.slice(1);
      terms.push({ text: before, weight: heaviest - i });
    }
  }
  return terms;
}
