import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isHtml, readHtml } from '../../src/core/forms/html.ts';
import { assertTraced } from './traced-checks.ts';
import { trials } from './random-text.ts';

const linesOf = (html: string): string[] =>
  readHtml(html)
    .source.text.split('\n')
    .map((line) => line.replaceAll('\u00a0', ' ').trim())
    .filter((line) => line !== '');

const story = '县里把三十二所村小分成六片，每片由一所中心校牵头，教师每周集中备课一次，全年听课九百节。';
const page = (body: string) =>
  `<!DOCTYPE html><html><head><title>案例-某网</title></head><body>${body}<p>${story}</p></body></html>`;

/** Lines that a page gives above its story. */
const above = (body: string): string[] => linesOf(page(body)).slice(0, -1);

test('readHtml() gives the lines that a reader sees', () => {
  const rows: readonly (readonly [name: string, body: string, lines: readonly string[]])[] = [
    ['paragraphs', '<p>甲</p><p>乙</p>', ['甲', '乙']],
    ['paragraphs that nothing closes', '<p>甲<p>乙<p>丙', ['甲', '乙', '丙']],
    ['line breaks', '甲<br>乙<BR/>丙<br><br>丁', ['甲', '乙', '丙', '丁']],
    ['headings and lists', '<h2>甲</h2><ul><li>乙<li>丙</ul>', ['甲', '乙', '丙']],
    ['tags inside a line', '<p>走<b>教</b><span style="x">车</span>，<i>三</i>辆</p>', ['走教车，三辆']],
    ['Chinese wrapped in the source', '<p>\n  每片由一所中心校\n  牵头，<b>教师</b>\n  每周备课\n</p>', ['每片由一所中心校牵头，教师每周备课']],
    ['Latin wrapped in the source', '<p>STEM\n  club</p>', ['STEM club']],
    ['pieces parted by white space', '<span>某报</span>\n<span>甲</span>', ['某报 甲']],
    ['pieces parted by nothing', '<span>2024-05-06</span><span>来源：某报</span><em>2024-05-07</em>', ['2024-05-06 来源：某报 2024-05-07']],
    ['a link and what stands behind it', '<ul><li><a href="a">走教车</a><span>某县</span></li></ul>', ['走教车 某县']],
    ['references', '<p>&ldquo;甲&#8221;&nbsp;&lt;乙&gt; A&amp;B &bogus; &middot</p>', ['“甲” <乙> A&B &bogus; ·']],
    ['preformatted text', '<pre>甲\n 乙</pre>', ['甲', '乙']],
    ['deleted text', '<p><del>三</del>四位</p>', ['三四位']],
    ['glosses', '<p><ruby>學<rp>(</rp><rt>xué</rt><rp>)</rp></ruby>校</p>', ['學校']],
    ['a table of layout', '<table><tr><td><p>甲段写得很长，写满一行还不够，又写到第二行，第二行也写满了才停下来。</p></td><td><p>乙</p></td></tr></table>', ['甲段写得很长，写满一行还不够，又写到第二行，第二行也写满了才停下来。', '乙']],
    ['a small table', '<table><tr><td>年份</td><td>人数</td></tr><tr><td>2023</td><td>12</td></tr></table>', ['年份 人数', '2023 12']],
    ['a form', '<table><tr><td>案例名称</td><td>走教车</td><td>申报单位：</td><td>某校</td></tr><tr><td>主要做法</td><td><p>甲。</p><p>乙。</p></td></tr></table>', ['案例名称：走教车', '申报单位：某校', '主要做法：甲。', '乙。']],
  ]; // prettier-ignore
  for (const [name, body, lines] of rows) assert.deepEqual(above(body), lines, name);
});

