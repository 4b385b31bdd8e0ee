import { gbkCharacter } from './gbk.ts';
import { findGlosses, type Gloss, type Readings, syllablePattern } from './pinyin-gloss.ts';
import { type Candidate, type PageKnowledge, repairsOf, type Surroundings } from './shifted-candidates.ts';
import { readShiftedRun, type ShiftedRun, widened } from './shifted-run.ts';
import { likelihood, type WordWeight, withOwnWords } from './word-weights.ts';

/** What the repair of a page looks up. */
export type ShiftTools = {
  readonly readings: Readings;
  readonly weight: WordWeight;
  readonly toSimplified: (text: string) => string;
};

/** A stretch whose bytes are out of step, with the texts that it may have been. */
export type ByteShift = {
  /** Code units of the text. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  /** Best first; empty if nothing valid is found. */
  readonly candidates: readonly Candidate[];
  /** True if the first candidate may be put in without asking. */
  readonly isCertain: boolean;
  /** Bits by which the first candidate reads better than the second; `Infinity` for an only one. */
  readonly margin: number;
};

/** Where bytes may have fallen out of step: a gloss without its bracket, or a lost byte before a mark that a text goes on behind. */
const trigger = new RegExp(
  String.raw`[?？\uFFFD](?=[(（]?${syllablePattern}[)）])|(?<=[\p{Script=Han}])(?=${syllablePattern}[)）])|[?？\uFFFD](?=[!！?？,，:：;；.．。、](?:[^\x00-\x7F]|[@-~][\p{Script=Han}(（]|[?？\uFFFD]))`,
  'gu',
);

/** Private-use characters that stand for bytes which GBK leaves to its users. */
const privateUse = /[\uE000-\uE765]/u;

/** Bits: least margin of a certain repair, least for each of its characters, most for each printed one of a doubtful run. */
const certain = { margin: 10, plainness: -16 } as const;
const doubtful = -12.5;
/** Bits by which a repair must read better than what is printed. */
const gain = 6;
/** Runs looked into in one text, so that a hostile one costs a bounded time. */
const most = 5000;
/** Code units on each side that a repair is read with, and how many of them count. */
const reach = { units: 48, before: 20, behind: 6 } as const;

/** The last character of two bytes in a text, or a mark that was narrowed, and its gloss. */
const touchingAt = new RegExp(String.raw`([^\x00-\x7F€]|[!,:;?])(?:[(（](${syllablePattern})[)）])?$`, 'u');

const withoutGlosses = (text: string, glosses: readonly Gloss[]): string => {
  let done = 0;
  const parts = glosses.map(({ start, end }) => {
    const part = text.slice(done, start);
    done = end;
    return part;
  });
  return [...parts, text.slice(done)].join('');
};

type Script = {
  /** One character to its simplified form. */
  readonly simplify: (character: string) => string;
  /** Simplified forms of characters of GBK that are no common characters of traditional script themselves. */
  readonly simple: ReadonlySet<string>;
};

/** The 5,401 common characters of Big5. */
function commonTraditional(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const [first, last] = [0xa440, 0xc67e];
  const common = new Set<string>();
  for (let code = first; code <= last; code++)
    common.add(decoder.decode(new Uint8Array([code >> 8, code & 0xff])));
  return common;
}

const scripts = new WeakMap<ShiftTools['toSimplified'], Script>();

/** What a converter does character by character, worked out once. */
function scriptOf(toSimplified: ShiftTools['toSimplified']): Script {
  const made = scripts.get(toSimplified);
  if (made !== undefined) return made;
  const known = new Map<string, string>();
  const simplify = (character: string) => {
    if (character < '\u3400') return character;
    const simple = known.get(character) ?? toSimplified(character);
    known.set(character, simple);
    return simple;
  };
  const traditional = commonTraditional();
  const simple = new Set<string>();
  for (let code = 0x8140; code <= 0xfefe; code++) {
    const character = gbkCharacter(code) ?? '';
    const form = simplify(character);
    if (form !== character && !traditional.has(form)) simple.add(form);
  }
  const script = { simplify, simple };
  scripts.set(toSimplified, script);
  return script;
}

function knowPage(text: string, isTraditional: boolean, tools: ShiftTools): PageKnowledge {
  const glosses = findGlosses(text, tools.readings).filter((gloss) => gloss.isReading);
  const plain = withoutGlosses(text, glosses);
  const counts = new Map<string, number>();
  for (const { character } of glosses) counts.set(character, (counts.get(character) ?? 0) + 1);
  const stands = new Map<string, number>();
  for (const character of plain)
    if (counts.has(character)) stands.set(character, (stands.get(character) ?? 0) + 1);
  const glossed = new Map([...counts].map(([c, n]) => [c, n > 1 && n === stands.get(c)]));
  const script = scriptOf(tools.toSimplified);
  const own = new Set(plain);
  return {
    readings: tools.readings,
    weight: withOwnWords(tools.weight, isTraditional ? tools.toSimplified(plain) : plain),
    simplify: isTraditional ? script.simplify : (character) => character,
    isForeign: (character) => isTraditional && script.simple.has(character) && !own.has(character),
    glossed,
  };
}

