import { matches, type Change } from './traced.ts';

/** What stands for a character that is lost. */
export const lacunaMark = '□';

const rule = 'lacuna';

/**
 * What a text has where characters were lost and cannot be told: U+FFFD, and its bytes read as GBK (锟斤拷) or Latin; private-use
 * characters that no font of ours has; question marks that a converter put for each byte.
 *
 * A run of marks that stand for bytes is one lacuna, since nobody knows how many characters it was.
 */
const lost =
  /\uFFFD+|(?:锟斤拷)+(?:锟斤?)?|(?:锟叫|ï¿½)+|[\uE000-\uF8FF\u{F0000}-\u{10FFFD}]|(?<=[\p{Script=Han}，。、；：“”《》（）])(?<![吗嗎么麼呢吧啊呀哪谁誰何])[?？]{3,}(?=[\p{Script=Han}，。、；：“”《》（）])/gu;

/** Marks of lists from symbol fonts (Wingdings), which Word and PDF give as private-use characters. */
const bullet = /(?<=^|\n) *[\uF000-\uF0FF](?= *\S)/gu;

/** Changes that show what is lost as □; marks of lists from symbol fonts become • instead. */
export function lacunae(text: string): readonly Change[] {
  const bullets = matches(text, bullet, 'symbol-font', ([mark]) => `${mark.slice(0, -1)}•`);
  const taken = new Set(bullets.map(({ end }) => end - 1));
  const found = matches(text, lost, rule, () => lacunaMark).filter(({ start }) => !taken.has(start));
  return [...bullets, ...found].sort((a, b) => a.start - b.start);
}