test('readHtml() cuts what is no content, and says by which rule', () => {
  const rows: readonly (readonly [name: string, rule: string, body: string])[] = [
    ['scripts', 'html-hidden', '<script>var a = "<p>甲</p>";</script><style>p{}</style><noscript>请开启</noscript>'],
    ['a text that is hidden', 'html-hidden', '<div style="display: none">甲</div><p hidden>乙</p><span aria-hidden="true">丙</span>'],
    ['a text that the style sheet hides', 'html-hidden', '<style>@media print{.note{display:none}}.hide,#x{display:none}</style><p class="a hide">甲</p><p id="x">乙</p>'],
    ['forms', 'html-hidden', '<select><option>甲</option></select><button>乙</button><textarea>丙</textarea>'],
    ['nav and aside', 'html-navigation', '<nav>甲<a href="a">乙</a></nav><aside>热点排行</aside>'],
    ['roles', 'html-navigation', '<div role="banner">某网</div><div role="navigation">甲</div><div role="contentinfo">乙</div>'],
    ['a footer', 'html-navigation', '<footer>版权所有 某局</footer>'],
    ['the head of a site', 'html-navigation', '<header><a href="/">某网</a><span>让教育更好</span></header>'],
    ['lists of links', 'html-navigation', '<ul><li><a href="a">首页</a></li><li><a href="b">新闻</a></li><li><a href="c">公开</a></li></ul>'],
    ['two links and a bar', 'html-navigation', '<div><a href="a">设为首页</a> | <a href="b">加入收藏</a></div>'],
    ['breadcrumbs', 'html-navigation', '<div>您现在的位置：<a href="/">首页</a> &gt; <a href="/a">案例</a> &gt; 正文</div>'],
    ['pages', 'html-navigation', '<div><a href="1">上一页</a> 1 <a href="2">2</a> <a href="3">下一页</a></div>'],
    ['names of classes', 'html-navigation', '<div class="site-footer">地址：人民路1号</div><div id="dqwz">位置：<a href="/">首页</a></div>'],
    ['lists of other texts', 'html-navigation', '<section><h4>相关阅读</h4><ul><li><a href="a">一图读懂新学期校历和安排</a></li><li><a href="b">乡村教师生活补助发放到位</a></li></ul></section>'],
  ]; // prettier-ignore
  for (const [name, rule, body] of rows) {
    const { source } = readHtml(page(body));
    assert.deepEqual(above(body), [], name);
    assert.ok(
      source.edits.some((edit) => edit.rule === rule && edit.after === ''),
      `${name}: ${rule}`,
    );
  }
});

test('readHtml() keeps what only looks like navigation', () => {
  const rows: readonly (readonly [name: string, html: string, words: readonly string[]])[] = [
    ['a list of contents', page('<ol><li><a href="#a">走教车</a></li><li><a href="#b">云课堂</a></li><li><a href="#c">小操场</a></li></ol>'), ['走教车', '云课堂', '小操场']],
    ['titles that lead to their texts', `<body><h1>名单</h1><p>现予公布。</p><ul><li><a href="a">湖光里的科学课进了教室</a></li><li><a href="b">一封家书读十年的学校</a></li><li><a href="c">算得清的伙食账</a></li></ul><footer>某局</footer></body>`, ['湖光里的科学课进了教室', '算得清的伙食账']],
    ['a text in a hidden element that a script shows', `<body><div style="visibility: hidden"><p>${story}</p></div><p>甲</p></body>`, [story, '甲']],
    ['a text in a nav that nothing closes', `<body><nav><a href="/">首页</a><p>${story}</p></body>`, [story]],
    ['the head of a text', `<body><article><header><h1>走教车</h1><p>某县教育局</p></header><p>${story}</p></article></body>`, ['走教车', '某县教育局']],
    ['a heading whose class says share', page('<h2 class="share">经验分享</h2><p class="links">一根线连三所学校</p>'), ['经验分享', '一根线连三所学校']],
    ['a link in a sentence', page('<p>见<a href="a">附表</a>。</p>'), ['见附表。']],
    ['a text that is one link', `<body><a href="x"><p>${story}</p></a></body>`, [story]],
  ]; // prettier-ignore
  for (const [name, html, words] of rows) {
    const lines = linesOf(html);
    for (const word of words) assert.ok(lines.includes(word), `${name}: ${word} in ${JSON.stringify(lines)}`);
  }
});

const table = (...rows: readonly string[]) =>
  page(`<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`);

