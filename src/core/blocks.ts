import { isBareNumber } from './enumerator.ts';
import { foldWidth } from './fold-width.ts';
import { frameLines } from './furniture.ts';
import { findLabel } from './label.ts';
import { memo } from './memo.ts';
import type { BoilerplateRules, LabelRules } from './schema/rules.ts';
import { joinBlocks, type Line, linesOf, sentenceEnd } from './text-lines.ts';
import type { Block, BlockKind, Traced } from './types.ts';
import { byColumns } from './two-columns.ts';
import { unwrap } from './unwrap.ts';

const byline =
  /^[（(【]?\s*(?:本文)?作者(?:单位|简介)?\s*[系为:：是].{2,60}[）)】]?$|^[（(](?:文|执笔|撰稿|供稿)\s*[:：/].{2,40}[）)]$|^[（(](?:供稿|报送|推荐|选送|申报|提供)(?:单位)?\s*[:：/].{4,40}[）)]$|^[（(][^:：，。；]{4,40}(?:供稿|报送|选送|推荐)[）)]$|^[（(]\s*《[^《》]{2,60}》[，,、\s]*[^（）()。；]{4,60}(?:供稿|报送|选送|推荐|提供|撰写|[校园局室院]|中心|集团)[）)]$/u;
const dateLine =
  /^(?:发布(?:时间|日期)|发表时间|时间|日期|更新时间|来源|信息来源|文章来源|稿源|发布(?:单位|机构|者)|作者)\s*[:：]|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s.{0,12}?(?:来源|稿源|作者|发布者?)\s*[:：]|^\S{0,20}\s?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?(?:\d{1,2}:\d{2}(?::\d{2})?)?\s?(?:本[报刊网台]\S{0,8}|记者|通讯员|作者|编辑|评论|阅读|浏览|点击|收藏)(?:[:：\s\d][^。，；]{0,50})?$/u;
/** An author's name above a text; a byline below it tells more. */
const authorLine = /^作者\s*[:：]\s*\p{Script=Han}{2,4}$/u;
/** Longest heading, in code units. */
const headingLimit = 60;

const noisePatterns = memo((rules: BoilerplateRules) =>
  rules.line.map(({ id, pattern }) => ({ id, pattern: new RegExp(`^(?:${pattern})$`, 'u') })),
);

/** Longest line that may be noise, in code units; a longer one is a text. */
const noiseLimit = 400;

/** The rule by which a line is noise; `null` for a line that may be text. */
function noiseIn(text: string, rules: BoilerplateRules): string | null {
  if (text.length > noiseLimit) return null;
  const folded = foldWidth(text).replace(/\s+/gu, ' ');
  return noisePatterns(rules).find(({ pattern }) => pattern.test(folded))?.id ?? null;
}

/** Lines that belong to a page and not to its text, as blocks, and the lines that are left. */
function partNoise(
  lines: readonly Line[],
  boilerplate: BoilerplateRules,
  labels: LabelRules,
): { readonly noise: readonly Block[]; readonly texts: readonly Line[] } {
  const known = lines.map(({ text }) => noiseIn(text, boilerplate));
  const left = lines.filter((_, i) => known[i] === null);
  const frame = new Set([...frameLines(left, labels)].map((i) => left[i]));
  const asBlock = ({ text, from, span, line, lastLine }: Line, rule: string): Block => ({
    kind: 'noise',
    text,
    from,
    span,
    line,
    lastLine,
    rule,
  });
  return {
    noise: lines.flatMap((line, i) => {
      const rule = frame.has(line) ? pageFrame : (known[i] ?? null);
      return rule === null ? [] : [asBlock(line, rule)];
    }),
    texts: left.filter((line) => !frame.has(line)),
  };
}

/** Rule of a line that comes back on every page. */
const pageFrame = 'page-frame';

const isHeading = (text: string) =>
  text.length <= headingLimit &&
  text.length >= 2 &&
  !sentenceEnd.test(text) &&
  !/[。；]/u.test(text) &&
  !/[，,、：:]$/u.test(text);

/** What a line is that is no noise, and the rule that says so. */
function kindOf(text: string, labels: LabelRules): [BlockKind, string] {
  if (isBareNumber(text)) return ['number', 'bare-number'];
  if (byline.test(text) && !authorLine.test(text)) return ['byline', 'byline'];
  const label = findLabel(text, labels);
  if (label !== null) return ['label', label.role];
  if (dateLine.test(text)) return ['meta', 'date-line'];
  if (isHeading(text)) return ['heading', 'short-line'];
  return ['paragraph', 'long-line'];
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
    if (goesOn) whole[whole.length - 1] = { ...joinBlocks(last, block), rule: joinedLines };
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
  const { noise, texts } = partNoise(
    byColumns(linesOf(captured, source, labels), captured, source),
    boilerplate,
    labels,
  );
  const found = unwrap(texts, labels).map(({ joined: isJoined, ...line }): Block => {
    const [kind, rule] = kindOf(line.text, labels);
    return { kind, ...line, rule: isJoined ? joinedLines : rule };
  });
  return inOrder(joinHeadings(found), noise);
}

/** Two rows of blocks as one, in the order of the text. */
function inOrder(first: readonly Block[], second: readonly Block[]): readonly Block[] {
  const whole: Block[] = [];
  let next = 0;
  for (const block of first) {
    for (let one = second[next]; one !== undefined && one.span.start < block.span.start; one = second[++next])
      whole.push(one);
    whole.push(block);
  }
  return [...whole, ...second.slice(next)];
}
