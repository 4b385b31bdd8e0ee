import assert from 'node:assert/strict';
import test from 'node:test';
import { type Column, columnOf, fieldOfForm } from '../../src/core/forms/columns.ts';
import { guessColumns } from '../../src/core/forms/guess-columns.ts';
import { readHtml } from '../../src/core/forms/html.ts';
import type { PdfItem } from '../../src/core/forms/pdf-lines.ts';
import { pdfText } from '../../src/core/forms/pdf-text.ts';
import { labelRule, tableRules } from '../../src/core/forms/table.ts';
import { readTextTables } from '../../src/core/forms/text-tables.ts';
import { traced } from '../../src/core/traced.ts';

const story = '教师每周坐渡船去两所村小，上完音乐课再上美术课，晚上住在村里，第二天早上才回镇上。';
const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

test('columnOf() knows what an office notes beside a case', () => {
  const names = [
    '县级审核意见',
    '推荐意见',
    '联系电话',
    '初审',
    '备注',
    '采集时间',
    '标签',
    'publish_time',
    'source_url',
    'tags',
    'date',
  ];
  const others = ['意见箱', '电话里的故事', '时间银行', '标题', 'content', '学段']; // prettier-ignore
  for (const name of names) assert.equal(columnOf(name).role, 'clerical', name);
  for (const name of others) assert.notEqual(columnOf(name).role, 'clerical', name);
});

test('labelRule() keeps what an office notes out of texts, however long it is', () => {
  const rows: readonly (readonly [role: Column['role'], value: string, rule: string])[] = [
    ['clerical', '情况属实。同意上报。', tableRules.column],
    ['other', '农村组', tableRules.column],
    ['other', '情况属实。同意上报。', tableRules.label],
    ['section', '农村组', tableRules.label],
  ];
  for (const [role, value, rule] of rows)
    assert.equal(labelRule({ role, label: '某栏' }, value), rule, `${role} ${value}`);
});

test('guessColumns() judges columns without known names by their values', () => {
  const other = { role: 'other', label: '甲栏' } as const;
  const title = { role: 'title', label: '案例名称' } as const;
  const text = { role: 'text', label: '案例正文' } as const;
  const schools = [['石门小学'], ['白水镇中心校'], ['某县教育局']];
  const rows: readonly (readonly [what: string, columns: readonly Column[], words: readonly (readonly string[])[], roles: string])[] = [
    ['institutions', [other], schools, 'organisation'],
    ['a second column of institutions', [other, other], schools.map(([a = '']) => [a, a]), 'organisation other'],
    ['institutions beside known ones', [{ role: 'organisation', label: '申报单位' }, other], schools.map(([a = '']) => [a, a]), 'organisation other'],
    ['long values', [title, other], [['渡船上的课', story.repeat(2)], ['一张课表', story.repeat(3)]], 'title text'],
    ['titles', [other, text], [['渡船上的音乐课', story], ['一张走教的课表', story]], 'title text'],
    ['groups that return', [other, text], [['小学高年级组', story], ['小学高年级组', story]], 'other text'],
    ['one row', [other, text], [['渡船上的音乐课', story]], 'other text'],
    ['numbers', [other, text], [['2023年3月8日上午', story], ['2023年3月9日下午', story]], 'other text'],
  ]; // prettier-ignore
  for (const [what, columns, words, roles] of rows) {
    const found = guessColumns(columns, words).map(({ role }) => role);
    assert.equal(found.join(' '), roles, what);
  }
});

test('a form labels every field, known or not', () => {
  const known = '案例名称\t渡船上的课\n申报单位\t石门小学\n';
  const rows: readonly (readonly [what: string, text: string, last: string, rule: string | null])[] = [
    ['an office field', `${known}县级意见\t同意上报。\n`, '县级意见：同意上报。', tableRules.column],
    ['a field nobody knows', `${known}学段\t小学\n`, '学段：小学', tableRules.column],
    ['a text nobody knows', `${known}我们的故事\t${story}\n`, `我们的故事：${story}`, tableRules.label],
    ['a row of figures', `${known}2023\t12\n`, '2023\t12', null],
    ['no form above', `申报单位\t石门小学\n学段\t小学\n`, '学段\t小学', null],
  ];
  for (const [what, text, last, rule] of rows) {
    const { source } = readTextTables(traced(text));
    assert.equal(lines(source.text).at(-1), last, what);
    const { edits } = source;
    const own = edits.filter(({ after }) => after === `${last.split('：')[0] ?? ''}：`);
    assert.deepEqual(own.map((edit) => edit.rule), rule === null ? [] : [rule], what);
  } // prettier-ignore
  assert.equal(fieldOfForm(['2023', '12']), null);
});

