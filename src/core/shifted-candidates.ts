import { damage } from './byte-damage.ts';
import { foldWidth } from './fold-width.ts';
import { gbkBytes, gbkCharacter, isLead } from './gbk.ts';
import { isReading, type Readings } from './pinyin-gloss.ts';
import type { ShiftedRun } from './shifted-run.ts';
import { likelihood, readOn, type ReadSoFar, type WordWeight } from './word-weights.ts';

/** What the whole page tells about the site that damaged it, and what reads a repair. */
export type PageKnowledge = {
  readonly readings: Readings;
  readonly weight: WordWeight;
  /** One character to its simplified form. */
  readonly simplify: (character: string) => string;
  /** Characters that stand on simplified pages only; unlikely on a page in traditional script. */
  readonly isForeign: (character: string) => boolean;
  /** Characters that the page glosses, each with `true` if wherever it stands. */
  readonly glossed: ReadonlyMap<string, boolean>;
};

/** The undamaged text on both sides of a run, without glosses. */
export type Surroundings = {
  readonly left: string;
  readonly right: string;
  /** The character of two bytes that the run follows, and the gloss between them; empty if there is none. */
  readonly adjacent: string;
  readonly adjacentGloss: string;
};

/** A repair of a run: its text in the page's own script, how well it reads, and whether it gives the printed text when damaged. */
export type Candidate = {
  readonly text: string;
  /** Bits; of use only beside other candidates of the same run. */
  readonly score: number;
  /** Bits for each character of the repair alone. */
  readonly plainness: number;
  readonly isProved: boolean;
};

/** What may stand in a repair: Han characters and the marks of prose. */
const allowed = /^[\u4E00-\u9FA5“”‘’《》〈〉（）【】、。，；：？！…—·\u3000]$/u;
const allowedAscii = /^[\w%+\-.,:;!?()]$/u;

/** Candidates kept at each byte, the likeliest first. */
const beam = 96;

/** Bits taken off for a mark where none stands. */
const odd = 10;
/** Bits for a gloss whose character the page glosses elsewhere, for a character of the other script, for a gloss that is missing. */
const bonus = { known: 6, foreign: -10, missing: -12 } as const;

type State = { readonly bytes: readonly number[]; readonly text: string };

/** Fewest characters of a quotation that ends with a full stop. */
const quotedSentence = 8;

/** Bits for marks where none stands: one behind another, one of a pair alone, a stop behind a few quoted words, a comma at the end. */
function oddMarks(text: string): number {
  const doubled = text.match(/[、，。；：·…！？][—…，、。；：！？]/gu)?.length ?? 0;
  const atEnd = /[、，：—·\u3000“《（]$/u.test(text) ? 1 : 0;
  const rare = text.match(/[\u3000〈〉【】‘’]/gu)?.length ?? 0;
  const short = [...text.matchAll(/“([^“”]*)。”/gu)].filter(
    ([, words = '']) => words.length < quotedSentence,
  );
  const single = ['《》', '“”', '‘’', '（）'].reduce((sum, pair) => {
    const marks = [...text].filter((mark) => pair.includes(mark)).join('');
    return sum + marks.split(pair).join('').length;
  }, 0);
  return odd * (doubled + short.length + atEnd) + (odd * (single + rare)) / 2;
}

