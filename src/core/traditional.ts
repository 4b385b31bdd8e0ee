import { applyChanges, type Change } from './traced.ts';
import type { Span, Traced } from './types.ts';

/** Characters that stand in traditional script only. */
const traditionalOnly = new Set(
  '學為國個們來時說對開關門間問題長體點過還進發業產經現實應機樣當從兩無種將與動員會設區書處務師質優範際課導協報變識讀評認議訓標準構聯義總結統級組網絡線縣鄉鎮農黨團規觀親覺見視資費貧負責賞贊釋鐵錄鋼銀錯鍵陽陰陳隊階隨險雜離難電頭顧願類風飛養館駐驗龍龜齊齡',
);

/** Share of these among the Han characters of a traditional text; of a traditional passage in another text, and how many they are. */
const least = { share: 0.02, passageShare: 0.05, passageCount: 6 } as const;

type Counts = { readonly han: number; readonly traditional: number; readonly simplified: number };

function count(line: string, simplifiedOnly: ReadonlySet<string>): Counts {
  let [han, traditional, simplified] = [0, 0, 0];
  for (const character of line) {
    if (character < '\u3400' || (character > '\u9FFF' && character.length === 1)) continue;
    han++;
    if (traditionalOnly.has(character)) traditional++;
    else if (simplifiedOnly.has(character)) simplified++;
  }
  return { han, traditional, simplified };
}

const add = (a: Counts, b: Counts): Counts => ({
  han: a.han + b.han,
  traditional: a.traditional + b.traditional,
  simplified: a.simplified + b.simplified,
});
const none: Counts = { han: 0, traditional: 0, simplified: 0 };

/**
 * Find the lines of a text that are in traditional script, whether their authors wrote it so or a converter made it.
 *
 * A text is traditional as a whole, but for lines that are simplified; or a passage of it is, such as one file of several.
 *
 * @param toSimplified Converter that keeps unknown characters.
 * @returns Spans of whole lines, in code units, in order; none for a simplified text.
 */
export function traditionalLines(text: string, toSimplified: (text: string) => string): readonly Span[] {
  const simplifiedOnly = new Set([...toSimplified([...traditionalOnly].join(''))]);
  for (const character of traditionalOnly) simplifiedOnly.delete(character);
  const lines = [...text.matchAll(/[^\n]+/gu)].map(({ 0: line, index }) => ({
    span: { start: index, end: index + line.length },
    counts: count(line, simplifiedOnly),
  }));
  const whole = lines.reduce((sum, { counts }) => add(sum, counts), none);
  const isWhole = whole.traditional > 0 && whole.traditional >= least.share * whole.han;
  const found: Span[] = [];
  let passage: Span[] = [];
  let sum = none;
  const close = () => {
    const isPassage =
      sum.traditional >= least.passageCount && sum.traditional >= least.passageShare * sum.han;
    if (isWhole || isPassage) for (const span of passage) found.push(span);
    [passage, sum] = [[], none];
  };
  for (const { span, counts } of lines) {
    if (counts.simplified > counts.traditional) {
      close();
      continue;
    }
    passage.push(span);
    sum = add(sum, counts);
  }
  close();
  return found;
}

/** Put down what differs between a line and its conversion: a change for each run of characters that do. */
function addDifferences(found: Change[], line: string, converted: string, start: number): void {
  if (line.length !== converted.length) {
    found.push({ start, end: start + line.length, after: converted, rule: 'traditional' });
    return;
  }
  for (let i = 0; i < line.length; i++) {
    const first = i;
    while (i < line.length && line[i] !== converted[i]) i++;
    if (i > first)
      found.push({
        start: start + first,
        end: start + i,
        after: converted.slice(first, i),
        rule: 'traditional',
      });
  }
}

/** 著 where it stands for 着, as Taiwan writes it: not in words of writing and of fame. */
const standsForZhe = /(?<![名显原编专拙遗译合论巨土卓昭所撰新旧])著(?![名作者述称书录])/gu;

/**
 * Traditional to simplified, character by character of what differs, only in lines that are traditional: on simplified text a
 * converter does harm.
 *
 * @param toSimplified Sees whole lines, since words decide.
 * @param isLeft Code units of the text that stay as they are; asked in order.
 */
export function simplify(
  source: Traced,
  toSimplified: (text: string) => string,
  isLeft: (index: number) => boolean,
): Traced {
  const changes: Change[] = [];
  for (const { start, end } of traditionalLines(source.text, toSimplified)) {
    const line = source.text.slice(start, end);
    const converted = toSimplified(line).replace(standsForZhe, '着');
    if (converted !== line) addDifferences(changes, line, converted, start);
  }
  return applyChanges(
    source,
    changes.filter(({ start }) => !isLeft(start)),
  );
}
