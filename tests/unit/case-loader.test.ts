import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { pageLoader } from '../../src/build/case-loader.ts';
import { caseFolder } from '../../src/build/collections.ts';
import { mdxRenderer } from '../../src/build/mdx-renderer.ts';
import { ProblemsError } from '../../src/build/problems-error.ts';
import { readContent } from '../../src/build/read-content.ts';
import { escapeMdx } from '../../src/core/write.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'anli-loader-'));
after(() => {
  rmSync(temporary, { recursive: true });
});

const library = `title: 试馆
description: 只有几页的试馆
publisher: 试
language: zh-Hans
edition: 2026-01-01
`;
const batch = (id: string, shown: boolean) => `id: ${id}
title: 试编
title_origin: supplied
publisher: null
published: null
address: null
captured: null
announced: null
text: retold
derived_from: null
rights: 试
public: ${String(shown)}
`;
const page = (id: string, body: string, topic = '教师队伍') => `---
id: ${id}
batch: ${id.slice(0, id.lastIndexOf('-'))}
title:
  text: 2024-04-08
  origin: printed
organisation: null
place: null
stages:
  basis: default
  terms:
    - term: 小学
      evidence: []
topics:
  - term: ${topic}
    weight: primary
    evidence:
      - words: 教师
        where: body
        rule: test
tasks: []
models: []
figures: []
years: []
honours: []
lines: [1, 2]
author: null
problems: []
---

${body}
`;

