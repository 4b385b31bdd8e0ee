import type {
  FoundCase,
  Interpretation,
  MissingPiece,
  Progress,
  SearchAnswer,
  Suggestion,
} from './engine.ts';
import { isOpen } from './query.ts';
import type { SearchState } from './query.ts';

const ways = '也可从下面的主题、地区进入。';

/** What pieces are called by the reader, by the beginning of their names. */
const kinds: readonly (readonly [begins: RegExp, kind: string, numbered: boolean])[] = [
  [/^c\d/u, '题名卡', true],
  [/^t\d/u, '原文', true],
  [/^f$/u, '筛选表', false],
  [/^x-f/u, '字形表', true],
  [/^x-|words/u, '词表', true],
  [/^pagefind-e|meta$/u, '目录', false],
  [/\.js$|^wasm/u, '检索程序', false],
  [/^/u, '索引片', true],
];

/** What a piece is called; a name in Chinese is one already. */
export function pieceName(path: string): string {
  const name = path.replace(/^pagefind\//u, '');
  if (name === '' || /[\u4e00-\u9fff]/u.test(name)) return name;
  const [, kind = '', numbered = false] = kinds.find(([begins]) => begins.test(name)) ?? [];
  return numbered ? `${kind} ${name}` : kind;
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');

/** Pieces with their causes, each once, the first three of them. */
export function namedPieces(missing: readonly MissingPiece[]): string {
  const all = [...new Set(missing.map(({ name, cause }) => `${pieceName(name) || '有一步'}（${cause}）`))];
  return `${all.slice(0, 3).join('、')}${all.length > 3 ? `等 ${String(all.length)} 片` : ''}`;
}

/** What went wrong with an answer: pieces of the index, and of what is shown of its cases. */
export type Trouble = {
  /** What stopped the search altogether. */
  readonly stop: MissingPiece | null;
  readonly missing: readonly MissingPiece[];
  readonly unsearched: readonly string[];
  /** One for each case of the list whose title could not be read. */
  readonly cards: readonly MissingPiece[];
  /** One for each case whose text could not be read. */
  readonly texts: readonly MissingPiece[];
  readonly counts: readonly MissingPiece[];
};

export const noTrouble: Trouble = {
  stop: null,
  missing: [],
  unsearched: [],
  cards: [],
  texts: [],
  counts: [],
};

/** What could not be read, what that means, and what can be done; empty if nothing is wrong. */
export function troubleText({ stop, missing, unsearched, cards, texts, counts }: Trouble): string {
  if (stop !== null) return `检索没有完成：${namedPieces([stop])}没有读到。可以重试；${ways}`;
  const count = (of: readonly unknown[]) => String(of.length);
  const parts = [
    missing.length > 0 ? `没有读到${namedPieces(missing)}，结果可能不全。` : '',
    unsearched.length > 0 ? `${quoted(unsearched)}没有查，或没有查全。` : '',
    cards.length > 0 ? `名单里有 ${count(cards)} 篇的题名没有读到：${namedPieces(cards)}。` : '',
    texts.length > 0 ? `有 ${count(texts)} 篇的摘录没有读到：${namedPieces(texts)}；名单不受影响。` : '',
    counts.length > 0 ? `筛选的件数没有读到：${namedPieces(counts)}；名单不受影响。` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('')}可以重试；${ways}`;
}

const size = (bytes: number): string => `${String(Math.ceil(bytes / 1024))} KB`;

const soFar = ({ pieces, bytes }: Progress): string => `${String(pieces)} 片，${size(bytes)}`;

/** Kinds of what is being read, each once. */
function reading(names: readonly string[]): string {
  const kindsRead = [...new Set(names.map((name) => pieceName(name).replace(/ \S*$/u, '')))];
  return kindsRead.length === 0 ? '索引' : kindsRead.join('、');
}

/** What a slow line is waiting for. */
export const progressText = (progress: Progress): string =>
  `正在读取${reading(progress.reading)}${progress.bytes === 0 ? '' : `：${soFar(progress)}`}……`;

/** What was and what was not read when the reader stopped it. */
export function stoppedText(q: string, progress: Progress, listed: boolean): string {
  const left =
    progress.reading.length === 0 ? '' : `，没有读完的是${progress.reading.map(pieceName).join('、')}`;
  const told = `已停止：已读 ${soFar(progress)}${left}。`;
  if (listed) return `${told}名单已列出，摘录或件数没有读全。可以重试。`;
  const asked = q.trim() === '' ? '所选范围' : `“${q.trim()}”`;
  return `${told}${asked}还没有查完，不能说有没有。可以重试；${ways}`;
}

/** What was found in the pieces that could be read; nothing is said to be absent. */
function partialText(asked: string, { tier, hits }: SearchAnswer): string {
  const number = String(hits.length);
  if (hits.length === 0) return '索引没有读全，还不能说有没有。';
  return tier === 'some'
    ? `已查的部分里有 ${number} 篇含有${asked}的一部分。`
    : `已查的部分里找到 ${number} 篇案例。`;
}

/** What was found, in one or two sentences; empty if nothing was asked. */
export function statusText(state: SearchState, answer: SearchAnswer): string {
  const { tier, hits, rest, missing, unsearched } = answer;
  const narrowed = !isOpen(state.filters);
  const where = narrowed ? '在所选范围内' : '';
  const asked = `“${state.q.trim()}”`;
  const number = String(hits.length);
  if (missing.length > 0 || unsearched.length > 0) return partialText(asked, answer);
  if (tier === 'all') return narrowed ? `所选范围内有 ${number} 篇案例。` : '';
  const more = rest.length > 0 ? `另有 ${String(rest.length)} 篇部分相符。` : '';
  if (hits.length === 0) {
    const hint = narrowed ? '可放宽筛选。' : more === '' ? '可换一个说法，或从下面的入口查找。' : '';
    return `${where}没有找到${asked}。${more}${hint}`;
  }
  if (tier === 'some') {
    return `${where}没有一篇含有${asked}的全部词语；以下 ${number} 篇含有其中一部分，按相符程度排列。`;
  }
  return `${where}找到 ${number} 篇案例${tier === 'complete' ? '，词语都有，但不连在一起' : ''}。${more}`;
}

/** How much can be searched, before anything is asked. */
export const totalText = (total: number): string => `可检索 ${String(total)} 篇案例。`;

const groups: Readonly<Record<SearchAnswer['tier'], readonly [main: string, rest: string]>> = {
  exact: ['全部词语', '部分词语，或词语不连在一起'],
  complete: ['全部词语，不连在一起', '部分词语'],
  some: ['部分词语', '更少的词语'],
  all: ['所选范围', ''],
};

/** Headings over the cases that answer, and over those that hold less of the query. */
export function groupTexts({ tier, hits, rest }: SearchAnswer): readonly [main: string, rest: string] {
  const [main, less] = groups[tier];
  return [`${main}（${String(hits.length)} 篇）`, `${less}（${String(rest.length)} 篇）`];
}

/** How a word was read when not as it stands. */
export function interpretationText({ kind, typed, read }: Interpretation): string {
  const as = read === '' ? '' : `“${read}”`;
  if (kind === 'script') return `“${typed}”按${as || '通行字形'}查`;
  if (kind === 'pinyin') return `“${typed}”按拼音${as}查`;
  if (kind === 'prefix') return `“${typed}”也查了以它开头的词${as}`;
  return `“${typed}”也查了${as || '同义的说法'}`;
}

/** Why a query is suggested. */
export const suggestionReason: Readonly<Record<Suggestion['reason'], string>> = {
  sound: '读音相近',
  character: '差一个字',
};

/** Heading over recent queries; they leave the device with nobody. */
export const recentName = '最近查过（只留在本机）';
export const examplesName = '例如';

/** What is said of a case under its title. */
export const factsText = ({ organisation, place, year }: FoundCase): string =>
  [organisation || '机构未载明', place || '地区未载明', year || '年份未载明'].join(' · ');

/** Tick box of a result. */
export const pickName = (title: string): string => `选取：${title}`;
/** Picks cannot be kept. */
export const unreadPicks = (piece: MissingPiece): string =>
  `${namedPieces([piece])}没有读到，现在不能选取；检索不受影响。`;

/** In the place of a case whose title could not be read. */
export const unreadCard = (piece: MissingPiece): string => `这一篇的题名没有读到：${namedPieces([piece])}。`;
export const unreadText = (piece: MissingPiece): string => `摘录没有读到：${namedPieces([piece])}。`;
export const waitingCard = '正在读取题名……';
export const stoppedCard = '题名没有读：已停止。';

/** On the button that lists more. */
export const moreText = (step: number, left: number): string =>
  `再列 ${String(Math.min(step, left))} 篇（还有 ${String(left)} 篇）`;
