import type { Printed, Span } from './types.ts';

/** Words that no source stands behind. */
export const unprinted = (text: string): Printed => ({ text, from: [] });

/** All that printed words cover, with what lies between their spans. */
export const spanOf = ({ from }: Printed): Span => ({
  start: from[0]?.start ?? 0,
  end: from.at(-1)?.end ?? 0,
});

/**
 * A part of printed words.
 *
 * @param start In code units of the words; `end` exclusive.
 */
export function slice({ text, from }: Printed, start: number, end: number = text.length): Printed {
  const found: Span[] = [];
  let done = 0;
  for (const span of from) {
    const length = span.end - span.start;
    const [first, last] = [Math.max(start - done, 0), Math.min(end - done, length)];
    if (first < last) found.push({ start: span.start + first, end: span.start + last });
    done += length;
  }
  return { text: text.slice(start, end), from: found };
}

/** Printed words without outer white space. */
export function trimmed(words: Printed): Printed {
  const start = words.text.length - words.text.trimStart().length;
  return start === words.text.length ? unprinted('') : slice(words, start, words.text.trimEnd().length);
}

/** Printed words one behind the other; spans that touch become one. */
export function joined(first: Printed, second: Printed): Printed {
  const last = first.from.at(-1);
  const [next, ...rest] = second.from;
  const text = first.text + second.text;
  if (last === undefined || next === undefined || last.end !== next.start)
    return { text, from: [...first.from, ...second.from] };
  return { text, from: [...first.from.slice(0, -1), { start: last.start, end: next.end }, ...rest] };
}

/**
 * Find words among printed words: as they stand, else with white space between them passed over.
 *
 * @returns `null` if they do not stand there.
 */
export function within(line: Printed, words: string): Printed | null {
  const at = line.text.indexOf(words);
  if (words === '' || at >= 0) return words === '' ? null : slice(line, at, at + words.length);
  const [first = ''] = words;
  for (let start = line.text.indexOf(first); start >= 0; start = line.text.indexOf(first, start + 1)) {
    const found = spacedFrom(line, start, words);
    if (found !== null) return found;
  }
  return null;
}

/** The words from `start` on, with white space of either side passed over. */
function spacedFrom(line: Printed, start: number, words: string): Printed | null {
  let found = unprinted('');
  let at = start;
  for (const unit of words.split('')) {
    while (line.text.charAt(at) !== unit && /^\s$/u.test(line.text.charAt(at))) at++;
    if (line.text.charAt(at) !== unit) return null;
    found = joined(found, slice(line, at, at + 1));
    at++;
  }
  return found;
}

/**
 * Find words that were put together from several lines: each part in a line of its own, in the order of the lines.
 *
 * @returns `null` if a part of the words stands in no line.
 */
export function amongLines(lines: readonly Printed[], words: string): Printed | null {
  for (const line of lines) {
    const whole = within(line, words);
    if (whole !== null) return whole;
  }
  for (const [i, line] of lines.entries()) {
    const length = commonEnd(line.text, words);
    if (length < 2) continue;
    const rest = amongLines(lines.slice(i + 1), words.slice(length));
    const at = line.text.lastIndexOf(words.slice(0, length));
    if (rest !== null) return joined(slice(line, at, at + length), rest);
  }
  return null;
}

/** Length of the longest beginning of the words that ends a line, but for marks that headings lose. */
function commonEnd(line: string, words: string): number {
  const bare = line.replace(/[。．》\s]+$/u, '');
  for (let length = Math.min(bare.length, words.length - 1); length > 0; length--)
    if (bare.endsWith(words.slice(0, length))) return length;
  return 0;
}
