import { BitReader, BitWriter } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { QuestionWords } from '../schema/question-words.ts';
import type { SynonymGroup } from './synonyms.ts';
import type { Folds } from './units.ts';
import { bytesBefore, frameUnit } from './piece.ts';
import { readNumbers, writeNumbers } from './postings.ts';

/**
 * What the search page must know of its index before it reads any piece; it comes with the page's script.
 *
 * Pieces lie in `search/<edition>/`: `g<n>` volumes of shards, `c<n>` of cards, `t<n>` texts, `q<n>` citations, `f` facets, `i` ids,
 * `x-<name>` what is needed now and then.
 */
export type SearchRoot = {
  /** Names this index among all; eight hexadecimal digits made of everything in it. */
  readonly edition: string;
  /** Hash by which Pagefind names its index of the same cases. */
  readonly pagefind: string;
  /** Number of cases. */
  readonly total: number;
  /** Marks of postings, most frequent first. */
  readonly order: readonly number[];
  /** What `writeBoundaries` wrote, deflated, in base64. */
  readonly boundaries: string;
  /** Length of each shard in its volume, escaped, in bytes; what `writeLengths` wrote, in base64. */
  readonly lengths: string;
  /** Length of each group of cards in its volume, escaped, in bytes: all are padded to the same. */
  readonly cardsLength: number;
  /** Cases to a group of cards, groups to a volume, and cases to a volume of texts. */
  readonly perCards: number;
  readonly perCardVolume: number;
  readonly perVolume: number;
};

export const shardVolumeName = (number: number): string => `g${String(number)}`;
export const cardVolumeName = (number: number): string => `c${String(number)}`;
export const volumeName = (number: number): string => `t${String(number)}`;
/** The piece of all ids. */
export const idsName = 'i';
/** The piece of the citations of as many cases as a volume of texts has. */
export const citesName = (number: number): string => `q${String(number)}`;
/** The piece of all facets. */
export const facetsName = 'f';
export const synonymKey = (number: number): string => `=${String(number)}`;

/** Bytes out of base64. */
export function fromBase64(written: string): Uint8Array {
  const text = atob(written);
  return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** Folder of an edition, relative to the root of the site, with its last slash. */
export const indexFolder = (edition: string): string => `search/${edition}/`;

/** Shards to a volume, of some 5 kB each. */
export const perShardVolume = 12;

/** Where a shard stands: its volume, its number in it, and the bytes of the file, escaped. */
export type ShardPlace = {
  readonly name: string;
  readonly number: number;
  readonly start: number;
  readonly length: number;
};

/** Places of shards out of their lengths. */
export function shardPlaces(lengths: readonly number[], edition: string): readonly ShardPlace[] {
  let start = 0;
  return lengths.map((length, i) => {
    const name = shardVolumeName(Math.floor(i / perShardVolume));
    const number = i % perShardVolume;
    if (number === 0) start = bytesBefore(edition, name);
    start += length;
    return { name, number, start: start - length, length };
  });
}

/** Where the card of a case stands: the bytes of its group, and its place in it. */
export function cardPlace(
  root: Pick<SearchRoot, 'edition' | 'perCards' | 'perCardVolume' | 'cardsLength'>,
  number: number,
): ShardPlace & { readonly at: number } {
  const group = Math.floor(number / root.perCards);
  const name = cardVolumeName(Math.floor(group / root.perCardVolume));
  const inVolume = group % root.perCardVolume;
  const start = bytesBefore(root.edition, name) + inVolume * root.cardsLength;
  return { name, number: inVolume, start, length: root.cardsLength, at: number % root.perCards };
}

/** Low bits of Rice's code for the lengths of shards, which differ by some hundreds of bytes. */
const lengthBits = 5;

/** Lengths of frames, multiples of `frameUnit`, as bytes. */
export function writeLengths(lengths: readonly number[]): Uint8Array {
  const units = lengths.map((length) => length / frameUnit);
  const least = Math.min(...units);
  const bits = new BitWriter();
  bits.gamma(units.length);
  bits.gamma(least);
  for (const unit of units) bits.rice(unit - least, lengthBits);
  return bits.bytes();
}

/** The inverse of `writeLengths`. */
export function readLengths(bytes: Uint8Array): readonly number[] {
  const bits = new BitReader(bytes);
  const count = bits.gamma();
  const least = bits.gamma();
  return Array.from({ length: count }, () => (least + bits.rice(lengthBits)) * frameUnit);
}

/** The script of the words that search knows, relative to the root of the site. */
export const wordsPath = (edition: string): string => `${indexFolder(edition)}words.js`;

/** One case in a piece of cards. `span` is where its text stands in its volume, escaped: offset and length in bytes. */
export type Card = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly organisation: string;
  readonly place: string;
  readonly year: string;
  readonly span: readonly [start: number, length: number];
};

