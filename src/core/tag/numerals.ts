const digits = new Map(
  [...'零〇一二两三四五六七八九'].map((c, i) => [c, [0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9][i] ?? 0]),
);
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const scales = new Map([...powers, ['万', 1e4], ['亿', 1e8]]);

/** Regular expression sources for numerals in text of half-width digits. */
export const arabicNumeral = String.raw`(?:\d{1,3}(?:[,\u00a0\u2009 ]\d{3}){1,4}(?![,\d])|\d{1,12})(?:\.\d{1,6})?`;
/** The same for numerals in Chinese characters, with a decimal part after 点. */
export const chineseNumeral =
  '[零〇一二两三四五六七八九十百千万亿]{1,12}(?:点[零〇一二三四五六七八九]{1,4})?';
/** Where a numeral begins: not within a longer one. */
export const numeralStart = String.raw`(?<![\d零〇一二两三四五六七八九十百千万亿])`;

function chineseInteger(text: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const c of text) {
    const power = powers.get(c);
    if (power !== undefined) section += (digit || 1) * power;
    else if (c === '万') total += (section + digit || 1) * 1e4;
    else if (c === '亿') total = (total + section + digit || 1) * 1e8;
    if (c === '万' || c === '亿') section = 0;
    digit = power === undefined ? (digits.get(c) ?? 0) : 0;
  }
  return total + section + digit;
}

function chineseValue(text: string): number {
  const [whole = '', places = ''] = text.split('点');
  const decimals = [...places].map((c) => digits.get(c) ?? 0).join('');
  return Number(`${chineseInteger(whole)}.${decimals || 0}`);
}

/** The value of one numeral: `12,345`, `2 809`, `19.39`, `一千二百`, `九十八点五`. A bare 十, 百, 千, 万 or 亿 is one of it. */
export const numeralValue = (text: string): number =>
  /^\d/u.test(text) ? Number(text.replace(/[,\s]/gu, '')) : chineseValue(text);

/** The product of the scale words 十 百 千 万 亿 in a row (`千万` is 1e7); 1 for none. */
export const scaleValue = (words: string): number =>
  [...words].reduce((value, c) => value * (scales.get(c) ?? 1), 1);

/** A product of decimals without the noise of binary fractions (878.2 × 10,000 is 8,782,000). */
export const product = (a: number, b: number): number => Number((a * b).toPrecision(12));
