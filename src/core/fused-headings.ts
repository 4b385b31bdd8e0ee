import { partNames } from './plan-parts.ts';

/** A heading of a plan or the text below one: words as they stand in the source. */
export type PlanLine = { readonly text: string; readonly isHeading: boolean };

const numerals = '一二三四五六七八九十';

/** Value of a Chinese numeral up to 99; 0 for none. */
function valueOf(numeral: string): number {
  const [tens = '', ones = ''] = numeral.includes('十') ? numeral.split('十') : ['0', numeral];
  const ten = tens === '' ? 1 : numerals.indexOf(tens) + 1;
  return ten * 10 + (ones === '' ? 0 : numerals.indexOf(ones) + 1);
}

/** A place where a heading may begin: offset in code units; `length` of its number, 0 for a part without one. */
type Start = { readonly at: number; readonly length: number };
type Numbered = Start & { readonly level: 1 | 2; readonly value: number };

const startPattern = new RegExp(
  String.raw`(?<!第)(?<first>[${numerals}]{1,3})、(?![${numerals}]、?[${numerals}年两个三])|[（(](?<second>[${numerals}]{1,3})[)）]|(?<part>${partNames})(?=[：:]|[${numerals}]{1,2}、|[（(][${numerals}]{1,2}[）)])`,
  'gu',
);

/** What may stand before a part's name: the end of a sentence, of a title, or of a list. */
const afterSentence = /(?:^|[。！？；”》）)\n]|方案|规划|意见|纲要|计划|办法|要点|通知)\s*$/u;

/** Farthest a heading may run without a sentence's end before the next one, in code units. */
const headingReach = 60;

/** Numbers that count on: each follows the one before it at its level, or begins anew with 一 and goes on to 二. */
function inSequence(found: readonly Numbered[]): readonly Numbered[] {
  const kept: Numbered[] = [];
  const last = [0, 0, 0];
  found.forEach((one, i) => {
    const { level, value } = one;
    const goesOn = value === (last[level] ?? 0) + 1 && value > 1;
    const next = found.slice(i + 1, i + 40).find((other) => other.level === level);
    const begins = value === 1 && (next?.value === 2 || level === 2);
    if (!goesOn && !begins) return;
    last[level] = value;
    if (level === 1) last[2] = 0;
    kept.push(one);
  });
  return kept;
}

/** Where headings begin in a paragraph that has swallowed them. */
function startsIn(text: string): readonly Start[] {
  const numbered: Numbered[] = [];
  const parts: Start[] = [];
  for (const { index: at, 0: words, groups } of text.matchAll(startPattern)) {
    const { first, second, part } = groups ?? {};
    if (part !== undefined && afterSentence.test(text.slice(Math.max(0, at - 8), at)))
      parts.push({ at, length: 0 });
    else if (first !== undefined || second !== undefined)
      numbered.push({
        at,
        length: words.length,
        level: first === undefined ? 2 : 1,
        value: valueOf(first ?? second ?? ''),
      });
  }
  const starts = [...parts, ...inSequence(numbered)].sort((a, b) => a.at - b.at);
  return starts.filter(({ at }, i) => {
    const before = starts[i - 1];
    if (i === 0 || before === undefined) return true;
    const between = text.slice(before.at, at);
    if (between.length <= headingReach && !/[。！？]/u.test(between)) return true;
    return '。！？；”：:'.includes(between.trimEnd().slice(-1));
  });
}

/** Words that a sentence of a plan begins with; `firm` ones are rarely the end of a heading. */
const firm =
  '[以将把由]|按(?!时)|根据|依托|依据|围绕|通过|针对|结合|利用|充分|全面|进一步|积极|大力|切实|实施|建立|建成|构建|完善|健全|推进|推动|开展|成立|设立|组建|落实|制定|出台|印发|加大|加快|加强|强化|优化|深化|提高|鼓励|严格|明确|统筹|整合|搭建|打造|扩大|改善|探索|选派|配齐|配足|开设|开足|开发|组织|举办|召开|安排|实现|形成|力争|确保|定期|[每各]\\p{Script=Han}|[省市县区州乡镇](?:政府|教育|[委级里、])|[全本][市县区省校州]|教育局|教育行政|学校[要应须每]|到20\\d\\d|20\\d\\d年|[一二三四五六七八九十两]年';
