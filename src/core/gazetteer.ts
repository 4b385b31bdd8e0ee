import type { Places } from './schema/places.ts';

export type Level = 'province' | 'city' | 'county';

/**
 * A division of GB/T 2260; `short` is its name without 省, 市, 县 and the like, empty where nothing would be left.
 * `since`: first whole year in which it exists, `null` where it is older than any case.
 */
export type Division = {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly level: Level;
  readonly since: number | null;
};

/** A unit outside GB/T 2260; `anchor` is the deepest division that holds it. */
export type Zone = { readonly name: string; readonly kind: string; readonly anchor: string };

/** How a printed form stands for a division. */
export type Form = 'full' | 'short' | 'renamed' | 'former';

/** One thing a printed form may stand for. `word`: it is an ordinary word too. `following`: only right after its city. */
export type Reading = {
  readonly division: Division;
  readonly form: Form;
  readonly word: boolean;
  readonly following: boolean;
};

/** All that a printed form may stand for; `phrase` means that it is no place at all. */
export type Entry = {
  readonly readings: readonly Reading[];
  readonly zone: Zone | null;
  readonly seat: Division | null;
  readonly phrase: boolean;
};

/** What is printed for a kind of zone; `written` is how it stands in the zone's name. */
export type ZoneWord = { readonly printed: string; readonly written: string; readonly kind: string };

/** One row of the table of divisions. Codes shorter than six digits are filled up with zeros. */
export type DivisionRow = {
  readonly code: string;
  readonly name: string;
  readonly since?: number | undefined;
};

/** Places by code and by printed form. */
export type Gazetteer = {
  readonly divisions: ReadonlyMap<string, Division>;
  readonly forms: ReadonlyMap<string, Entry>;
  /** Length of the longest printed form, in code units. */
  readonly longest: number;
  /** The same by the first two code units of the form: where a name may begin at all. */
  readonly longestFrom: ReadonlyMap<string, number>;
  /** Printed words of kinds of zone, longest first. */
  readonly zoneWords: readonly ZoneWord[];
  readonly offices: readonly string[];
  readonly contested: ReadonlySet<string>;
  /** Short names of counties that stay ordinary words even right after their province. */
  readonly commonWords: ReadonlySet<string>;
  /** Official names from province down to the division; empty if the code is unknown. */
  readonly namesOf: (code: string) => string[];
};

const peoples =
  '哈萨克 柯尔克孜 维吾尔 达斡尔 塔吉克 鄂伦春 鄂温克 土家 蒙古 布依 朝鲜 哈尼 傈僳 拉祜 东乡 纳西 景颇 仫佬 布朗 撒拉 毛南 仡佬 锡伯 普米 保安 裕固 独龙 各 藏 苗 彝 壮 满 侗 瑶 白 傣 黎 佤 畲 水 羌 怒 回 土'.split(
    ' ',
  );
const autonomous = /自治[州县旗区]$|(?<=族)区$/u;
const endings =
  /(?:特别行政区|自治区|自治[州县旗]|地区|群岛|(?<=神农架)林区|(?<=六枝)特区|(?<=..)新区|[省市县区盟旗])$/u;
const isDivisionName = /[省市县区旗州盟]$/u;
const groupings = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/u;
/** The last two digits 71–79 mark zones that statistics list beside the counties; GB/T 2260 does not know them. */
const statistical = /^\d{4}7[1-9]$/u;

const levelOf = (code: string): Level =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'city' : 'county';

/** 怒江傈僳族 → 怒江: the peoples taken off one by one as long as two characters are left. */
function withoutPeoples(name: string): string {
  const people = peoples
    .flatMap((p) => [`${p}族`, p])
    .find((p) => name.endsWith(p) && name.length >= p.length + 2);
  return people === undefined ? name.replace(/族$/u, '') : withoutPeoples(name.slice(0, -people.length));
}

/** Name without its ending and its peoples: 怒江 for 怒江傈僳族自治州; empty if fewer than two characters are left. */
export function shortName(name: string): string {
  const short = autonomous.test(name)
    ? withoutPeoples(name.replace(autonomous, ''))
    : name.replace(endings, '');
  return short.length >= 2 && short !== name ? short : '';
}

const prefix = (code: string) => code.replace(/(?:00){1,2}$/u, '');

/** True if `inner` lies in `outer` or is the same; both are six-digit codes. */
export const contains = (outer: string, inner: string): boolean => inner.startsWith(prefix(outer));

/** Code of the deepest division that holds all of them; `null` if they lie in different provinces or there are none. */
export function commonCode(codes: readonly string[]): string | null {
  const first = codes[0];
  if (first === undefined) return null;
  const chain = [first, `${first.slice(0, 4)}00`, `${first.slice(0, 2)}0000`];
  return chain.find((outer) => codes.every((code) => contains(outer, code))) ?? null;
}

/** Codes from province down to the division; cities that are only groupings (市辖区) are among them. */
export const codesOf = (code: string): string[] => [
  ...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]),
];

function readDivisions(rows: readonly DivisionRow[]): Map<string, Division> {
  const divisions = new Map<string, Division>();
  for (const { code: digits, name, since = null } of rows) {
    const code = digits.padEnd(6, '0');
    if (code.length > 6 || statistical.test(code) || groupings.test(name) || !isDivisionName.test(name))
      continue;
    divisions.set(code, { code, name, short: shortName(name), level: levelOf(code), since });
  }
  return divisions;
}

