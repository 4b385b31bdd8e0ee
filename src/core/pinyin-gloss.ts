/** Readings of a Han character as pinyin with tone marks; several for one that is read in several ways. */
export type Readings = (han: string) => readonly string[];

/** Letters of a syllable as sites print it: with tone marks, as separate marks too, ü as v or u:, ɑ and ɡ of schoolbooks. */
const letters = String.raw`[a-zɑɡêüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\p{Mn}]`;

/** One syllable of pinyin, with or without a tone; a pattern for others to build on. */
export const syllablePattern = String.raw`${letters}{1,7}(?::${letters}{0,2})?[0-5]?`;

/** Combining marks of the four tones. */
const tones: Readonly<Record<string, string>> = {
  '\u0304': '1',
  '\u0301': '2',
  '\u030C': '3',
  '\u0300': '4',
};

/** Letters and tone of a syllable, whichever way it is printed: xué, xue2 and xue\u0301 are `xue` with tone `2`. */
function parse(syllable: string): { readonly plain: string; readonly tone: string } {
  let tone = '';
  const plain = syllable
    .normalize('NFD')
    .replace(/u(?:\u0308|:)/gu, 'v')
    .replace(/\p{Mn}|[1-4]$/gu, (mark) => {
      tone = tones[mark] ?? mark;
      return '';
    })
    .replace(/[05]$/u, '')
    .replace(/ɑ/gu, 'a')
    .replace(/ɡ/gu, 'g');
  return { plain, tone };
}

/** Tones that a dictionary does not give: they come about in speech. */
const spoken: Readonly<Record<string, readonly string[]>> = { 一: ['yí', 'yì'], 不: ['bú'] };

/** True if a syllable is a reading of a character; one without a tone is, if the letters are. */
export function isReading(han: string, syllable: string, readings: Readings): boolean {
  const { plain, tone } = parse(syllable);
  return [...readings(han), ...(spoken[han] ?? [])].some((reading) => {
    const known = parse(reading);
    return known.plain === plain && (tone === '' || known.tone === tone);
  });
}

/** Pinyin behind a character, in brackets or bare: its span in code units, and whether it is a reading of the character. */
export type Gloss = {
  readonly start: number;
  readonly end: number;
  readonly character: string;
  readonly syllable: string;
  readonly isToned: boolean;
  readonly isReading: boolean;
};

const bracketed = String.raw` ?[(（] ?(?<inner>${syllablePattern}) ?[)）]`;
const bare = String.raw` ?(?<bare>${syllablePattern})(?![\p{Script=Latin}\d:])`;
const pattern = new RegExp(String.raw`(?<=(?<before>\S))(?:${bracketed}|(?<=\p{Script=Han})${bare})`, 'gu');

/**
 * Find the pinyin that stands behind characters, as converter sites print it: 學(xué), 學（xue2）, 學xué.
 *
 * Bare syllables count only with a tone mark and if they are readings; syllables in brackets behind anything but a Han character
 * only with a tone mark.
 */
export function findGlosses(text: string, readings: Readings): readonly Gloss[] {
  const found: Gloss[] = [];
  for (const match of text.matchAll(pattern)) {
    const { before = '', inner, bare: open } = match.groups ?? {};
    const syllable = inner ?? open ?? '';
    const isHan = /\p{Script=Han}/u.test(before);
    const isToned = parse(syllable).tone !== '';
    const verified = isHan && isReading(before, syllable, readings);
    if (inner === undefined ? !verified || !/\P{ASCII}/u.test(syllable) : !isHan && !isToned) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      character: before,
      syllable,
      isToned,
      isReading: verified,
    });
  }
  return found;
}

/** Fewest glosses, and fewest to a Han character on a page that is not traditional, that mark the page of a converter. */
const glossed = { least: 3, share: 0.02 } as const;

/**
 * True if the glosses of a text were put in by a machine all over it, and are not its author's own.
 *
 * @param isTraditional On a page in traditional script a few are enough.
 */
export function areGlossesAdded(text: string, glosses: readonly Gloss[], isTraditional: boolean): boolean {
  const verified = glosses.filter((gloss) => gloss.isReading && gloss.isToned).length;
  if (verified < glossed.least) return false;
  return isTraditional || verified >= glossed.share * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}
