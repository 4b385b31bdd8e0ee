import { findByteShifts } from './byte-shift.ts';
import { placesIn } from './captured-places.ts';
import { foldWidth } from './fold-width.ts';
import { lacunae, lacunaMark } from './lacuna.ts';
import { widenPunctuation } from './narrowed-marks.ts';
import { areGlossesAdded, findGlosses } from './pinyin-gloss.ts';
import { type Problem, problem } from './problems.ts';
import type { BoilerplateRules } from './schema/rules.ts';
import type { Shelf } from './shelf.ts';
import { applyChanges, type Change, matches, offset } from './traced.ts';
import { simplify, traditionalLines } from './traditional.ts';
import type { Outcome, Span, Traced } from './types.ts';

/** What repair looks up: rules of boilerplate, converter, readings and words. */
export type RepairTools = Pick<Shelf, 'boilerplate' | 'toSimplified' | 'readings' | 'wordWeight'>;

/** Candidates told to a curator. */
const told = 4;

/** How sure a repair is, for a reader: bits as odds. */
const confidence = (margin: number): string =>
  Number.isFinite(margin) ? `可能性约为次选的 ${(2 ** Math.min(margin, 13)).toFixed(0)} 倍` : '别无他解';

/** Words without characters that show nothing. */
const visible = (words: string) => words.replace(/\p{Co}/gu, lacunaMark);

/** A text while it is being mended, with the stretches that are left as they stand. */
class Mender {
  text: Traced;
  readonly problems: Problem[] = [];
  private readonly placeOf: ReturnType<typeof placesIn>;
  /** Spans of the captured text whose damage is not settled; in order. */
  private readonly open: Span[] = [];
  private readonly tools: RepairTools;
  private readonly isTraditional: boolean;

  constructor(captured: string, source: Traced, tools: RepairTools) {
    this.text = source;
    this.tools = tools;
    this.placeOf = placesIn(captured);
    this.isTraditional = traditionalLines(source.text, tools.toSimplified).length > 0;
  }

  /** Place of a span of the current text in the captured one. */
  private place(start: number, end: number) {
    return this.placeOf(offset(this.text, start), offset(this.text, end));
  }

  /** For code units of the current text, asked in order, whether they lie in a stretch that is not settled. */
  private isOpen(): (index: number) => boolean {
    let next = 0;
    return (index) => {
      const at = offset(this.text, index);
      if (at < (this.open[next - 1]?.end ?? 0)) next = 0;
      while ((this.open[next]?.end ?? Infinity) <= at) next++;
      return (this.open[next]?.start ?? Infinity) <= at;
    };
  }

  /** Put bytes into step again where it is certain what they were; else ask. */
  shiftBytes(): void {
    const { readings, wordWeight: weight, toSimplified } = this.tools;
    const show = (text: string) => (this.isTraditional ? toSimplified(text) : text);
    const shifts = findByteShifts(this.text.text, this.isTraditional, { readings, weight, toSimplified });
    const changes = shifts.flatMap((shift): Change[] => {
      const { start, end, printed, candidates, isCertain, margin } = shift;
      const texts = candidates.slice(0, told).map(({ text }) => show(text));
      const [first = ''] = texts;
      const place = this.place(start, end);
      if (isCertain) {
        const lead = confidence(margin);
        this.problems.push(
          problem('byte-shift', place, { printed: visible(printed), repaired: first, lead }),
        );
        return [{ start, end, after: first, rule: 'byte-shift' }];
      }
      const behind =
        /^[(（][^()（）\n]{1,8}[)）]/u.exec(this.text.text.slice(end, end + 10))?.[0].length ?? 0;
      this.open.push({ start: offset(this.text, start), end: offset(this.text, end + behind) });
      const list = texts.map((text, i) => `${i + 1}. “${text}”`).join('　');
      this.problems.push(problem('byte-shift-open', place, { printed: visible(printed), candidates: list }));
      return [];
    });
    this.text = applyChanges(this.text, changes);
  }

  /** Take out the pinyin that converter sites print behind characters; what is no reading of its character stays, and is asked. */
  removeGlosses(): void {
    const glosses = findGlosses(this.text.text, this.tools.readings);
    if (!areGlossesAdded(this.text.text, glosses, this.isTraditional)) return;
    const isOpen = this.isOpen();
    const changes = glosses.flatMap(({ start, end, character, syllable, ...gloss }): Change[] => {
      if (isOpen(start)) return [];
      if (gloss.isReading) return [{ start, end, after: '', rule: 'pinyin-gloss' }];
      if (gloss.isToned)
        this.problems.push(problem('gloss-unverified', this.place(start, end), { character, syllable }));
      return [];
    });
    this.text = applyChanges(this.text, changes);
  }

  simplify(): void {
    if (this.isTraditional) this.text = simplify(this.text, this.tools.toSimplified, this.isOpen());
  }

  widen(): void {
    this.text = widenPunctuation(this.text, this.isOpen());
  }

  /** Cut what a page spliced into its sentences; each cut is a problem with its words, so that a curator can look. */
  cutSpliced({ inline }: BoilerplateRules): void {
    const folded = foldWidth(this.text.text);
    const found = inline.flatMap((rule) =>
      matches(folded, new RegExp(rule.pattern, 'gu'), rule.id, () => ''),
    );
    const changes = apart(found);
    for (const { start, end } of changes) {
      const words = this.text.text.slice(start, end).trim();
      this.problems.push(problem('spliced-text', this.place(start, end), { words }));
    }
    this.text = applyChanges(this.text, changes);
  }

  /** Show what is lost as □. */
  showLacunae(): void {
    const changes = lacunae(this.text.text);
    const isOpen = this.isOpen();
    for (const { start, end, after } of changes)
      if (after === lacunaMark && !isOpen(start))
        this.problems.push(problem('lacuna', this.place(start, end)));
    this.text = applyChanges(this.text, changes);
  }
}

/** Changes in their order without those that lie in another: the first wins, of two that begin together the longer. */
function apart(changes: readonly Change[]): readonly Change[] {
  let done = 0;
  return changes
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < done) return false;
      done = end;
      return true;
    });
}

/**
 * Mend damage of known kinds: bytes out of step, pinyin glosses, traditional script, narrowed punctuation, spliced words, and
 * show what is lost for good as □.
 *
 * Every change is an edit of the traced text. What is only suspected is a problem with its place and stays as it stands.
 *
 * @param captured The text as captured, where the places of problems are counted.
 */
export function repair(captured: string, source: Traced, tools: RepairTools): Outcome<Traced> {
  const mender = new Mender(captured, source, tools);
  mender.shiftBytes();
  mender.removeGlosses();
  mender.simplify();
  mender.widen();
  mender.cutSpliced(tools.boilerplate);
  mender.showLacunae();
  return { value: mender.text, problems: mender.problems };
}
