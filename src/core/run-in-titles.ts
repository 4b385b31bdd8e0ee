import { slice, spanOf, trimmed } from './printed.ts';
import { isSectionHeading } from './section-heading.ts';
import type { Block } from './types.ts';

/** A title in brackets with its text right behind it: 【书包寄存处】某县某小学在…. */
const runIn = /^[【[]([^【】[\]。；]{2,40})[】\]]\s*(?=\S)/u;
/** Least text behind such a title, in code units. */
const leastText = 30;

const titleOf = (block: Block): string | null => {
  const found = block.kind === 'paragraph' ? runIn.exec(block.text) : null;
  const isLong = found !== null && block.text.length - found[0].length >= leastText;
  return isLong && !isSectionHeading(found[1] ?? '') ? (found[1] ?? null) : null;
};

/** Part titles in brackets from the texts that run on behind them, if there are several and none comes back, as names of parts do. */
export function partRunInTitles(blocks: readonly Block[]): readonly Block[] {
  const titles = blocks.map(titleOf);
  const found = titles.filter((title) => title !== null);
  if (found.length < 2 || new Set(found).size < found.length) return blocks;
  return blocks.flatMap((block, i): readonly Block[] => {
    const title = titles[i] ?? null;
    if (title === null) return [block];
    const end = runIn.exec(block.text)?.[0].length ?? 0;
    const [heading, text] = [trimmed(slice(block, 0, end)), trimmed(slice(block, end))];
    return [
      { ...block, ...heading, kind: 'heading', span: spanOf(heading) },
      { ...block, ...text, span: spanOf(text) },
    ];
  });
}
