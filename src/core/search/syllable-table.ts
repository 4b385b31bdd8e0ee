import { ByteReader, ByteWriter } from './bytes.ts';
import { unzigzag, zigzag } from './zigzag.ts';
import { syllables } from './syllables.ts';

/** How characters are read: syllables without tone, ü as v. */
export type SyllableTable = ReadonlyMap<string, readonly string[]>;

/** Row and cell of the first plane of GB 2312 to the two bytes of its encoding. */
const firstRow = 0xb0;
const firstCell = 0xa1;
const cells = 94;
const count = 3755;

/**
 * The 3,755 everyday characters of GB 2312, which that standard orders by their pinyin.
 *
 * @throws RangeError where the platform cannot decode GBK.
 * @see https://encoding.spec.whatwg.org/#gbk
 */
export function everydayCharacters(): readonly string[] {
  const bytes = new Uint8Array(2 * count);
  for (let i = 0; i < count; i++) {
    bytes[2 * i] = firstRow + Math.floor(i / cells);
    bytes[2 * i + 1] = firstCell + (i % cells);
  }
  return [...new TextDecoder('gbk').decode(bytes)];
}

/** Stands for a character that the table does not have. */
const none = syllables.length;
const numberOf = new Map(syllables.map((syllable, i) => [syllable, i]));

type Read = { readonly character: string; readonly numbers: readonly number[] };

const readOf = (table: SyllableTable, character: string): Read => ({
  character,
  numbers: (table.get(character) ?? []).flatMap((syllable) => numberOf.get(syllable) ?? []),
});

/** The reading nearest to that of the character before: neighbours in the list sound the same. */
const nearest = (numbers: readonly number[], before: number): number =>
  numbers.reduce(
    (best, number) => (Math.abs(number - before) < Math.abs(best - before) ? number : best),
    numbers[0] ?? none,
  );

/** Runs of everyday characters with the same sound: the step to it and their number. Returns the reading written of each. */
function putEveryday(bytes: ByteWriter, reads: readonly Read[]): readonly number[] {
  const written: number[] = [];
  let before = 0;
  for (const { numbers } of reads) {
    const next = numbers.includes(before) ? before : nearest(numbers, before);
    written.push(next);
    before = next;
  }
  before = 0;
  for (let start = 0, end = 0; start < written.length; start = end) {
    const here = written[start] ?? none;
    while (end < written.length && written[end] === here) end++;
    bytes.number(zigzag(here - before));
    bytes.number(end - start);
    before = here;
  }
  return written;
}

/**
 * A table as bytes, to be deflated. First the everyday characters, whose order the reader knows, as runs of one sound; then the
 * others, by steps of their code points, each with a reading; then all further readings, by steps in that list.
 *
 * About 1.4 kB deflated for the everyday characters alone, 2.3 bytes for each other.
 *
 * @param table Only readings in `syllables` are kept; their order is not.
 */
export function encodeSyllables(table: SyllableTable): Uint8Array {
  const everyday = everydayCharacters();
  const listed = new Set(everyday);
  const rest = [...table.keys()]
    .filter((character) => !listed.has(character))
    .map((character) => readOf(table, character))
    .filter(({ numbers }) => numbers.length > 0)
    .sort((a, b) => (a.character.codePointAt(0) ?? 0) - (b.character.codePointAt(0) ?? 0));
  const bytes = new ByteWriter();
  const reads = everyday.map((character) => readOf(table, character));
  const written = [...putEveryday(bytes, reads), ...rest.map(({ numbers }) => numbers[0] ?? none)];
  bytes.number(rest.length);
  let before = 0;
  for (const { character } of rest) {
    const point = character.codePointAt(0) ?? 0;
    bytes.number(point - before);
    before = point;
  }
  for (const { numbers } of rest) bytes.number(numbers[0] ?? none);
  const further = [...reads, ...rest].flatMap(({ numbers }, place) =>
    numbers.filter((number) => number !== written[place]).map((number) => ({ place, number })),
  );
  bytes.number(further.length);
  before = 0;
  for (const { place } of further) {
    bytes.number(place - before);
    before = place;
  }
  for (const { number } of further) bytes.number(number);
  return bytes.bytes();
}

/** The inverse of `encodeSyllables`. */
export function decodeSyllables(bytes: Uint8Array): SyllableTable {
  const reader = new ByteReader(bytes);
  const next = () => reader.number();
  const nextSigned = () => unzigzag(reader.number());
  const characters = [...everydayCharacters()];
  const numbers: number[] = [];
  for (let here = 0; numbers.length < count;) {
    here += nextSigned();
    for (let left = next(); left > 0; left--) numbers.push(here);
  }
  const others = next();
  for (let i = 0, point = 0; i < others; i++) characters.push(String.fromCodePoint((point += next())));
  for (let i = 0; i < others; i++) numbers.push(next());
  const readings = numbers.map((number) => (number < none ? [syllables[number] ?? ''] : []));
  const places: number[] = [];
  for (let left = next(), place = 0; left > 0; left--) places.push((place += next()));
  for (const place of places) readings[place]?.push(syllables[next()] ?? '');
  const table = new Map<string, readonly string[]>();
  for (const [i, character] of characters.entries()) {
    const read = readings[i] ?? [];
    if (read.length > 0) table.set(character, read);
  }
  return table;
}
