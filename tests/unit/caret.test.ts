import assert from 'node:assert/strict';
import test from 'node:test';
import { caret, columns } from '../../src/core/caret.ts';

test('columns() counts two for full-width and ambiguous characters, none for combining ones', () => {
  const rows: readonly (readonly [text: string, width: number])[] = [
    ['', 0],
    ['abc', 3],
    ['县教育局', 8],
    ['“双减”', 8],
    ['２０２４，', 10],
    ['ﾊﾝｶｸ', 4],
    ['e\u0301a', 2],
    ['学\u200B校', 4],
    ['a\tb', 3],
    ['𠮷野', 4],
    ['한글', 4],
    ['🎓', 2],
    ['1+N…', 5],
  ];
  for (const [text, width] of rows) assert.equal(columns(text), width, text);
});

test('caret() sets its marks exactly under the words, whatever stands before them', () => {
  const rows: readonly (readonly [name: string, line: string, column: number, words: string, shown: string, mark: string])[] = [
    ['Latin', 'abc def', 5, 'def', 'abc def', '    ^^^'],
    ['Chinese', '某县教育局在此', 3, '教育局', '某县教育局在此', '    ^^^^^^'],
    ['mixed widths', '2024年A校', 6, 'A校', '2024年A校', '      ^^^'],
    ['quotation marks before', '“双减”政策', 5, '政策', '“双减”政策', '·    ·^^^^'],
    ['quotation marks within', '推行“五育”', 3, '“五育”', '推行“五育”', '    ^^^^^^'],
    ['half-width katakana', 'ﾊﾝ校', 3, '校', 'ﾊﾝ校', '  ^^'],
    ['combining marks', 'xue\u0301校长', 5, '校长', 'xue\u0301校长', '   ^^^^'],
    ['a character outside the plane', '𠮷校长', 2, '校长', '𠮷校长', '  ^^^^'],
    ['a tab', '单位\t某校', 4, '某校', '单位 某校', '     ^^^^'],
    ['nothing to mark', '某校', 3, '', '某校', '    ^'],
    ['a column past the end', '某校', 9, '某', '某校', '    ^'],
    ['controls cannot reach the terminal', 'a\u001B[31m\u202Ex', 8, 'x', 'a␛[31m␦x', '       ^'],
    ['private use', '\uE000校', 2, '校', '␦校', ' ^^'],
    ['an empty line', '', 1, '', '', '^'],
  ]; // prettier-ignore
  for (const [name, line, column, words, shown, mark] of rows)
    assert.deepEqual(caret(line, column, words), { line: shown, mark }, name);
});

test('caret() shortens a long line around the words, to 78 columns and with the words in it', () => {
  const long = '学'.repeat(500);
  const rows: readonly (readonly [name: string, line: string, column: number, words: string])[] = [
    ['in the middle', `${long}在这里${long}`, 501, '在这里'],
    ['at the beginning', `在这里${long}`, 1, '在这里'],
    ['at the end', `${long}在这里`, 501, '在这里'],
    ['near the end', `${long}在这里好`, 501, '在这里'],
    ['marks of two widths', `${'“甲”'.repeat(90)}在这里${'“乙”'.repeat(90)}`, 271, '在这里'],
  ];
  for (const [name, line, column, words] of rows) {
    const { line: shown, mark } = caret(line, column, words);
    const at = shown.indexOf(words);
    assert.ok(columns(shown) > 60 && columns(shown) <= 78, `${name}: ${columns(shown)}`);
    assert.equal(columns(mark.replace(/\^+$/u, '')), columns(shown.slice(0, at)), name);
    assert.equal(mark.replace(/^[^^]*/u, ''), '^^^^^^', name);
  }
});

test('caret() marks the beginning of words that are longer than the line', () => {
  const { line, mark } = caret(`前面${'学'.repeat(300)}`, 3, '学'.repeat(300));
  assert.ok(columns(line) <= 78);
  assert.match(line, /^前面学+…$/u);
  assert.match(mark, /^ {4}\^+$/u);
});

test('caret() takes no longer for words in a line of five million characters', () => {
  const line = '学校'.repeat(2_500_000);
  const started = performance.now();
  caret(line, 4_000_000, '学校');
  assert.ok(performance.now() - started < 1000);
});
