import { createHash } from 'node:crypto';
import { deflateSync } from 'fflate';
import { facetFields } from '../core/search-document.ts';
import type { SearchDocument } from '../core/search-document.ts';
import { ByteWriter } from '../core/search/bytes.ts';
import { mayBeOtherScript } from '../core/search/everyday.ts';
import { encodeFolds } from '../core/search/fold-table.ts';
import { cutShards, invert } from '../core/search/gram-index.ts';
import type { IndexedCase, Inverted } from '../core/search/gram-index.ts';
import { frame, frameUnit, paddedLength, pieceFile } from '../core/search/piece.ts';
import { isPair, shelfOf } from '../core/search/shelf.ts';
import { writeBoundaries } from '../core/search/shard.ts';
import {
  cardVolumeName,
  facetsName,
  indexFolder,
  perShardVolume,
  shardVolumeName,
  writeLengths,
  synonymKey,
  volumeName,
  writeCards,
  writeFacets,
  writeLanguage,
} from '../core/search/root.ts';
import type { FacetValues, SearchRoot } from '../core/search/root.ts';
import { namesIn } from '../core/names-in.ts';
import { foldedGroups } from '../core/search/synonyms.ts';
import type { SynonymGroup } from '../core/search/synonyms.ts';
import { folded } from '../core/search/units.ts';
import type { IndexFile } from './check-search-index.ts';
import { wordWeight } from './dictionary.ts';
import { pinyinKeys, syllableTable } from './pinyin-keys.ts';
import type { SearchRules } from './read-search-rules.ts';
import { foldsFor, scriptFolds } from './script-folds.ts';
import { encodeSyllables } from '../core/search/syllable-table.ts';
import { encodeTerms } from '../core/search/term-list.ts';
import { searchTerms } from './search-terms.ts';

/**
 * Sizes chosen by `npm run bench -- search`: cases to a group of cards, groups to a volume, cases to a volume of texts. Smaller
 * pieces cost fewer bytes a query, and more bytes to say where they are.
 */
const sizes = { cards: 2, cardVolume: 64, volume: 64 } as const;

const fold = (text: string): string => folded(text, scriptFolds());
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const packed = (bytes: Uint8Array): string => base64(deflateSync(bytes, { level: 9 }));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const charactersOf = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => [...text]));

/** The folds of characters that simplified texts have too: the page must know them from the beginning. */
const everydayFolds = (): ReadonlyMap<string, string> =>
  new Map([...scriptFolds()].filter(([form]) => !mayBeOtherScript(form)));

const headOf = ({ title, meta }: SearchDocument): readonly string[] => [
  title,
  meta.organisation,
  ...meta.place.split(' '),
];

/** How often a case names each group of synonyms, as special keys. */
function synonymCounts(texts: readonly string[], groups: readonly SynonymGroup[]): Map<string, number> {
  const counts = new Map<string, number>();
  groups.forEach((group, number) => {
    const count = texts.reduce((sum, text) => sum + namesIn(text, group).length, 0);
    if (count > 0) counts.set(synonymKey(number), count);
  });
  return counts;
}

function indexedCase(document: SearchDocument, groups: readonly SynonymGroup[]): IndexedCase {
  const head = headOf(document);
  const [text, ...foldedHead] = [document.text, ...head].map(fold);
  const special = synonymCounts([text ?? '', ...foldedHead], groups);
  for (const key of head.flatMap(pinyinKeys)) special.set(key, 1);
  return { head: foldedHead, text: text ?? '', special };
}

/** The groups that some case names, so that the page need not know the others. */
function groupsOf(documents: readonly SearchDocument[], { synonyms }: SearchRules): readonly SynonymGroup[] {
  const texts = documents.flatMap((document) => [...headOf(document), document.text].map(fold));
  return foldedGroups(synonyms, fold).filter((group) =>
    texts.some((text) => namesIn(text, group).length > 0),
  );
}

function facetValues(documents: readonly SearchDocument[], field: (typeof facetFields)[number]): FacetValues {
  const values = new Map<string, number[]>();
  documents.forEach(({ filters }, number) => {
    for (const value of filters[field]) values.set(value, [...(values.get(value) ?? []), number]);
  });
  return new Map([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function lengthsPiece({ lengths }: Inverted): Uint8Array {
  const out = new ByteWriter();
  for (const length of lengths) out.number(length);
  return out.bytes();
}

/** In a library of so many cases, pairs that stand in this share of them are common; so many at most. */
const common = { cases: 500, share: 0.25, most: 200 } as const;

function commonPairs({ keys }: Inverted, total: number): readonly string[] {
  if (total < common.cases) return [];
  return [...keys]
    .filter(([key, { length }]) => isPair(shelfOf(key)) && length > total * common.share)
    .sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))
    .slice(0, common.most)
    .map(([key]) => key);
}

/** An index with what the page's script must know of it. */
export type CompactIndex = {
  readonly root: SearchRoot;
  /** A frame of what `writeLanguage` wrote, in base64. */
  readonly language: string;
  readonly files: readonly IndexFile[];
};

/** Contents of the frames of a piece. */
type Piece = { readonly name: string; readonly contents: readonly Uint8Array[] };

/** Names an index by everything that is in it. */
function editionOf(pieces: readonly Piece[], rest: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([sizes, rest]));
  for (const { name, contents } of pieces) {
    hash.update(`/${name}`);
    for (const content of contents) hash.update(`/${String(content.length)}/`).update(content);
  }
  return hash.digest('hex').slice(0, 8);
}

