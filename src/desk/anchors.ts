/** Length of the words that a decision is tied to, in code units. */
const length = { least: 6, most: 14, shortest: 4, whole: 2 } as const;
/** How many proposals there are. */
const proposals = 6;

const squeeze = (text: string): string => text.replace(/\s/gu, '');

/** Clauses of a text without their marks: those of some length first, each in the order of the text. */
function clausesOf(text: string): readonly string[] {
  const all = (text.match(/[^，。；：、！？\s“”‘’《》（）()【】,;:!?—…]+/gu) ?? []).map((clause) =>
    clause.slice(0, length.most),
  );
  const long = all.filter((clause) => clause.length >= length.least);
  const short = all.filter((clause) => clause.length < length.least && clause.length >= length.shortest);
  return [...long, ...short];
}

/**
 * Words for a decision to be tied to, best first: they stand once in their own text and in none of the others, white space
 * not counted. Marks are left out, for repairs change them.
 *
 * @param own The text that the decision is about.
 * @param others All texts it may be mistaken for.
 */
export function anchorsFor(own: string, others: readonly string[]): readonly string[] {
  const rest = others.map(squeeze);
  const text = squeeze(own);
  const found: string[] = [];
  const whole = text.slice(0, length.most * 2);
  for (const words of [...clausesOf(own), ...(whole.length >= length.whole ? [whole] : [])]) {
    if (found.length >= proposals) break;
    if (!found.includes(words) && rest.every((other) => !other.includes(words))) found.push(words);
  }
  return found;
}
