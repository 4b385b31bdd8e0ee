import { placesIn } from './captured-places.ts';
import { type Problem, problem } from './problems.ts';
import { offset } from './traced.ts';
import type { Block, Traced } from './types.ts';

/** Quotation marks that stand in pairs, the opening one first. */
const pairs: Readonly<Record<string, string>> = { '”': '“', '’': '‘', '」': '「', '』': '『', '》': '《' };
const marks = /[“”‘’「」『』《》]/gu;

/** A quoted sentence right behind a word of saying: a colon or comma stands between them in print. */
const uncolon =
  /(?:说道|说|指出|强调|表示|写道|写着|认为|提出|感叹|坦言|回忆|如下|以下几点)(?=“[^”]{8,300}[。！？]”)|(?:如下|以下几点)(?=[一1①（(])/gu;

type Place = (at: number, length: number) => Problem['place'];

/** Offset and mark of quotation marks of a paragraph that have no other half. */
function unpaired(text: string): { at: number; mark: string }[] {
  const open: { at: number; mark: string }[] = [];
  const lone: { at: number; mark: string }[] = [];
  for (const { 0: mark, index: at } of text.matchAll(marks)) {
    const opening = pairs[mark];
    if (opening === undefined) open.push({ at, mark });
    else if (open.at(-1)?.mark === opening) open.pop();
    else if (mark === '’' && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) continue;
    else lone.push({ at, mark });
  }
  return [...lone, ...open].sort((a, b) => a.at - b.at);
}

/** Quotation marks opened before that the next paragraph opens again: a quotation of several paragraphs, closed in the last. */
const goesOn = (lone: readonly { mark: string }[], next: Block | undefined): boolean =>
  lone.length === 1 &&
  /^[“「]$/u.test(lone[0]?.mark ?? '') &&
  (next?.text.startsWith(lone[0]?.mark ?? '') ?? false);

/** Offset in the repaired text of code unit `at` of a block. */
function offsetIn({ from }: Block, at: number): number {
  let done = 0;
  for (const { start, end } of from) {
    if (at < done + end - start) return start + at - done;
    done += end - start;
  }
  return from.at(-1)?.end ?? 0;
}

/**
 * Suggest where paragraphs lack a mark: half of a pair of quotation marks, the colon before a quoted sentence. Nothing is changed.
 *
 * Noise is passed over; so is a quotation of several paragraphs with a mark at the beginning of each.
 *
 * @param captured The text as captured, where places are counted.
 */
export function suggestMarks(
  captured: string,
  repaired: Traced,
  blocks: readonly Block[],
): readonly Problem[] {
  const placeOf = placesIn(captured);
  const found: Problem[] = [];
  let isQuoting = false;
  blocks.forEach((block, i) => {
    if (block.kind === 'noise') return;
    const place: Place = (at, length) => {
      const start = offsetIn(block, at);
      return placeOf(offset(repaired, start), offset(repaired, start + length));
    };
    for (const { 0: words, index } of block.text.matchAll(uncolon))
      found.push(problem('missing-colon', place(index, words.length)));
    const lone = unpaired(block.text);
    const opensAgain = isQuoting && /^[“「]/u.test(block.text);
    isQuoting = goesOn(lone, blocks[i + 1]) || (opensAgain && lone.length > 0);
    if (isQuoting) return;
    for (const { at, mark } of lone.slice(0, 1))
      found.push(problem('unbalanced-quote', place(at, 1), { mark }));
  });
  return found;
}
