import { type Anchored, foldWords } from './decision-anchors.ts';
import { type Problem, problem } from './problems.ts';
import type { Decision } from './schema/batch.ts';
import { lastNotAbove } from './source-places.ts';
import { applyChanges, type Change } from './traced.ts';
import type { Outcome, Span, Traced } from './types.ts';

/** Rule of a change that a curator asked for, and of a block that is what a curator says. */
export const byDecision = 'decision';

/** Where words stand alone in a text: as they are, else as they fold; `null` if nowhere or in several places. */
function onlyPlace(text: string, words: string): Span | null {
  const only = (all: string, part: string): number =>
    all.indexOf(part) === all.lastIndexOf(part) ? all.indexOf(part) : -1;
  const exact = only(text, words);
  if (exact >= 0) return { start: exact, end: exact + words.length };
  const [folded, part] = [foldWords(text), foldWords(words).text];
  const at = part === '' ? -1 : only(folded.text, part);
  if (at < 0) return null;
  return { start: folded.from[at] ?? 0, end: (folded.from[at + part.length - 1] ?? 0) + 1 };
}

/** True if words of a line are part of the new ones already: 五 of 五个, where 五个 stands. */
function isDone(line: string, { start }: Span, from: string, to: string): boolean {
  for (let at = to.indexOf(from); at >= 0; at = to.indexOf(from, at + 1))
    if (line.startsWith(to, start - at)) return true;
  return false;
}

/** What is to be done at one place of an anchor: a change, or `done` where the line has the new words; `null` if the old are not there, or stand there twice. */
function changeAt(
  text: Traced,
  at: Span,
  { from, to }: NonNullable<Decision['replace']>,
): Change | 'done' | null {
  const first = Math.max(0, lastNotAbove(text.at, at.start - 1) + 1);
  const last = Math.max(first, lastNotAbove(text.at, Math.max(at.start, at.end - 1)));
  const lineStart = text.text.lastIndexOf('\n', first - 1) + 1;
  const newline = text.text.indexOf('\n', last);
  const line = text.text.slice(lineStart, newline < 0 ? text.text.length : newline);
  const inAnchor = onlyPlace(text.text.slice(first, last + 1), from);
  const found =
    inAnchor === null
      ? onlyPlace(line, from)
      : { start: inAnchor.start + first - lineStart, end: inAnchor.end + first - lineStart };
  if (found === null) return to !== '' && line.includes(to) ? 'done' : null;
  return isDone(line, found, from, to)
    ? 'done'
    : { start: lineStart + found.start, end: lineStart + found.end, after: to, rule: byDecision };
}

/**
 * Put the readings that a curator chose in place of what stands in the text; each is an edit of the rule `decision`.
 *
 * Words are looked for in the anchor first, then in the line that holds it; where the line has the new words already, nothing is done.
 */
export function decideText(text: Traced, anchored: readonly Anchored[]): Outcome<Traced> {
  const problems: Problem[] = [];
  const changes = anchored.flatMap(({ decision: { anchor, replace }, at }): Change[] => {
    if (replace === undefined) return [];
    const found = at.flatMap((span) => changeAt(text, span, replace) ?? []);
    const changes = found.filter((change) => change !== 'done');
    const distinct = [...new Map(changes.map((change) => [change.start, change])).values()];
    if (distinct.length === 1 || (distinct.length === 0 && found.length > 0)) return distinct;
    problems.push(problem('replace-gone', {}, { anchor, from: replace.from }));
    return [];
  });
  const made: Change[] = [];
  for (const change of changes.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = made.at(-1);
    if (last === undefined || last.end <= change.start) made.push(change);
    else if (last.start !== change.start || last.end !== change.end || last.after !== change.after)
      problems.push(
        problem('decision-conflict', {}, { key: 'replace', first: last.after, second: change.after }),
      );
  }
  return { value: applyChanges(text, made), problems };
}
