import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { decode } from '../../src/core/decode.ts';
import type { Encoding } from '../../src/core/encodings.ts';
import { inventedCases } from './invented-cases.ts';

const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** Bytes of each character in a legacy encoding, by reading every pair of bytes. */
function bytesOf(label: 'gb18030' | 'big5'): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder(label, { fatal: true });
  const known = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (character.length === 1 && !known.has(character)) known.set(character, [lead, trail]);
      } catch {
        continue;
      }
    }
  return known;
}

function inLegacy(text: string, table: ReadonlyMap<string, readonly [number, number]>): Uint8Array | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = table.get(character);
    if (code >= 0x80 && pair === undefined) return null;
    bytes.push(...(pair ?? [code]));
  }
  return Uint8Array.from(bytes);
}

const inUtf16 = (text: string, isLittle: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((character) =>
      character.split('').flatMap((unit) => {
        const code = unit.charCodeAt(0);
        return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    ),
  );

const [gbk, big5] = [bytesOf('gb18030'), bytesOf('big5')];

type Writer = readonly [
  name: string,
  encoding: Encoding,
  write: (text: string) => Uint8Array | null,
  script: 'cn' | 'tw',
];
const writers: readonly Writer[] = [
  ['UTF-8', 'utf-8', (text) => new TextEncoder().encode(text), 'cn'],
  ['GBK', 'gb18030', (text) => inLegacy(text, gbk), 'cn'],
  ['GBK, traditional', 'gb18030', (text) => inLegacy(text, gbk), 'tw'],
  ['Big5', 'big5', (text) => inLegacy(text, big5), 'tw'],
  ['UTF-16 LE', 'utf-16le', (text) => inUtf16(text, true), 'cn'],
  ['UTF-16 BE', 'utf-16be', (text) => inUtf16(text, false), 'tw'],
]; // prettier-ignore

const prose = inventedCases.map(({ body }) => body).join('');

/** Ten characters or more from anywhere in Chinese prose, some with Latin letters and digits around them. */
const passages = fc
  .tuple(fc.nat(prose.length - 40), fc.integer({ min: 10, max: 40 }), fc.constantFrom('', '2024 ', '<p>', 'STEM', '（3+N）'))
  .map(([at, length, before]) => before + prose.slice(at, at + length))
  .filter((text) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8); // prettier-ignore

test('decode() tells encodings apart from ten characters on, in 99 of 100 passages and more', () => {
  for (const [name, encoding, write, script] of writers) {
    let [right, all] = [0, 0];
    for (const passage of fc.sample(passages, { numRuns: 700, seed: 7 })) {
      const text = script === 'tw' ? toTraditional(passage) : passage;
      const bytes = write(text);
      if (bytes === null) continue;
      const { value } = decode(bytes);
      all++;
      if (value.encoding === encoding && value.text === text) right++;
    }
    assert.ok(all > 500 && right >= all * 0.99, `${name}: ${String(right)} of ${String(all)}`);
  }
});

const text = '全县二十所学校结成三个共同体，教师每周走教两天。';
const declared = (charset: string) =>
  `<html><head><meta charset="${charset}"></head><body>${text}</body></html>`;
const inGbk = (words: string) => inLegacy(words, gbk) ?? new Uint8Array();
const withMark = (mark: readonly number[], bytes: Uint8Array) => Uint8Array.from([...mark, ...bytes]);

test('decode() takes marks before bytes, bytes before declarations, and declarations before guesses', () => {
  const rows: readonly (readonly [name: string, bytes: Uint8Array, encoding: Encoding, words: string])[] = [
    ['UTF-8 that says it is GB 2312', new TextEncoder().encode(declared('gb2312')), 'utf-8', text],
    ['GBK that says so', inGbk(declared('gb2312')), 'gb18030', text],
    ['GBK that says it is UTF-8', inGbk(declared('utf-8')), 'gb18030', text],
    ['GBK that says it is Big5', inGbk(declared('big5')), 'gb18030', text],
    ['GBK that says so the old way', inGbk(`<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gbk">${text}`), 'gb18030', text],
    ['two characters of Big5 that say so', inLegacy('<meta charset=big5>輔導', big5) ?? new Uint8Array(), 'big5', '輔導'],
    ['UTF-8 with a mark', withMark([0xef, 0xbb, 0xbf], new TextEncoder().encode(text)), 'utf-8', text],
    ['UTF-16 LE with a mark', withMark([0xff, 0xfe], inUtf16(text, true)), 'utf-16le', text],
    ['UTF-16 BE with a mark', withMark([0xfe, 0xff], inUtf16('甲', false)), 'utf-16be', '甲'],
    ['UTF-16 LE whose commonest byte is a zero of 一', inUtf16('一校一品，一生一策，一师一优。', true), 'utf-16le', '一校一品'],
    ['UTF-16 BE of markup', inUtf16(`<p>${text}</p>\r\n`, false), 'utf-16be', text],
    ['ASCII', new TextEncoder().encode('STEM 3+N'), 'utf-8', 'STEM 3+N'],
    ['text that begins like a bitmap', new TextEncoder().encode(`BMI测评${text}`), 'utf-8', 'BMI测评'],
  ]; // prettier-ignore
  for (const [name, bytes, encoding, words] of rows) {
    const { value, problems } = decode(bytes);
    assert.deepEqual(
      [value.encoding, value.text.includes(words), value.text.startsWith('\uFEFF'), problems],
      [encoding, true, false, []],
      name,
    );
  }
});

test('decode() says what a file is that another program must open, and how', () => {
  const rows: readonly (readonly [name: string, bytes: Uint8Array, found: RegExp])[] = [
    ['old Word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), /旧版 Office/u],
    ['RTF', new TextEncoder().encode('{\\rtf1\\ansi'), /RTF/u],
    ['web archive', new TextEncoder().encode('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n'), /MHTML/u],
    ['mail', new TextEncoder().encode('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n'), /MHTML/u],
  ]; // prettier-ignore
  for (const [name, bytes, found] of rows) {
    const [problem] = decode(bytes).problems;
    assert.equal(problem?.code, 'convert-first', name);
    assert.match(String(problem.args['found']), found, name);
    assert.match(String(problem.args['cure']), /另存为/u, name);
  }
});

test('decode() does not take bytes that no encoding reads for UTF-16', () => {
  const broken = withMark([...inGbk(text), 0x81, 0x20], inGbk(text));
  assert.equal(broken.length % 2, 0);
  assert.deepEqual(
    decode(broken).problems.map(({ code }) => code),
    ['undecodable'],
  );
});
