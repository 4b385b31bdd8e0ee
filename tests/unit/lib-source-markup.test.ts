import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import type { Run } from '../../src/core/ledger-text.ts';
import { lineMarkup, markupLength } from '../../src/lib/source-markup.ts';
import type { SourceLine } from '../../src/lib/source-lines.ts';
import { hostilePieces, trials } from './random-text.ts';

const kept = (words: string, field = 'body/0'): Run => ({
  kind: 'kept',
  before: words,
  after: words,
  rule: '',
  reason: '',
  page: 'cases/a-01',
  field,
});
const changed = (before: string, after: string, rule = 'narrowed-mark'): Run => ({
  kind: after === '' ? 'cut' : 'changed',
  before,
  after,
  rule,
  reason: `因${rule}`,
  page: '',
  field: '',
});
const line = (runs: readonly Run[], goesOn = false): SourceLine => ({ file: 0, number: 1, runs, goesOn });

test('lineMarkup() marks every change and says why behind the line', () => {
  const why = (words: string) => `<small class="why">${words}</small>`;
  const rows: readonly [name: string, runs: readonly Run[], html: string][] = [
    ['kept', [kept('一课')], '一课'],
    [
      'replaced',
      [kept('一'), changed(',', '，'), kept('课'), changed(',', '，')],
      `一<del>,</del><ins title="因narrowed-mark">，</ins>课<del>,</del><ins title="因narrowed-mark">，</ins>${why('因narrowed-mark 2 处')}`,
    ],
    ['cut', [changed('打印', '', 'page-tools')], `<del title="因page-tools">打印</del>${why('因page-tools')}`],
    ['put in', [changed('', '。')], `<ins title="因narrowed-mark">。</ins>${why('因narrowed-mark')}`],
    ['spaces', [kept('一'), changed(' \u3000', ' ', 'space'), kept('课')], '一<small>··</small>课'],
    ['many spaces', [changed(' '.repeat(1200), '', 'line-space')], '<small>········×1,200</small>'],
    [
      'web marks',
      [changed('<p>', '', 'markup'), changed('<b class="x">', '', 'markup'), kept('课')],
      '<small title="网页标记 16 字符">〔16〕</small>课',
    ],
    ['a long web mark', [changed(`<p id="${'x'.repeat(1200)}">`, '', 'markup')], '<small>〔网页标记 1,209 字符〕</small>'],
    [
      'a line break that is a tag, and one that is not',
      [changed('</p><p>', '', 'line-break'), changed('),', '', 'line-break')],
      `<small title="网页标记 7 字符">〔7〕</small><del title="因line-break">),</del>${why('因line-break')}`,
    ],
    [
      'web marks between fields',
      [kept('题', 'title'), changed('<br>', '', 'markup'), kept('课')],
      '题<small title="网页标记 4 字符">〔4〕</small><br>课',
    ],
    ['invisible', [changed('\u200b\u202e\ue4c5\0', '', 'zero-width')], `<del title="因zero-width">〔U+200B〕〔U+202E〕〔U+E4C5〕〔U+0000〕</del>${why('因zero-width')}`],
    ['nothing', [], ''],
  ]; // prettier-ignore
  for (const [name, runs, html] of rows) assert.equal(lineMarkup(line(runs)), html, name);
  assert.equal(lineMarkup(line([kept('一')], true)), '一<small>↵</small>');
});

test('lineMarkup() makes text of whatever was captured', () => {
  const words = fc
    .array(fc.constantFrom(...hostilePieces, '<script>alert(1)</script>', '{}', '&amp;', '" onclick="x'), {
      maxLength: 6,
    })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(words, words, words, (first, before, after) => {
      const cut = { ...changed(before, after), reason: first };
      const html = lineMarkup(line([kept(first), cut, kept(before)]));
      const $ = load(html, null, false);
      const elements = $('*')
        .get()
        .flatMap((node) =>
          'attribs' in node ? [{ name: node.name, attributes: Object.keys(node.attribs) }] : [],
        );
      const foreign = elements.filter(
        ({ name, attributes }) =>
          !['del', 'ins', 'small'].includes(name) ||
          attributes.some((one) => !['title', 'class'].includes(one)),
      );
      assert.deepEqual(foreign, []);
      assert.ok(!/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}]/u.test(html));
    }),
    { numRuns: trials },
  );
});

test('markupLength() is of lines that hold nothing but the marks of a web page', () => {
  const rows: readonly [runs: readonly Run[], length: number | null][] = [
    [[], 0],
    [[changed(' ', '', 'line-space')], 0],
    [[changed('<p>', '', 'markup'), changed(' ', '', 'line-space'), changed('</p>', '', 'html-hidden')], 7],
    [[changed('<p>', '', 'markup'), kept('课')], null],
    [[changed('打印', '', 'page-tools')], null],
    [[changed('', '。')], null],
  ];
  assert.deepEqual(
    rows.map(([runs]) => [runs, markupLength(line(runs))]),
    rows,
  );
});
