import { isBareNumber } from './enumerator.ts';
import { foldWidth } from './fold-width.ts';
import { findLabel } from './label.ts';
import type { LabelRules } from './schema/rules.ts';
import { isSectionHeading } from './section-heading.ts';
import { type Line, sentenceEnd } from './text-lines.ts';

/** Longest line that may be part of a page's frame, and shortest that is surely text, in code units. */
const limits = { longest: 60, text: 36, brokenText: 14 } as const;
/** How often a line must come back to be part of a page's frame. */
const leastTimes = 3;
/** Names of institutions and persons come back above several texts of theirs. */
const naming = /(?:[局校园室院馆厅委]|小学|中学|中心|集团|政府|联盟|学区|大学|共同体)[）)]?$|记者|通讯员/u;

/** True for a text of several clauses, which is no line of a frame even if it comes back. */
const isRunningText = (text: string): boolean => (text.match(/[，。；]/gu)?.length ?? 0) > 1;

const keyOf = (text: string): string => foldWidth(text).replace(/\d+/gu, '#').replace(/\s+/gu, '');

/** Lines that come back with nothing changed but numbers, by their words; those that name somebody or a part of a text are none. */
function comingBack(lines: readonly Line[], labels: LabelRules): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  lines.forEach(({ text }, i) => {
    if (text.length > limits.longest || isRunningText(text)) return;
    const key = keyOf(text);
    const own = places.get(key);
    if (own === undefined) places.set(key, [i]);
    else own.push(i);
  });
  const kept = [...places].filter(([, own]) => {
    const text = lines[own[0] ?? 0]?.text ?? '';
    const isNamed = naming.test(text) || isBareNumber(text) || isSectionHeading(text);
    return own.length > 1 && text.length > 1 && !isNamed && findLabel(text, labels) === null;
  });
  return new Map(kept);
}

/** A text, or a line of one that is broken at some column. */
const isText = (line: Line | undefined): boolean =>
  line !== undefined &&
  (line.text.length >= limits.text ||
    sentenceEnd.test(line.text) ||
    (line.text.length >= limits.brokenText && /[，。；、]/u.test(line.text)));

/** True if a line stands where no heading does: inside a sentence, or above no text. */
function isOutOfPlace(lines: readonly Line[], i: number): boolean {
  const above = lines[i - 1];
  const breaksIn = above !== undefined && isText(above) && !sentenceEnd.test(above.text);
  return breaksIn || !isText(lines[i + 1]);
}

/**
 * Lines of a page's frame: running heads and feet, menus, names of a periodical, which come back again and again, mostly where
 * no heading stands, and page numbers beside them; the title of the whole is one where it comes back inside a sentence.
 *
 * @param lines In their order, without those that are known for noise.
 * @returns Indexes of the lines.
 */
export function frameLines(lines: readonly Line[], labels: LabelRules): ReadonlySet<number> {
  const found = new Set<number>();
  for (const own of comingBack(lines, labels).values()) {
    const outside = own.filter((i) => isOutOfPlace(lines, i));
    const parted = own.filter((i, n) =>
      lines.slice(i + 1, Math.min(own[n + 1] ?? lines.length, i + 40)).some((line) => isText(line)),
    );
    const isFrame =
      own.length >= leastTimes && outside.length * 2 > own.length && parted.length * 2 > own.length;
    if (isFrame) own.forEach((i) => found.add(i));
    else if (own[0] === 0) for (const i of outside) if (i > 0) found.add(i);
  }
  const numbers = lines.flatMap(({ text }, i) =>
    /^\d{1,3}$/u.test(text) && (found.has(i - 1) || found.has(i + 1)) ? [i] : [],
  );
  return new Set([...found, ...numbers]);
}