/** The bytes of a run in order, `null` for one that is lost, and where glosses and cuts lie among them. */
function layOut({ items }: ShiftedRun) {
  const template: (number | null)[] = [];
  const glosses: { at: number; syllable: string }[] = [];
  const cuts: number[] = [];
  for (const item of items) {
    if (item.kind === 'byte') template.push(item.value);
    else if (item.kind === 'lost') template.push(null);
    else if (item.kind === 'cut') cuts.push(template.length);
    else glosses.push({ at: template.length, syllable: item.syllable });
  }
  return { template, glosses, cuts };
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const lostLeads = range(0x81, 0xfe);
const lostTrails = range(0x80, 0xfe);

/** Fills in the lost bytes of one run. */
class Solver {
  private readonly layout: ReturnType<typeof layOut>;
  private readonly adjacentBytes: readonly number[];
  private readonly run: ShiftedRun;
  private readonly around: Surroundings;
  private readonly page: PageKnowledge;
  private readonly readLeft: ReadSoFar;

  constructor(run: ShiftedRun, around: Surroundings, page: PageKnowledge) {
    this.run = run;
    this.around = around;
    this.page = page;
    this.layout = layOut(run);
    this.readLeft = readOn(around.left, page.weight);
    this.adjacentBytes = gbkBytes(around.adjacent) ?? [];
  }

  private plain(text: string): string {
    return [...text].map((c) => this.page.simplify(c)).join('');
  }

  private score(text: string): number {
    const { left, right } = this.around;
    return (
      readOn(this.plain(text) + right, this.page.weight, this.readLeft).bits[0] -
      oddMarks(left + text + right)
    );
  }

  /** The character whose two bytes end right before byte `at`. */
  private characterBefore(bytes: readonly number[], at: number): string {
    const all = [...this.adjacentBytes, ...bytes.slice(0, at)];
    const [first = 0, second = 0] = all.slice(-2);
    return gbkCharacter((first << 8) | second) ?? '';
  }

  private fits(bytes: readonly number[]): boolean {
    return this.layout.glosses.every(({ at, syllable }) => {
      if (at !== bytes.length) return true;
      return isReading(this.characterBefore(bytes, at), syllable, this.page.readings);
    });
  }

  /** A state with one byte more, if what it makes may stand in a text. */
  private step({ bytes, text }: State, pending: number | null, value: number): State | null {
    const next = [...bytes, value];
    let character = '';
    if (pending !== null) {
      character = gbkCharacter((pending << 8) | value) ?? '';
      if (!allowed.test(character)) return null;
    } else if (!isLead(value)) {
      character = String.fromCharCode(value);
      if (!allowedAscii.test(character)) return null;
    }
    return this.fits(next) ? { bytes: next, text: text + character } : null;
  }

  private best(states: readonly State[]): readonly State[] {
    if (states.length <= beam) return states;
    return states
      .map((state) => ({
        state,
        score: readOn(this.plain(state.text), this.page.weight, this.readLeft).bits[0],
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, beam)
      .map(({ state }) => state);
  }

  solve(): readonly Candidate[] {
    let states: readonly State[] = [{ bytes: [], text: '' }];
    let isPending = false;
    for (const known of this.layout.template) {
      const values = known === null ? (isPending ? lostTrails : lostLeads) : [known];
      const next = states.flatMap((state) => {
        const pending = isPending ? (state.bytes.at(-1) ?? null) : null;
        return values.flatMap((value) => this.step(state, pending, value) ?? []);
      });
      isPending = !isPending && (known === null || isLead(known));
      states = isPending ? next : this.best(next);
    }
    const { glossBehind } = this.run;
    return states
      .filter(
        ({ text }) => glossBehind === null || isReading(text.slice(-1), glossBehind, this.page.readings),
      )
      .map((state) => this.judge(state))
      .sort((a, b) => b.score - a.score);
  }

  private judge({ bytes, text }: State): Candidate {
    const { glossed, isForeign } = this.page;
    const known = this.layout.glosses.filter(({ at }) => glossed.has(this.characterBefore(bytes, at))).length;
    const foreign = [...text].filter((c) => isForeign(c)).length;
    const missing = this.missingGlosses(bytes);
    const extra = known * bonus.known + foreign * bonus.foreign + missing * bonus.missing;
    const plain = this.plain(text);
    return {
      text,
      score: this.score(text) + extra,
      plainness: likelihood(plain, this.page.weight) / Math.max(1, plain.length),
      isProved: missing === 0,
    };
  }

  /** Pairs of bytes that the site would have glossed, and that stand there without a gloss and unbroken. */
  private missingGlosses(bytes: readonly number[]): number {
    const { glosses, cuts } = this.layout;
    const broken = new Set([...glosses.map(({ at }) => at), ...cuts]);
    let missing = 0;
    for (let at = 2; at <= bytes.length; at++) {
      const character = gbkCharacter(((bytes[at - 2] ?? 0) << 8) | (bytes[at - 1] ?? 0));
      if (character === null || this.page.glossed.get(character) !== true) continue;
      const isEnd = at === bytes.length && this.run.glossBehind !== null;
      if (!isEnd && !broken.has(at) && !broken.has(at - 1)) missing++;
    }
    return missing;
  }

  /** True if the repair, damaged again, gives what is printed. */
  proves(text: string, printed: string): boolean {
    const bytes = gbkBytes(text);
    if (bytes === null) return false;
    const { adjacent, adjacentGloss } = this.around;
    const by = this.adjacentBytes.length;
    const { glosses, cuts } = this.layout;
    const before = adjacentGloss === '' ? [] : [{ at: by, syllable: adjacentGloss }];
    const again = damage([...this.adjacentBytes, ...bytes], {
      glosses: [...before, ...glosses.map(({ at, syllable }) => ({ at: at + by, syllable }))],
      cuts: cuts.map((at) => at + by),
    });
    const whole = `${adjacent}${adjacentGloss === '' ? '' : `(${adjacentGloss})`}${printed}`;
    const dropped = (whole.match(lostMarks)?.length ?? 0) < (again.match(lostMarks)?.length ?? 0);
    const form = (shown: string) =>
      foldWidth(shown)
        .replace(/\uFFFD/gu, '?')
        .replace(/\x80/gu, '€')
        .replace(dropped ? /[(?]/gu : /\(/gu, '');
    return form(again) === form(whole);
  }
}

/** What stands for a byte that was lost, and a mark that looks the same. */
const lostMarks = /[?？\uFFFD]/gu;

/**
 * The repairs of a run that are valid text, fit all its glosses and give the printed text when they are damaged again.
 *
 * @param printed The run as it stands.
 * @returns Best first; empty if there are none.
 */
export function repairsOf(
  run: ShiftedRun,
  printed: string,
  around: Surroundings,
  page: PageKnowledge,
): readonly Candidate[] {
  const solver = new Solver(run, around, page);
  return solver.solve().filter(({ text }) => solver.proves(text, printed));
}
