import type { Account } from './account.ts';
import { type Caret, caret } from './caret.ts';
import { foldWords } from './decision-anchors.ts';
import { type LocatedProblem, locateProblems } from './locate-problems.ts';
import type { Compilation } from './pipeline.ts';
import { type Problem, wording } from './problems.ts';
import { entryLines, type Proposal, proposalsFor } from './proposals.ts';
import { lastNotAbove } from './source-places.ts';
import type { Span, Traced } from './types.ts';
import { type Sought, uniqueWords } from './unique-words.ts';

/** A question to the curator: what is asked, of which case, and how it can be settled. */
type Question = {
  readonly problem: Problem;
  /** Index of the case among the compilation's; `null` for a question on none. */
  readonly caseIndex: number | null;
  readonly located: LocatedProblem;
  readonly proposals: readonly Proposal[];
};

/** Questions that one entry of `decisions.yaml` settles, with the lines of that entry. */
export type Entry = {
  /** Located: file, line and column as an editor counts them. */
  readonly problems: readonly Problem[];
  readonly caseIndex: number | null;
  /** The line of the first question in its file, with carets under its words; `null` for one that has no place. */
  readonly excerpt: Caret | null;
  readonly lines: readonly string[];
};

const isOpen = (p: Problem): boolean => wording(p).severity === 'question';
const keyOf = ({ code, place, args }: Problem): string =>
  JSON.stringify([code, place.line, place.words, args]);

/** Questions on no case, then those of the cases in their order; `null` among the ids marks a case of which nothing is asked. */
function askedOf(
  cases: Compilation['cases'],
  ids: readonly (string | null)[],
  problems: readonly Problem[],
): readonly Pick<Question, 'problem' | 'caseIndex'>[] {
  const ofCases = cases.flatMap(({ record }, caseIndex) =>
    record.problems.filter(isOpen).map((problem) => ({ problem, caseIndex })),
  );
  const known = new Set(ofCases.map(({ problem }) => keyOf(problem)));
  const others = problems
    .filter((p) => isOpen(p) && !known.has(keyOf(p)))
    .map((problem) => ({ problem, caseIndex: null }));
  return [...others, ...ofCases.filter(({ caseIndex }) => (ids[caseIndex] ?? null) !== null)];
}

/** How many code units of the line stand on either side of words that are to be read otherwise. */
const context = 3;

/** Words of the captured text as the repaired one has them, with a few of their line on either side. */
function near({ text, at }: Traced, { at: span }: LocatedProblem): string {
  if (span === null) return '';
  const start = lastNotAbove(at, span.start - 1) + 1;
  const end = Math.max(start, lastNotAbove(at, span.end - 1) + 1);
  const before =
    text
      .slice(Math.max(0, start - context), start)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(end, end + context).split('\n', 1)[0] ?? '';
  return before + text.slice(start, end) + after;
}

type Fields = Account['pages'][number] | undefined;

/** All that some spans cover; `null` if there are none. */
const cover = (spans: readonly Span[]): Span | null =>
  spans.reduce<Span | null>(
    (all, { start, end }) => ({
      start: Math.min(all?.start ?? start, start),
      end: Math.max(all?.end ?? end, end),
    }),
    null,
  );

/** Where the words of a case stand in the repaired text, those that name it among them. */
const caseRange = (fields: Fields): Span | null => cover((fields ?? []).flatMap(({ from }) => from));

/** Where its text stands; of a case without text, where its name does. */
const bodyRange = (fields: Fields): Span | null =>
  cover((fields ?? []).flatMap(({ field, from }) => (field.startsWith('body/') ? from : []))) ??
  caseRange(fields);

/** Questions that one entry can settle together: all on one case as a whole; and one on words that are a line of their own everywhere. */
function together({ problem, caseIndex, proposals }: Question, i: number): string {
  if (proposals[0]?.of === 'case') return `case ${String(caseIndex)}`;
  const isLine = proposals[0]?.keys['is_noise'] === true;
  return isLine ? `line ${foldWords(String(problem.args['words'])).text}` : `place ${String(i)}`;
}

type Group = readonly Question[];

/** The first paragraph of a text, with a short line right above it: where a case may begin that nobody found. */
function firstProse(text: string): Span {
  const found = /^(?:.{2,60}\n+)?.{40,}$/mu.exec(text) ?? /\S.*$/mu.exec(text);
  const start = found?.index ?? 0;
  return { start, end: start + (found?.[0].split('\n', 1)[0] ?? '').length };
}

