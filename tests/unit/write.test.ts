import assert from 'node:assert/strict';
import test from 'node:test';
import { unified } from '@astrojs/markdown-remark';
import { markdownOptions } from '../../src/build/markdown.ts';
import { escapeMdx } from '../../src/core/write.ts';
import { hostilePieces, hostileText, seededRandom, trials } from './random-text.ts';

type Node = { readonly type: string; readonly value?: string; readonly children?: readonly Node[] };

/** Parse MDX as the site does, and give back the syntax tree before it becomes HTML. */
async function mdxParser(): Promise<(mdx: string) => Promise<Node>> {
  let parsed: Node = { type: 'none' };
  const capture = () => (tree: { children: unknown[] } & Node) => {
    parsed = structuredClone(tree);
    tree.children = [];
  };
  const remarkPlugins = [...markdownOptions.remarkPlugins, capture];
  const renderer = await unified({ ...markdownOptions, remarkPlugins }).createMdxRenderer?.(
    { syntaxHighlight: false },
    { optimize: false },
  );
  assert.ok(renderer !== undefined);
  return async (mdx) => {
    await renderer.process(mdx, 'x.mdx', {});
    return parsed;
  };
}

/** A tree in a few words: `paragraph(text "…")`; neighbouring texts are one. */
function outline({ type, value, children }: Node): string {
  if (children === undefined) return `${type} ${JSON.stringify(value)}`;
  const texts = children.every((child) => child.type === 'text');
  const inner = texts
    ? `text ${JSON.stringify(children.map((child) => child.value).join(''))}`
    : children.map(outline).join(', ');
  return `${type}(${inner})`;
}

const shown = (text: string) =>
  text
    .replace(/[\n\r\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(/\0/gu, '\ufffd');

const parse = await mdxParser();
const outlineOf = (mdx: string) =>
  parse(mdx).then(outline, (error: unknown) => `does not parse: ${String(error)}`);

test('escapeMdx() shows what might be markup as it stands', async () => {
  for (const piece of hostilePieces) {
    for (const text of [
      piece,
      `${piece}汉字`,
      `汉字${piece}`,
      `${piece} a`,
      `a ${piece}`,
      `${piece}${piece}`,
    ]) {
      if (shown(text) === '') continue;
      const expected = `root(paragraph(text ${JSON.stringify(shown(text))}))`;
      assert.equal(await outlineOf(escapeMdx(text)), expected, JSON.stringify(text));
    }
  }
});

test('escapeMdx() makes one paragraph or one heading of any text, and nothing else', async () => {
  const random = seededRandom(20261122);
  for (let i = 0; i < trials; i++) {
    const text = hostileText(random, 12);
    if (shown(text) === '') continue;
    const words = `text ${JSON.stringify(shown(text))}`;
    const escaped = escapeMdx(text);
    assert.equal(await outlineOf(escaped), `root(paragraph(${words}))`, JSON.stringify(text));
    assert.equal(await outlineOf(`## ${escaped}`), `root(heading(${words}))`, JSON.stringify(text));
  }
});

test('escapeMdx() leaves plain Chinese text alone', () => {
  const rows = [
    '全县二十所学校结成三个共同体，“1+N”模式（2021年起）覆盖九成五。',
    '一是建机制；二是搭平台：每周三下午、每月一次！',
    '3.5万人、100%、17:53、A+B、《手册》——序',
  ];
  for (const row of rows) assert.equal(escapeMdx(row), row);
});
