import type { Readings } from './pinyin-gloss.ts';
import { quotations } from './tag/quotations.ts';

/** A name as it stands; `start` is its offset in code units, `from` and `to` those of the characters that may differ. */
type Name = {
  readonly text: string;
  readonly start: number;
  readonly kind: 'institution' | 'practice' | 'person';
};

/** A name that differs by one character from one that is printed more often. */
export type Odd = {
  readonly words: string;
  readonly suggestion: string;
  readonly at: number;
  readonly rule: 'odd-institution' | 'odd-practice' | 'odd-person';
  /** How often the other form is printed. */
  readonly times: number;
};

const institution =
  /\p{Script=Han}{3,14}?(?:小学|中学|学校|幼儿园|学院|大学|学区|教育集团|教育局|教体局|教委|教研室|进修学校|少年宫|[一二三四五六七八九十]中|[一二三四五六七八九十]小)/gu;
const kindOf =
  /(?:第?[一二三四五六七八九十]|实验|中心|附属|外国语|高级|初级|完全|职业|技术|民族|希望|示范|特殊|教育|和?体育|双语|国际|艺术|师范|少年|小学|中学|学校|幼儿园|学院|大学|学区|集团|[局委宫体中小]|教研室|进修)+$/u;
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const person = new RegExp(
  String.raw`[${surnames}]\p{Script=Han}{2}(?=老师|校长|园长|局长|院士|教授|主任|书记|博士|同学)`,
  'gu',
);

const spansOf = (text: string, pattern: RegExp, kind: Name['kind']): Name[] =>
  [...text.matchAll(pattern)].map((m) => ({ text: m[0], start: m.index, kind }));

/** Plain letters of a reading, as the ear confuses them: zh and z, n and l, ing and in are one. */
const heard = (reading: string): string =>
  reading
    .normalize('NFD')
    .replace(/[\u0300-\u036F\d]/gu, '')
    .replace(/^([zcs])h/u, '$1')
    .replace(/^l/u, 'n')
    .replace(/(?<=[aei]n)g$/u, '');

/** True if two characters may be read alike. */
function soundAlike(a: string, b: string, readings: Readings): boolean {
  const known = new Set(readings(a).map(heard));
  return readings(b).some((reading) => known.has(heard(reading)));
}

type Seat = { readonly name: Name; readonly at: number; readonly char: string };

/** For each name and each of its characters the name with that character open. */
function openings(names: readonly Name[]): Map<string, Seat[]> {
  const seats = new Map<string, Seat[]>();
  for (const name of names)
    for (let at = 0; at < name.text.length; at++) {
      const key = `${name.kind} ${name.text.slice(0, at)}*${name.text.slice(at + 1)}`;
      const known = seats.get(key) ?? [];
      known.push({ name, at, char: name.text.charAt(at) });
      seats.set(key, known);
    }
  return seats;
}

/** Names of institutions, each cut to what begins at most nine characters before the words of its kind: the same name with other words before it is the same. */
function institutions(text: string): Name[] {
  return spansOf(text, institution, 'institution').flatMap((name) => {
    const own = name.text.replace(kindOf, '');
    const tails: Name[] = [];
    for (let from = Math.max(0, own.length - 6); from <= own.length - 4; from++)
      tails.push({ ...name, text: name.text.slice(from), start: name.start + from });
    return tails;
  });
}

const practices = (text: string): Name[] =>
  quotations(text)
    .filter(({ inner }) => inner.length >= 4 && inner.length <= 14)
    .map(({ inner, start }) => ({ text: inner, start: start + 1, kind: 'practice' }));

/** Whether one character for another in a name is more likely a slip than another name. */
function isSlip(odd: Seat, usual: Seat, same: string, readings: Readings): boolean {
  if (same.includes(odd.char) || same.includes(usual.char)) return false;
  if (!/^\p{Script=Han}$/u.test(odd.char) || !/^\p{Script=Han}$/u.test(usual.char)) return false;
  const { text, kind } = odd.name;
  const alike = soundAlike(odd.char, usual.char, readings);
  if (kind === 'person') return alike;
  if (kind === 'practice') return alike || text.length >= 7;
  const own = text.replace(kindOf, '');
  if (/^.?[镇乡村县市区街路]/u.test(text.slice(odd.at + 1))) return alike && odd.at >= 2;
  return odd.at < own.length && (alike ? odd.at >= 1 : odd.at >= 2 && own.length - odd.at >= 2);
}

/**
 * Names that are printed once and differ by one character from a name that is printed at least twice in the same text.
 *
 * @param same Characters that make another name when one is put for another (一二, 东西).
 * @param readings Readings of a character; without them only long names are judged.
 */
export function oddNames(text: string, same: string, readings: Readings): readonly Odd[] {
  const names = [...institutions(text), ...practices(text), ...spansOf(text, person, 'person')];
  const found = new Map<number, Odd>();
  for (const seats of openings(names).values()) {
    const byChar = Map.groupBy(seats, (seat) => seat.char);
    if (byChar.size !== 2) continue;
    const [few, many] = [...byChar.values()].toSorted((a, b) => a.length - b.length);
    const [odd, usual] = [few?.[0], many?.[0]];
    if (odd === undefined || usual === undefined || few?.length !== 1) continue;
    const times = text.split(usual.name.text).length - 1;
    if (times < 2 || text.split(odd.name.text).length > 2 || !isSlip(odd, usual, same, readings)) continue;
    const place = odd.name.start + odd.at;
    if (found.has(place)) continue;
    found.set(place, {
      words: odd.name.text,
      suggestion: usual.name.text,
      at: odd.name.start,
      rule: `odd-${odd.name.kind}`,
      times,
    });
  }
  return [...found.values()];
}
