import type { CaseRecord, Figure, Place } from '../core/schema/case-record.ts';

/** Printed wherever the source is silent. */
export const notStated = '原文未载明';

/**
 * An ISO 8601 date as Chinese readers write it.
 *
 * @param iso `2024`, `2024-04` or `2024-04-08`; `null` gives 原文未载明.
 */
export function chineseDate(iso: string | null): string {
  if (iso === null) return notStated;
  const [year, month, day] = iso.split('-').map(Number);
  return [
    year === undefined ? '' : `${String(year)}年`,
    month === undefined ? '' : `${String(month)}月`,
    day === undefined ? '' : `${String(day)}日`,
  ].join('');
}

/** Years of a case in few characters: `2013`, `2013、2020`, or from first to last, `2013–2024`; empty if it names none. */
export function yearSpan(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  if (sorted.length <= 2) return sorted.join('、');
  return `${String(first)}–${String(last)}`;
}

const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 });

/** A count as printed, thousands parted: `17,031`. */
export const count = (n: number): string => grouped.format(n);

/** Value of a figure without its unit: `1,081`, `约30,000`, `30–50`. */
export function figureValue(figure: Pick<Figure, 'value' | 'approximate'>): string {
  const value = typeof figure.value === 'number' ? count(figure.value) : figure.value.map(count).join('–');
  return figure.approximate ? `约${value}` : value;
}

/** A title as readers see it: supplied ones stand in full-width square brackets. */
export const shownTitle = (title: {
  readonly text: string;
  readonly origin: 'printed' | 'supplied';
}): string => (title.origin === 'supplied' ? `［${title.text}］` : title.text);

/** Place of a case in one run of words, province to county and zone; empty if unknown. */
export function placeWords(place: Place | null): string {
  if (place === null) return '';
  return [...place.names, ...(place.zone === null ? [] : [place.zone.name])].join(' ');
}

/** Year of the table of divisions: that of the package, with what was set up since (`content/taxonomy/places.yaml`). */
export const divisionsOf = '2025年';

/** What a case offers as proof, read off its tags: figures, honours, or words alone. Never a judgement of quality. */
export function evidenceKinds(record: Pick<CaseRecord, 'figures' | 'honours'>): readonly string[] {
  const kinds = [
    ...(record.figures.length > 0 ? ['有数据'] : []),
    ...(record.honours.length > 0 ? ['有荣誉或试点认定'] : []),
  ];
  return kinds.length > 0 ? kinds : ['仅叙述'];
}

/** The first half-dozen bytes of a SHA-256, enough to compare by eye. */
export const shortHash = (sha256: string): string => sha256.slice(0, 12);

/** Title of a batch as readers see it. */
export const batchTitle = (batch: {
  readonly title: string;
  readonly title_origin: 'printed' | 'supplied';
}): string => shownTitle({ text: batch.title, origin: batch.title_origin });

/** What the captured text of a batch is called: a text that the library has retold is not the original. */
export const sourceWord = ({ text }: { readonly text: 'captured' | 'retold' }): string =>
  text === 'retold' ? '转述稿' : '原文';

/** A number from 1 to 99 as Chinese headings count: 一, 十, 十二, 二十一. */
export function chineseNumeral(n: number): string {
  const digits = '零一二三四五六七八九';
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const lead = tens > 1 ? digits.charAt(tens) : '';
  return `${lead}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits.charAt(ones) : ''}`;
}

/** How many cases a batch announced and how many were found, the gap said outright. */
export function foundWords(batch: { readonly announced: number | null }, found: number): string {
  if (found === 0 && batch.announced === null) return '这一部不含案例。';
  const here = `从中辨认出 ${count(found)} 篇案例`;
  if (batch.announced === null) return `${here}；原文未载明总数。`;
  if (batch.announced === found) return `原文称有 ${count(batch.announced)} 篇，${here}，数目相符。`;
  return `原文称有 ${count(batch.announced)} 篇，${here}，${gap(batch.announced - found)}。`;
}

const gap = (missing: number): string =>
  missing > 0 ? `尚缺 ${count(missing)} 篇` : `多出 ${count(-missing)} 篇`;

/** Paragraphs of a plain text, parted by `\n`. */
export const paragraphs = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** What the index of places counts, and what it leaves out. */
export const placeNote = (placeless: number): string =>
  [
    '省、市、县三级，按行政区划代码排列；件数含下级地区。',
    placeless > 0 ? `另有 ${count(placeless)} 篇原文未载明地区，见全部案例。` : '',
  ].join('');
