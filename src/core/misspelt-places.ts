import { contains, type Division, type Gazetteer } from './gazetteer.ts';
import { memo } from './memo.ts';

/** A name behind its province or city that no division has, but for one character. */
export type Misspelt = {
  readonly words: string;
  readonly suggestion: string;
  readonly at: number;
  /** The province or city before it. */
  readonly within: string;
};

const longest = 8;
/** Where the full name of a province or city may end and another name begin. */
const border = /(?<=[省市区州盟])(?=\p{Script=Han}{2,7}[县市区旗州盟])/gu;

/** Names of divisions by their length, so that a printed one is compared with few. */
const byLength = memo((gazetteer: Gazetteer): ReadonlyMap<number, readonly Division[]> =>
  Map.groupBy(
    [...gazetteer.divisions.values()].filter(({ name }) => name.length >= 3 && name.length <= longest),
    ({ name }) => name.length,
  ),
);

/** The province or city whose full name ends at `end`, with that name. */
function outerAt(text: string, end: number, { forms, longest: most }: Gazetteer) {
  for (let length = Math.min(most, end); length >= 3; length--) {
    const words = text.slice(end - length, end);
    const [reading, ...others] = forms.get(words)?.readings ?? [];
    const isOuter = reading?.form === 'full' && reading.division.level !== 'county' && others.length === 0;
    if (isOuter) return { words, code: reading.division.code };
  }
  return null;
}

/** True if a known place begins at `at`. */
function beginsPlace(text: string, at: number, { forms }: Gazetteer): boolean {
  for (let length = 2; length <= longest; length++) if (forms.has(text.slice(at, at + length))) return true;
  return false;
}

/** True if two words of the same length differ in one character, but not in the last one. */
function differsByOne(a: string, b: string): boolean {
  if (a.at(-1) !== b.at(-1)) return false;
  let differing = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) differing++;
  return differing === 1;
}

/**
 * Places that are printed right behind the full name of their province or city and differ by one character from one division there.
 *
 * Names that are places themselves, now or formerly, are left alone.
 */
export function misspeltPlaces(text: string, gazetteer: Gazetteer): readonly Misspelt[] {
  return [...text.matchAll(border)].flatMap(({ index: at }): Misspelt[] => {
    const outer = outerAt(text, at, gazetteer);
    if (outer === null || beginsPlace(text, at, gazetteer)) return [];
    for (let length = 3; length <= longest; length++) {
      const words = text.slice(at, at + length);
      if (!/^\p{Script=Han}+[县市区旗州盟]$/u.test(words) || words.length < length) continue;
      const near = (byLength(gazetteer).get(length) ?? []).filter(
        (d) => contains(outer.code, d.code) && differsByOne(d.name, words),
      );
      const [only] = near;
      if (only !== undefined && near.length === 1)
        return [{ words, suggestion: only.name, at, within: outer.words }];
    }
    return [];
  });
}
