import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contentOf, page } from './invented-library.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'anli-loader-'));
after(() => {
  rmSync(temporary, { recursive: true });
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
      const folder = { ...caseFolder(readContent().taxonomy), components: new Set(['Plate']), anchored: false };
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
    contentOf(temporary, {
      'cases/demo-01.mdx': page('demo-01', everything),
      'cases/demo-02.mdx': page('demo-02', `<Plate/>\n\n${everything}`),
    }),
  );
  const bodyOf = (id: string) =>
    /<body>(.*)<\/body>/su.exec(readFileSync(join(dist, `${id}.html`), 'utf8'))?.[1];
  assert.match(bodyOf('demo-01') ?? '', /^<p>第一段，“引号”.*<h2 id="小题-ab">.*<\/section>$/su);
  assert.equal(bodyOf('demo-02'), `<hr>\n${bodyOf('demo-01') ?? ''}`);
});