test('readHtml() reads a table of cases row by row, and says where the rows stand', () => {
  const html = table(
    '<th>序号</th><th>地区</th><th>案例名称</th><th>申报单位</th><th>等级</th>',
    '<td>1</td><td rowspan="2">云南省</td><td><p>湖光里的<br>科学课</p></td><td>通海县教育局</td><td>一等</td>',
    '<td>2</td><td>高原走教车</td><td></td><td>二等</td>',
    '<th>序号</th><th>地区</th><th>案例名称</th><th>申报单位</th><th>等级</th>',
    '<td colspan="5">幼儿园组</td>',
    '<td>3</td><td>甘肃省</td><td>伙食账</td><td>会宁县教育局</td><td></td>',
  );
  assert.deepEqual(linesOf(html), [
    '云南省', '案例名称：湖光里的科学课', '申报单位：通海县教育局', '等级：一等',
    '云南省', '案例名称：高原走教车', '等级：二等',
    '幼儿园组',
    '甘肃省', '案例名称：伙食账', '申报单位：会宁县教育局',
    story,
  ]); // prettier-ignore
  const { rows, source } = readHtml(html);
  assert.deepEqual(
    rows.map(({ start, end }) => /<td>(\d)<\/td>/u.exec(html.slice(start, end))?.[1]),
    ['1', '2', '3'],
  );
  const rules = new Set(source.edits.map(({ rule }) => rule));
  for (const rule of ['table-head', 'table-number', 'table-label', 'table-column'])
    assert.ok(rules.has(rule), rule);
  assertTraced(html, source, 'table');
});

test('readHtml() hands out what the title of the page says', () => {
  assert.equal(readHtml(page('')).title, '案例-某网');
  assert.equal(readHtml('<p>甲</p>').title, null);
});

test('isHtml() knows pages and their parts from texts that talk of tags', () => {
  const rows: readonly (readonly [text: string, name: string, is: boolean])[] = [
    ['<!DOCTYPE html><p>甲', 'a.txt', true],
    ['\n<?xml version="1.0"?><html><body>甲</body></html>', 'a.xml', true],
    ['<div class="c"><p>甲</p></div>', 'a', true],
    ['<p>甲</p>', 'a.html', true],
    ['甲', 'a.html', false],
    ['学生写的<p>标签</p>', 'a.txt', false],
    ['<b>改错</b>课', 'a.txt', false],
  ];
  for (const [text, name, is] of rows) assert.equal(isHtml(text, name), is, text);
});

const pieces = [
  '<p>', '</p>', '<div class="nav">', '<div>', '</div>', '<table>', '<tr>', '<td>', '<td rowspan=3>', '</td>', '</tr>', '</table>', '<th>案例名称</th>', '<th>单位</th>',
  '<a href="x">', '<a href="#y">', '</a>', '<b>', '</b>', '<span>', '</span>', '<br>', '<ul><li>', '</ul>', '<h1>', '</h1>', '<nav>', '</nav>', '<script>', '</script>', '<style>', '</style>',
  '<pre>', '</pre>', '<ruby>學<rt>xué</rt></ruby>', '<!--', '-->', '<p style="display:none">', '<template>', '<select><option>', '<svg>', '</svg>', '<title>', '</title>', '<textarea>', '<frameset>', '<plaintext>',
  '&nbsp;', '&amp;', '&#x4e00;', '&', '<', '>', '"', "'", '=', '\0', '\r\n', '\n', ' ', '\u00a0', '甲', '乙，', '来源：某报', '2024', 'STEM', '首页', '下一页', '\ud83d', '😀', '<a href="', '<![CDATA[', '<?x', '</', '<o:p>',
]; // prettier-ignore

test('readHtml() reads any markup without throwing, and every change is traced', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const html = parts.join('');
      assertTraced(html, readHtml(html).source, html);
    }),
    { numRuns: trials, seed: 3 },
  );
});

test('readHtml() takes a time that grows with the size of hostile markup, not with its square', () => {
  const many = 20_000;
  const rows: readonly (readonly [name: string, html: string])[] = [
    ['nested', '<div>'.repeat(many) + story],
    ['nested and closed', `${'<b>'.repeat(many)}${story}${'</b>'.repeat(many)}`],
    [
      'formatting that goes on',
      Array.from({ length: many }, (_, i) => `<p><b id="${String(i)}">甲`).join(''),
    ],
    ['attributes', `<p ${Array.from({ length: many }, (_, i) => `a${String(i)}="1"`).join('')}>${story}`],
    ['cells that span', `<table>${'<tr><td rowspan="9999" colspan="999">甲</td></tr>'.repeat(2000)}</table>`],
    ['scripts that nothing closes', `${'<div>'.repeat(many)}${'<script>'.repeat(many)}`],
    ['white space', `<p>甲${' <b> </b>'.repeat(many)}乙`],
    ['links', '<div><a href="x">关于召开会议的通知</a></div>'.repeat(many / 4)],
  ];
  for (const [name, html] of rows) {
    const start = process.cpuUsage().user;
    readHtml(html);
    const milliseconds = (process.cpuUsage().user - start) / 1000;
    assert.ok(milliseconds < 4000, `${name}: ${String(milliseconds)} ms of CPU`);
  }
});
