import { enumeratorOf, withoutEnumerator } from './enumerator.ts';
import { findLabel } from './label.ts';
import type { LabelRules } from './schema/rules.ts';
import { joinAll, type Line } from './text-lines.ts';

/** Width of a line in half-width columns. */
const columns = (text: string): number => text.length + (text.match(/[^\0-\u02ff]/gu)?.length ?? 0);

/**
 * Narrowest and widest column at which a text is taken for broken, how ragged its edge may be, how far the first line of a
 * paragraph may be set in, and how many lines reach the edge.
 */
const wrapping = { least: 30, most: 160, ragged: 4, indent: 4, share: 0.35, lines: 4 } as const;

/** Width of a text whose lines were broken at one column, as PDF and mail do; `null` for one whose lines are paragraphs. */
function wrapWidth(lines: readonly Line[]): number | null {
  const widths = lines.map(({ text }) => columns(text));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  const full = widths.filter((width) => width >= widest - wrapping.ragged).length;
  const isWrapped = full >= wrapping.lines && full >= widths.length * wrapping.share;
  return isWrapped && widest >= wrapping.least && widest <= wrapping.most ? widest : null;
}

/** True if a line has a mark that headings seldom have and sentences do. */
const isProse = (text: string): boolean => /[，。；、]/u.test(text);

/** A line that ends a sentence, with a full stop and not with a semicolon. */
const fullStop = /[。！？!?…]["”’」』）)]*$/u;
/** How far the first line of a paragraph is set in, in code units, and how many lines are so at least and at most. */
const setIn = { least: 2, lines: 3, share: 0.6 } as const;

/** True if paragraphs are told by their first line, which is set in. */
function hasIndents(lines: readonly Line[]): boolean {
  const found = lines.filter(({ indent }) => indent >= setIn.least).length;
  return found >= setIn.lines && found <= lines.length * setIn.share;
}

/** A line that is an institution with its place before it, as it stands between a title and a text. */
const institution =
  /^[（(]?\p{Script=Han}{2,12}?[省市县区州盟旗][^\p{P}\s在从到让为与就也都把将了是有]{2,24}(?:[局校园院厅委]|小学|中学|中心|集团|[局委厅][^\p{P}\s]{1,6}[股科处室])[)）]?$/u;

/** True for a line below which an institution stands on a line of its own: a title may be as long as a line of the text. */
const isAboveInstitution = (above: Line, line: Line): boolean =>
  !isProse(withoutEnumerator(above.text)) && institution.test(line.text);

/** Lines of a text that was broken at one column, put together again where a full line goes on below: it ends no sentence, or no line that is set in begins below it. */
export function unwrap(lines: readonly Line[], labels: LabelRules): readonly Line[] {
  const width = wrapWidth(lines);
  if (width === null) return lines;
  const isFull = ({ text }: Line, isFirst: boolean) =>
    columns(text) >= width - wrapping.ragged - (isFirst && isProse(text) ? wrapping.indent : 0);
  const isIndented = hasIndents(lines);
  const endsAbove = (above: Line, line: Line) =>
    isIndented && isProse(line.text) ? line.indent >= setIn.least : fullStop.test(above.text);
  const runs: [Line, ...Line[]][] = [];
  let below: Line | null = null;
  let isFirst = true;
  for (const line of lines) {
    const run = runs.at(-1);
    const goesOn: boolean =
      below !== null &&
      line.line === below.line + 1 &&
      isFull(below, isFirst) &&
      !endsAbove(below, line) &&
      !isAboveInstitution(below, line) &&
      enumeratorOf(line.text) === '' &&
      findLabel(line.text, labels) === null;
    below = line;
    isFirst = !goesOn;
    if (goesOn && run !== undefined) run.push(line);
    else runs.push([line]);
  }
  return runs.map(joinAll);
}
