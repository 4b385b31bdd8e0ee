/** Characters that are read as another one: variants and the other script. One code unit for one, so that offsets stay. */
export type Folds = ReadonlyMap<string, string>;

const noFolds: Folds = new Map();

/**
 * A text as it is compared: narrow forms of full-width ASCII, lower case, each character in the form that `folds` gives it. Same
 * length as the text, so that a place in one is the place in the other.
 */
export function folded(text: string, folds: Folds = noFolds): string {
  let out = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
    const lower = narrow.toLowerCase();
    const plain = lower.length === narrow.length ? lower : narrow;
    out += folds.get(plain) ?? plain;
  }
  return out;
}

/**
 * What a code point is to the index: `stop` parts words, `pass` is passed over (quotes, brackets, spaces), `sign` counts inside a
 * formula only, `letter` is part of a word of letters and figures, `single` a unit by itself (Han, kana, hangul).
 */
type Kind = 'stop' | 'pass' | 'sign' | 'letter' | 'single';

const kinds: Readonly<Record<string, Kind>> = { s: 'stop', p: 'pass', g: 'sign', l: 'letter', u: 'single' };

/**
 * First code point of each range in hexadecimal, highest first, with the first letter of its kind (g for sign, u for single). Ranges
 * instead of `\p{…}`, which browsers before 2018 cannot read.
 */
const table =
  'e0000p 20000u ffa0s ff66u ff5fs ff00s feffp fe50s fe30p fe10s fe00p fb00l e000u d800s 3021u 3014p ' +
  '3012s 3008p 3005u 3001s 3000p 2e80u 2c00l 2500s 2460u 2190s 2150l 2100g 2031s 2030g 202fp 2028s ' +
  '2027p 2023s 2022p 2020s 2018p 2014s 2010g 2000p f8l f7g d8l d7g c0l b8s b7p b2l b0g aes adp a1s a0p ' +
  '7fs';
const ranges = table
  .split(' ')
  .map((range) => [parseInt(range, 16), kinds[range.slice(-1)] ?? 'stop'] as const);

const asciiSigns = '#$%&*+-./:=@_~';
const asciiPasses = ' \t"\'()<>[]`';

function kindOf(character: string): Kind {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x3400 && code <= 0xd7ff) return 'single';
  if (code >= 0x7f) return ranges.find(([first]) => code >= first)?.[1] ?? 'stop';
  if (/[\da-z]/iu.test(character)) return 'letter';
  return asciiSigns.includes(character) ? 'sign' : asciiPasses.includes(character) ? 'pass' : 'stop';
}

/** True for a sign that counts inside a formula only. */
export const isSign = (unit: string): boolean => kindOf(unit) === 'sign';

/** One unit of a folded text: a word of letters and figures, a Han character, a sign of a formula. Offsets in code units. */
export type Unit = { readonly text: string; readonly kind: Kind; readonly start: number };

/** The raw units of a folded text, everything that parts or is passed over included. */
function scan(text: string): Unit[] {
  const found: Unit[] = [];
  let at = 0;
  for (const character of text) {
    const kind = kindOf(character);
    const last = found[found.length - 1];
    if (kind === 'letter' && last?.kind === 'letter' && last.start + last.text.length === at)
      found[found.length - 1] = { text: last.text + character, kind, start: last.start };
    else found.push({ text: character, kind, start: at });
    at += character.length;
  }
  return found;
}

const isWord = (unit: Unit | undefined): boolean => unit?.kind === 'letter' || unit?.kind === 'single';

/** A sign counts between two words of letters and figures; `+` also beside one word, `%` after a figure. */
function counts(before: Unit | undefined, { text }: Unit, after: Unit | undefined): boolean {
  if (text === '+') return isWord(before) || isWord(after);
  if (before?.kind !== 'letter') return false;
  return after?.kind === 'letter' || /[%\u2030\u2100-\u2103\u00b0]/u.test(text);
}

/**
 * Cut a folded text into runs of units that stand side by side; quotes, brackets and spaces are passed over, other punctuation
 * and line ends part runs.
 */
