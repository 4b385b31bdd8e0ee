import { characterOfRadical, radicalPattern } from './radicals.ts';
import { applyChanges, matches } from './traced.ts';
import type { Traced } from './types.ts';

type Rule = readonly [rule: string, pattern: RegExp, replace: (match: RegExpExecArray) => string | null];

/** Order matters: line ends first, so that later patterns see one kind of line. */
const rules: readonly Rule[] = [
  ['line-end', /\r\n?|[\u2028\u2029\v\f\x85]/gu, () => '\n'],
  ['zero-width', /[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, () => ''],
  ['radical', radicalPattern, ([radical]) => characterOfRadical(radical)],
  ['space', /[\t\u00A0\u2000-\u200A\u202F\u3000]/gu, () => ' '],
  ['line-space', /^ +| +$/gmu, () => ''],
  [
    'stray-space',
    /(?<=\p{Script=Han}) +(?=\d)|(?<=(?:^|[^\w.=&/#])\d[\d.,]*[%％]?) +(?=\p{Script=Han})|(?<=[“《（]) +(?=\p{Script=Han})|(?<=[，。；、：！？]) +(?=[\p{Script=Han}“《（])/gmu,
    () => '',
  ],
];

/** Marks of Markdown; taken off only in a text with Markdown headings, where they are no characters of its own. */
const markdown: readonly Rule[] = [
  ['markdown', /^#{1,6} +(?=\S)|^> +/gmu, () => ''],
  ['markdown', /\*{1,3}(?=\S)|(?<=\S)\*{1,3}/gu, () => ''],
];

/** The rules for the marks of Markdown, if at least two lines are its headings. */
const markdownRules = (text: string): readonly Rule[] =>
  (text.match(/^#{1,6} +\S/gmu)?.length ?? 0) >= 2 ? markdown : [];

/** Marks of quoted mail before its lines; several where a quotation is quoted. */
const quoted: Rule = ['quote-mark', /^(?:> ?)+ */gmu, () => ''];
/** Least number of quoted lines by which a text is a quoted mail, and how many of its lines they are. */
const quotation = { lines: 5, share: 0.3 } as const;

/** The rule for marks of quoted mail, if many of the lines have them. */
function quoteRules(text: string): readonly Rule[] {
  const marked = text.match(/^>/gmu)?.length ?? 0;
  const lines = text.match(/^.*\S/gmu)?.length ?? 0;
  return marked >= quotation.lines && marked >= lines * quotation.share ? [quoted] : [];
}

/**
 * Make the text's outer form one: line ends, invisible characters, radicals that stand for characters, stray spaces.
 *
 * Never NFKC as a whole (it narrows punctuation), and private-use characters stay: repair may need them.
 * Headings keep the spaces between their words, and so do numbers that end a Latin word or an address.
 */
export function normalise(captured: Traced): Traced {
  return [...rules, ...markdownRules(captured.text), ...quoteRules(captured.text)].reduce(
    (text, [rule, pattern, replace]) => applyChanges(text, matches(text.text, pattern, rule, replace)),
    captured,
  );
}
