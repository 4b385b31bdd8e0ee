import assert from 'node:assert/strict';
import test from 'node:test';
import { findAnchors } from '../../src/core/anchors.ts';
import { cleanTitle, describe, describeMasthead } from '../../src/core/describe.ts';
import type { Segment } from '../../src/core/types.ts';
import { blocksOf, shelf } from './read-blocks.ts';

const empty: Segment = {
  heading: null,
  head: [],
  fields: { title: null, organisation: null, author: null },
  body: [],
  byline: null,
  naming: [],
  blocks: [0, 0],
  lines: [1, 1],
};
const fields = (given: Partial<Segment['fields']>) => ({ ...empty.fields, ...given });

test('describe() reads title, organisation, author and place from the head', () => {
  type Row = readonly [
    name: string,
    segment: Partial<Segment>,
    title: string | null,
    organisation: string | null,
    author: string | null,
    place: string | null,
  ];
  const rows: readonly Row[] = [
    ['one line', { heading: '会宁县教育局：算得清的伙食账' }, '算得清的伙食账', '会宁县教育局', null, null],
    ['two lines', { heading: '会宁县教育局', head: ['算得清的伙食账'] }, '算得清的伙食账', '会宁县教育局', null, null],
    ['title above', { heading: '算得清的伙食账', head: ['会宁县教育局', '王小明'] }, '算得清的伙食账', '会宁县教育局', '王小明', null],
    ['subtitle', { heading: '算得清的伙食账', head: ['——会宁县的三年'] }, '算得清的伙食账——会宁县的三年', null, null, null],
    ['subtitle below a named heading', { heading: '会宁县教育局：一本明白账', head: ['——三年'] }, '一本明白账——三年', '会宁县教育局', null, null],
    ['full stop and guillemets', { heading: '《算得清的伙食账》' }, '算得清的伙食账', null, null, null],
    ['labelled', { fields: fields({ title: '伙食账', organisation: '会宁县教育局', author: '王小明' }) }, '伙食账', '会宁县教育局', '王小明', null],
    ['institution in a labelled title', { fields: fields({ title: '会宁县教育局：伙食的账' }) }, '伙食的账', '会宁县教育局', null, null],
    ['newspaper', { head: ['甘肃省会宁县', '一个鸡蛋的来历', '马 原'], byline: '（作者系甘肃省会宁县教育局党组书记、局长）' }, '一个鸡蛋的来历', '甘肃省会宁县教育局', '马 原', '甘肃省会宁县'],
    ['author with a word', { heading: '一个鸡蛋的来历', head: ['文/王小明'] }, '一个鸡蛋的来历', null, '王小明', null],
    ['a title of four characters', { heading: '问水六年' }, '问水六年', null, null, null],
    ['a byline without institution', { heading: '问水六年', byline: '（作者系特级教师）' }, '问水六年', null, null, null],
    ['nothing', {}, null, null, null, null],
  ]; // prettier-ignore
  for (const [name, segment, ...expected] of rows) {
    const { title, organisation, author, placeLine } = describe(
      { ...empty, ...segment },
      shelf.organisations,
    );
    assert.deepEqual([title, organisation?.text ?? null, author, placeLine], expected, name);
  }
});

test('describe() says where the organisation stands', () => {
  const where = (segment: Partial<Segment>) =>
    describe({ ...empty, ...segment }, shelf.organisations).organisation?.evidence;
  assert.deepEqual(where({ heading: '会宁县教育局：算得清的伙食账' }), {
    words: '会宁县教育局',
    where: 'organisation',
    rule: 'printed-organisation',
  });
  assert.deepEqual(where({ byline: '作者单位：会宁县教育局' }), {
    words: '会宁县教育局',
    where: 'byline',
    rule: 'byline',
  });
});

test('cleanTitle() takes off what is no part of a title', () => {
  const rows: readonly (readonly [text: string, title: string])[] = [
    ['《一本账》', '一本账'],
    ['《一本账》与《一碗面》', '《一本账》与《一碗面》'],
    ['一本账。', '一本账'],
    ['学什么？怎么学', '学什么？怎么学'],
    ['', ''],
  ];
  for (const [text, title] of rows) assert.equal(cleanTitle(text), title);
});

test('describeMasthead() reads what stands above the first case', () => {
  type Row = readonly [
    name: string,
    lines: readonly string[],
    title: string | null,
    publisher: string | null,
    published: string | null,
    announced: number | null,
  ];
  const rows: readonly Row[] = [
    ['title, publisher and date', ['县域案例（12个）', '山乡教育报 2023-05-16 09:20'], '县域案例（12个）', '山乡教育报', '2023-05-16', 12],
    ['source line', ['县域案例', '来源：山乡教育报 发布时间：2023年5月6日 浏览量：3'], '县域案例', '山乡教育报', '2023-05-06', null],
    ['source behind the date', ['县域案例', '发布时间：2023-05-16 来源：山乡教育报'], '县域案例', '山乡教育报', '2023-05-16', null],
    ['a date by which something is due', ['县域案例征集', '请于2023年5月16日前报送。', '2023年4月2日'], '县域案例征集', null, '2023-04-02', null],
    ['date of a page from Taiwan', ['县域案例', '发布日期：112-05-06 发布单位：辅导团'], '县域案例', '辅导团', '2023-05-06', null],
    ['a count that comes first', ['县域经验', '现将4个县（市）的经验刊发如下。'], '县域经验', null, null, 4],
    ['a line in brackets is no title', ['（内部资料 2022年）', '县域案例'], '县域案例', null, null, null],
    ['date in a breadcrumb', ['首页 > 新闻 / 2024/6/7 / 打印', '县域案例'], '县域案例', null, '2024-06-07', null],
    ['count in the introduction', ['县域案例', '全省选出三十二个典型案例，本期刊出二十一个典型案例，供各地学习，各地可结合实际，因地制宜地选用其中的做法，不必照搬。'], '县域案例', null, null, 21],
    ['count of two', ['县域案例两则'], '县域案例两则', null, null, 2],
    ['counts that are not of cases', ['十个县区的教育'], '十个县区的教育', null, null, null],
    ['nothing', [], null, null, null, null],
  ]; // prettier-ignore
  for (const [name, lines, title, publisher, published, announced] of rows) {
    const front = blocksOf(lines.join('\n'));
    assert.deepEqual(
      describeMasthead(front, findAnchors(front, shelf)),
      { title, publisher, published, announced },
      name,
    );
  }
});
