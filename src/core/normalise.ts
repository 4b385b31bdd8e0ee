import { applyChanges, matches } from './traced.ts';
import type { Traced } from './types.ts';

/** CJK Radicals Supplement that PDF text puts for whole characters; NFKC leaves these alone. */
const radicals: Readonly<Record<string, string>> = {
  '⺀': '冫', '⺃': '乚', '⺉': '刂', '⺋': '㔾', '⺌': '小', '⺍': '小', '⺒': '巳', '⺗': '心', '⺘': '扌', '⺙': '攵',
  '⺛': '旡', '⺝': '月', '⺟': '母', '⺠': '民', '⺡': '氵', '⺣': '灬', '⺤': '爫', '⺨': '犭', '⺩': '王', '⺬': '示',
  '⺭': '礻', '⺮': '竹', '⺯': '糹', '⺰': '纟', '⺱': '罒', '⺲': '罒', '⺳': '网', '⺶': '羊', '⺷': '羊', '⺸': '羊',
  '⺹': '老', '⺻': '聿', '⺼': '肉', '⺽': '臼', '⺾': '艹', '⺿': '艹', '⻁': '虎', '⻂': '衤', '⻃': '西', '⻄': '西',
  '⻅': '见', '⻆': '角', '⻈': '讠', '⻉': '贝', '⻋': '车', '⻌': '辶', '⻍': '辶', '⻎': '辶', '⻏': '阝', '⻐': '钅',
  '⻑': '長', '⻒': '镸', '⻓': '长', '⻔': '门', '⻕': '阝', '⻖': '阝', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风',
  '⻜': '飞', '⻝': '食', '⻟': '飠', '⻠': '饣', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤',
  '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻬': '齐', '⻮': '齿', '⻯': '竜', '⻰': '龙', '⻱': '龜', '⻳': '龟',
}; // prettier-ignore

type Rule = readonly [rule: string, pattern: RegExp, replace: (match: RegExpExecArray) => string | null];

/** Order matters: line ends first, so that later patterns see one kind of line. */
const rules: readonly Rule[] = [
  ['line-end', /\r\n?|[\u2028\u2029\v\f\x85]/gu, () => '\n'],
  ['zero-width', /[\u200B-\u200D\u2060\uFEFF\u00AD]/gu, () => ''],
  ['radical', /[\u2E80-\u2EFF]/gu, ([c]) => radicals[c] ?? null],
  ['radical', /[\u2F00-\u2FDF]/gu, ([c]) => c.normalize('NFKC')],
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

/**
 * Make the text's outer form one: line ends, invisible characters, radicals that stand for characters, stray spaces.
 *
 * Never NFKC as a whole (it narrows punctuation), and private-use characters stay: repair may need them.
 * Headings keep the spaces between their words, and so do numbers that end a Latin word or an address.
 */
export function normalise(captured: Traced): Traced {
  return [...rules, ...markdownRules(captured.text)].reduce(
    (text, [rule, pattern, replace]) => applyChanges(text, matches(text.text, pattern, rule, replace)),
    captured,
  );
}
