import assert from 'node:assert/strict';
import test from 'node:test';
import { enumeratorOf, withoutEnumerator } from '../../src/core/enumerator.ts';
import { findLabel } from '../../src/core/label.ts';
import { blocksOf, shelf } from './read-blocks.ts';

test('blocks() tells lines apart', () => {
  const rows: readonly (readonly [kind: string, lines: readonly string[]])[] = [
    ['heading', ['山东省平邑县教育局：把会开短', '一、建机制', '雨季里的“雨课包”', '（一）把车开进村', '学什么？怎么学', '# heading', '---']],
    ['number', ['01', '3', '三、', '二', '案例一', '【案例2】', '案例之三', '第二篇', 'NO.4', '③']],
    ['label', ['案例简介：全县', '主要做法', '【申报单位】某县教育局', '作者：王小明', '案例简介（300字以内）：', '申报单位:某县第一小学']],
    ['byline', ['（作者系某县教育局局长）', '作者单位：某县教师进修学校', '（文/王小明 某县教育局）']],
    ['meta', ['发布时间：2024-01-02 10:00', '2024年1月2日', '来源：某某日报', '某某日报 2024-01-02 09:30']],
    ['noise', ['浏览量：12', '责任编辑：小王', '首页 > 案例 > 正文', '— 3 —', '上一篇：没有了']],
    ['paragraph', ['全县二十所学校结成三个共同体。', '一是建机制；二是搭平台，', '学生都来了：', '写过诗。读过书']],
  ]; // prettier-ignore
  for (const [kind, lines] of rows)
    for (const line of lines)
      assert.deepEqual(
        blocksOf(line).map((b) => b.kind),
        [kind],
        line,
      );
});

test('blocks() skips empty lines and counts those of the captured text, whatever ends them', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const found = blocksOf(['', '总标题', '', '\u3000\u3000正文一句。', ' ', '另一句。', ''].join(end));
    assert.deepEqual(
      found.map(({ text, line }) => [text, line]),
      [
        ['总标题', 2],
        ['正文一句。', 4],
        ['另一句。', 6],
      ],
      JSON.stringify(end),
    );
  }
});

test('blocks() gives each block its span in the text', () => {
  const text = '总标题\n  \n正文一句。\n另一句。';
  const normalised = '总标题\n\n正文一句。\n另一句。';
  for (const { text: words, span } of blocksOf(text))
    assert.equal(normalised.slice(span.start, span.end), words);
});

test('blocks() joins a heading that breaks off inside quotation marks', () => {
  assert.deepEqual(
    blocksOf('某县教育局：“船上的\n课堂”三年记\n正文一句。').map(({ kind, text }) => [kind, text]),
    [
      ['heading', '某县教育局：“船上的课堂”三年记'],
      ['paragraph', '正文一句。'],
    ],
  );
  assert.equal(blocksOf('某县教育局：“船上的\n\n课堂”三年记').length, 2, 'not across an empty line');
});

test('blocks() parts a summary that has run into its heading', () => {
  const found = blocksOf('某县教育局：船上的课堂案例简介：渔民靠岸，孩子上岸读书。');
  assert.deepEqual(
    found.map(({ kind, text, span }) => [kind, text, span]),
    [
      ['heading', '某县教育局：船上的课堂', { start: 0, end: 11 }],
      ['label', '案例简介：渔民靠岸，孩子上岸读书。', { start: 11, end: 28 }],
    ],
  );
});

test('blocks() puts a text together that was broken at one column', () => {
  const text =
    '渔民靠岸，孩子上岸读书，书屋由退休教师轮守，藏书一万二千册，两年里借出四万多次，渔村孩子的成绩与镇上持平，家长把书屋叫作码头，孩子把码头叫作书屋。';
  const broken = (text.match(/.{1,18}/gu) ?? []).join('\n');
  assert.deepEqual(
    blocksOf(`总标题\n${broken}\n第二段很短。`).map(({ kind, text: words, line, lastLine }) => [
      kind,
      words,
      line,
      lastLine,
    ]),
    [
      ['heading', '总标题', 1, 1],
      ['paragraph', text, 2, 6],
      ['paragraph', '第二段很短。', 7, 7],
    ],
  );
});

test('findLabel() reads role, label and what follows', () => {
  const long =
    '2010年起，全市把村小编成片区，每片由一所中心校带队，教师每周到村小上两天课，科学课从此没有空过';
  const rows: readonly (readonly [line: string, found: readonly [string, string, boolean, string] | null])[] =
    [
      ['案例简介：全县', ['summary', '案例简介', true, '全县']],
      ['【案例简介】 全县', ['summary', '案例简介', true, '全县']],
      ['摘 要:全县', ['summary', '摘要', true, '全县']],
      ['案例名称（限20字）：一校一策', ['title', '案例名称', true, '一校一策']],
      [`案例简介${long}`, ['summary', '案例简介', false, long]],
      ['工作成效', ['section', '工作成效', true, '']],
      ['【经验启示】', ['section', '经验启示', true, '']],
      ['简介绍了学校的历史', null],
      ['单位里的教师都来听课。', null],
      ['做法很简单：把会开短。', null],
    ];
  for (const [line, expected] of rows) {
    const found = findLabel(line, shelf.labels);
    assert.deepEqual(
      found === null ? null : [found.role, found.label, found.hasColon, found.rest],
      expected,
      line,
    );
  }
});

test('withoutEnumerator() and enumeratorOf() part number and words', () => {
  const rows: readonly (readonly [line: string, number: string, words: string])[] = [
    ['一、建机制', '一、', '建机制'],
    ['（二）搭平台', '（二）', '搭平台'],
    ['3. 强师资', '3.', '强师资'],
    ['3.5万人受益', '', '3.5万人受益'],
    ['（4）办好食堂', '（4）', '办好食堂'],
    ['案例一：竹林课堂', '案例一：', '竹林课堂'],
    ['案例2 | 竹林课堂', '案例2 |', '竹林课堂'],
    ['【案例三】竹林课堂', '【案例三】', '竹林课堂'],
    ['案例一等奖名单', '', '案例一等奖名单'],
    ['第三部分：保障', '第三部分：', '保障'],
    ['⑤看云', '⑤', '看云'],
    ['Case 2竹林里的课', 'Case 2', '竹林里的课'],
    ['Case 2：竹林里的课', 'Case 2：', '竹林里的课'],
    ['参、竹林里的课', '参、', '竹林里的课'],
    ['01云南省通海县教育局', '01', '云南省通海县教育局'],
    ['2024年工作要点', '', '2024年工作要点'],
    ['十二所学校', '', '十二所学校'],
  ];
  for (const [line, number, words] of rows)
    assert.deepEqual([enumeratorOf(line), withoutEnumerator(line)], [number, words], line);
});