type Index = Map<string, { readings: Reading[]; zone: Zone | null; seat: Division | null; phrase: boolean }>;

function entryOf(index: Index, form: string) {
  const known = index.get(form);
  if (known !== undefined) return known;
  const made = { readings: [], zone: null, seat: null, phrase: false };
  index.set(form, made);
  return made;
}

/** Other forms that are as good as the full name: 怒江州, 长阳县. */
function abbreviated(division: Division): string[] {
  if (division.short === '' || !/自治[州县旗]$/u.test(division.name)) return [];
  return [division.short + division.name.slice(-1)];
}

/** Forms under which a county may have been printed before or after it became a district or a city. */
function renamed({ level, name, short }: Division): string[] {
  if (level !== 'county' || short === '' || !/^\p{Script=Han}{2,3}[县市区]$/u.test(name)) return [];
  return ['县', '市', '区'].map((ending) => short + ending).filter((form) => form !== name);
}

function indexDivisions(index: Index, divisions: ReadonlyMap<string, Division>, places: Places): void {
  const words: Partial<Record<Level, Set<string>>> = {
    city: new Set(places.city_words),
    county: new Set(places.words),
  };
  const following = new Set(places.follow_only);
  const add = (form: string, division: Division, as: Form) => {
    const { readings } = entryOf(index, form);
    if (readings.some((r) => r.division.code === division.code)) return;
    const word = words[division.level]?.has(division.short) ?? false;
    readings.push({ division, form: as, word, following: following.has(form) });
  };
  const all = [...divisions.values()];
  for (const d of all) for (const form of [d.name, ...abbreviated(d)]) add(form, d, 'full');
  for (const d of all) if (d.short !== '' && !following.has(d.name)) add(d.short, d, 'short');
  for (const d of all) {
    if (words.county?.has(d.short) || following.has(d.name)) continue;
    for (const form of renamed(d))
      if (!index.has(form) || index.get(form)?.readings.every((r) => r.form === 'renamed'))
        add(form, d, 'renamed');
  }
  const named = [
    ...Object.entries(places.aliases).map(([form, code]) => [form, code, 'full'] as const),
    ...Object.entries(places.former).map(([form, code]) => [form, code, 'former'] as const),
  ];
  for (const [form, code, as] of named) {
    const division = divisions.get(code);
    if (division !== undefined) add(form, division, as);
  }
}

const zoneWordsOf = (places: Places): ZoneWord[] =>
  places.zone_kinds
    .flatMap(({ kind, words, short }) => [
      ...words.map((printed) => ({ printed, written: printed, kind })),
      ...short.map((printed) => ({ printed, written: kind, kind })),
    ])
    .toSorted((a, b) => b.printed.length - a.printed.length);

function zonesOf(rows: readonly DivisionRow[], places: Places): { zone: Zone; forms: string[] }[] {
  const kinds = zoneWordsOf(places);
  const listed = rows.flatMap(({ code, name }) => {
    const kind = statistical.test(code) ? kinds.find((k) => name.endsWith(k.printed))?.kind : undefined;
    return kind === undefined
      ? []
      : [{ zone: { name, kind, anchor: `${code.slice(0, 4)}00` }, forms: [name] }];
  });
  const own = places.zones.map(({ also, ...zone }) => ({ zone, forms: [zone.name, ...also] }));
  return [...listed, ...own];
}

function longestByStart(forms: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const form of forms) {
    const start = form.slice(0, 2);
    longest.set(start, Math.max(longest.get(start) ?? 0, form.length));
  }
  return longest;
}

/**
 * Build the index of places.
 *
 * @param rows Table of divisions; zones that statistics list beside the counties become zones of their city.
 * @param places What the table does not say.
 */
export function buildGazetteer(rows: readonly DivisionRow[], places: Places): Gazetteer {
  const divisions = readDivisions([...rows, ...places.divisions]);
  const index: Index = new Map();
  indexDivisions(index, divisions, places);
  for (const { zone, forms } of zonesOf(rows, places))
    for (const form of forms) entryOf(index, form).zone = zone;
  for (const { names, seat } of places.institutions)
    for (const name of names) entryOf(index, name).seat = divisions.get(seat) ?? null;
  for (const phrase of places.phrases) entryOf(index, phrase).phrase = true;
  return {
    divisions,
    forms: index,
    longest: Math.max(0, ...[...index.keys()].map((form) => form.length)),
    longestFrom: longestByStart(index.keys()),
    zoneWords: zoneWordsOf(places),
    offices: places.offices,
    contested: new Set(places.contested),
    commonWords: new Set(places.common_words),
    namesOf: (code) =>
      divisions.has(code) ? codesOf(code).flatMap((c) => divisions.get(c)?.name ?? []) : [],
  };
}

/** Codes in the overlay that no division has. */
export function unknownCodes({ divisions }: Gazetteer, places: Places): string[] {
  const codes = [
    ...Object.values(places.aliases),
    ...Object.values(places.former),
    ...places.zones.map((zone) => zone.anchor),
    ...places.institutions.map((institution) => institution.seat),
  ];
  return [...new Set(codes)].filter((code) => !divisions.has(code));
}
