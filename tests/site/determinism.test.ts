import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const content = resolve(repository, process.env['ANLI_CONTENT'] ?? 'content');
const temporary = mkdtempSync(join(tmpdir(), 'anli-build-'));
after(() => {
  rmSync(temporary, { recursive: true });
});

/** The whole project elsewhere: its own copy of everything but the packages. */
function copyProject(root: string): void {
  mkdirSync(root, { recursive: true });
  for (const name of [
    'src',
    'scripts',
    'public',
    'content',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(repository, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
}

function build(root: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const script = join(root, 'scripts', 'build.ts');
  return spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ANLI_CONTENT: undefined, ...env },
  });
}

/** SHA-256 of every file by its path. */
function hashes(dir: string): ReadonlyMap<string, string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    files
      .filter((file) => statSync(join(dir, file)).isFile())
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(dir, file)))
          .digest('hex'),
      ]),
  );
}

const slow = { skip: process.env['ANLI_FULL'] === '1' ? false : 'builds the site three times: ANLI_FULL=1' };

test(
  'a build gives the same bytes in another place, time zone and language; a failed one changes nothing',
  slow,
  () => {
    const here = join(temporary, 'here');
    const first = build(repository, ['--content', content, '--out', here]);
    assert.equal(first.status, 0, first.stderr);
    const before = hashes(here);
    assert.ok(before.size > 10);

    const root = join(temporary, '另 处', '库');
    copyProject(root);
    cpSync(content, join(temporary, '另 处', '内 容'), { recursive: true });
    const elsewhere = [
      '--content',
      join(temporary, '另 处', '内 容'),
      '--out',
      join(temporary, '另 处', '站'),
    ];
    const second = build(root, elsewhere, {
      TZ: 'Pacific/Auckland',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    assert.equal(second.status, 0, second.stderr);
    assert.deepEqual(hashes(join(temporary, '另 处', '站')), before);

    const cases = join(temporary, '另 处', '内 容', 'cases');
    const page = join(cases, readdirSync(cases).sort()[0] ?? '');
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, `${text}\n[甲](/nowhere.html)\n`);
    const third = build(root, elsewhere);
    assert.equal(third.status, 1);
    assert.match(third.stderr, /cases\/[a-z0-9-]+\.html 错误 dead-link/u);
    writeFileSync(page, `${text}\n{process.exit()}\n`);
    const fourth = build(root, elsewhere);
    assert.equal(fourth.status, 1);
    assert.match(fourth.stderr, /\.mdx:\d+:1 错误 live-content/u);
    assert.deepEqual(hashes(join(temporary, '另 处', '站')), before);
  },
);