const simplified = (text: string, page: PageKnowledge) => [...text].map((c) => page.simplify(c)).join('');

/** True if a run looks damaged at all: it holds what no text has, or reads like none. */
function isDoubtful(run: ShiftedRun, printed: string, page: PageKnowledge): boolean {
  if (privateUse.test(printed) || run.items.some(({ kind }) => kind === 'gloss')) return true;
  const han = printed.match(/\p{Script=Han}/gu)?.join('') ?? '';
  const isOddlyEnded = run.glossBehind !== null || han === '' || /[\x40-\x7E€\x80]$/u.test(printed);
  if (page.glossed.size > 0 && isOddlyEnded) return true;
  return han !== '' && likelihood(simplified(han, page), page.weight) / han.length < doubtful;
}

class Finder {
  readonly found: ByteShift[] = [];
  private readonly text: string;
  private readonly page: PageKnowledge;
  private last: { readonly end: number; readonly text: string } = { end: 0, text: '' };

  constructor(text: string, page: PageKnowledge) {
    this.text = text;
    this.page = page;
  }

  private bare(start: number, end: number): string {
    const words = this.text.slice(start, end);
    return withoutGlosses(
      words,
      findGlosses(words, this.page.readings).filter((gloss) => gloss.isReading),
    );
  }

  private around(start: number, end: number): Surroundings {
    const from = Math.max(this.last.end, start - reach.units);
    const before = (from === this.last.end ? this.last.text : '') + this.bare(from, start);
    const line = /^[^\n]*/u.exec(this.text.slice(end, end + reach.units))?.[0] ?? '';
    const behind = this.bare(end, end + line.length);
    const [, touching = '', adjacentGloss = ''] =
      touchingAt.exec(this.text.slice(Math.max(0, start - 12), start)) ?? [];
    return {
      left: simplified(before.slice(before.lastIndexOf('\n') + 1).slice(-reach.before), this.page),
      right: simplified(behind.slice(0, reach.behind), this.page),
      adjacent: from === this.last.end && from === start ? '' : widened(touching),
      adjacentGloss,
    };
  }

  /** Bits of the text as it stands. */
  private scoreAsPrinted({ start, end }: ShiftedRun, printed: string): number {
    const { left, right } = this.around(start, end);
    return likelihood(left + simplified(printed, this.page) + right, this.page.weight);
  }

  /** Look for a run whose first lost byte is at code unit `at`. */
  look(at: number): void {
    if (at < this.last.end) return;
    const run = readShiftedRun(this.text, at);
    if (run === null) return;
    const printed = this.text.slice(run.start, run.end);
    if (!isDoubtful(run, printed, this.page)) return;
    const candidates = repairsOf(run, printed, this.around(run.start, run.end), this.page);
    const [best, second] = candidates;
    if (best === undefined) return;
    const readsBetter = best.score >= this.scoreAsPrinted(run, printed) + gain;
    if (!readsBetter && this.page.glossed.size === 0) return;
    const margin = second === undefined ? Infinity : best.score - second.score;
    const isTold = run.glossBehind !== null || run.items.some(({ kind }) => kind === 'gloss');
    const isCertain =
      best.isProved &&
      !run.isOpen &&
      (readsBetter || isTold) &&
      margin >= certain.margin &&
      best.plainness >= certain.plainness;
    const { start, end } = run;
    this.found.push({ start, end, printed, candidates, isCertain, margin });
    this.last = { end, text: best.text };
  }
}

/**
 * Find what stands in a text because a converter site took bytes of GBK for others, and what it was before.
 *
 * Such a site looks for its characters and marks among bytes without regard to where characters begin; from there on it prints
 * other characters, until bytes and characters are in step again. The bytes of a run are put together again from what is
 * printed, lost ones are tried, and only text that gives the printed characters when damaged again is a candidate.
 *
 * @param isTraditional Whether the page is in traditional script, as converter sites write.
 * @returns In the order of the text; healthy text gives none.
 */
export function findByteShifts(
  text: string,
  isTraditional: boolean,
  tools: ShiftTools,
): readonly ByteShift[] {
  const places = [...text.matchAll(trigger)].map(({ index }) => index);
  if (places.length === 0) return [];
  const finder = new Finder(text, knowPage(text, isTraditional, tools));
  for (const at of places.slice(0, most)) finder.look(at);
  return finder.found;
}