export function runsOf(text: string): readonly (readonly Unit[])[] {
  const raw = scan(text);
  const runs: Unit[][] = [];
  let run: Unit[] = [];
  raw.forEach((unit, i) => {
    const { kind } = unit;
    if (kind === 'pass') return;
    if (isWord(unit) || (kind === 'sign' && counts(raw[i - 1], unit, raw[i + 1]))) run.push(unit);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

/**
 * Name of what the index files: a single unit, or two side by side. Two Han characters are written together (`集团`), any other
 * two with a bar between (`5g|网`), which stands in no unit.
 */
export function pairKey(a: Unit, b: Unit): string {
  return a.kind === 'single' && b.kind === 'single' ? a.text + b.text : `${a.text}|${b.text}`;
}

/** Words of letters that a formula may have to be found as a whole, and in parts. */
const longestFormula = 4;

/**
 * The formulas that begin at a place of a run: words of letters parted by signs, without gaps (`3+9+n`, `22.8`). Two to four words.
 */
export function formulasAt(run: readonly Unit[], start: number): readonly string[] {
  const found: string[] = [];
  const first = run[start];
  let text = first?.kind === 'letter' ? first.text : '';
  for (let i = start + 1, words = 1; text !== '' && words < longestFormula; i += 2, words += 1) {
    const [before, sign, word] = [run[i - 1], run[i], run[i + 1]];
    const joined =
      sign?.kind === 'sign' &&
      word?.kind === 'letter' &&
      before !== undefined &&
      before.start + before.text.length === sign.start &&
      sign.start + sign.text.length === word.start;
    if (!joined) break;
    text += sign.text + word.text;
    found.push(text);
  }
  return found;
}

/**
 * A key in a run: the units from `from` to `to`, both included, and the unit behind them; empty where it does not matter, which is
 * for all but pairs of characters.
 */
export type Occurrence = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly follower: string;
};

function pairAt(run: readonly Unit[], from: number): Occurrence | null {
  const [unit, next] = [run[from], run[from + 1]];
  if (unit === undefined || next === undefined || !(isWord(unit) || isWord(next))) return null;
  const isSingles = unit.kind === 'single' && next.kind === 'single';
  const follower = isSingles ? (run[from + 2]?.text ?? '') : '';
  return { key: pairKey(unit, next), from, to: from + 1, follower };
}

/** The keys under which the index files a run: words and characters, each pair side by side, and formulas. */
export function keysOfRun(run: readonly Unit[]): readonly Occurrence[] {
  const found: Occurrence[] = [];
  run.forEach((unit, from) => {
    if (isWord(unit)) found.push({ key: unit.text, from, to: from, follower: '' });
    const pair = pairAt(run, from);
    if (pair !== null) found.push(pair);
    formulasAt(run, from).forEach((key, i) => {
      found.push({ key, from, to: from + 2 * (i + 1), follower: '' });
    });
  });
  return found;
}

/** The keys to ask for a run of a query, in order: its pairs, but a formula as a whole; a single unit by itself. */
export function queryKeys(run: readonly Unit[]): readonly Occurrence[] {
  const [first] = run;
  if (run.length === 1 && first !== undefined && isWord(first))
    return [{ key: first.text, from: 0, to: 0, follower: '' }];
  const keys: Occurrence[] = [];
  for (let from = 0; from < run.length - 1;) {
    const formulas = formulasAt(run, from);
    const formula = formulas[formulas.length - 1];
    const pair = pairAt(run, from);
    const to = from + Math.max(1, 2 * formulas.length);
    if (formula !== undefined) keys.push({ key: formula, from, to, follower: '' });
    else if (pair !== null) keys.push(pair);
    from = to;
  }
  return keys;
}

/** The words of letters in a key of several units, to be asked for alone where the key stands in no case. */
export const wordsIn = (key: string): readonly string[] =>
  key.startsWith('~')
    ? []
    : key
        .split(/[|#$%&*+\-./:=@_~\u00b0\u00d7\u00f7\u2010-\u2013\u2030\u2100-\u2103]/u)
        .filter((word, _, all) => all.length > 1 && /^[\da-z\u00c0-\u1fff]/u.test(word));
