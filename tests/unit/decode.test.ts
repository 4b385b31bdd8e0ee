import assert from 'node:assert/strict';
import test from 'node:test';
import { decode } from '../../src/core/decode.ts';

const text = '全县二十所学校结成三个共同体，教师每周走教两天。';
const utf8 = new TextEncoder().encode(text);
const utf16 = (little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((c) => {
      const code = c.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );
/** 乡村学校的教师每周走教两天 in GBK, and 鄉村學校的教師每週走教兩天 in Big5, written by iconv. */
const gbk = Uint8Array.from(
  Buffer.from('cfe7b4e5d1a7d0a3b5c4bdcccaa6c3bfd6dcd7dfbdcc c1bdcc ec'.replaceAll(' ', ''), 'hex'),
);
const big5 = Uint8Array.from(Buffer.from('b66da7f8bec7aed5aabab1d0ae76a843b667a8abb1d0a8e2a4d1', 'hex'));

test('decode() tells encodings apart', () => {
  const rows: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['UTF-8', utf8, 'utf-8', text],
    ['UTF-8 with mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]), 'utf-8', text],
    ['UTF-16 LE with mark', Uint8Array.from([0xff, 0xfe, ...utf16(true)]), 'utf-16le', text],
    ['UTF-16 BE with mark', Uint8Array.from([0xfe, 0xff, ...utf16(false)]), 'utf-16be', text],
    ['GBK', gbk, 'gb18030', '乡村学校的教师每周走教两天'],
    ['Big5', big5, 'big5', '鄉村學校的教師每週走教兩天'],
  ];
  for (const [name, bytes, encoding, expected] of rows) {
    const { value, problems } = decode(bytes);
    assert.deepEqual([value.encoding, value.text, problems], [encoding, expected, []], name);
  }
});

test('decode() refuses what is no text', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const rows: readonly (readonly [string, Uint8Array, string])[] = [
    ['empty', new Uint8Array(), 'empty-source'],
    ['white space', new TextEncoder().encode(' \n\t\u3000\n'), 'empty-source'],
    ['a picture renamed', png, 'not-text'],
    ['control characters', Uint8Array.from(Array.from({ length: 200 }, (_, i) => (i % 7) + 1)), 'not-text'],
    ['no encoding reads it', Uint8Array.from([0x41, 0x81, 0x20, 0x81, 0x20]), 'undecodable'],
  ];
  for (const [name, bytes, code] of rows)
    assert.deepEqual(
      decode(bytes).problems.map((p) => p.code),
      [code],
      name,
    );
});
