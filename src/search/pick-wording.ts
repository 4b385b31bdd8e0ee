import type { MissingPiece } from './engine.ts';
import { mostPicks } from './pick-state.ts';
import { namedPieces } from './wording.ts';

export const listName = '已选的案例';
export const printedNames = { list: '案例清单', handout: '案例讲义' } as const;
/** What a printed sheet shows: titles, facts and addresses; or also how each case begins, and its source. */
export type Sheet = keyof typeof printedNames;

/** How many are picked, and what has just happened to them. */
export const pickedText = (count: number, happened = ''): string => {
  const now = count === 0 ? '' : `已选 ${String(count)} 篇`;
  return [now, happened].filter((text) => text !== '').join('，');
};

export const clearedText = (count: number): string => `已清空 ${String(count)} 篇`;
export const fullText = `一份最多 ${String(mostPicks)} 篇`;
export const leftOutText = (count: number): string => `${fullText}，地址里其余 ${String(count)} 篇没有列入`;
export const movedText = (at: number): string => `刚移的一篇现在是第 ${String(at + 1)} 篇`;

export const unknownText = (id: string): string => `本库没有“${id}”：编号可能抄错，或这一篇已撤下。`;
export const readingText = (id: string): string => `正在读取 ${id} 的题名……`;
export const unreadTitle = (id: string, piece: MissingPiece): string =>
  `${id} 的题名没有读到：${namedPieces([piece])}。`;
export const unreadOpening = (piece: MissingPiece): string => `开头没有读到：${namedPieces([piece])}。`;
export const unreadSource = (piece: MissingPiece): string => `出处没有读到：${namedPieces([piece])}。`;

/** Of what a citation was asked, and cannot be given. */
export function uncitedText(unknown: readonly string[], missing: readonly MissingPiece[]): string {
  const parts = [
    unknown.length > 0 ? `本库没有${unknown.map((id) => `“${id}”`).join('、')}，没有列入引文。` : '',
    missing.length > 0 ? `没有读到${namedPieces(missing)}，引文不全。` : '',
  ];
  return parts.join('');
}

export const copiedText = '已复制';
export const uncopiedText = '浏览器不让自动复制；文字已选中，可按 Ctrl+C 复制';
export const localText = '这是本机上的文件，链接只在这台机器上能打开；给别人可传编号：';
