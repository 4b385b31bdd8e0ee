/**
 * One way to cut typed pinyin: syllables without tone, ü written v; `begun` are the letters of a last syllable that is not yet
 * complete, empty if there is none.
 */
export type Reading = { readonly syllables: readonly string[]; readonly begun: string };

/** Each final with the initials it takes; `_` is none, Z C S are zh ch sh. */
const table =
  'a=_bcCdfghklmnpsStwyzZ ai=_bcCdghklmnpsStwzZ an=_bcCdfghklmnprsStwyzZ ang=_bcCdfghklmnprsStwyzZ ao=_bcCdghklmnprsStyzZ e=_cCdghklmnrsStyzZ ei=_bdfghklmnpStwzZ en=_bcCdfghkmnprsSwzZ eng=_bcCdfghklmnprsStwzZ er=_ i=bcCdjlmnpqrsStxyzZ ia=djlqx ian=bdjlmnpqtx iang=jlnqx iao=bdjlmnpqtx ie=bdjlmnpqtx in=bjlmnpqxy ing=bdjlmnpqtxy iong=jqx iu=djlmnqx o=_bflmpwy ong=cCdghklnrstyzZ ou=_cCdfghklmnprsStyzZ u=bcCdfghjklmnpqrsStwxyzZ ua=CghkrSZ uai=CghkSZ uan=cCdghjklnqrsStxyzZ uang=CghkSZ ue=jqxy ui=cCdghkrsStzZ un=cCdghjklqrsStxyzZ uo=cCdghklnrsStzZ v=ln ve=ln';

/** All 411 syllables of Mandarin without tone, ü written v, sorted. */
export const syllables: readonly string[] = table
  .split(' ')
  .reduce<string[]>((all, row) => {
    const [final = '', initials = ''] = row.split('=');
    for (const initial of initials) {
      const written = initial === '_' ? '' : initial < 'a' ? `${initial.toLowerCase()}h` : initial;
      all.push(written + final);
    }
    return all;
  }, [])
  .sort();

/** Spellings of syllables with ü: as passports write them, and as most people type them. */
const aliases: Readonly<Record<string, string>> = {
  lue: 'lve',
  nue: 'nve',
  lyu: 'lv',
  nyu: 'nv',
  lyue: 'lve',
  nyue: 'nve',
};
const known = new Map([
  ...syllables.map((syllable) => [syllable, syllable] as const),
  ...Object.entries(aliases),
]);
const beginnings = new Set(
  syllables.reduce<string[]>((all, { length }, i) => {
    for (let end = 1; end < length; end++) all.push((syllables[i] ?? '').slice(0, end));
    return all;
  }, []),
);
const longest = 6;
const most = 8;
/** Letters of the longest query that is tried. */
const longestText = 120;

type Cutting = Reading & { readonly cost: number };

const byCost = (a: Cutting, b: Cutting): number => a.cost - b.cost;

/** Cost of a syllable: few are better than many, and one without initial is set off by an apostrophe in good spelling. */
const costOf = (part: string, isFirst: boolean): number =>
  (isFirst || !/^[aeo]/u.test(part) ? 2 : 3) + (part in aliases ? 1 : 0);

/** The best ways to cut letters without a gap; with `open`, one that ends in a beginning if there is none without. */
function cuttings(letters: string, open: boolean): readonly Cutting[] {
  const best: Cutting[][] = [[{ syllables: [], begun: '', cost: 0 }]];
  let ends: Cutting[] = [];
  for (let at = 0; at < letters.length; at++) {
    const here = (best[at] ?? []).sort(byCost).slice(0, most);
    for (let length = Math.min(longest, letters.length - at); length > 0; length--) {
      const part = letters.slice(at, at + length);
      const syllable = known.get(part);
      if (syllable !== undefined)
        (best[at + length] ??= []).push(
          ...here.map(({ syllables: before, cost }) => ({
            syllables: [...before, syllable],
            begun: '',
            cost: cost + costOf(part, at === 0),
          })),
        );
      else if (open && at + length === letters.length && beginnings.has(part))
        ends = [...ends, ...here.map((cutting) => ({ ...cutting, begun: part, cost: cutting.cost + 2 }))];
    }
  }
  const whole = best[letters.length] ?? [];
  return (whole.length > 0 ? whole : ends).sort(byCost).slice(0, most);
}

/** Tone marks; ü and ê are taken apart into a letter and its dots or hat. */
const marks = /[\u0300\u0301\u0302\u0304\u0306\u030c]/gu;
const spelling = /^[a-z][a-z0-5 '’·-]*$/u;
/** A figure that is no tone. */
const strayFigure = /[^a-z][0-5]/u;

/** Letters without tones, lower case, ü as the index writes it; parts that a sign, a tone figure or a capital sets off. */
function partsOf(text: string): readonly string[] {
  const parted = text
    .trim()
    .normalize('NFKD')
    .replace(/([a-z][\u0300-\u036f]*)(?=[A-Z])/gu, '$1 ')
    .toLowerCase()
    .replace(/\u0261/gu, 'g')
    .replace(/\u0251/gu, 'a')
    .replace(/u(?:[\u0300-\u0307\u030c]*\u0308|:)/gu, 'v')
    .replace(marks, '');
  if (parted.length > longestText || !spelling.test(parted) || strayFigure.test(parted)) return [];
  return parted
    .replace(/([jqxy])v/gu, '$1u')
    .split(/[ 0-5'’·-]+/u)
    .filter((part) => part !== '');
}

/**
 * Read typed pinyin: joined (jituanhua), spaced, with apostrophes, hyphens, capitals, tone marks (jítuán) or tone figures
 * (ji2tuan2); ü as ü, v, u:, yu or the u of lue. Signs, figures and capitals always cut. Only the last syllable may be begun, and only where
 * the text has no other reading.
 *
 * @returns Every plausible way to cut it, at most 8, the best first; none if it is no pinyin or longer than 120 letters.
 */
export function parsePinyin(text: string): readonly Reading[] {
  const parts = partsOf(text);
  let readings: readonly Cutting[] = parts.length === 0 ? [] : [{ syllables: [], begun: '', cost: 0 }];
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const ways = cuttings(part, isLast && !/[0-5]$/u.test(text)).filter(
      (way) => i > 0 || way.syllables.length > 0,
    );
    const joined: Cutting[] = [];
    for (const before of readings)
      for (const { syllables: added, begun, cost } of ways)
        joined.push({ syllables: [...before.syllables, ...added], begun, cost: before.cost + cost });
    readings = joined.sort(byCost).slice(0, most);
  }
  return readings.map(({ syllables: read, begun }) => ({ syllables: read, begun }));
}

/** True for three to eight letters that can each begin a syllable: `jsjy` for 集团教育. i, u and v begin none. */
export const isInitials = (text: string): boolean => /^[a-hj-tw-z]{3,8}$/iu.test(text);