/** The stretches of the repaired text in which the anchor of a group is sought, best first. */
function soughtFor(
  [first]: Group,
  { repaired: { text, at }, pages }: Account,
  frontEnd: number,
): readonly Sought[] {
  if (first === undefined) return [];
  const of = first.proposals[0]?.of;
  const place = first.located;
  if (of === 'case') {
    const range = bodyRange(pages[first.caseIndex ?? -1]);
    return range === null ? [] : [{ ...range, fixed: false }];
  }
  if (place.place === null)
    return of === 'place'
      ? [{ ...firstProse(text), fixed: true }]
      : [{ start: 0, end: frontEnd > 0 ? frontEnd : text.length, fixed: false }];
  const from = place.at?.start ?? place.start;
  const start = Math.max(0, lastNotAbove(at, from - 1) + 1);
  const newline = text.indexOf('\n', start);
  const line = {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: newline < 0 ? text.length : newline,
    fixed: false,
  };
  if (place.at === null) return [line];
  return [{ start, end: Math.max(start + 1, lastNotAbove(at, place.at.end - 1) + 1), fixed: true }, line];
}

const excerptOf = (captured: string, { place, at }: LocatedProblem): Caret | null => {
  if (place === null) return null;
  if (at === null) return { ...caret(place.text, 1, ''), mark: '' };
  return caret(place.text, place.column, captured.slice(at.start, at.end).split(/[\r\n]/u, 1)[0] ?? '');
};

/** Whether a group is of words that are a line of their own in several places. */
const isRepeated = (group: Group): boolean => group.length > 1 && group[0]?.proposals[0]?.of === 'place';

/** The ways of a group's questions; one that stands in several places can only be taken off all of them. */
const waysOf = (group: Group): readonly (readonly Proposal[])[] =>
  isRepeated(group) ? [group[0]?.proposals.slice(0, 1) ?? []] : group.map(({ proposals }) => proposals);

/** Questions with their places and the ways to settle them. */
function questionsOf(
  { captured, account, cases }: Pick<Compilation, 'captured' | 'account' | 'cases'>,
  ids: readonly (string | null)[],
  problems: readonly Problem[],
): readonly Question[] {
  const { at } = account.repaired;
  const ranges = account.pages.map(caseRange);
  const asked = askedOf(cases, ids, problems);
  const found = locateProblems(
    asked.map(({ problem }) => problem),
    captured,
    (i) => {
      const range = ranges[asked[i]?.caseIndex ?? -1] ?? null;
      return range === null ? null : { start: at[range.start] ?? 0, end: at[range.end] ?? 0 };
    },
  );
  return asked.flatMap((one, i): Question[] => {
    const located = found[i];
    if (located === undefined) return [];
    return [{ ...one, located, proposals: proposalsFor(one.problem, near(account.repaired, located)) }];
  });
}

/**
 * Every open question with its place in the source and the lines of `decisions.yaml` that would settle it.
 *
 * @param ids Of the compilation's cases, in their order; `null` for one that is withdrawn, of which nothing is asked.
 * @param problems All that was reported of the compilation, their lines counted in the whole captured text; what is no question
 *   is passed over.
 * @returns What lies in no case first, then case by case.
 */
export function openQuestions(
  compilation: Pick<Compilation, 'captured' | 'account' | 'cases'>,
  ids: readonly (string | null)[],
  problems: readonly Problem[],
): readonly Entry[] {
  const { captured, account } = compilation;
  const questions = questionsOf(compilation, ids, problems);
  if (questions.length === 0) return [];
  const { text } = account.repaired;
  const keyed = questions.map((question, i) => ({ question, key: together(question, i) }));
  const groups = [...Map.groupBy(keyed, ({ key }) => key).values()].map((own): Group =>
    own.map(({ question }) => question),
  );
  const firstCase = account.pages[0] === undefined ? null : caseRange(account.pages[0]);
  const frontEnd = firstCase?.start ?? text.length;
  const sought = groups.map((group) => soughtFor(group, account, frontEnd));
  const found = uniqueWords(text, foldWords(text), foldWords(captured.source.text), sought.flat());
  let next = 0;
  return groups.map((group, i): Entry => {
    const [first] = group;
    const own = found.slice(next, (next += sought[i]?.length ?? 0)).find((words) => words !== null) ?? null;
    const anchor = isRepeated(group) ? String(first?.problem.args['words']) : own;
    return {
      problems: group.map(({ located }) => located.problem),
      caseIndex: first?.caseIndex ?? null,
      excerpt: first === undefined ? null : excerptOf(captured.text, first.located),
      lines: entryLines(anchor, waysOf(group)),
    };
  });
}
