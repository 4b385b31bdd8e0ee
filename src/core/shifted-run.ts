import { gbkCharacter, gbkCode, isLead } from './gbk.ts';
import { syllablePattern } from './pinyin-gloss.ts';

/**
 * One thing that a damaged run was made of: a byte, a byte that was lost, a gloss that was put in behind the byte before it, or a
 * cut that took the two bytes behind it for a mark.
 */
export type RunItem =
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'gloss'; readonly syllable: string }
  | { readonly kind: 'cut' };

/** A stretch of text whose bytes are out of step: its span in code units, and the bytes in the order in which they once stood. */
export type ShiftedRun = {
  readonly start: number;
  readonly end: number;
  readonly items: readonly RunItem[];
  /** The pinyin behind the run, which its last character must have for a reading. */
  readonly glossBehind: string | null;
  /** True if the last lost byte may have taken a character along that no gloss or mark tells of. */
  readonly isOpen: boolean;
};

/** What stands for a byte that was lost. */
const lost = /[?？\uFFFD]/u;

/** Marks that sites cut a text at, as printed or narrowed, by their bytes. */
const cutMarks: Readonly<Record<string, number>> = {
  '!': 0xa3a1, '！': 0xa3a1, '?': 0xa3bf, '？': 0xa3bf, ',': 0xa3ac, '，': 0xa3ac, ':': 0xa3ba, '：': 0xa3ba,
  ';': 0xa3bb, '；': 0xa3bb, '.': 0xa3ae, '．': 0xa3ae, '。': 0xa1a3, '、': 0xa1a2,
}; // prettier-ignore

/** The ideographic space, which is a plain one by now. */
const space = 0xa1a1;

/** The full-width form of a narrowed mark; another character as it is. */
export function widened(printed: string): string {
  const code = cutMarks[printed];
  return code === undefined ? printed : (gbkCharacter(code) ?? printed);
}

const glossAt = new RegExp(String.raw`[(（](${syllablePattern})[)）]`, 'uy');
/** A gloss whose opening bracket went with the byte before it. */
const brokenGlossAt = new RegExp(String.raw`[(（]?(${syllablePattern})[)）]`, 'uy');

/** Longest run that is looked at, in items; a longer one is no run. */
const limit = 160;

/** Walks over a text that may be out of step and puts the bytes down. */
class RunReader {
  readonly items: RunItem[] = [];
  /** True between the two bytes of a character. */
  isPending = false;
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  private byte(value: number): void {
    this.items.push({ kind: 'byte', value });
    this.isPending = !this.isPending && isLead(value);
  }

  private two(code: number): void {
    this.byte(code >> 8);
    this.byte(code & 0xff);
  }

  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return null;
    this.at += found[0].length;
    return found[1] ?? '';
  }

  private gloss(pattern: RegExp): boolean {
    const syllable = this.match(pattern);
    if (syllable !== null) this.items.push({ kind: 'gloss', syllable });
    return syllable !== null;
  }

  /** A byte that was lost, and what made it so: a gloss put in, or a cut at a mark. Only a gloss is seen without a `?` before it. */
  lost(): boolean {
    const isPrinted = lost.test(this.text.charAt(this.at));
    if (!isPrinted && this.items.length > 0) return false;
    if (isPrinted) this.at++;
    this.items.push({ kind: 'lost' });
    this.isPending = !this.isPending;
    if (this.gloss(brokenGlossAt)) return true;
    const mark = cutMarks[this.text.charAt(this.at)];
    if (mark !== undefined && this.isPending) {
      this.items.push({ kind: 'cut' });
      this.two(mark);
      this.at++;
    }
    return isPrinted;
  }

  /** True if another run begins right behind this one. */
  goesOn(): boolean {
    if (!lost.test(this.text.charAt(this.at))) return false;
    brokenGlossAt.lastIndex = this.at + 1;
    return brokenGlossAt.test(this.text);
  }

  /** One printed character and the gloss behind it; `false` if it cannot stand in a run. */
  character(): boolean {
    const printed = this.text.charAt(this.at);
    if (lost.test(printed)) return this.lost();
    if (printed >= '@' && printed <= '~') this.byte(printed.charCodeAt(0));
    else if (printed === '€' || printed === '\x80') this.byte(0x80);
    else {
      const isNarrowed = printed > ' ' && printed < '@';
      const code = printed === ' ' ? space : isNarrowed ? 0xa380 + printed.charCodeAt(0) : gbkCode(printed);
      if (code === null) return false;
      this.two(code);
    }
    this.at++;
    if (this.isPending) this.gloss(glossAt);
    return true;
  }
}

/**
 * Read the run whose first lost byte is at `start`: from there to where bytes and characters are in step again.
 *
 * @param start Of what stands for the lost byte, or of a gloss that has lost its bracket with it.
 * @returns `null` if the text never falls into step again on its line.
 */
export function readShiftedRun(text: string, start: number): ShiftedRun | null {
  const reader = new RunReader(text, start);
  if (!reader.lost()) return null;
  while (reader.isPending || reader.goesOn()) {
    if (reader.items.length > limit || !reader.character()) return null;
  }
  const end = reader.at;
  const { items } = reader;
  const isOpen =
    items.at(-1)?.kind === 'lost' && !/[!！?？,，:：;；.．。、\n]/u.test(text.charAt(end) || '\n');
  return { start, end, items, glossBehind: reader.match(glossAt), isOpen };
}
