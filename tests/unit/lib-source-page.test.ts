import assert from 'node:assert/strict';
import test from 'node:test';
import type { Batch } from '../../src/core/schema/batch.ts';
import { sourcePage, type SourcePage } from '../../src/lib/source-page.ts';
import { composed, type Composed, type Item } from './invented-ledger.ts';
import { batch, record } from './lib-records.ts';

const [first, second] = ['cases/a-01', 'cases/a-02'];
const cases = [
  record({ id: 'a-01', title: '菜园里的课' }),
  record({ id: 'a-02', title: '走校', supplied: true }),
];

function pageOf({ ledger, fieldText }: Composed, said: Partial<Batch> = {}): SourcePage {
  return sourcePage({ batch: batch('a', said), address: 'batches/a.html', cases }, ledger, fieldText);
}

const items: readonly Item[] = [
  { cut: '首页\n', rule: 'breadcrumb' },
  { page: first, field: 'title', bits: ['菜园里的课'] },
  { cut: '\n', rule: 'line-break' },
  { page: first, field: 'body/0', bits: ['每周一课', [',', '，'], '由教师上。'] },
  { cut: '\n\n', rule: 'line-break' },
  { page: second, field: 'body/0', bits: ['走校上课。'] },
  { cut: '\n', rule: 'line-break' },
];
const supplied = [
  {
    kind: 'supplied',
    page: second,
    field: 'title',
    text: '走校',
    rule: 'supplied-title',
    reason: '标题缺失',
  },
] as const;

/** What a page shows as text: its lines under their anchors, its cases at the head of theirs. */
const outline = ({ text }: SourcePage) =>
  text.flatMap(({ name, parts }) => [
    ...(name === '' ? [] : [`= ${name}`]),
    ...parts.flatMap((part) => [
      ...part.cases.map(({ id, changes }) => `# ${id} ${changes}`),
      ...part.rows.map(({ id, value, html }, at) =>
        [at === 0 ? `${String(part.start)}:` : value === undefined ? '' : `${String(value)}:`, id, html]
          .filter((word) => word !== '')
          .join(' '),
      ),
    ]),
  ]);

test('sourcePage() parts the source where its cases begin', () => {
  const page = pageOf(composed(items, supplied));
  assert.deepEqual(outline(page), [
    '1: l1 <del title="因breadcrumb">首页</del><small class="why">因breadcrumb</small>',
    '# a-01 改动 1 处：复原 1',
    '2: l2 菜园里的课',
    'l3 每周一课<del>,</del><ins title="因narrowed-mark">，</ins>由教师上。<small class="why">因narrowed-mark</small>',
    'l4',
    '# a-02 改动 1 处：据补 1',
    '5: l5 走校上课。',
  ]);
  assert.deepEqual(
    page.cases.map(({ link, supplied: added }) => [link.name, link.href, added]),
    [
      ['01 菜园里的课', '/cases/a-01.html', []],
      ['02 ［走校］', '/cases/a-02.html', [{ what: '题名', text: '走校', reason: '标题缺失' }]],
    ],
  );
  assert.deepEqual(
    [page.path, page.title, page.ledger, page.files],
    [
      '/sources/a.html',
      '原文对照：汇编a',
      'content/batches/a/ledger.jsonl',
      ['source.txt，纯文本，utf-8，27 字符，5 行'],
    ],
  );
});

test('sourcePage() calls a retold text what it is', () => {
  const page = pageOf(composed(items), { text: 'retold' });
  assert.deepEqual([page.title, page.cases[1]?.changes], ['转述稿对照：汇编a', '照录转述稿']);
});

test('sourcePage() folds lines that hold only marks of a web page, and keeps an anchor for each', () => {
  const page = pageOf(
    composed([
      { cut: '<html>\n\n<body>\n\n', rule: 'markup' },
      { page: first, field: 'body/0', bits: ['课'] },
      { cut: '</p>\n</body>', rule: 'markup' },
    ]),
  );
  assert.deepEqual(outline(page), [
    '1: l1 <span id="l2"></span><span id="l3"></span><small title="网页标记 12 字符">〔12〕</small>',
    '4: l4',
    '# a-01 照录原文',
    '5: l5 课<small title="网页标记 4 字符">〔4〕</small>',
    'l6 <small title="网页标记 7 字符">〔7〕</small>',
  ]);
});

test('sourcePage() shows several files one behind the other, and two cases that begin in one line', () => {
  const page = pageOf(
    composed(
      [
        { page: first, field: 'title', bits: ['甲'] },
        { page: second, field: 'title', bits: ['乙'] },
        { page: first, field: 'body/0', bits: ['丙'] },
      ],
      [],
      () => [
        { name: 'source-1.html', form: 'html', encoding: 'gb18030', start: 0, length: 2 },
        { name: 'source-2.pdf', form: 'pdf', encoding: null, start: 2, length: 1 },
      ],
    ),
  );
  assert.deepEqual(outline(page), [
    '= source-1.html',
    '# a-01 照录原文',
    '# a-02 照录原文',
    '1: l1 甲乙',
    '= source-2.pdf',
    '1: f2l1 丙',
  ]);
  assert.deepEqual(page.files, [
    'source-1.html，网页，gb18030，2 字符，1 行',
    'source-2.pdf，PDF，1 字符，1 行',
  ]);
});

test('sourcePage() leads from a plan to the page of the tasks', () => {
  const page = pageOf(composed([{ page: 'frameworks/a', field: 'title', bits: ['行动方案'] }]));
  assert.deepEqual(
    page.cases.map(({ id, link }) => [id, link.href]),
    [['plan', '/tasks/index.html']],
  );
});

test('sourcePage() takes time in proportion to the source', () => {
  const large = (times: number): Composed =>
    composed(
      Array.from({ length: times }, (_, at): Item[] => [
        {
          page: first,
          field: `body/${String(at)}`,
          bits: ['每周一课', [',', '，'], '由教师上', [',', '，'], '记账。'],
        },
        { cut: '\n', rule: 'line-break' },
      ]).flat(),
    );
  const seconds = (source: Composed): number => {
    const from = performance.now();
    pageOf(source);
    return (performance.now() - from) / 1000;
  };
  const [small, ten] = [large(1_000), large(10_000)];
  seconds(small);
  const once = Math.min(seconds(small), seconds(small));
  assert.ok(seconds(ten) < Math.max(0.5, once * 40), `${String(once)} s for a tenth`);
});
