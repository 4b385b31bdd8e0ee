import { foldWidth } from './fold-width.ts';
import { joined, trimmed } from './printed.ts';
import type { BoilerplateRules, LabelRole, LabelRules } from './schema/rules.ts';
import type { Block, BlockKind, Traced } from './types.ts';

/** A function of an object that is worked out once for each object. */
function memo<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** A label at the start of a line: what it names, the words as they stand, and where the text behind it begins. */
export type FoundLabel = {
  readonly role: LabelRole;
  readonly label: string;
  readonly hasColon: boolean;
  readonly rest: string;
};

const circled = String.raw`[\u2460-\u2473]`;
const han = '[一二三四五六七八九十]{1,3}';
const caseNumber = String.raw`案例之?\s?(?:\d{1,3}|${han}(?![等次批体线定方步般样个]))`;
const enumerator = new RegExp(
  String.raw`^(?:[（(]?(?:\d{1,3}|${han})[)）]|(?:\d{1,3}|${han})[、.．](?!\d)|0\d(?!\d)|第[\d一二三四五六七八九十]{1,3}[篇章部分节例个]{1,2}[、:：]?|【案例之?\s?(?:\d{1,3}|${han})】|${caseNumber}\s?[、.．:：|｜丨]?|${circled})\s*`,
  'u',
);
const bareNumber = new RegExp(
  String.raw`^(?:\d{1,2}[.、]?|${han}、?|第${han}篇|第\d{1,3}篇|【?案例之?\s?(?:\d{1,3}|${han})】?|NO\.?\s*\d{1,2}|${circled})$`,
  'iu',
);
const byline =
  /^[（(【]?\s*(?:本文)?作者(?:单位|简介)?\s*[系为:：是].{2,60}[）)】]?$|^[（(](?:文|执笔|撰稿|供稿)\s*[:：/].{2,40}[）)]$|^[（(](?:供稿|报送|推荐|选送|申报|提供)(?:单位)?\s*[:：/].{4,40}[）)]$|^[（(][^:：，。；]{4,40}(?:供稿|报送|选送|推荐)[）)]$/u;
const dateLine =
  /^(?:发布(?:时间|日期)|发表时间|时间|日期|更新时间|来源|信息来源|文章来源|稿源|发布(?:单位|机构|者)|作者)\s*[:：]|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s.{0,12}?(?:来源|稿源|作者|发布者?)\s*[:：]|^\S{0,20}\s?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/u;
