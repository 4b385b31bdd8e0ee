import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { secured, securePages } from '../../src/build/content-security.ts';
import { ProblemsError } from '../../src/build/problems-error.ts';

const policy = (html: string, address = 'cases/x-01.html') =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(secured({ address, html }).html)?.[1];

const head = '<meta charset="utf-8"><title>甲</title>';
/** Hashes of `p{}` and `b{}`, by `printf 'p{}' | openssl dgst -sha256 -binary | base64`. */
const [hashP, hashB] = [
  "'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='",
  "'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='",
];
const nothing = "default-src 'none';connect-src 'self';img-src data:";

test('secured() allows a page what it holds and nothing else', () => {
  const rows: readonly [html: string, policy: string, address?: string][] = [
    [head, `${nothing};form-action 'none'`],
    [`${head}<style>p{}</style>`, `${nothing};style-src ${hashP};form-action 'none'`],
    [
      `${head}<style>p{}</style><style>b{}</style><style>p{}</style>`,
      `${nothing};style-src ${hashP} ${hashB};form-action 'none'`,
    ],
    [`${head}<form action="s.html">`, `${nothing};form-action 'self' file:`],
    [
      `${head}<img src="p.png">`,
      `default-src 'none';connect-src 'self';img-src 'self' data:;form-action 'none'`,
    ],
    [`${head}<img src="data:image/png;base64,AA">`, `${nothing};form-action 'none'`],
    [
      `${head}<script src="a.js"></script>`,
      `default-src 'none';connect-src 'self';script-src 'self';img-src data:;form-action 'none'`,
    ],
    [
      `${head}<script src="a.js"></script>`,
      `default-src 'none';connect-src 'self';script-src 'self' 'wasm-unsafe-eval';img-src data:;form-action 'none'`,
      'search.html',
    ],
    [`${head}<script type="application/ld+json">{}</script>`, `${nothing};form-action 'none'`],
    [`${head}<p>&lt;style>p{}</p><!-- <form> -->`, `${nothing};form-action 'none'`],
  ];
  const given = rows.map(([html, , ...address]) => [html, policy(html, ...address), ...address]);
  assert.deepEqual(given, rows);
});

test('secured() hashes line ends as browsers read them', () => {
  assert.equal(policy(`${head}<style>p{}\r\n\rb{}</style>`), policy(`${head}<style>p{}\n\nb{}</style>`));
});

test('secured() puts the policy before all that it governs', () => {
  const meta =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';connect-src 'self';img-src data:";
  const rows: readonly (readonly [string, string])[] = [
    [`${head}<link rel="icon" href="data:,">`, '<meta charset="utf-8">'],
    [`${head}<meta name="description" content="a>b" /><style>p{}</style><meta name="x">`, 'content="a>b" />'],
    [`<!DOCTYPE html><head><meta charset=utf-8><style></style>`, '<meta charset=utf-8>'],
  ];
  const before = rows.map(([html]) => {
    const after = secured({ address: 'a.html', html }).html;
    return [
      html,
      after.slice(0, after.indexOf(meta)).slice(-(rows.find(([h]) => h === html)?.[1].length ?? 0)),
    ];
  });
  assert.deepEqual(before, rows);
});

test('secured() tells of every kind of inline code', () => {
  const rows: readonly (readonly [string, ...string[]])[] = [
    ['<script>go()</script>', '<script>'],
    ['<script type="module">go()</script>', '<script>'],
    ['<script type="Text/JavaScript ">go()</script>', '<script>'],
    ['<script type="speculationrules">{}</script>', '<script>'],
    ['<script type="application/json">{}</script>'],
    ['<script src="a.js"></script>'],
    ['<p style="color:red">', 'style'],
    ['<p ONCLICK="go()" style>', 'onclick', 'style'],
    ['<p data-style="a" title="onclick=">'],
    ['<p>style="a" &lt;script></p>'],
  ];
  const told = rows.map(([html]) => [
    html,
    ...secured({ address: 'a.html', html: head + html }).problems.map(({ args }) => args['code']),
  ]);
  assert.deepEqual(told, rows);
});

test('securePages() marks every page and names the faulty ones', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'anli-policy-'));
  try {
    mkdirSync(join(dir, 'cases'));
    writeFileSync(join(dir, 'index.html'), head);
    writeFileSync(join(dir, 'cases', 'x.html'), head);
    writeFileSync(join(dir, 'a.js'), 'go()');
    await securePages(dir);
    const firsts = ['index.html', 'cases/x.html', 'a.js'].map((file) =>
      [...readFileSync(join(dir, file))].slice(0, 3),
    );
    assert.deepEqual(firsts, [[0xef, 0xbb, 0xbf], [0xef, 0xbb, 0xbf], [...Buffer.from('go(')]]);
    writeFileSync(join(dir, 'cases', 'x.html'), `${head}<p style="a"><script>go()</script>`);
    await assert.rejects(securePages(dir), (error) => {
      assert.ok(error instanceof ProblemsError);
      assert.match(error.message, /^cases\/x\.html 错误 inline-code：.*“style”[\s\S]*“<script>”/u);
      return true;
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
});
