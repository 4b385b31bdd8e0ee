import { foldWidth } from './fold-width.ts';
import { type Problem, problem } from './problems.ts';
import type { BoilerplateRules } from './schema/rules.ts';
import { applyChanges, type Change, matches, offset } from './traced.ts';
import type { Outcome, Traced } from './types.ts';

const toneMark = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/u;
const gloss = /(?<=\p{Script=Han})\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,6})\)/gu;

/** Characters that stand in traditional script only: 2 % of a text's Han characters mark it as traditional. */
const traditionalOnly =
  /[學為國個們來時說對開關門間問題長體點過還進發業產經現實應機樣當從兩無種將與動員會設區書處務師質優範際課導協報變識讀評認議訓標準構聯義總結統級組網絡線縣鄉鎮農黨團規觀親覺見視資費貧負責賞贊釋鐵錄鋼銀錯鍵陽陰陳隊階隨險雜離難電頭顧願類風飛養館駐驗龍龜齊齡]/gu;

const han = /\p{Script=Han}/gu;
const share = (text: string, pattern: RegExp) =>
  (text.match(pattern)?.length ?? 0) / Math.max(1, text.match(han)?.length ?? 0);

/** Take out the pinyin that converter sites print behind characters: 學(xué). At least three with tone marks mark such a page. */
function removeGlosses(source: Traced): Traced {
  const glosses = matches(source.text, gloss, 'pinyin-gloss', () => '');
  const marked = glosses.filter(({ start, end }) => toneMark.test(source.text.slice(start, end)));
  return marked.length < 3 ? source : applyChanges(source, marked);
}

/**
 * Traditional to simplified, line by line, only where the text is traditional: on simplified text a converter does harm.
 *
 * @param toSimplified Converter that keeps unknown characters; handed in because its dictionaries are read from disk.
 */
function simplify(source: Traced, toSimplified: (text: string) => string): Traced {
  if (share(source.text, traditionalOnly) < 0.02) return source;
  const changes = matches(source.text, /[^\n]+/gu, 'traditional', ([line]) => toSimplified(line));
  return applyChanges(source, changes);
}

const wide: Readonly<Record<string, string>> = {
  ',': '，', ':': '：', ';': '；', '?': '？', '!': '！',
}; // prettier-ignore

/** What may stand beside a narrowed mark: a Han character, or a mark that is Chinese anyway. */
const chinese = String.raw`[\p{Script=Han}“”‘’。、《》—·】【％%]`;
const narrowed = new RegExp(String.raw`(?<=${chinese})[,:;?!]|[,:;?!](?=${chinese})`, 'gu');
const chineseEnd = new RegExp(`${chinese}$`, 'u');

/** Pairs of narrowed brackets that hold Chinese, or follow it; both marks of a pair are widened or neither. */
function narrowedBrackets(text: string): Change[] {
  const rule = 'narrowed-mark';
  const changes: Change[] = [];
  let open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()\n]/gu)) {
    if (mark === '(') open.push(index);
    if (mark === '\n') open = [];
    const start = mark === ')' ? open.pop() : undefined;
    if (start === undefined) continue;
    const inner = text.slice(start + 1, index);
    if (!/\p{Script=Han}/u.test(inner) && !chineseEnd.test(text.slice(Math.max(0, start - 1), start)))
      continue;
    changes.push(
      { start, end: start + 1, after: '（', rule },
      { start: index, end: index + 1, after: '）', rule },
    );
  }
  return changes;
}

/**
 * Give back full width to marks that a crawler narrowed (NFKC), in a Chinese text that has none of them full-width left.
 *
 * Marks between digits or Latin letters (17:53) stay.
 */
function widenPunctuation(source: Traced): Traced {
  const full = source.text.match(/[，：；？！（）]/gu)?.length ?? 0;
  const half = source.text.match(narrowed)?.length ?? 0;
  if (full * 4 > half) return source;
  const changes = [
    ...matches(source.text, narrowed, 'narrowed-mark', ([mark]) => wide[mark] ?? null),
    ...narrowedBrackets(source.text),
  ].sort((a, b) => a.start - b.start);
  return applyChanges(source, changes);
}

/** Cut what a page spliced into its sentences; each cut is a problem with its words, so that a curator can look. */
function cutSpliced(source: Traced, rules: BoilerplateRules): Outcome<Traced> {
  const folded = foldWidth(source.text);
  const problems: Problem[] = [];
  const changes = rules.inline.flatMap((rule) =>
    matches(folded, new RegExp(rule.pattern, 'gu'), rule.id, () => ''),
  );
  const sorted = changes.sort((a, b) => a.start - b.start);
  for (const { start, end } of sorted) {
    const line = source.text.slice(0, start).split('\n').length;
    problems.push(problem('spliced-text', { line }, { words: source.text.slice(start, end).trim() }));
  }
  return { value: applyChanges(source, sorted), problems };
}

/**
 * Mend damage of known kinds: pinyin glosses, traditional script made by a converter, narrowed punctuation, spliced words.
 *
 * Every change is an edit of the traced text. What is only suspected is a problem and stays as it stands.
 */
export function repair(
  source: Traced,
  rules: BoilerplateRules,
  toSimplified: (text: string) => string,
): Outcome<Traced> {
  const mended = widenPunctuation(simplify(removeGlosses(source), toSimplified));
  return cutSpliced(mended, rules);
}

/** 1-based line of the captured text that code unit `index` of the current text comes from. */
export function capturedLine(captured: string, source: Traced, index: number): number {
  return captured.slice(0, offset(source, index)).split('\n').length;
}
