/** Binary logarithm of how often words of up to three characters stand in a large body of Chinese; 0 for words that are not known. */
export type WordWeight = (word: string) => number;

/** Binary logarithm of the number of all words that were counted for `word-weights.txt`. */
const allWords = 26;

/** Cost, in bits, of what is no Han character. */
const markCost = 8;

/** Bits taken off a character's share in a text, since most of its places are inside words. */
const insideWords = 4;

/** Weight of a Han character that is never counted as a word. */
const unknown = -6;

const pairsOf = /^(\p{Script=Han})(\d+)((?: \d+\p{Script=Han}+)*)$/u;
const threes = /^(\d+)((?: \p{Script=Han}{3})+)$/u;

/**
 * Read a table of words: a character with its weight, then weights with the second characters of its words; or a weight with words
 * of three characters.
 *
 * Lines that begin with `#` are remarks; lines of another form are passed over.
 */
export function parseWordWeights(table: string): WordWeight {
  const weights = new Map<string, number>();
  for (const line of table.split('\n')) {
    const [, head = '', own = '', pairs = ''] = pairsOf.exec(line) ?? [];
    if (head !== '') weights.set(head, Number(own));
    for (const [, weight = '', seconds = ''] of pairs.matchAll(/ (\d+)(\P{ASCII}+)/gu))
      for (const second of seconds) weights.set(head + second, Number(weight));
    const [, weight = '', words = ''] = threes.exec(line) ?? [];
    for (const word of words.split(' ').slice(1)) weights.set(word, Number(weight));
  }
  return (word) => weights.get(word) ?? 0;
}

/**
 * Characters and words of two characters that a text itself uses at least twice weigh as much as their share in it.
 *
 * @param text Undamaged text; linear in its length.
 */
export function withOwnWords(general: WordWeight, text: string): WordWeight {
  const counts = new Map<string, number>();
  const count = (word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  const isHan = (character: string | undefined) =>
    character !== undefined && /^\p{Script=Han}$/u.test(character);
  let before = false;
  let all = 0;
  for (let i = 0; i < text.length; i++) {
    const here = isHan(text[i]);
    if (here) count(text.charAt(i));
    if (here && before) count(text.slice(i - 1, i + 1));
    if (here) all++;
    before = here;
  }
  return (word) => {
    const own = counts.get(word) ?? 0;
    if (own < 2) return general(word);
    const within = word.length === 1 ? insideWords : 0;
    return Math.max(general(word), Math.log2((own - 1) / all) + allWords - within);
  };
}

/** Where a reading stands: the last two characters, and bits of the best one up to the last, the one before it and the one before that. */
export type ReadSoFar = { readonly last: string; readonly bits: readonly [number, number, number] };

const start: ReadSoFar = { last: '', bits: [0, -Infinity, -Infinity] };

/** Read on: words that begin in what was read before and end in `text` count too. */
export function readOn(text: string, weight: WordWeight, from: ReadSoFar = start): ReadSoFar {
  let { last } = from;
  let [here, before, earlier] = from.bits;
  for (const character of text) {
    const isHan = character >= '\u3400' && (character <= '\u9fff' || character.length > 1);
    let best = here + (isHan ? (weight(character) || unknown) - allWords : -markCost);
    if (isHan) {
      const two = weight(last.slice(-1) + character);
      if (two > 0) best = Math.max(best, before + two - allWords);
      const three = weight(last + character);
      if (last.length === 2 && three > 0) best = Math.max(best, earlier + three - allWords);
    }
    last = last.slice(-1) + character;
    [here, before, earlier] = [best, here, before];
  }
  return { last, bits: [here, before, earlier] };
}

/**
 * How likely a text is as Chinese: the binary logarithm of the product of its words' shares, words chosen for the best product.
 *
 * @returns Bits, at most 0; about -8 for each character of plain prose, below -18 for rare characters side by side.
 */
export const likelihood = (text: string, weight: WordWeight): number => readOn(text, weight).bits[0];
