import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { serve } from '../../scripts/serve.ts';

const parent = mkdtempSync(join(tmpdir(), 'anli serve '));
const dir = join(parent, 'site');
mkdirSync(join(dir, 'cases'), { recursive: true });
mkdirSync(join(dir, 'empty'));
const write = (name: string, text: string) => {
  writeFileSync(join(dir, name), text);
};
write('index.html', '首页');
write('404.html', '<html><head><title>没有</title></head></html>');
write('cases/index.html', '案例');
write('cases/x-01.html', '一');
write('a.js', '1');
write('a.wasm', '2');
write('a.pf_meta', '3');
writeFileSync(join(parent, 'secret.txt'), 'secret');
symlinkSync(join(parent, 'secret.txt'), join(dir, 'link.txt'));

const plain = await serve(dir, 0);
const nested = await serve(dir, 0, { prefix: '/子 夹/' });
after(async () => {
  await plain.close();
  await nested.close();
  rmSync(parent, { recursive: true });
});

type Reply = { status: number; type: string; location: string; length: string; body: string };

/** Ask for a path exactly as given: `fetch` would tidy it first. */
function ask(url: string, path: string, method = 'GET'): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method }, (reply) => {
      let body = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => (body += chunk));
      reply.on('end', () => {
        resolve({
          status: reply.statusCode ?? 0,
          type: reply.headers['content-type'] ?? '',
          location: reply.headers.location ?? '',
          length: reply.headers['content-length'] ?? '',
          body,
        });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('serve() sends files with their types and indexes for folders', async () => {
  const rows: readonly [path: string, status: number, type: string, body: string][] = [
    ['/', 200, 'text/html; charset=utf-8', '首页'],
    ['/index.html', 200, 'text/html; charset=utf-8', '首页'],
    ['/cases/', 200, 'text/html; charset=utf-8', '案例'],
    ['/cases/x-01.html?q=1', 200, 'text/html; charset=utf-8', '一'],
    ['/a.js', 200, 'text/javascript; charset=utf-8', '1'],
    ['/a.wasm', 200, 'application/wasm', '2'],
    ['/a.pf_meta', 200, 'application/octet-stream', '3'],
  ];
  for (const [path, ...expected] of rows) {
    const { status, type, body } = await ask(plain.url, path);
    assert.deepEqual([status, type, body], expected, path);
  }
});

test('serve() gives nothing that is not a file of the site', async () => {
  const rows: readonly [path: string, status: number][] = [
    ['/nothing.html', 404],
    ['/a/b/c/', 404],
    ['/empty/', 404],
    ['/a.js/', 404],
    ['/link.txt', 404],
    ['/../secret.txt', 404],
    ['/%2e%2e/secret.txt', 404],
    ['/cases/..%2f..%2fsecret.txt', 404],
    ['/..%5csecret.txt', 400],
    ['//cases', 400],
    ['/%00', 400],
    ['/%', 400],
    ['secret.txt', 400],
  ];
  for (const [path, status] of rows) {
    const reply = await ask(plain.url, path);
    assert.deepEqual([path, reply.status, reply.body.includes('secret')], [path, status, false]);
  }
});

test('serve() leads home from the page for missing pages at any depth', async () => {
  assert.match((await ask(plain.url, '/a/b/c.html')).body, /<head><base href="\/"><title>没有/u);
  assert.match((await ask(nested.url, '/x')).body, /<base href="\/%E5%AD%90%20%E5%A4%B9\/">/u);
});

test('serve() completes the address of a folder', async () => {
  assert.deepEqual(await ask(plain.url, '/cases').then(({ status, location }) => [status, location]), [
    308,
    '/cases/',
  ]);
  const bare = nested.url.slice(new URL(nested.url).origin.length, -1);
  assert.deepEqual(await ask(nested.url, bare).then(({ status, location }) => [status, location]), [
    308,
    `${bare}/`,
  ]);
});

test('serve() answers HEAD without a body and nothing but GET and HEAD', async () => {
  const head = await ask(plain.url, '/', 'HEAD');
  assert.deepEqual([head.status, head.length, head.body], [200, '6', '']);
  assert.equal((await ask(plain.url, '/', 'POST')).status, 405);
});

test('serve() shows a site under a prefix only there', async () => {
  assert.equal(await fetch(`${nested.url}cases/`).then((reply) => reply.text()), '案例');
  assert.equal((await ask(nested.url, '/cases/')).status, 404);
});

test('serve() takes the next free port', async () => {
  const taken = Number(new URL(plain.url).port);
  const next = await serve(dir, taken);
  assert.ok(Number(new URL(next.url).port) > taken);
  await next.close();
});
