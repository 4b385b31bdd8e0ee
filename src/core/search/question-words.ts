import type { QuestionRole, QuestionWords } from '../schema/question-words.ts';

/** A word may be left out in several roles; in none, it is kept. */
type Entry = { readonly word: string; readonly roles: ReadonlySet<QuestionRole> };

/** Words of asking by their first character, the longest first. */
export type AskingWords = ReadonlyMap<string, readonly Entry[]>;

/**
 * The words in the form in which queries are searched, ready for `contentOf`.
 *
 * @param fold What queries go through as well.
 */
export function askingWords(
  rules: readonly Pick<QuestionWords[number], 'role' | 'words' | 'keep'>[],
  fold: (text: string) => string,
): AskingWords {
  const roles = new Map<string, Set<QuestionRole>>();
  for (const { role, words } of rules)
    for (const word of words.map(fold)) roles.set(word, (roles.get(word) ?? new Set()).add(role));
  for (const { keep } of rules)
    for (const word of keep.map(fold)) if (!roles.has(word)) roles.set(word, new Set());
  const entries = new Map<string, Entry[]>();
  for (const [word, ofWord] of roles) {
    const first = word.charAt(0);
    entries.set(first, [...(entries.get(first) ?? []), { word, roles: ofWord }]);
  }
  for (const starting of entries.values()) starting.sort((x, y) => y.word.length - x.word.length);
  return entries;
}

type Token = { readonly text: string; readonly roles: ReadonlySet<QuestionRole>; readonly isMark: boolean };

const noRoles: ReadonlySet<QuestionRole> = new Set();
/** What words and formulas are written with, in folded text; the rest parts words. Ranges, because old browsers know no classes. */
const wordCharacter = /[\da-z+%.\u00c0-\u1fff\u2c00-\u2fff\u3005-\u3007\u3021-\ufaff\uff66-\uffdc]/u;

function tokensOf(query: string, words: AskingWords): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < query.length;) {
    const entry = words.get(query.charAt(at))?.find(({ word }) => query.startsWith(word, at));
    const text = entry?.word ?? query.charAt(at);
    tokens.push({
      text,
      roles: entry?.roles ?? noRoles,
      isMark: entry === undefined && !wordCharacter.test(text),
    });
    at += text.length;
  }
  return tokens;
}

/** Which tokens of a question are left out. */
function leftOut(tokens: readonly Token[]): readonly boolean[] {
  const out = tokens.map(({ roles }) => roles.has('ask') || roles.has('filler'));
  const isGap = (i: number) => out[i] !== false || tokens[i]?.isMark === true;
  for (const [i, { roles }] of tokens.entries()) if (roles.has('after') && isGap(i - 1)) out[i] = true;
  for (const i of [...tokens.keys()].reverse())
    if (tokens[i]?.roles.has('before') === true && isGap(i + 1)) out[i] = true;
  return out;
}

/**
 * The stretches of a question that are left without its words of asking, in their order. A text without such a word, and one of
 * which less than two characters would be left, stays whole.
 *
 * @param query Folded; linear in its length.
 */
export function contentOf(query: string, words: AskingWords): readonly string[] {
  const tokens = tokensOf(query, words);
  if (!tokens.some(({ roles }) => roles.has('ask'))) return [query];
  const out = leftOut(tokens);
  const stretches: string[] = [];
  let stretch = '';
  for (const [i, { text }] of tokens.entries())
    if (out[i] === true || isSentenceMark(text)) {
      stretches.push(stretch);
      stretch = '';
    } else stretch += text;
  const left = [...stretches, stretch].map((part) => part.trim()).filter((part) => part !== '');
  return left.join('').length < 2 ? [query] : left;
}

/** Marks at which a sentence or a part of it ends. */
const isSentenceMark = (text: string): boolean => /[?\uff1f!\uff01,\uff0c\u3002\uff1b;:\uff1a]/u.test(text);
