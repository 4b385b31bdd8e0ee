import {
  contains,
  type Division,
  type Entry,
  type Form,
  type Gazetteer,
  type Reading,
  type Zone,
} from './gazetteer.ts';
import { zoneAfter, type ZoneHit } from './place-zones.ts';

/** A printed form found in a text; offsets in UTF-16 code units. `readings` are those that its neighbours allow. */
export type Mention = {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
  readonly zone: Zone | null;
  readonly seat: Division | null;
};

/**
 * Place names that stand together, each in the one before it: 山东省威海市经济技术开发区.
 *
 * `options` are what the last of them may be; more than one if the name is ambiguous.
 */
export type Chain = {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly options: readonly Division[];
  readonly form: Form;
  readonly word: boolean;
  /** Number of names. */
  readonly depth: number;
  readonly zone: ZoneHit | null;
  /** `name`: part of a university's own name; `seat`: where a university is known to sit. */
  readonly institution: 'name' | 'seat' | null;
};

const street =
  /^(?:[东西南北中]?(?:路|街|大街|道(?![真县孚里外教])|大道)|巷|弄|胡同|大桥|广场|大厦|火车站|社区)/u;
const countryside = /^(?:[村镇桥江湖湾]|乡(?!村)|山(?!区)|河(?!区))/u;
/** What may stand between a division and the next: 四川省·成都市. */
const joint = /^[\s·•/|-]?$/u;
const openers = /[在是让据如即为由从把使]/u;
/** What follows a name that stands for a place and is no part of a longer word: 云南通海的山上. */
const placeEnds = /^(?:[的在有，,。：:；;、—“”（(]|地处|位于|县[^域级]|$)/u;
const han = /\p{Script=Han}/u;

/** True if a name of two characters, such as 新县 or 范县, stands free: 创新县域 and 示范县 are no places. */
const standsFree = (text: string, start: number, end: number, follows: boolean): boolean => {
  const before = text[start - 1] ?? '';
  const free = follows || !han.test(before) || openers.test(before);
  return free && !/^[域级际区内乡]/u.test(text.slice(end));
};

/** True if a name stands right after one that holds it: 信阳市新县. */
const follows = ({ division }: Reading, start: number, previous?: Mention): boolean =>
  previous?.end === start && previous.readings.some((r) => contains(r.division.code, division.code));

function fits(text: string, start: number, end: number, reading: Reading, previous?: Mention): boolean {
  const after = text.slice(end, end + 4);
  if (reading.form === 'short') {
    if (street.test(after)) return false;
    return reading.division.level !== 'county' || !countryside.test(after);
  }
  const name = text.slice(start, end);
  if (/区$/u.test(name) && after.startsWith('域')) return false;
  if (/市$/u.test(name) && after.startsWith('场')) return false;
  if (name.length === 2 && reading.form === 'full')
    return standsFree(text, start, end, follows(reading, start, previous));
  return !(reading.word && /^[域级际内间县]/u.test(after));
}

/** 济南市中区 is 济南 and 市中区, not 济南市 and 中区. */
function sharedEnding(text: string, end: number, entry: Entry, gazetteer: Gazetteer): boolean {
  if (text[end - 1] !== '市') return false;
  const next = gazetteer.forms.get(text.slice(end - 1, end + 2))?.readings ?? [];
  return next.some(
    (n) => n.following && entry.readings.some((r) => contains(r.division.code, n.division.code)),
  );
}

/** Readings that were divisions in a year: a new one counts before its time, or in a case without a year, only if its name means nothing else. */
function ofYear({ readings, zone }: Entry, year: number | null): readonly Reading[] {
  const known = readings.filter(({ division: { since } }) => since === null || (year ?? 0) >= since);
  return known.length === 0 && zone === null ? readings : known;
}

/** The longest printed form that begins at `start`, and where it ends; the mention is `null` for a phrase that is no place. */
function longestAt(
  text: string,
  start: number,
  previous: Mention | undefined,
  gazetteer: Gazetteer,
  year: number | null,
): { readonly end: number; readonly mention: Mention | null } | null {
  const most = gazetteer.longestFrom.get(text.slice(start, start + 2)) ?? 0;
  for (let length = Math.min(most, text.length - start); length >= 2; length--) {
    const full = start + length;
    const entry = gazetteer.forms.get(text.slice(start, full));
    if (entry === undefined) continue;
    if (entry.phrase) return { end: full, mention: null };
    const end = sharedEnding(text, full, entry, gazetteer) ? full - 1 : full;
    const readings = ofYear(entry, year).filter((r) => fits(text, start, end, r, previous));
    if (readings.length > 0 || entry.zone !== null || entry.seat !== null)
      return { end, mention: { start, end, readings, zone: entry.zone, seat: entry.seat } };
  }
  return null;
}

/**
 * Find printed forms of places, the longest at each position, from left to right.
 *
 * Streets, words that hold a name by chance and fixed phrases are left out.
 */
export function findMentions(text: string, gazetteer: Gazetteer, year: number | null = null): Mention[] {
  const found: Mention[] = [];
  for (let start = 0; start < text.length;) {
    const longest = longestAt(text, start, found.at(-1), gazetteer, year);
    if (longest?.mention) found.push(longest.mention);
    start = longest?.end ?? start + 1;
  }
  return found;
}

const ranks = ['province', 'city', 'county'] as const;

/**
 * What a name alone means: a province before cities, a city before counties of the same name elsewhere.
 * Names that are as often a county (朝阳) keep all their readings.
 */
function dominant(readings: readonly Reading[], gazetteer: Gazetteer): readonly Reading[] {
  const contested = readings.some((r) => r.form === 'short' && gazetteer.contested.has(r.division.short));
  if (readings.length < 2 || contested) return readings;
  const rank = ranks.find((level) => readings.some((r) => r.division.level === level));
  const short = readings.some((r) => r.form === 'short' && r.division.level === rank);
  return short ? readings.filter((r) => r.division.level === rank) : readings;
}

/** Readings of the next name that lie in one of the divisions so far. */
function inside(
  options: readonly Division[],
  next: Mention,
  after: string,
  gazetteer: Gazetteer,
): readonly Reading[] {
  const plain = ({ division, form, word }: Reading) =>
    word &&
    form === 'short' &&
    division.level === 'county' &&
    !beginsWithOffice(after, gazetteer) &&
    (gazetteer.commonWords.has(division.short) || !placeEnds.test(after));
  const allowed = next.readings.filter(
    (r) => options.some((o) => contains(o.code, r.division.code)) && !plain(r),
  );
  return dominant(allowed, gazetteer);
}

/** True if a public body follows: 教育局, 教研室, 县委. */
export const beginsWithOffice = (text: string, gazetteer: Gazetteer): boolean =>
  gazetteer.offices.some((office) => text.startsWith(office));

const university =
  /^(?:(?!小学|中学|教育|进修|研修|发展|研究)(?![省市县区局厅委])\p{Script=Han}){0,9}?(?:大学|师大|学院|(?<=.)附[中小])/u;

type Growing = {
  end: number;
  options: readonly Division[];
  /** Readings of the last name; none if it is a zone or a university. */
  readings: readonly Reading[];
  depth: number;
  zone: ZoneHit | null;
  institution: Chain['institution'];
};

const tableZone = (zone: Zone, { start, end }: Mention, text: string): ZoneHit => ({
  words: text.slice(start, end),
  name: zone.name,
  kind: zone.kind,
  start,
  end,
  rule: 'zone-table',
});

function beginChain(mention: Mention, text: string, atStart: boolean, gazetteer: Gazetteer): Growing | null {
  const { end, zone, seat } = mention;
  const base = { end, depth: 1, zone: null, institution: null };
  if (seat !== null) return { ...base, options: [seat], readings: [], institution: 'seat' };
  const office = atStart && beginsWithOffice(text.slice(end), gazetteer);
  const readings = mention.readings.filter((r) =>
    r.following ? office : r.form === 'renamed' ? atStart : true,
  );
  if (readings.length > 0) return { ...base, options: readings.map((r) => r.division), readings };
  const anchor = zone === null ? undefined : gazetteer.divisions.get(zone.anchor);
  if (zone === null || anchor === undefined) return null;
  return { ...base, options: [anchor], readings: [], zone: tableZone(zone, mention, text) };
}

/** Add the next name if it lies in what the chain means so far; `false` ends the chain. */
function extend(chain: Growing, next: Mention, text: string, gazetteer: Gazetteer): boolean {
  if (chain.institution !== null || !joint.test(text.slice(chain.end, next.start))) return false;
  const readings = inside(chain.options, next, text.slice(next.end), gazetteer);
  if (readings.length > 0) {
    chain.options = readings.map((r) => r.division);
    chain.readings = readings;
  } else if (next.zone !== null && chain.zone === null) {
    const { anchor } = next.zone;
    const holding = chain.options.filter((o) => contains(o.code, anchor) || contains(anchor, o.code));
    const division = gazetteer.divisions.get(anchor);
    if (holding.length === 0 || division === undefined) return false;
    chain.options = holding.some((o) => contains(o.code, anchor)) ? [division] : holding;
    chain.zone = tableZone(next.zone, next, text);
  } else return false;
  chain.end = next.end;
  chain.depth++;
  return true;
}

function finish(chain: Growing, start: number, text: string, gazetteer: Gazetteer): Chain {
  const { depth, institution } = chain;
  const readings = depth === 1 ? dominant(chain.readings, gazetteer) : chain.readings;
  const options = readings.length === 0 || depth > 1 ? chain.options : readings.map((r) => r.division);
  const last = readings[0];
  const rest = text.slice(chain.end);
  const ofUniversity = last?.form === 'short' && chain.zone === null ? university.exec(rest) : null;
  const place = options.length === 1 ? options[0] : undefined;
  const zone =
    chain.zone ??
    (ofUniversity === null && place !== undefined ? zoneAfter(text, chain.end, place, gazetteer) : null);
  const end = zone === null ? chain.end + (ofUniversity?.[0].length ?? 0) : zone.end;
  return {
    start,
    end: Math.max(end, chain.end),
    words: text.slice(start, Math.max(end, chain.end)),
    options,
    form: last?.form ?? 'full',
    word: last?.word ?? false,
    depth,
    zone,
    institution: ofUniversity === null ? institution : 'name',
  };
}

/**
 * Find the places of a text, names that belong together as one.
 *
 * @param from Offset at which the text proper begins; only there may a name stand that elsewhere would be a plain word.
 * @param year Latest year that the case tells of: what was set up later is no division yet.
 */
export function findChains(
  text: string,
  gazetteer: Gazetteer,
  from = 0,
  year: number | null = null,
): Chain[] {
  const mentions = findMentions(text, gazetteer, year);
  const chains: Chain[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const first = mentions[i];
    const chain = first === undefined ? null : beginChain(first, text, first.start === from, gazetteer);
    if (first === undefined || chain === null) continue;
    for (
      let next = mentions[i + 1];
      next !== undefined && extend(chain, next, text, gazetteer);
      next = mentions[i + 1]
    )
      i++;
    chains.push(finish(chain, first.start, text, gazetteer));
  }
  return chains;
}
