import { enumeratorOf } from './enumerator.ts';
import { styleOf } from './numbered-starts.ts';
import type { Block } from './types.ts';

const digits = '零一二三四五六七八九';

/** Value of the number in a mark such as 四、 or （十二）; 0 if there is none. */
function valueOf(mark: string): number {
  const arabic = /\d{1,3}/u.exec(mark)?.[0];
  if (arabic !== undefined) return Number(arabic);
  const [, tens = '', ten, ones = ''] = /([一二三四五六七八九])?(十)?([一二三四五六七八九])?/u.exec(
    mark.replace(/^[^一二三四五六七八九十]*/u, ''),
  ) ?? [undefined];
  const [high, low] = [digits.indexOf(tens || '零'), digits.indexOf(ones || '零')];
  return ten === undefined ? high : Math.max(high, 1) * 10 + low;
}

/** A numbered heading: how its number is written, and its value. */
const numberOf = (block: Block | undefined): { readonly style: string; readonly value: number } | null => {
  const mark = block?.kind === 'heading' ? enumeratorOf(block.text) : '';
  return mark === '' ? null : { style: styleOf(mark), value: valueOf(mark) };
};

/**
 * Where each case ends: at the next one, or where the text around the cases goes on, as a report does behind its 三、典型案例 with
 * 四、下一步打算.
 *
 * @returns Indexes of blocks, exclusive, in the order of the starts.
 */
export function caseEnds(blocks: readonly Block[], starts: readonly number[]): readonly number[] {
  const own = new Set(starts.map((start) => numberOf(blocks[start])?.style));
  const around = new Map<string, number>();
  for (const block of blocks.slice(0, starts[0] ?? 0)) {
    const number = numberOf(block);
    if (number !== null && !own.has(number.style) && number.value === (around.get(number.style) ?? 0) + 1)
      around.set(number.style, number.value);
  }
  return starts.map((start, n) => {
    const end = starts[n + 1] ?? blocks.length;
    const begun = new Set<string>();
    for (let i = start + 1; i < end && around.size > 0; i++) {
      const number = numberOf(blocks[i]);
      if (number === null) continue;
      if (number.value === 1) begun.add(number.style);
      const last = around.get(number.style) ?? 0;
      if (last < 2 || begun.has(number.style) || number.value !== last + 1) continue;
      around.set(number.style, number.value);
      return i;
    }
    return end;
  });
}
