import { Converter } from 'opencc-js/t2cn';
import {
  initialOf,
  initialsKey,
  longestInitials,
  syllableKey,
  wholeInitialsKey,
} from '../core/search/pinyin-keys.ts';
import { everydayCharacters, type SyllableTable } from '../core/search/syllable-table.ts';
import { syllables } from '../core/search/syllables.ts';
import { pinyin, polyphonic } from './pinyin-names.ts';
import { foldOf } from './script-folds.ts';

const ofMandarin = new Set(syllables);
const most = 3;
/** Ways to read the initials of one run that are kept. */
const mostWhole = 16;
const isHan = /^\p{Script=Han}$/u;
/** Signs inside a name that nobody types. */
const silent = /[\s“”‘’"'《》〈〉「」『』·•]/gu;
/** Words decide here, since the dictionary of readings has simplified words only. */
const simplified = Converter({ from: 't', to: 'cn' });
const options = { toneType: 'none', type: 'array', v: true } as const;

/**
 * How each character of a text is read: the reading in its context first, then others that it has, at most three; in both
 * scripts. ü is v, no tones.
 *
 * Quotation marks, middle dots and spaces are passed over; every other run of what is no Han character is one empty array.
 */
export function headReadings(text: string): readonly (readonly string[])[] {
  const characters = [...text.replace(silent, '')];
  const written = characters.join('');
  const folded = characters.map((character) => foldOf(character));
  const inContext = [simplified(written), written].map((form) => pinyin(form, options));
  const readings: (readonly string[])[] = [];
  for (const [i, character] of characters.entries()) {
    if (isHan.test(character))
      readings.push(
        readingsOf(
          character,
          folded[i] ?? character,
          inContext.map((read) => read[i] ?? ''),
        ),
      );
    else if (readings.at(-1)?.length !== 0) readings.push([]);
  }
  return readings;
}

const known = new Map<string, readonly string[]>();

function allReadings(character: string): readonly string[] {
  const before = known.get(character) ?? polyphonic(character, options)[0] ?? [];
  known.set(character, before);
  return before;
}

function readingsOf(character: string, folded: string, inContext: readonly string[]): readonly string[] {
  const all = [...inContext, ...allReadings(folded), ...allReadings(character)];
  return [...new Set(all)].filter((reading) => ofMandarin.has(reading)).slice(0, most);
}

/** Runs of characters that have readings. */
function runsOf(text: string): readonly (readonly (readonly string[])[])[] {
  const runs: (readonly string[])[][] = [[]];
  for (const readings of headReadings(text))
    if (readings.length === 0) runs.push([]);
    else runs.at(-1)?.push(readings);
  return runs;
}

/** Every way to read some neighbours, first readings first, as parts joined. */
const combined = (parts: readonly (readonly string[])[], separator: string): readonly string[] =>
  parts.reduce<readonly string[]>(
    (before, choices, i) =>
      i === 0 ? choices : before.flatMap((start) => choices.map((choice) => start + separator + choice)),
    [],
  );

const initialsOf = (readings: readonly string[]): readonly string[] => [...new Set(readings.map(initialOf))];

function keysOfRun(run: readonly (readonly string[])[], add: (key: string) => void): void {
  const initials = run.map(initialsOf);
  for (const [i, readings] of run.entries()) {
    for (const reading of readings) add(syllableKey(reading));
    for (const pair of combined(run.slice(i, i + 2), ' ')) if (i + 1 < run.length) add(syllableKey(pair));
    if (i + 2 < run.length)
      for (const letters of combined(initials.slice(i, i + 3), '')) add(initialsKey(letters));
  }
  if (run.length >= 3 && run.length <= longestInitials)
    for (const letters of combined(initials, '').slice(0, mostWhole)) add(wholeInitialsKey(letters));
}

/**
 * The distinct keys by which a title, an organisation or a place is found by its sound: every syllable, every two neighbours with
 * all their readings, the initials of every three neighbours, and all initials of a run of three to eight characters.
 */
export function pinyinKeys(text: string): readonly string[] {
  const keys = new Set<string>();
  for (const run of runsOf(text)) keysOfRun(run, (key) => keys.add(key));
  return [...keys];
}

/**
 * How the characters of a library and the everyday ones are read, as they stand in folded text: a character has the readings of
 * its forms too.
 *
 * @param library Characters of its texts, in whatever form.
 */
export function syllableTable(library: ReadonlySet<string>): SyllableTable {
  const table = new Map<string, readonly string[]>();
  for (const character of new Set([...everydayCharacters(), ...library])) {
    if (!isHan.test(character)) continue;
    const folded = foldOf(character);
    const readings = readingsOf(character, character, []);
    table.set(folded, [...new Set([...(table.get(folded) ?? []), ...readings])]);
  }
  return table;
}
