import assert from 'node:assert/strict';
import test from 'node:test';
import { readContent } from '../../src/build/read-content.ts';
import { checkedYaml } from '../../src/core/checked-yaml.ts';
import { formatProblem } from '../../src/core/problems.ts';
import { glossarySchema } from '../../src/core/schema/glossary.ts';
import { helpPageSchema } from '../../src/core/schema/help-page.ts';
import { byPinyin } from '../../src/lib/pinyin.ts';

const { glossary, taxonomy } = readContent(new URL('../../content', import.meta.url).pathname);

const read = (text: string) =>
  checkedYaml({ text, file: 'glossary.yaml', schema: glossarySchema }).problems.map(
    (found) => formatProblem(found).split('\n')[0],
  );

const entry = (id: string, term: string, more = '') =>
  `- { id: ${id}, term: ${term}, definition: 一句说明它是什么的话, usage: field${more} }\n`;

test('a glossary whose entries do not fit each other is refused, each fault at its place', () => {
  const rows: readonly [yaml: string, ...problems: string[]][] = [
    [entry('jiaoyan', '教研') + entry('beike', '备课', ', see: [jiaoyan]')],
    [
      entry('jiaoyan', '教研') + entry('jiaoyan', '备课'),
      'glossary.yaml:2:24 错误 bad-value：“1.term”的值不合要求：“id jiaoyan”已在“jiaoyan”一条',
    ],
    [
      entry('jiaoyan', '教研', ', also: [备课]') + entry('beike', '备课'),
      'glossary.yaml:2:22 错误 bad-value：“1.term”的值不合要求：“备课”已在“jiaoyan”一条',
    ],
    [
      entry('jiaoyan', '教研', ', see: [beike]'),
      'glossary.yaml:1:71 错误 bad-value：“0.see”的值不合要求：没有编号为“beike”的另一条术语',
    ],
    [
      entry('jiaoyan', '教研', ', see: [jiaoyan]'),
      'glossary.yaml:1:71 错误 bad-value：“0.see”的值不合要求：没有编号为“jiaoyan”的另一条术语',
    ],
  ];
  assert.deepEqual(
    rows.map(([yaml]) => [yaml, ...read(yaml)]),
    rows,
  );
});

test('the shipped glossary is in the order of the alphabet', () => {
  const terms = glossary.map(({ term }) => term);
  assert.ok(terms.length >= 40, String(terms.length));
  assert.deepEqual(
    terms,
    byPinyin(terms, (term) => term),
  );
});

test('the shipped glossary names topics that there are, and no numbers of documents or dates', () => {
  const topics = new Set(taxonomy.topics.map(({ id }) => id));
  const wrong = glossary.filter(
    ({ topic, definition }) =>
      (topic !== undefined && !topics.has(topic)) || /\d{4}|号文|[〔您！]/u.test(definition),
  );
  assert.deepEqual(wrong, []);
});

test('a page of help may not take an address that every library has', () => {
  const page = { title: '怎样检索', summary: '一句说明它讲什么的话', order: 1 };
  const rows: readonly [id: string, fits: boolean][] = [
    ['search', true],
    ['index', false],
    ['glossary', false],
    ['markdown', false],
    ['Search', false],
  ];
  assert.deepEqual(
    rows.map(([id]) => [id, helpPageSchema.safeParse({ ...page, id }).success]),
    rows,
  );
});
