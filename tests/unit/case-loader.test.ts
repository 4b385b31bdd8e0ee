import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { pageLoader } from '../../src/build/case-loader.ts';
import { caseFolder } from '../../src/build/collections.ts';
import { ProblemsError } from '../../src/build/problems-error.ts';
import { readContent } from '../../src/build/read-content.ts';
import { batch, contentOf, page } from './invented-library.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'anli-loader-'));
after(() => {
  rmSync(temporary, { recursive: true });
});

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

/** What the first paragraph of a case ends with. */
const mark = '<a class="pm" href="#p1" aria-label="第1段"></a>';

test('pageLoader() stores pages in the order of their names, as HTML', async () => {
  const dir = contentOf(temporary, {
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
        `<p id="p1">二，<strong>重点。</strong>后文。${mark}</p>\n<h2 id="小题">小题</h2>`,
      ],
      ['demo-10', '十。', `<p id="p1">十。${mark}</p>`],
    ],
  );
  assert.ok(stored.every(({ filePath }) => filePath?.startsWith('../')));
});

test('pageLoader() leaves out the pages of a batch that is not public', async () => {
  const dir = contentOf(temporary, {
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
  const dir = contentOf(temporary, {
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