const loose = '支持|引导|建设|提升|规范|创新|发挥|培养|培育|坚持|聚焦|[对在从为]';
/** Nouns that headings of plans end with. */
const ender =
  /(?:体系|机制|工程|建设|发展|改革|管理|网络|环境|素养|权益|支持|合力|供给|责任|氛围|生态|水平|能力|质量|队伍|模式|制度|平台|结构|布局|服务|保障|资源|作用|力度|领导|监督|评估|评价|考核|行为|教育|教学|教材|课程|活动|基础|底线|格局|短板|成效|难题|活力|方式|渠道|学位|条件|经费|投入|坐标|教师|学校|安全|健康|效能|实践|指导|培训|研究|宣传|引领|融合|均衡|治理|衔接|转型|行动|计划)$/u;
const firmHere = new RegExp(`^(?:${firm})`, 'u');
const looseHere = new RegExp(`^(?:${loose})`, 'u');
const notAnEnd = /[的和与及、“‘《（(：:，,]$/u;

/** Shortest and longest heading that is told from its text by its words, and least points for it. */
const headingLength = { least: 4, most: 28 } as const;
const enough = 2.5;

/** Points for a heading that ends before `at`; slogans are often of four characters. */
function points(clause: string, at: number, isSlogan: boolean): number {
  const [heading, rest] = [clause.slice(0, at), clause.slice(at)];
  if (notAnEnd.test(heading)) return 0;
  const isFirm = firmHere.test(rest);
  if (!isFirm && !looseHere.test(rest)) return 0;
  const quoted = /^\p{Script=Han}{1,3}“/u.test(rest) ? 1.5 : 0;
  return (
    (isFirm ? 2 : 0.5) +
    quoted +
    (ender.test(heading) ? 1.5 : 0) +
    (isSlogan && at === 4 ? 1 : at >= 6 && at <= 16 ? 0.5 : 0)
  );
}

/** How much of a plan is searched for words that stand in it again, in code units. */
const searched = 6000;

/** End of a heading before a sentence “X是…” whose subject the plan speaks of elsewhere too; 0 if there is none. */
function beforeSubject(clause: string, whole: string): number {
  const verb = clause.slice(headingLength.least).search(/是|面临|作为|关系/u) + headingLength.least;
  if (verb < headingLength.least) return 0;
  for (let at = Math.max(headingLength.least, verb - 14); at <= verb - 3; at++) {
    const subject = clause.slice(at, verb);
    const isRepeated = whole.indexOf(subject) !== whole.lastIndexOf(subject);
    if (isRepeated && !/^[的和与及]/u.test(subject) && !notAnEnd.test(clause.slice(0, at))) return at;
  }
  return 0;
}

/** Best end of a heading inside one clause; 0 if its words do not tell. */
function endInClause(clause: string, whole: string, isSlogan: boolean): number {
  let [best, most] = [0, 0];
  for (let at = headingLength.least; at <= Math.min(headingLength.most, clause.length - 2); at++) {
    const found = points(clause, at, isSlogan);
    if (found > most) [best, most] = [at, found];
  }
  return most >= enough ? best : beforeSubject(clause, whole);
}

/** The usual name of a part, with no colon and slogan behind it. */
const namedPart = new RegExp(`^(?:${partNames})(?![：:])`, 'u');

/** Longest first half of a slogan in two halves: 三维跃升，构建生态. */
const firstHalf = 6;

/**
 * Length of a heading that text follows without a mark between them.
 *
 * @param text From behind the heading's number to the next heading.
 * @param isLast True if no heading follows.
 * @param whole The whole plan, where words of the text may stand again.
 * @returns 0 if no word tells where the heading ends.
 */
export function headingEnd(text: string, isLast: boolean, whole: string): number {
  if (!isLast && text.length <= headingReach && !/[。！？；;]/u.test(text)) return text.length;
  const part = namedPart.exec(text)?.[0].length ?? 0;
  if (part > 0) return part;
  const [sentence = ''] = /^[^。！？；;]*/u.exec(text) ?? [];
  if (sentence.length <= headingLength.most && !/[，,]/u.test(sentence)) return sentence.length;
  const name = /^[^，,。；;：:]{2,14}[：:]/u.exec(text)?.[0].length ?? 0;
  const [clause = ''] = /^[^，,。；;]*/u.exec(text.slice(name)) ?? [];
  const end = endInClause(clause, whole, name > 0);
  if (end > 0) return name + end;
  if (name === 0) return 0;
  if (clause.length > firstHalf || text.charAt(name + clause.length) === '。') return name;
  const [second = ''] = /^[^，,。；;]*/u.exec(text.slice(name + clause.length + 1)) ?? [];
  const secondEnd = endInClause(second, whole, true);
  return secondEnd > 0 ? name + clause.length + 1 + secondEnd : name;
}

/** Names of the points of a list: “…三个目标：甲：…；乙：…；丙：…。” */
const point = /(?<=[：:；;])\p{Script=Han}{4,14}[：:](?=[^；;。]{6,80}[；;。])/gu;

/** Put down a text, the names of the points of its lists as lines of their own; a single one is no list. */
function addPoints(lines: PlanLine[], text: string): void {
  const found = [...text.matchAll(point)];
  let done = 0;
  for (const { index, 0: name } of found.length < 2 ? [] : found) {
    if (index > done) lines.push({ text: text.slice(done, index), isHeading: false });
    lines.push({ text: name, isHeading: true });
    done = index + name.length;
  }
  if (done < text.length) lines.push({ text: text.slice(done), isHeading: false });
}

/** Fewest headings inside a paragraph that make it a fused one. */
const fewest = 3;

/**
 * Part a paragraph of a plan whose headings have run into the text: by its own numbering 一、（一）, the usual names of parts,
 * and the words that headings end and sentences begin with.
 *
 * @param title Length of the plan's title at the beginning of the paragraph, in code units.
 * @returns The words in their order, none left out but white space; a paragraph without such headings is one line. `unclear`
 *   counts headings whose end no word tells: they end at their first mark.
 */
export function partFused(text: string, title: number): { lines: readonly PlanLine[]; unclear: number } {
  const starts = startsIn(text.slice(title)).map(({ at, length }) => ({ at: at + title, length }));
  const inner = starts.filter(({ at }) => at > 0).length;
  if (inner < fewest) return { lines: [{ text, isHeading: false }], unclear: 0 };
  const lines: PlanLine[] = title > 0 ? [{ text: text.slice(0, title), isHeading: true }] : [];
  const near = text.slice(0, searched);
  let unclear = 0;
  addPoints(lines, text.slice(title, starts[0]?.at));
  starts.forEach(({ at, length }, i) => {
    const own = text.slice(at + length, starts[i + 1]?.at);
    let end = headingEnd(own, i === starts.length - 1, near);
    if (end === 0) {
      unclear++;
      end = own.search(/[，,。；;]/u) < 0 ? own.length : own.search(/[，,。；;]/u);
    }
    lines.push({ text: text.slice(at, at + length + end), isHeading: true });
    addPoints(lines, own.slice(end).replace(/^[，,。；;]\s*/u, ''));
  });
  return {
    lines: lines.map((line) => ({ ...line, text: line.text.trim() })).filter((line) => line.text !== ''),
    unclear,
  };
}