/** An author's name above a text; a byline below it tells more. */
const authorLine = /^作者\s*[:：]\s*\p{Script=Han}{2,4}$/u;
/** A line that ends a sentence. */
export const sentenceEnd = /[。！？!?；;…]["”’」』）)]*$/u;
/** Longest heading, in code units. */
const headingLimit = 60;

/** A heading without its number or star: 一、, 01, 案例三, （二）, ★. */
export const withoutEnumerator = (text: string): string =>
  text
    .replace(enumerator, '')
    .replace(/^[★☆◆■●▲※◎◇]\s*/u, '')
    .trim();

/** The number a line begins with, as it stands, or an empty string. */
export const enumeratorOf = (text: string): string => enumerator.exec(text)?.[0]?.trim() ?? '';

type LabelPattern = {
  readonly role: LabelRole;
  readonly label: string;
  readonly pattern: RegExp;
  /** May stand alone on its line. */
  readonly alone: boolean;
  /** May run into the text without a colon. */
  readonly bare: boolean;
};

const labelPatterns = memo((rules: LabelRules): readonly LabelPattern[] =>
  rules.flatMap(({ role, labels }) =>
    labels.map((label) => {
      const spaced = [...label].join('\\s*');
      const hint = String.raw`(?:[（(][^（）()]{1,20}[）)]\s*)?`;
      return {
        role,
        label,
        pattern: new RegExp(
          String.raw`^[【\[]?${spaced}[】\]]?\s*${hint}[:：]\s*|^【\s*${spaced}\s*】\s*`,
          'u',
        ),
        alone: label.length > 2 || role === 'section',
        bare: role === 'summary' && label.startsWith('案例') && label.length >= 4,
      };
    }),
  ),
);

/** Least text behind a label that has no colon, in code units. */
const bareLength = 40;

/**
 * Read the label a line begins with. A label without a colon counts only where a text of some length runs on behind it,
 * and the label is one of the long ones (案例…).
 */
export function findLabel(text: string, rules: LabelRules): FoundLabel | null {
  const packed = text.replace(/[【】[\]\s]/gu, '');
  for (const { role, label, pattern, alone, bare } of labelPatterns(rules)) {
    const colon = pattern.exec(text);
    if (colon !== null) return { role, label, hasColon: true, rest: text.slice(colon[0].length).trim() };
    if (alone && packed === label) return { role, label, hasColon: true, rest: '' };
    if (bare && text.startsWith(label) && text.length > label.length + bareLength)
      return { role, label, hasColon: false, rest: text.slice(label.length).trim() };
  }
  return null;
}

const noisePatterns = memo((rules: BoilerplateRules) =>
  rules.line.map(({ id, pattern }) => ({ id, pattern: new RegExp(`^(?:${pattern})$`, 'u') })),
);

const isHeading = (text: string) =>
  text.length <= headingLimit &&
  text.length >= 2 &&
  !sentenceEnd.test(text) &&
  !/[。；]/u.test(text) &&
  !/[，,、：:]$/u.test(text);

function kindOf(text: string, boilerplate: BoilerplateRules, labels: LabelRules): [BlockKind, string] {
  const folded = foldWidth(text).replace(/\s+/gu, ' ');
  const noise = noisePatterns(boilerplate).find(({ pattern }) => pattern.test(folded));
  if (noise !== undefined) return ['noise', noise.id];
  if (bareNumber.test(text)) return ['number', 'bare-number'];
  if (byline.test(text) && !authorLine.test(text)) return ['byline', 'byline'];
  const label = findLabel(text, labels);
  if (label !== null) return ['label', label.role];
  if (dateLine.test(text)) return ['meta', 'date-line'];
  if (isHeading(text)) return ['heading', 'short-line'];
  return ['paragraph', 'long-line'];
}

type Line = Pick<Block, 'text' | 'from' | 'span' | 'line' | 'lastLine'> & { readonly joined: boolean };

/** A label of a summary that has run into the heading before it. */
const fusedLabel = /(?<=^[^。；]{8,110})(?=案例(?:简介|概述|概况|摘要|介绍)[:：])/u;

const nextField = memo((rules: LabelRules) => {
  const names = rules.flatMap(({ role, labels }) => (role === 'summary' || role === 'section' ? [] : labels));
  return new RegExp(`(?<=[\\s；;])(?=(?:${[...names, '联系人', '联系电话'].join('|')})[:：])`, 'u');
});

/** Fields that stand side by side, 单位：某校 执笔人：某某, one by one; another line whole. */
function fieldsOf(text: string, labels: LabelRules): string[] {
  const found = text.length <= 110 && /[:：]/u.test(text) ? findLabel(text, labels) : null;
  const isField = found !== null && found.role !== 'summary' && found.role !== 'section';
  return isField ? text.split(nextField(labels)) : [text];
}

/** Lines that are not empty, each with the line of the captured text it comes from. */
function linesOf(captured: string, source: Traced, labels: LabelRules): Line[] {
  const lineStarts = [...captured.matchAll(/\r\n?|\n/gu)].map((end) => end.index + end[0].length);
  const found: Line[] = [];
  let start = 0;
  let line = 0;
  for (const raw of source.text.split('\n')) {
    const text = raw.trim();
    const origin = source.at[start] ?? 0;
    while (line < lineStarts.length && (lineStarts[line] ?? 0) <= origin) line++;
    let at = start + raw.indexOf(text);
    for (const part of text === '' ? [] : text.split(fusedLabel).flatMap((p) => fieldsOf(p, labels))) {
      const words = trimmed({ text: part, from: [{ start: at, end: at + part.length }] });
      const span = words.from[0] ?? { start: at, end: at };
      found.push({ ...words, span, line: line + 1, lastLine: line + 1, joined: false });
      at += part.length;
    }
    start += raw.length + 1;
  }
  return found;
}

/** Width of a line in half-width columns. */
const columns = (text: string): number => text.length + (text.match(/[^\0-\u02ff]/gu)?.length ?? 0);

/** Narrowest and widest column at which a text is taken for broken, how ragged its edge may be, and how many lines reach it. */
const wrapping = { least: 30, most: 160, ragged: 4, share: 0.35, lines: 4 } as const;

/** Width of a text whose lines were broken at one column, as PDF and mail do; `null` for one whose lines are paragraphs. */
function wrapWidth(lines: readonly Line[]): number | null {
  const widths = lines.map(({ text }) => columns(text));
  const widest = Math.max(0, ...widths);
  const full = widths.filter((width) => width >= widest - wrapping.ragged).length;
  const isWrapped = full >= wrapping.lines && full >= widths.length * wrapping.share;
  return isWrapped && widest >= wrapping.least && widest <= wrapping.most ? widest : null;
}

/** Join two lines, the second right below the first. */
const joinLines = <T extends Line | Block>(first: T, second: T): T => ({
  ...first,
  ...joined(first, second),
  span: { start: first.span.start, end: second.span.end },
  lastLine: second.lastLine,
});

/** Lines of a text that was broken at one column, put together again where a full line does not end a sentence. */
function unwrap(lines: readonly Line[], labels: LabelRules): readonly Line[] {
  const width = wrapWidth(lines);
  if (width === null) return lines;
  const whole: Line[] = [];
  let below: Line | null = null;
  for (const line of lines) {
    const last = whole.at(-1);
    const goesOn =
      below !== null &&
      line.line === below.line + 1 &&
      columns(below.text) >= width - wrapping.ragged &&
      !sentenceEnd.test(below.text) &&
      enumeratorOf(line.text) === '' &&
      findLabel(line.text, labels) === null;
    below = line;
    if (goesOn && last !== undefined) whole[whole.length - 1] = { ...joinLines(last, line), joined: true };
    else whole.push(line);
  }
  return whole;
}

const pairs = ['“”', '《》', '（）', '「」'] as const;
const opens = (text: string, [open = '', close = '']: string) =>
  text.split(open).length - text.split(close).length;

/** A heading that breaks off inside quotation marks or brackets, joined to the line below that closes them. */
function joinHeadings(lines: readonly Block[]): readonly Block[] {
  const whole: Block[] = [];
  for (const block of lines) {
    const last = whole.at(-1);
    const goesOn =
      last?.kind === 'heading' &&
      block.line === last.lastLine + 1 &&
      block.text.length <= headingLimit &&
      pairs.some((pair) => opens(last.text, pair) > 0 && opens(last.text, pair) === -opens(block.text, pair));
    if (goesOn) whole[whole.length - 1] = { ...joinLines(last, block), rule: joinedLines };
    else whole.push(block);
  }
  return whole;
}

/** Rule of a block that was put together from several lines. */
export const joinedLines = 'joined-lines';

/**
 * Lines of a repaired text as blocks: noise, headings, labels, bare numbers, bylines, dates, paragraphs. Empty lines give none.
 *
 * @param captured The text as captured; `Block.line` counts its lines.
 */
export function blocks(
  captured: string,
  source: Traced,
  boilerplate: BoilerplateRules,
  labels: LabelRules,
): readonly Block[] {
  const lines = unwrap(linesOf(captured, source, labels), labels);
  const found = lines.map(({ joined: isJoined, ...line }): Block => {
    const [kind, rule] = kindOf(line.text, boilerplate, labels);
    return { kind, ...line, rule: isJoined ? joinedLines : rule };
  });
  return joinHeadings(found);
}