const columns = ['id', 'url', 'title', 'organisation', 'place', 'year'] as const;
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const usualUrl = (id: string): string => `cases/${id}.html`;

/** The bytes of some cards: their texts column by column, because like stands with like, then the spans. */
export function writeCards(cards: readonly Card[]): Uint8Array {
  const out = new ByteWriter();
  const rows = cards.map((card) => ({ ...card, url: card.url === usualUrl(card.id) ? '' : card.url }));
  out.text(columns.map((column) => rows.map((row) => oneLine(row[column])).join('\n')).join('\n'));
  for (const { span } of cards) {
    out.number(span[0]);
    out.number(span[1]);
  }
  return out.bytes();
}

/** The inverse of `writeCards`. */
export function readCards(bytes: Uint8Array): readonly Card[] {
  const from = new ByteReader(bytes);
  const cells = from.text().split('\n');
  const count = cells.length / columns.length;
  return cells.slice(0, count).map((id, i) => {
    const cell = (column: number) => cells[column * count + i] ?? '';
    return {
      id,
      url: cell(1) === '' ? usualUrl(id) : cell(1),
      title: cell(2),
      organisation: cell(3),
      place: cell(4),
      year: cell(5),
      span: [from.number(), from.number()],
    };
  });
}

/** The values of a facet, each with the numbers of its cases, ascending. */
export type FacetValues = ReadonlyMap<string, readonly number[]>;

/** The bytes of all facets, in the order in which they are read. @param total Number of cases in the library. */
export function writeFacets(facets: readonly FacetValues[], total: number): Uint8Array {
  const out = new ByteWriter();
  const bits = new BitWriter();
  for (const values of facets) {
    out.text([...values.keys()].join('\n'));
    for (const numbers of values.values()) writeNumbers(bits, numbers, total);
  }
  out.raw(bits.bytes());
  return out.bytes();
}

/** The inverse of `writeFacets`. @param count Number of facets. */
export function readFacets(
  bytes: Uint8Array,
  count: number,
  total: number,
): readonly ReadonlyMap<string, ReadonlySet<number>>[] {
  const from = new ByteReader(bytes);
  const names = Array.from({ length: count }, () => from.text());
  const bits = new BitReader(bytes, from.at);
  return names.map((joined) => {
    const values = new Map<string, ReadonlySet<number>>();
    for (const name of joined === '' ? [] : joined.split('\n')) {
      const numbers = new Set<number>();
      readNumbers(bits, total, (number) => numbers.add(number));
      values.set(name, numbers);
    }
    return values;
  });
}

/** The words that search knows; they come in a script of their own, beside the page's. */
export type RootLanguage = {
  /** Rules for words of asking. */
  readonly questions: readonly Pick<QuestionWords[number], 'role' | 'words' | 'keep'>[];
  /** Groups of names of which the library has one, folded; the key of the first is `=0`. */
  readonly synonyms: readonly Pick<SynonymGroup, 'words' | 'names' | 'unless'>[];
  /** What simplified texts have, and is searched as another character. */
  readonly folds: Folds;
  /** Pairs of characters that so many cases have that they tell little; none in a small library. */
  readonly common: readonly string[];
};

const list = (words: readonly string[]): string => words.join(' ');
const unlist = (words = ''): readonly string[] => (words === '' ? [] : words.split(' '));

/** As lines: folds, then common pairs, one after another; of questions role, words, longer words; a line with nothing; of synonyms names, how many speak for it, longer words. */
export function writeLanguage({ questions, synonyms, folds, common }: RootLanguage): Uint8Array {
  const lines = [
    [...folds].map(([form, target]) => form + target).join(''),
    common.join(''),
    ...questions.map(({ role, words, keep }) => [role, list(words), list(keep)].join('\t')),
    '',
    ...synonyms.map(({ words, names, unless }) =>
      [list(names), words.length === names.length ? '' : String(words.length), list(unless)]
        .join('\t')
        .trim(),
    ),
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** The inverse of `writeLanguage`. */
export function readLanguage(bytes: Uint8Array): RootLanguage {
  const [pairs = '', frequent = '', ...lines] = new TextDecoder().decode(bytes).split('\n');
  const cells = lines.map((line) => line.split('\t'));
  const gap = lines.indexOf('');
  return {
    common: frequent.match(/../gu) ?? [],
    folds: new Map(
      Array.from({ length: pairs.length / 2 }, (_, i) => [pairs.charAt(2 * i), pairs.charAt(2 * i + 1)]),
    ),
    questions: cells.slice(0, gap).map(([role, words, keep]) => ({
      role: role as QuestionWords[number]['role'],
      words: [...unlist(words)],
      keep: [...unlist(keep)],
    })),
    synonyms: cells.slice(gap + 1).map(([joined, count = '', unless]) => {
      const names = unlist(joined);
      return { names, words: count === '' ? names : names.slice(0, Number(count)), unless: unlist(unless) };
    }),
  };
}
