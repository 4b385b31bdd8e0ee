import { applyChanges, type Change, matches } from './traced.ts';
import type { Traced } from './types.ts';

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
  let open: { start: number; han: number }[] = [];
  let han = 0;
  for (const { 0: mark, index } of text.matchAll(/[()\n\p{Script=Han}]/gu)) {
    if (mark === '(') open.push({ start: index, han });
    else if (mark === '\n') open = [];
    else if (mark !== ')') han++;
    const pair = mark === ')' ? open.pop() : undefined;
    if (pair === undefined) continue;
    const { start } = pair;
    if (han === pair.han && !chineseEnd.test(text.slice(Math.max(0, start - 1), start))) continue;
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
export function widenPunctuation(source: Traced, isLeft: (index: number) => boolean): Traced {
  const full = source.text.match(/[，：；？！（）]/gu)?.length ?? 0;
  const half = source.text.match(narrowed)?.length ?? 0;
  if (full * 4 > half) return source;
  const changes = [
    ...matches(source.text, narrowed, 'narrowed-mark', ([mark]) => wide[mark] ?? null),
    ...narrowedBrackets(source.text),
  ].sort((a, b) => a.start - b.start);
  return applyChanges(
    source,
    changes.filter(({ start }) => !isLeft(start)),
  );
}
