import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { damage } from '../../src/core/byte-damage.ts';
import { type ByteShift, findByteShifts } from '../../src/core/byte-shift.ts';
import { gbkBytes } from '../../src/core/gbk.ts';
import { damagedPage, plain } from './damaged-pages.ts';
import { seededRandom } from './random-text.ts';
import { shelf } from './read-blocks.ts';

const { readings, wordWeight: weight, toSimplified } = shelf;
const find = (text: string, isTraditional = true) =>
  findByteShifts(text, isTraditional, { readings, weight, toSimplified });

test('damage() prints what converter sites print', () => {
  const rows: readonly (readonly [text: string, glosses: [number, string][], cuts: number[], printed: string])[] = [
    ['學校', [[2, 'xué']], [], '學(xué)校'],
    ['管理條例', [[5, 'xiàng']], [], '管理?xiàng)l例'],
    ['約談整改，至今', [[5, 'wù']], [8], '約談?wù)\uE365?，至今'],
    ['學校—社區', [[2, 'xué'], [10, 'qū']], [3], '學(xué)?！\uE028鐓^(qū)'],
    ['學校，', [], [4], '學校，'],
    ['每個', [[3, 'zǒng'], [4, 'gè']], [], '每?zǒng)€(gè)'],
  ]; // prettier-ignore
  for (const [text, glosses, cuts, printed] of rows) {
    const put = glosses.map(([at, syllable]) => ({ at, syllable }));
    assert.equal(damage(gbkBytes(text) ?? [], { glosses: put, cuts }), printed, text);
  }
});

const best = (shift: ByteShift | undefined) => shift?.candidates.slice(0, 2).map(({ text }) => text);

test('findByteShifts() puts bytes into step again', () => {
  const rows: readonly (readonly [name: string, printed: string, candidate: string, isCertain: boolean])[] = [
    ['a gloss across two characters', '縣裡(lǐ)訂(dìng)了管理?xiàng)l例，學(xué)生都記得', '條', true],
    ['the same, its bracket kept', '縣裡(lǐ)訂(dìng)了管理?(xiàng)l例，學(xué)生都記得', '條', true],
    ['the same, decoded by another program', '縣裡(lǐ)訂(dìng)了管理\uFFFDxiàng)l例，學(xué)生都記得', '條', true],
    ['the same, the question mark lost', '縣裡(lǐ)訂(dìng)了管理xiàng)l例，學(xué)生都記得', '條', true],
    ['a cut at a mark, full width', '學(xué)校有學(xué)校的家長學(xué)?！\uE028鐓^(qū)實踐', '校—社區', true],
    ['a cut at a mark, narrowed', '學(xué)校有學(xué)校的家長學(xué)?!\uE028鐓^(qū)實踐', '校—社區', true],
    ['a lost byte at the end', '學(xué)校約談?wù)\uE365?，限期辦理', '整改', false],
    ['two glosses in one character', '分?jǐn)?shù)不排名，學(xué)習(xí)看過程', '數', true],
    ['a run of several words', '江北小學(xué)?!\uE01C處熑蝿?wù)由村裡(lǐ)派', '校—教師任務', false],
    ['a run of one common character', '縣(xiàn)裡(lǐ)說(shuō)：“先看，再想，最後(hòu)才動(dòng)手?！边@(zhè)話(huà)對(duì)', '。”這', false],
  ]; // prettier-ignore
  for (const [name, printed, candidate, isCertain] of rows) {
    const [shift, ...others] = find(printed);
    assert.ok(best(shift)?.includes(candidate), `${name}: ${String(best(shift))}`);
    assert.deepEqual([shift?.isCertain, others.length], [isCertain, 0], name);
  }
});

test('findByteShifts() is silent on healthy text', () => {
  const texts = [
    '他問：真的?!我們都不信，後來才知道是真的。',
    '谁来教？！会的人教。怎么教??手把手教。',
    '作者?李某某?来源：某某日报?点击数：15',
    '见附表a)和附表b)，学校?a)班与?b)班轮换',
    '課程(STEM)與學(xué)校，質(zhì)量與發(fā)展，好嗎?！好。',
    'f(x)=?，g(y)=?;h?)',
  ];
  for (const text of texts)
    for (const script of [true, false]) assert.deepEqual(find(text, script), [], text);
  const corpus = join(import.meta.dirname, '../corpus');
  let read = 0;
  for (const folder of readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    for (const file of readdirSync(join(corpus, folder.name)).filter((name) =>
      /^source\.(?:txt|md|html?|csv)$/u.test(name),
    )) {
      const text = readFileSync(join(corpus, folder.name, file), 'utf8');
      for (const script of [true, false]) assert.deepEqual(find(text, script), [], folder.name);
      read++;
    }
  assert.ok(read > 30, `${String(read)} sources`);
});

const escape = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** True if candidate `n` of one shift of a line fits what the line was, whatever the others are. */
function fits(
  printed: string,
  shifts: readonly ByteShift[],
  shift: ByteShift,
  n: number,
  truth: string,
): boolean {
  const text = shift.candidates[n]?.text;
  if (text === undefined) return false;
  let done = 0;
  const parts = shifts.map((one) => {
    const before = escape(plain(printed.slice(done, one.start)));
    done = one.end;
    return before + (one === shift ? escape(plain(text)) : '.{0,90}?');
  });
  return new RegExp(`^${parts.join('')}${escape(plain(printed.slice(done)))}$`, 'u').test(plain(truth));
}

test('findByteShifts() repairs what was damaged, and applies nothing wrong by itself', () => {
  const random = seededRandom(7);
  let [spots, right, applied] = [0, 0, 0];
  for (let page = 0; page < 40; page++) {
    const lines = damagedPage(random);
    const found = find(lines.map(({ printed }) => printed).join('\n'));
    let start = 0;
    for (const { printed, truth } of lines) {
      const end = start + printed.length;
      const shifts = found
        .filter((shift) => shift.start >= start && shift.end <= end)
        .map((shift) => ({ ...shift, start: shift.start - start, end: shift.end - start }));
      if (plain(printed) === plain(truth)) assert.deepEqual(shifts, [], printed);
      else assert.ok(shifts.length > 0, printed);
      for (const shift of shifts) {
        spots++;
        const isFirst = fits(printed, shifts, shift, 0, truth);
        if (isFirst || fits(printed, shifts, shift, 1, truth)) right++;
        if (!shift.isCertain) continue;
        applied++;
        assert.ok(isFirst, `“${shift.printed}” is not “${String(best(shift)?.[0])}” in ${truth}`);
      }
      start = end + 1;
    }
  }
  assert.ok(spots > 140 && applied > spots / 2, `${String(spots)} spots, ${String(applied)} applied`);
  assert.ok(right / spots >= 0.95, `${String(right)} of ${String(spots)} right or second`);
});
