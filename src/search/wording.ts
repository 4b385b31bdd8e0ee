import type { MissingPiece, SearchAnswer } from './engine.ts';
import { fields } from './query.ts';
import type { SearchState } from './query.ts';

const ways = '可重试，或从下面的地区、主题、学段等入口查找，那里不用检索。';

const names: Readonly<Record<string, string>> = {
  'pagefind.js': '检索程序',
  'wasm.unknown.pagefind': '检索程序',
  'pagefind-entry.json': '索引目录',
};

const pieceName = (name: string) => names[name] ?? `索引片 ${name}`;

/** Why nothing can be searched, and what can be done instead. A failure that is no missing piece has no name. */
export const stopText = ({ name, cause }: MissingPiece): string =>
  `检索没有完成：${name === '' ? '有一步没有做成' : `${pieceName(name)}没有读到`}（${cause}）。${ways}`;

/** That some of the index was not searched. */
export function missingText(missing: readonly MissingPiece[]): string {
  const [first] = missing;
  const which = first === undefined ? '' : `：${pieceName(first.name)}（${first.cause}）`;
  return `有 ${String(missing.length)} 片索引没有读到${which}，结果可能不全。${ways}`;
}

export const fileText =
  '这份资料库是直接从磁盘打开的，浏览器不许这样的页面读取索引，所以这里还不能检索。请从下面的地区、主题、学段等入口查找；用任何网页服务器打开本文件夹，即可检索。';

export const slowText = '网速较慢，仍在读取索引……';
export const busyText = '正在检索……';

/** What was found in the pieces that could be read; nothing is said to be absent. */
function partialText(asked: string, { tier, hits }: SearchAnswer): string {
  const number = String(hits.length);
  if (hits.length === 0) return '';
  return tier === 'some'
    ? `已检索的部分里有 ${number} 篇含有${asked}的一部分。`
    : `已检索的部分里找到 ${number} 篇案例。`;
}

/** What was found, in one or two sentences; empty if nothing was asked. */
export function statusText(state: SearchState, answer: SearchAnswer): string {
  const { tier, hits, rest, missing } = answer;
  const narrowed = fields.some((field) => state.filters[field].length > 0);
  const where = narrowed ? '在所选范围内' : '';
  const asked = `“${state.q.trim()}”`;
  const number = String(hits.length);
  if (missing.length > 0) return partialText(asked, answer);
  if (tier === 'all') return narrowed ? `所选范围内有 ${number} 篇案例。` : '';
  if (hits.length === 0) {
    const hint = rest.length > 0 || narrowed ? '可放宽筛选。' : '可换一个说法，或从下面的入口查找。';
    return `${where}没有找到${asked}。${hint}`;
  }
  if (tier === 'some') {
    return `${where}没有一篇含有${asked}的全部词语；以下 ${number} 篇含有其中一部分，按相符程度排列。`;
  }
  return `${where}找到 ${number} 篇案例${tier === 'complete' ? '，词语都有，但不连在一起' : ''}。`;
}

/** How much can be searched, before anything is asked. */
export const totalText = (total: number): string => `可检索 ${String(total)} 篇案例。`;

/** Heading over the cases that hold less of the query. */
export const restText = (count: number): string => `另有 ${String(count)} 篇部分相符`;
