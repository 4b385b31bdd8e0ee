/** Toneless pinyin syllables of a run of Han characters; handed in, because the dictionary is large. */
export type Pinyin = (han: string) => readonly string[];

const longest = 40;

/** Lower-case ASCII with hyphens for anything else; full stops part the syllables of a word. */
const spelt = (text: string, pinyin: Pinyin): string =>
  text
    .replaceAll('.', ' ')
    .replace(/\p{Script=Han}+/gu, (han) => ` ${pinyin(han).join('.')} `)
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/(?:\.?[^a-z0-9.]+)+\.?/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '');

/** As many whole syllables as fit. */
function cut(spelling: string, length: number): string {
  let slug = '';
  for (const syllable of spelling.split(/\.|(?=-)/u)) {
    if (slug.length + syllable.length > length) break;
    slug += syllable;
  }
  return slug.replace(/-$/u, '') || spelling.replace(/[-.].*$/u, '').slice(0, length) || 'model';
}

/**
 * A slug for a model's page: pinyin for Han characters, digits and Latin letters as they are, a hyphen for anything else.
 *
 * @param taken Slugs already given; a number is added until the slug is none of them.
 * @returns At most 40 characters of `[a-z0-9-]`.
 */
export function modelSlug(text: string, pinyin: Pinyin, taken: ReadonlySet<string>): string {
  const spelling = spelt(text, pinyin);
  let slug = cut(spelling, longest);
  for (let n = 2; taken.has(slug); n += 1) {
    const suffix = `-${String(n)}`;
    slug = `${cut(spelling, longest - suffix.length)}${suffix}`;
  }
  return slug;
}