/** What is read only when a query asks for it, or Pagefind is asked. */
function rarePieces(
  documents: readonly SearchDocument[],
  rules: SearchRules,
  groups: readonly SynonymGroup[],
  inverted: Inverted,
): readonly Piece[] {
  const facets = facetFields.map((field) => facetValues(documents, field));
  const written = documents.flatMap((one) => [...headOf(one), one.text]);
  // A query is folded before its words of asking and its synonyms are looked for.
  const asked = [
    ...rules.questionWords.flatMap(({ words, keep }) => [...words, ...keep]),
    ...groups.flatMap(({ names, unless }) => [...names, ...unless]),
  ];
  const terms = searchTerms(documents, {
    names: groups.flatMap(({ names }) => names),
    isWord: (word) => wordWeight(word) > 0,
  });
  return [
    { name: facetsName, contents: [writeFacets(facets, documents.length)] },
    { name: 'x-folds', contents: [encodeFolds(foldsFor(charactersOf([...written, ...asked])))] },
    { name: 'x-lengths', contents: [lengthsPiece(inverted)] },
    { name: 'x-sounds', contents: [encodeSyllables(syllableTable(charactersOf(written)))] },
    { name: 'x-terms', contents: [encodeTerms(terms)] },
  ];
}

/** Pieces as files; frames of shards and cards are padded, so that their places take little to say. */
function filesOf(
  edition: string,
  pieces: readonly Piece[],
  length: (frames: Piece, number: number) => number,
) {
  return pieces.map((piece) => {
    const { name, contents } = piece;
    const file = pieceFile(edition, name, contents, (number) => length(piece, number));
    return { path: `${indexFolder(edition)}${name}.js`, ...file };
  });
}

const inVolumes = (contents: readonly Uint8Array[], size: number, name: (number: number) => string) =>
  chunks(contents, size).map((some, i) => ({ name: name(i), contents: some }));

/**
 * Make the compact index: keys in shards, cards, texts, facets, and what is needed now and then.
 *
 * @param documents In the order by which cases are numbered.
 * @param pagefind Hash by which Pagefind names its index of them.
 */
export function compactIndex(
  documents: readonly SearchDocument[],
  rules: SearchRules,
  pagefind: string,
): CompactIndex {
  const groups = groupsOf(documents, rules);
  const total = documents.length;
  const inverted = invert(documents.map((document) => indexedCase(document, groups)));
  const { coding, boundaries, shards } = cutShards(inverted.keys, total);
  const shardVolumes = inVolumes(shards, perShardVolume, shardVolumeName);
  const texts = inVolumes(
    documents.map(({ text }) => utf8(text)),
    sizes.volume,
    volumeName,
  );
  const rare = rarePieces(documents, rules, groups, inverted);
  const shown = documents.map(({ id, url, title, meta }) => ({ id, url, title, ...meta }));
  const language = {
    questions: rules.questionWords,
    synonyms: groups,
    folds: everydayFolds(),
    common: commonPairs(inverted, total),
  };
  const edition = editionOf(
    [...shardVolumes, ...texts, ...rare],
    [shown, [...language.folds], language.common, rules, pagefind],
  );

  const padded = ({ name, contents }: Piece, number: number) =>
    paddedLength(edition, name, number, contents[number] ?? new Uint8Array());
  const shardFiles = filesOf(edition, shardVolumes, padded);
  const textFiles = filesOf(edition, texts, () => 0);
  const spans = textFiles.flatMap((file) => file.spans);
  const cards = shown.map((card, i) => ({ ...card, span: spans[i] ?? ([0, 0] as const) }));
  const cardVolumes = inVolumes(chunks(cards, sizes.cards).map(writeCards), sizes.cardVolume, cardVolumeName);
  const cardsLength = cardVolumes
    .flatMap((piece) => piece.contents.map((_, number) => padded(piece, number)))
    .reduce((most, length) => Math.max(most, length), frameUnit);
  const files = [
    ...shardFiles,
    ...textFiles,
    ...filesOf(edition, cardVolumes, () => cardsLength),
    ...filesOf(edition, rare, () => 0),
  ];
  const root: SearchRoot = {
    edition,
    pagefind,
    total,
    order: coding.order,
    boundaries: packed(writeBoundaries(boundaries)),
    lengths: base64(writeLengths(shardFiles.flatMap((file) => file.spans.map(([, length]) => length)))),
    cardsLength,
    perCards: sizes.cards,
    perCardVolume: sizes.cardVolume,
    perVolume: sizes.volume,
  };
  const words = frame(edition, 'words', 0, writeLanguage(language));
  return { root, language: base64(words), files };
}