test('a form on a page labels every field too', () => {
  const row = (...cells: readonly string[]) => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`;
  const form = [['案例名称', '渡船上的课'], ['申报单位', '石门小学'], ['指导教师', '何老师'], ['主要做法', `<p>${story}</p><p>乙。</p>`], ['县级意见：', '同意。']]; // prettier-ignore
  const { source } = readHtml(`<html><body><table>${form.map((cells) => row(...cells)).join('')}</table></body></html>`); // prettier-ignore
  assert.deepEqual(lines(source.text), [
    '案例名称：渡船上的课',
    '申报单位：石门小学',
    '指导教师：何老师',
    `主要做法：${story}`,
    '乙。',
    '县级意见：同意。',
  ]);
});

test('readHtml() cuts buttons, bars of names and the foot of a page, and no heading', () => {
  const page = (before: string, inside: string) =>
    `<html><body>${before}<div class="text">${inside}<p>${story}</p><p>${story}</p></div></body></html>`;
  const rows: readonly (readonly [what: string, before: string, inside: string, shown: readonly string[]])[] = [
    ['a button of any element', '', '<div>石门小学<span class="a">查看更多</span></div>', ['石门小学']],
    ['a button outside the text', '<span>登录</span><span>注册</span>', '', []],
    ['a heading that is a word of a button', '', '<p>分享</p><h2>查看更多</h2>', ['分享', '查看更多']],
    ['a bar', '<table><tr><td>概况 | 工作动态 | 在线投稿</td></tr></table>', '', []],
    ['a bar inside the text', '', '<p>唱歌 | 跳舞 | 画画</p>', ['唱歌 | 跳舞 | 画画']],
    ['a foot', '<p>地址：某路1号<br>Copyright 2009 某局</p>', '', []],
    ['a foot inside the text', '', '<p>版权所有的图书不许翻印</p>', ['版权所有的图书不许翻印']],
  ]; // prettier-ignore
  for (const [what, before, inside, shown] of rows)
    assert.deepEqual(lines(readHtml(page(before, inside)).source.text).slice(0, -2), shown, what);
});

test('pdfText() keeps lines of contents apart, and takes off what a browser prints around a page', () => {
  const item = (text: string, y: number, width = text.length * 10, size = 10): PdfItem => ({ text, x: 60, y, width, size, isTurned: false }); // prettier-ignore
  const leaders = '.'.repeat(20);
  const contents = [item(`一条船${leaders}1`, 700, 300), item(`一张课表${leaders}2`, 680, 300), item('正文', 660)]; // prettier-ignore
  assert.deepEqual(lines(pdfText([contents])), [`一条船${leaders}1`, `一张课表${leaders}2`, '正文']);
  const printed = [item('2026/11/22 11:58 一条船-某网', 800), item('一条船', 700, 42, 14), item(story, 680), item('https://a.example/1.html 1/1', 20)]; // prettier-ignore
  const shown = (items: readonly PdfItem[]) =>
    lines(pdfText([items])).filter((line) => !line.startsWith('\f'));
  assert.deepEqual(shown(printed), ['一条船', story]);
  assert.deepEqual(shown(printed.slice(0, 3)), ['2026/11/22 11:58 一条船-某网', '一条船', story]);
});

test('pdfText() reads a table of cases row by row, over lines and pages', () => {
  const item = (text: string, x: number, y: number): PdfItem => ({ text, x, y, width: text.length * 10, size: 10, isTurned: false }); // prettier-ignore
  const row = (y: number, ...cells: readonly string[]) =>
    cells.flatMap((text, i) => (text === '' ? [] : [item(text, [60, 100, 180, 270][i] ?? 0, y)]));
  const head = (y: number) => row(y, '序号', '案例名称', '报送单位', '主要内容');
  const first = [
    ...[item('案例一览表', 60, 700), ...head(680)],
    ...row(660, '1', '一条船', '某县石门镇中', '教师每周坐渡船去两所村小，上完音乐'),
    ...row(648, '', '', '心小学', '课再上美术课。'),
    ...row(636, '', '', '', '晚上住在村里。'),
    ...row(616, '2', '一张课表', '某县教育局', '三个教学点共用一张课表，中心校的教'),
  ];
  const second = [
    ...head(700),
    ...row(680, '', '', '', '师隔着屏幕上课。'),
    ...row(660, '3', '一本账', '某县白水小学', '食堂的账贴在门口。'),
    item('注：按报送时间排列，不分先后，也不分等级，各校自己留一份存档。', 60, 630),
  ];
  const expected = [
    '案例一览表',
    '序号\t案例名称\t报送单位\t主要内容',
    '1\t一条船\t某县石门镇中心小学\t教师每周坐渡船去两所村小，上完音乐课再上美术课。\u2028晚上住在村里。',
    '2\t一张课表\t某县教育局\t三个教学点共用一张课表，中心校的教师隔着屏幕上课。',
    '序号\t案例名称\t报送单位\t主要内容',
    '3\t一本账\t某县白水小学\t食堂的账贴在门口。',
    '注：按报送时间排列，不分先后，也不分等级，各校自己留一份存档。',
  ];
  assert.deepEqual(lines(pdfText([first, second])), expected);
  const goesOn = second.filter(({ y }) => y < 700);
  const oneHead = expected.filter((line, i) => i < 2 || !line.startsWith('序号'));
  assert.deepEqual(lines(pdfText([first, goesOn])), oneHead, 'without a second head');
});
