import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { load } from 'cheerio';
import { readMdxFile } from '../../src/build/mdx-file.ts';
import { mdxRenderer } from '../../src/build/mdx-renderer.ts';
import { casePages } from '../../src/core/case-pages.ts';
import { readCompilation } from '../../src/core/pipeline.ts';
import { problemSchema } from '../../src/core/problems.ts';
import type { Batch } from '../../src/core/schema/batch.ts';
import { caseRecordSchema } from '../../src/core/schema/case-record.ts';
import { frameworkSchema } from '../../src/core/schema/framework.ts';
import { shelf } from './read-blocks.ts';
import { hostileText, pick, seededRandom, trials } from './random-text.ts';

const root = join(import.meta.dirname, '../..');
const schema = caseRecordSchema(shelf.taxonomy);
const render = await mdxRenderer(new Set());

const batch: Batch = {
  id: 'hostile',
  title: '符号与代码',
  title_origin: 'supplied',
  publisher: null,
  published: null,
  address: null,
  captured: null,
  announced: null,
  text: 'captured',
  derived_from: null,
  rights: '测试用',
  public: true,
};

/** Read a source, write its pages, read those back as the site does, and give what a reader would see. */
async function roundTrip(bytes: Uint8Array) {
  const { value, problems } = readCompilation([{ name: 'source.txt', bytes, extracted: null }], shelf, {
    title: null,
    decisions: [],
  });
  const pages = casePages(batch, value, [], (rule) => rule).value;
  const shown = [];
  for (const [i, { path, text }] of pages.files.filter((file) => file.path.endsWith('.mdx')).entries()) {
    if (path.startsWith('frameworks/')) {
      assert.deepEqual(readMdxFile(text, path, { schema: frameworkSchema }).problems, [], path);
      continue;
    }
    const file = readMdxFile(text, path, { schema });
    assert.ok(file.value !== null, `${path}: ${JSON.stringify(file.problems)}`);
    const { html, problems: found } = await render(file.value);
    assert.deepEqual(found, [], path);
    const page = load(html ?? '', null, false);
    const lines = page.root().children().toArray();
    shown.push({
      record: file.value.record,
      written: pages.cases[i],
      tags: lines.map((line) => line.tagName),
      text: lines.map((line) => page(line).text()),
      elements: page('*').length,
      expected: value.cases[i]?.body ?? [],
    });
  }
  return { shown, problems, cases: value.cases.length };
}

async function assertShownAsText(bytes: Uint8Array, name: string): Promise<number> {
  const { shown, problems, cases } = await roundTrip(bytes);
  for (const found of problems)
    assert.ok(problemSchema.safeParse(found).success, `${name}: ${JSON.stringify(found)}`);
  for (const page of shown) {
    assert.deepEqual(page.record, page.written, name);
    assert.deepEqual(
      page.text,
      page.expected.map(({ text }) => text),
      name,
    );
    assert.deepEqual(
      page.tags,
      page.expected.map(({ kind }) => (kind === 'heading' ? 'h2' : 'p')),
      name,
    );
    assert.equal(page.elements, page.tags.length, `${name}: markup inside a paragraph`);
  }
  return cases;
}

test('a page made from hostile text shows it as text, and its record comes back whole', async () => {
  const source = readFileSync(join(root, 'tests/corpus/hostile/source.txt'));
  assert.equal(await assertShownAsText(source, 'hostile'), 2);
});

test('code on lines of its own stands in the page as text', async () => {
  const code = [
    '{process.exit()}',
    '<script>alert(1)</script>',
    "import x from 'y'",
    'export const a=1',
    '---',
    '```',
    '${}',
    '<!-- -->',
    '{/* */}',
    '# heading',
    '| a | b |',
    'https://a.cn',
  ];
  const text = `河北省新乐市化皮镇中学：改错课\n案例简介：学生先读下面的字，再说它是不是命令。\n\n${code.join('\n\n')}\n\n读完以后，教师再讲为什么。\n`;
  const { shown } = await roundTrip(new TextEncoder().encode(text));
  assert.deepEqual(shown[0]?.text.slice(1, -1), code);
});

const frames = [
  '河北省新乐市化皮镇中学：', '案例简介：', '案例名称：', '申报单位：', '主要做法：', '案例一\n', '01\n', '一、', '（一）', '1. ', '（作者系某市教育局局长）', '作者：', '某县教育局\n',
  '关于办好学校的实施方案\n', '一、总体要求\n', '二、重点任务\n', '保障措施\n', '发布时间：2024-01-02', '學(xué)', '全县教师每周走教两天，学生满意。', '，', '。', '“', '”', '《', '》', '\n', '\n\n', '２０',
] as const; // prettier-ignore

test('any text is read without a fault, and what is written of it is valid', async () => {
  const random = seededRandom(5);
  let cases = 0;
  for (let i = 0; i < trials / 5; i++) {
    const parts = Array.from({ length: 40 }, () =>
      random() < 0.6 ? pick(random, frames) : random() < 0.3 ? '\n' : hostileText(random, 3),
    );
    cases += await assertShownAsText(
      new TextEncoder().encode(parts.join('')),
      JSON.stringify(parts.join('')),
    );
  }
  assert.ok(cases > trials / 20, `${cases} cases`);
});

test('any bytes are read without a fault', () => {
  const random = seededRandom(11);
  for (let i = 0; i < trials / 10; i++) {
    const wild = random() < 0.5;
    const bytes = Uint8Array.from({ length: Math.floor(random() * 400) }, () =>
      Math.floor(random() * (wild ? 256 : 128)),
    );
    const { problems } = readCompilation([{ name: 'source.txt', bytes, extracted: null }], shelf, {
      title: null,
      decisions: [],
    });
    for (const found of problems)
      assert.ok(problemSchema.safeParse(found).success, JSON.stringify([...bytes]));
  }
});
