import { chooseEncoding, commonShare, type Encoding } from './encodings.ts';
import { type Problem, problem } from './problems.ts';
import type { Outcome } from './types.ts';

export type { Encoding } from './encodings.ts';

/** A captured page as text, not normalised; `replaced` counts U+FFFD, so 0 means lossless. */
export type Decoded = { readonly text: string; readonly encoding: Encoding; readonly replaced: number };

type Signature = readonly [name: string, bytes: readonly (number | null)[], cure?: string];

const asDocx = '请在 Word、WPS 或 LibreOffice 里打开，另存为 .docx，再收入';

/** What files that are no text begin with; `null` stands for any byte. With a cure, another program can make text of it. */
const signatures: readonly Signature[] = [
  ['PNG 图片', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG 图片', [0xff, 0xd8, 0xff]],
  ['GIF 图片', [0x47, 0x49, 0x46, 0x38]],
  ['WebP 或其他 RIFF 文件', [0x52, 0x49, 0x46, 0x46]],
  ['BMP 图片', [0x42, 0x4d, null, null, null, null, 0, 0, 0, 0]],
  ['TIFF 图片', [0x49, 0x49, 0x2a, 0]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ZIP 或 Office 文件', [0x50, 0x4b, 0x03, 0x04]],
  ['旧版 Office 文件（.doc、.xls、.wps）', [0xd0, 0xcf, 0x11, 0xe0], `${asDocx}；表格另存为 CSV`],
  ['RTF 文档', [0x7b, 0x5c, 0x72, 0x74, 0x66], asDocx],
  ['gzip 压缩文件', [0x1f, 0x8b]],
  ['RAR 压缩文件', [0x52, 0x61, 0x72, 0x21]],
  ['7z 压缩文件', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** Share of the commonest characters below which a text is no Chinese that anybody wrote; prose has 0.4 and more. */
const leastCommon = 0.2;
/** Han characters from which on that share tells, and code units that are looked at. */
const enough = { han: 40, units: 400_000 } as const;

/** A text that was read in a wrong encoding and saved so is valid, and nonsense: one error, or none. */
export function mojibake(whole: string): Problem[] {
  const text = whole.slice(0, enough.units);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const common = commonShare(text);
  if (han < enough.han || common >= leastCommon) return [];
  const sample = /\p{Script=Han}{2,12}/u.exec(text)?.[0] ?? '';
  return [problem('mojibake', {}, { percent: Math.round(common * 100), sample })];
}

const isSpace: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85]);

/** Number of control characters other than white space: text has none, a picture many. */
function controls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) && !isSpace.has(unit)) count++;
  }
  return count;
}

/** A web page with its pictures in one file, as mail has it: its text is written in transfer encodings. */
const webArchive = /^(?:From: <Saved by|(?:[\w-]+: [^\n]*\n){0,12}?Content-Type: multipart\/related)/u;

/** What a file is that is no text, by its first bytes or lines; `null` for text. */
function foreign(bytes: Uint8Array): Problem | null {
  const found = signatures.find(([, prefix]) =>
    prefix.every((byte, i) => byte === null || bytes[i] === byte),
  );
  if (found !== undefined) {
    const [name, , cure] = found;
    return cure === undefined
      ? problem('not-text', {}, { found: name })
      : problem('convert-first', {}, { found: name, cure });
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2000)).replaceAll('\r\n', '\n');
  const cure = '请在浏览器里打开，另存为“仅 HTML”或纯文本，再收入';
  return webArchive.test(head) ? problem('convert-first', {}, { found: '网页存档（MHTML）', cure }) : null;
}

/**
 * Turn the bytes of a captured page into text; the bytes themselves stay untouched on disk.
 *
 * A byte-order mark wins, then valid UTF-8; else what makes the likeliest Chinese among GB18030 (the superset of GBK and
 * GB 2312), Big5 and UTF-16, with a hint from what a web page declares.
 *
 * @param bytes File as captured, with or without a byte-order mark.
 * @returns Text without byte-order mark. Empty files, files that are no text and bytes that no encoding reads are errors.
 * @see https://encoding.spec.whatwg.org/
 */
export function decode(bytes: Uint8Array): Outcome<Decoded> {
  const nothing: Decoded = { text: '', encoding: 'utf-8', replaced: 0 };
  const other = foreign(bytes);
  if (other !== null) return { value: nothing, problems: [other] };
  const chosen = chooseEncoding(bytes);
  if (chosen === null) {
    const text = new TextDecoder('gb18030').decode(bytes);
    const replaced = text.split('\uFFFD').length - 1;
    return {
      value: { text, encoding: 'gb18030', replaced },
      problems: [problem('undecodable', {}, { count: replaced, encoding: 'UTF-8、UTF-16、GB18030、Big5' })],
    };
  }
  const text = chosen.text.replace(/^\uFEFF/u, '');
  const value: Decoded = { text, encoding: chosen.encoding, replaced: text.split('\uFFFD').length - 1 };
  if (text.trim() === '') return { value, problems: [problem('empty-source')] };
  if (controls(text) > text.length / 100)
    return { value, problems: [problem('not-text', {}, { found: '含控制字符' })] };
  return { value, problems: [] };
}
