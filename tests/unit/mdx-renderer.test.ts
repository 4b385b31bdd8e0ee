import assert from 'node:assert/strict';
import test from 'node:test';
import { mdxRenderer } from '../../src/build/mdx-renderer.ts';
import { escapeMdx } from '../../src/core/write.ts';

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

test('mdxRenderer() numbers the paragraphs of anchored texts, and no others', async () => {
  const render = await mdxRenderer(new Set(), true);
  const { html } = await render({ body: '甲\n\n- 乙\n\n丙', file: 'x.mdx', firstLine: 1 });
  const mark = (n: number) => `<a class="pm" href="#p${String(n)}" aria-label="第${String(n)}段"></a>`;
  assert.equal(html, `<p id="p1">甲${mark(1)}</p>\n<ul>\n<li>乙</li>\n</ul>\n<p id="p2">丙${mark(2)}</p>`);
});

test('mdxRenderer() refuses components that name what there is not, and tells what is near', async () => {
  const ids = ['demo-01', 'demo-02', 'demo-11', 'demo-12', 'other-03'];
  const render = await mdxRenderer(
    new Set(['Case', 'Plate']),
    false,
    new Map([['Case', { what: '案例', ids }]]),
  );
  const rows: readonly [body: string, place: string, args: unknown][] = [
    ['见 <Case id="demo-01" />。', '', undefined],
    ['<Plate id="demo-99" />', '', undefined],
    [
      '一\n\n见 <Case id="demo-13" />。',
      '9:3',
      { id: 'demo-13', what: '案例', nearest: 'demo-11、demo-12、demo-01' },
    ],
    ['<Case />', '7:1', { id: '', what: '案例', nearest: 'demo-01、demo-02、demo-11' }],
  ];
  for (const [body, place, args] of rows) {
    const { html, problems } = await render({ body, file: 'x.mdx', firstLine: 7 });
    const [found] = problems;
    assert.equal(html, null);
    assert.deepEqual(found?.args, args, body);
    assert.equal([found?.place.line ?? [], found?.place.column ?? []].flat().join(':'), place);
  }
});
