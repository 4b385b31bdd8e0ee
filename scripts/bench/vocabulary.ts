import { readFileSync } from 'node:fs';
import { fieldWords } from './field-words.ts';
import { type Draws, draws, zipfRank } from './random.ts';

/** Draws words and turns of speech as Chinese prose has them. */
export type Vocabulary = {
  /** A word as often as it stands in Chinese. */
  readonly word: (from: Draws) => string;
  /** A word of two characters or more, the rarer ones too: what a theme is made of. */
  readonly themeWord: (from: Draws) => string;
  /** A turn of speech of several words; few are drawn often, most seldom. */
  readonly phrase: (from: Draws) => string;
};

/** Number of turns of speech: with it grows how many different pairs of characters a library has. */
const turns = 200_000;
/** Number of turns of speech that are the most frequent ones, none of which stands in most cases. */
const alike = 40;
/** Share of a turn's words that are the field's own. */
const fieldShare = 0.36;
/** Binary logarithm of the least count of a word that a theme is made of. */
const rarestTheme = 8;

const table = new URL('../data/word-weights.txt', import.meta.url);
const lineOfPairs = /^(\p{Script=Han})(\d+)((?: \d+\p{Script=Han}+)*)$/u;
const lineOfThrees = /^(\d+)((?: \p{Script=Han}{3})+)$/u;

type Counted = { readonly word: string; readonly weight: number };

/** Words of a line of the table with the binary logarithms of their counts. */
function wordsOf(line: string): readonly Counted[] {
  const [, head = '', own = '0', pairs = ''] = lineOfPairs.exec(line) ?? [];
  const [, weight = '', threes = ''] = lineOfThrees.exec(line) ?? [];
  return [
    { word: head, weight: Number(own) },
    ...[...pairs.matchAll(/ (\d+)(\P{ASCII}+)/gu)].flatMap(([, count = '', seconds = '']) =>
      [...seconds].map((second) => ({ word: head + second, weight: Number(count) })),
    ),
    ...threes.split(' ').map((word) => ({ word, weight: Number(weight) })),
  ].filter((one) => one.word !== '' && one.weight > 0);
}

/** Draws each word in proportion to two to the power of its weight, times `scale`. */
function weighted(words: readonly Counted[], scale = 1): (from: Draws) => string {
  const sums = new Float64Array(words.length);
  words.reduce((sum, { weight }, at) => (sums[at] = sum + 2 ** (weight * scale)), 0);
  const all = sums[sums.length - 1] ?? 0;
  return ({ random }) => {
    const wanted = random() * all;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return words[low]?.word ?? '';
  };
}

/** Read the table of words, and make of it the turns of speech of a seed. */
export function vocabulary(seed: number): Vocabulary {
  const words = readFileSync(table, 'utf8').split('\n').flatMap(wordsOf);
  const word = weighted(words);
  const themes = words.filter(({ word: one, weight }) => one.length > 1 && weight >= rarestTheme);
  const themeWord = weighted(themes, 0.5);
  const made = new Map<number, string>();
  const turn = (rank: number) => {
    const from = draws(seed + 7919 * (rank + 1));
    const slots = Array.from({ length: from.between(3, 5) }, () =>
      from.chance(fieldShare) ? from.common(fieldWords) : word(from),
    );
    return slots.join('');
  };
  const phrase = ({ random }: Draws) => {
    const rank = zipfRank(random, turns, alike);
    const known = made.get(rank) ?? turn(rank);
    made.set(rank, known);
    return known;
  };
  return { word, themeWord, phrase };
}
