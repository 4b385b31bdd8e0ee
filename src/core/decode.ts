import { type Problem, problem } from './problems.ts';
import type { Outcome } from './types.ts';

/** Encodings told apart, by their WHATWG labels. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

/** A captured page as text, not normalised; `replaced` counts U+FFFD, so 0 means lossless. */
export type Decoded = { readonly text: string; readonly encoding: Encoding; readonly replaced: number };

/** The commonest characters of modern Chinese prose, simplified and traditional: what text has and noise has not. */
const common = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严這為個國時來們動會發產學經現實說對無種關體應機開當點從業過還進與樣長員設質題總導區書處',
);

const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['PNG 图片', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG 图片', [0xff, 0xd8, 0xff]],
  ['GIF 图片', [0x47, 0x49, 0x46, 0x38]],
  ['WebP 或其他 RIFF 文件', [0x52, 0x49, 0x46, 0x46]],
  ['BMP 图片', [0x42, 0x4d]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP 或 Office 文件', [0x50, 0x4b, 0x03, 0x04]],
  ['旧版 Office 文件', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip 压缩文件', [0x1f, 0x8b]],
  ['RAR 压缩文件', [0x52, 0x61, 0x72, 0x21]],
];

const startsWith = (bytes: Uint8Array, prefix: readonly number[]) =>
  prefix.every((byte, i) => bytes[i] === byte);

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const commonShare = (text: string): number => {
  const han = [...text].filter((c) => /\p{Script=Han}/u.test(c));
  return han.length === 0 ? 0 : han.filter((c) => common.has(c)).length / han.length;
};

/** UTF-16 without a byte-order mark shows itself by zero bytes on one side of ASCII. */
function utf16Side(bytes: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  if (even + odd === 0 || bytes.length % 2 !== 0) return null;
  return even > 4 * odd ? 'utf-16be' : odd > 4 * even ? 'utf-16le' : null;
}

function choose(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  if (startsWith(bytes, [0xff, 0xfe])) return wrap(decodeStrictly(bytes, 'utf-16le'), 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return wrap(decodeStrictly(bytes, 'utf-16be'), 'utf-16be');
  const side = utf16Side(bytes);
  if (side !== null) return wrap(decodeStrictly(bytes, side), side);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const candidates = (['gb18030', 'big5'] as const)
    .map((encoding) => wrap(decodeStrictly(bytes, encoding), encoding))
    .filter((candidate) => candidate !== null);
  return candidates.reduce<{ text: string; encoding: Encoding } | null>(
    (best, next) => (best === null || commonShare(next.text) > commonShare(best.text) ? next : best),
    null,
  );
}

const wrap = (text: string | null, encoding: Encoding) => (text === null ? null : { text, encoding });

/** Share of the commonest characters below which a text is no Chinese that anybody wrote; prose has 0.4 and more. */
const leastCommon = 0.2;
/** Han characters from which on that share tells. */
const enoughHan = 40;

/** A text that was read in a wrong encoding and saved so is valid, and nonsense. */
function mojibake(text: string): Problem[] {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const common = commonShare(text);
  if (han < enoughHan || common >= leastCommon) return [];
  const sample = /\p{Script=Han}{2,12}/u.exec(text)?.[0] ?? '';
  return [problem('mojibake', {}, { percent: Math.round(common * 100), sample })];
}

/** True if a text is the source of a web page. */
const isHtml = (text: string) =>
  /^\s*<(?:!doctype html|html|head|body|div|table|meta)\b/iu.test(text) ||
  (text.match(/<\/(?:p|div|span|td|li|body|html)>/giu)?.length ?? 0) >= 5;

/** Control characters other than white space: text has none, a picture many. */
const controls = (text: string): number => text.match(/[\p{Cc}--[\t\n\v\f\r\x85]]/gv)?.length ?? 0;

/**
 * Turn the bytes of a captured page into text; the bytes themselves stay untouched on disk.
 *
 * A byte-order mark wins, then valid UTF-8; anything else is read as GB18030 (the superset of GBK and GB 2312) or
 * Big5, whichever gives more of the commonest characters.
 *
 * @param bytes File as captured, with or without a byte-order mark.
 * @returns Text without byte-order mark. Empty files, files that are no text, source of web pages, bytes that no encoding reads
 *   and text that was read in a wrong encoding before are errors.
 * @see https://encoding.spec.whatwg.org/
 */
export function decode(bytes: Uint8Array): Outcome<Decoded> {
  const nothing: Decoded = { text: '', encoding: 'utf-8', replaced: 0 };
  const signature = signatures.find(([, prefix]) => startsWith(bytes, prefix));
  if (signature !== undefined)
    return { value: nothing, problems: [problem('not-text', {}, { found: signature[0] })] };
  const chosen = choose(bytes);
  if (chosen === null) {
    const text = new TextDecoder('gb18030').decode(bytes);
    const replaced = text.split('\uFFFD').length - 1;
    return {
      value: { text, encoding: 'gb18030', replaced },
      problems: [problem('undecodable', {}, { count: replaced, encoding: 'UTF-8、GB18030、Big5' })],
    };
  }
  const text = chosen.text.replace(/^\uFEFF/u, '');
  const value: Decoded = { text, encoding: chosen.encoding, replaced: text.split('\uFFFD').length - 1 };
  if (text.trim() === '') return { value, problems: [problem('empty-source')] };
  if (controls(text) > text.length / 100)
    return { value, problems: [problem('not-text', {}, { found: '含控制字符' })] };
  if (isHtml(text)) return { value, problems: [problem('html-source')] };
  return { value, problems: mojibake(text) };
}
