import assert from 'node:assert/strict';
import test from 'node:test';
import { compileFunction } from 'node:vm';
import fc from 'fast-check';
import { crc32 } from '../../src/core/search/crc32.ts';
import {
  frame,
  frameUnit,
  fromScript,
  openFrame,
  paddedLength,
  PieceFault,
  pieceFile,
  unescaped,
  unwrap,
} from '../../src/core/search/piece.ts';
import { trials } from './random-text.ts';

const edition = '0123abcd';
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc
    .array(fc.constantFrom(0, 10, 13, 34, 92, 110, 120, 48, 255), { maxLength: 80 })
    .map((some) => Uint8Array.from(some)),
  fc.constant(everyByte),
);
const contents = fc.array(content, { minLength: 1, maxLength: 5 });
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Every frame of a piece, one after another. */
function framesOf(bytes: Uint8Array, name: string, of = edition): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const { content: one, next } = openFrame(bytes, at, of, name, found.length);
    found.push(one);
    at = next;
  }
  return found;
}

/** What a browser gives a script that it reads as x-user-defined. */
function runAsScript(file: Uint8Array): readonly string[] {
  const text = [...file].map((byte) => String.fromCharCode(byte < 128 ? byte : 0xf700 + byte)).join('');
  const calls: string[][] = [];
  const run = compileFunction(text, ['anliPiece']) as (give: (...given: string[]) => void) => void;
  run((...given) => calls.push(given));
  assert.equal(calls.length, 1);
  return calls[0] ?? [];
}

test('crc32() is the sum that gzip uses, also in parts', () => {
  assert.deepEqual([crc32(utf8('123456789')), crc32(utf8('')), crc32(utf8('56789'), crc32(utf8('1234')))], [
    0xcbf43926, 0, 0xcbf43926,
  ]); // prettier-ignore
});

test('a piece gives its frames back, read as bytes, as a script and one by one', () => {
  fc.assert(
    fc.property(contents, fc.boolean(), (all, padded) => {
      const unit = (i: number) => paddedLength(edition, 'g7', i, all[i] ?? everyByte);
      const { content: file, spans } = pieceFile(edition, 'g7', all, padded ? unit : undefined);
      const [of, name, text = ''] = runAsScript(file);
      const cut = spans.map(([start, length], i) => {
        const bytes = unescaped(file.subarray(start, start + length));
        return openFrame(bytes, 0, edition, 'g7', i).content;
      });
      assert.deepEqual([of, name], [edition, 'g7']);
      assert.deepEqual(framesOf(unwrap(file, edition, 'g7'), 'g7'), all);
      assert.deepEqual(framesOf(fromScript(text), 'g7'), all);
      assert.deepEqual(cut, all);
      if (padded)
        assert.deepEqual(
          spans.filter(([, length]) => length % frameUnit !== 0),
          [],
        );
    }),
    { numRuns: trials },
  );
});

test('a piece holds no byte that a script cannot hold within a string', () => {
  const random = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) % 251);
  const { content: file } = pieceFile(edition, 'g0', [everyByte, random]);
  const inside = file.subarray(0, file.length - 1);
  assert.deepEqual(
    [0, 10, 13].map((byte) => inside.includes(byte)),
    [false, false, false],
  );
});

test('openFrame() knows a frame by its edition, piece and number', () => {
  const bytes = frame(edition, 'g1', 2, utf8('双减'));
  const rows: readonly [edition: string, name: string, number: number][] = [
    ['0123abce', 'g1', 2],
    [edition, 'g2', 2],
    [edition, 'g1', 1],
  ];
  for (const row of rows) assert.throws(() => openFrame(bytes, 0, ...row), new PieceFault('内容有误'));
  assert.deepEqual(openFrame(bytes, 0, edition, 'g1', 2), { content: utf8('双减'), next: bytes.length });
});

test('unwrap() says what is wrong with a file', () => {
  const { content: file } = pieceFile(edition, 'g0', [utf8('教师队伍')]);
  const rows: readonly [file: Uint8Array, fault: string][] = [
    [new Uint8Array(0), '内容是空的'],
    [utf8('<!doctype html><title>404</title>'), '内容不是索引'],
    [pieceFile('fedcba98', 'g0', [utf8('教师队伍')]).content, '属于另一版索引'],
    [pieceFile(edition, 'g1', [utf8('教师队伍')]).content, '内容不是索引'],
    [file.subarray(0, 12), '内容不是索引'],
    [file.subarray(0, file.length - 1), '内容残缺'],
    [file.subarray(0, file.length - 9), '内容残缺'],
  ];
  for (const [bytes, fault] of rows) assert.throws(() => unwrap(bytes, edition, 'g0'), new PieceFault(fault));
});

test('a piece with any bit flipped, or cut anywhere, is refused or gives the same content', () => {
  const text = utf8('寄宿制学校的“家味”行动，住校学生6.4万人');
  const { content: file } = pieceFile(edition, 'g0', [text]);
  const read = (bytes: Uint8Array) => framesOf(unwrap(bytes, edition, 'g0'), 'g0');
  const taken: number[] = [];
  const damaged = (bytes: Uint8Array, at: number) => {
    try {
      const [first, ...more] = read(bytes);
      if (more.length > 0 || Buffer.compare(first ?? new Uint8Array(0), text) !== 0) taken.push(at);
    } catch (error) {
      assert.ok(error instanceof PieceFault, `${String(at)}: ${String(error)}`);
    }
  };
  for (let bit = 0; bit < file.length * 8; bit += 1) {
    const bytes = Uint8Array.from(file);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    damaged(bytes, bit);
  }
  for (let length = 0; length < file.length; length += 1) damaged(file.subarray(0, length), -length);
  assert.deepEqual(taken, []);
});