let libraries = 0;
/** A content folder of one's own, its path with Chinese and a space. */
function contentOf(files: Readonly<Record<string, string>>): string {
  libraries += 1;
  const dir = join(temporary, `子 夹 ${String(libraries)}`, 'content');
  const all = { 'library.yaml': library, 'batches/demo/batch.yaml': batch('demo', true), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

type Stored = {
  id: string;
  body?: string;
  filePath?: string;
  rendered?: { html: string };
  deferredRender?: boolean;
};

async function load(dir: string): Promise<readonly Stored[]> {
  const stored: Stored[] = [];
  const store = { clear: () => void stored.splice(0), set: (entry: Stored) => stored.push(entry) };
  const context = { store, config: { root: pathToFileURL(`${repository}/`) } } as unknown as LoaderContext;
  await pageLoader(caseFolder(readContent(dir).taxonomy), dir).load(context);
  return stored;
}

const faults = async (dir: string): Promise<readonly string[]> => {
  const error: unknown = await load(dir).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ProblemsError);
  return error.problems.map(({ code, place, args }) =>
    [
      code,
      place.file?.slice(place.file.indexOf('content/')),
      place.line,
      args['nearest'] ?? args['code'] ?? '',
    ]
      .join(' ')
      .trim(),
  );
};

test('pageLoader() stores pages in the order of their names, as HTML', async () => {
  const dir = contentOf({
    'cases/demo-10.mdx': page('demo-10', '十。'),
    'cases/demo-02.mdx': page('demo-02', '二，**重点。**后文。\n\n## 小题'),
    'cases/notes.txt': 'x',
  });
  const stored = await load(dir);
  assert.deepEqual(
    stored.map(({ id, body, rendered }) => [id, body, rendered?.html]),
    [
      [
        'demo-02',
        '二，**重点。**后文。\n\n## 小题',
        '<p>二，<strong>重点。</strong>后文。</p>\n<h2 id="小题">小题</h2>',
      ],
      ['demo-10', '十。', '<p>十。</p>'],
    ],
  );
  assert.ok(stored.every(({ filePath }) => filePath?.startsWith('../')));
});

test('pageLoader() leaves out the pages of a batch that is not public', async () => {
  const dir = contentOf({
    'batches/inner/batch.yaml': batch('inner', false),
    'cases/demo-01.mdx': page('demo-01', '甲。'),
    'cases/inner-01.mdx': page('inner-01', '乙。'),
  });
  assert.deepEqual(
    (await load(dir)).map(({ id }) => id),
    ['demo-01'],
  );
});

test('pageLoader() tells every fault of every page with its line', async () => {
  const dir = contentOf({
    'cases/demo-01.mdx': page('demo-01', '甲。\n\n{process.exit()}'),
    'cases/demo-02.mdx': page('demo-02', '乙。', '教师队列'),
    'cases/demo-03.mdx': page('demo-04', '丙 <b'),
    'cases/demo-05.mdx': '没有说明的一页',
    'cases/demo-06.mdx': page('demo-06', '丁。').replace('author: null\n', '').replace('tasks:', 'task:'),
    'cases/demo-07.mdx': page('demo-07', '戊。').replace('  origin', ' origin'),
    'cases/gone-01.mdx': page('gone-01', '己。'),
  });
  assert.deepEqual(await faults(dir), [
    'unknown-term content/cases/demo-02.mdx 15 教师队伍',
    'id-mismatch content/cases/demo-03.mdx',
    'no-frontmatter content/cases/demo-05.mdx 1',
    'missing-key content/cases/demo-06.mdx 2',
    'missing-key content/cases/demo-06.mdx 2',
    'unknown-key content/cases/demo-06.mdx 21 tasks',
    'bad-yaml content/cases/demo-07.mdx 6',
    'no-batch content/cases/gone-01.mdx',
    'live-content content/cases/demo-01.mdx 33 {process.exit()}',
    'bad-mdx content/cases/demo-03.mdx 31',
  ]);
});

test('mdxRenderer() refuses what would run and renders what is only text', async () => {
  const render = await mdxRenderer(new Set(['Plate']));
  const hostile =
    '{process.exit()} <script>alert(1)</script> ${a} `b` import x from "y" <!-- c --> [d](javascript:e)';
  const rows: readonly [body: string, html: string | null, ...codes: string[]][] = [
    ['{process.exit()}', null, 'live-content'],
    ['甲 {1 + 1} 乙', null, 'live-content'],
    ['甲 {/* 注 */}', null, 'live-content'],
    ["import x from 'y'\n\n甲", null, 'live-content'],
    ['export const a = process.exit()', null, 'live-content'],
    ['<script>alert(1)</script>', null, 'live-content'],
    ['<b onclick="alert(1)">甲</b>', null, 'live-content'],
    ['<Other/>', null, 'live-content'],
    ['<Plate text={process.exit()}/>', null, 'live-content'],
    ['<Plate {...process.exit()}/>', null, 'live-content'],
    ['<Plate>{process.exit()}</Plate>', null, 'live-content'],
    ['<Plate text="甲"/>', null],
    ['<!-- 注 -->', null, 'bad-mdx'],
    ['{', null, 'bad-mdx'],
    ['1 < 2 & 3 > 2', '<p>1 &lt; 2 &amp; 3 &gt; 2</p>'],
    ['\\{process.exit()}', '<p>{process.exit()}</p>'],
    ['https://a.example/', '<p><a href="https://a.example/" rel="external">https://a.example/</a></p>'],
    [
      escapeMdx(hostile),
      '<p>{process.exit()} &lt;script&gt;alert(1)&lt;/script&gt; ${a} `b` import x from &quot;y&quot; &lt;!-- c --&gt; [d](javascript:e)</p>',
    ],
  ];
  for (const [body, ...expected] of rows) {
    const { html, problems } = await render({ body, file: 'x.mdx', firstLine: 1 });
    assert.deepEqual([html, ...problems.map(({ code }) => code)], expected, body);
  }
});

const everything = `第一段，“引号”、"直引号"、'撇号'，5 < 6 & 7，**重点。**后文，*斜* ~~删~~ \`码 "x" <y>\`，行末两空格  
换行。脚注[^1] 与 [链接](/x.html "题") 与 https://a.example/?b=1&c=2

## 小题 A&B

### 小题 A&B

- 甲
- 乙

  乙之二

3. 一
4. 二

> 引文

| 左 | 中 | 右 |
|:---|:--:|---:|
| 1 | \\{x} | \`a\` |

\`\`\`js
if (a < b && c) { "x" }
\`\`\`

---

- [x] 成
- [ ] 未成

[^1]: 注文。`;

/** A small site over the loader, built by Astro in a process of its own; its content lies elsewhere. */
function buildSmallSite(content: string): string {
  const root = join(temporary, 'project');
  const from = (name: string) => JSON.stringify(pathToFileURL(join(repository, name)).href);
  const files = {
    'package.json': '{"type":"module"}',
    'astro.config.mjs': `
      import mdx from '@astrojs/mdx';
      import { unified } from '@astrojs/markdown-remark';
      import { markdownOptions } from ${from('src/build/markdown.ts')};
      export default {
        build: { format: 'preserve' },
        integrations: [mdx()],
        markdown: { syntaxHighlight: false, processor: unified(markdownOptions) },
      };`,
    'src/content.config.ts': `
      import { defineCollection } from 'astro:content';
      import { pageLoader } from ${JSON.stringify(join(repository, 'src/build/case-loader.ts'))};
      import { caseFolder } from ${JSON.stringify(join(repository, 'src/build/collections.ts'))};
      import { readContent } from ${JSON.stringify(join(repository, 'src/build/read-content.ts'))};
      const folder = { ...caseFolder(readContent().taxonomy), components: new Set(['Plate']) };
      export const collections = { cases: defineCollection({ loader: pageLoader(folder), schema: folder.schema }) };`,
    'src/plate.astro': '<hr/>',
    'src/pages/[id].astro': `---
      import { getCollection, render } from 'astro:content';
      import Plate from '../plate.astro';
      export const getStaticPaths = async () =>
        (await getCollection('cases')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
      const { Content } = await render(Astro.props.entry);
      ---
      <html><head><title>x</title></head><body><Content components={{ Plate }} /></body></html>`.replace(
      /^ +/gmu,
      '',
    ),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', "await (await import('astro')).build({ logLevel: 'error' })"],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ANLI_CONTENT: content, ANLI_ROOT: repository, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
  assert.equal(status, 0, stderr);
  return join(root, 'dist');
}

test('pageLoader() gives the same bytes as Astro does for a page with components', () => {
  const dist = buildSmallSite(
    contentOf({
      'cases/demo-01.mdx': page('demo-01', everything),
      'cases/demo-02.mdx': page('demo-02', `<Plate/>\n\n${everything}`),
    }),
  );
  const bodyOf = (id: string) =>
    /<body>(.*)<\/body>/su.exec(readFileSync(join(dist, `${id}.html`), 'utf8'))?.[1];
  assert.match(bodyOf('demo-01') ?? '', /^<p>第一段，“引号”.*<h2 id="小题-ab">.*<\/section>$/su);
  assert.equal(bodyOf('demo-02'), `<hr>\n${bodyOf('demo-01') ?? ''}`);
});
