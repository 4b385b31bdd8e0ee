/** Encodings told apart, by their WHATWG labels. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

type Read = { readonly text: string; readonly encoding: Encoding };

/** The commonest characters of modern Chinese prose, simplified and traditional: what text has and noise has not. */
const common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严這為個國時來們動會發產學經現實說對無種關體應機開當點從業過還進與樣長員設質題總導區書處',
);

/** Share of the commonest among the Han characters of a text, 0 for a text without any; prose has 0.4 and more. */
export const commonShare = (text: string): number => {
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  return han.length === 0 ? 0 : han.filter((c) => common.has(c)).length / han.length;
};

/** Characters of the first level of GB 2312 or Big5: a run of lead bytes, each with two runs of trail bytes. */
function levelOne(label: string, lead: readonly [number, number], trails: readonly [number, number][]) {
  const bytes: number[] = [];
  for (let first = lead[0]; first <= lead[1]; first++)
    for (const [from, to] of trails)
      for (let second = from; second <= to; second++) bytes.push(first, second);
  return new TextDecoder(label).decode(Uint8Array.from(bytes));
}

let usualCharacters: ReadonlySet<string> | null = null;
const usual = (): ReadonlySet<string> =>
  (usualCharacters ??= new Set([
    ...levelOne('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]]),
    ...levelOne('big5', [0xa4, 0xc6], [[0x40, 0x7e], [0xa1, 0xfe]]),
  ])); // prettier-ignore

/** Logarithms of how probable a character is in a Chinese document, from the share of its class and the size of the class. */
const classes: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/^[\t\n\r\x20-\x7E]$/u, -4.5],
  [/^[，。、；：？！“”‘’（）《》〈〉【】「」『』—…·\u3000\u00A0]$/u, -4.5],
  [/^[\p{Co}\p{Cn}\p{Cs}\p{Cc}\uFFFD]$/u, -24],
  [/^[\u4E00-\u9FFF]$/u, -14],
  [/^[\uFF01-\uFF5E\u2460-\u2473\u2160-\u216B\u2010-\u2044★☆●■◆▲→×÷°]$/u, -10],
]; // prettier-ignore
const rare = -18;

function likelihood(character: string): number {
  if (common.has(character)) return -7;
  if (usual().has(character)) return -9.8;
  return classes.find(([pattern]) => pattern.test(character))?.[1] ?? rare;
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** True for a byte that is no text in any encoding but UTF-16, where it is half a character. */
const isControl = (byte: number): boolean => byte < 0x20 && (byte < 0x09 || byte > 0x0d);

/** Bytes looked at to tell encodings apart. */
const sampleLength = 8192;

/** Bytes from the first that is no ASCII on: before it all encodings but UTF-16 say the same. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0);
  const start = Math.max(0, first) & ~1;
  return bytes.subarray(start, start + sampleLength);
}

/** How likely a sample is in an encoding: the sum over its characters, and their mean. */
function score(sample: Uint8Array, encoding: Encoding): { sum: number; mean: number } {
  const known = new Map<string, number>();
  let [sum, count] = [0, 0];
  for (const character of new TextDecoder(encoding, { ignoreBOM: true }).decode(sample, { stream: true })) {
    const weight = known.get(character) ?? likelihood(character);
    known.set(character, weight);
    sum += weight;
    count++;
  }
  return { sum, mean: sum / Math.max(1, count) };
}

const marks: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const declared = /<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,60}?encoding)\s*=\s*["']?([\w-]{1,20})/iu;
const labels: readonly (readonly [pattern: RegExp, encoding: Encoding])[] = [
  [/^(?:x-)?gb/u, 'gb18030'],
  [/^(?:x-x-)?big5|^cn-big5/u, 'big5'],
  [/^utf-?8$/u, 'utf-8'],
];

/** The encoding that a web page says it has, near its beginning. */
function declaredEncoding(bytes: Uint8Array): Encoding | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = declared.exec(head)?.[1]?.toLowerCase() ?? '';
  return labels.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

/** Least mean of UTF-16 without a mark: almost any bytes are valid in it. */
const leastMean = -12;

/** What a page says of itself counts as much as three characters that fit. */
const declarationWeight = 25;

/**
 * Choose the encoding that reads every byte and makes the likeliest Chinese of them.
 *
 * A byte-order mark wins, then valid UTF-8 without control characters; else UTF-16, GB18030 and Big5 are weighed character by
 * character, and a declaration in the page's own markup is a hint.
 *
 * @returns Text with its byte-order mark, if it has one; `null` if no encoding reads all bytes.
 */
export function chooseEncoding(bytes: Uint8Array): Read | null {
  const wrap = (encoding: Encoding): Read[] => {
    const text = decodeStrictly(bytes, encoding);
    return text === null ? [] : [{ text, encoding }];
  };
  const mark = marks.find(([, prefix]) => prefix.every((byte, i) => bytes[i] === byte));
  if (mark !== undefined) return wrap(mark[0])[0] ?? null;
  const [utf8] = wrap('utf-8');
  if (utf8 !== undefined && !bytes.some(isControl)) return utf8;
  const utf16: readonly Encoding[] = bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [];
  const candidates = (['gb18030', 'big5', ...utf16] as const).flatMap((encoding) => wrap(encoding));
  if (utf8 !== undefined) candidates.push(utf8);
  const hint = declaredEncoding(bytes);
  const sample = sampleOf(bytes);
  let best: { read: Read; weight: number } | null = null;
  for (const read of candidates) {
    const { sum, mean } = score(sample, read.encoding);
    if (utf16.includes(read.encoding) && mean < leastMean) continue;
    const weight = sum + (read.encoding === hint ? declarationWeight : 0);
    if (best === null || weight > best.weight) best = { read, weight };
  }
  return best?.read ?? null;
}
