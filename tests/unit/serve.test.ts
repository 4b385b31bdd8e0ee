import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
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
const long = 'abcdefghij'.repeat(200);
for (const ending of ['txt', 'js', 'json', 'svg', 'wasm', 'pf_meta']) write(`long.${ending}`, long);
write('digits.bin', '0123456789');
write('empty.txt', '');
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
    ['/empty.txt', 200, 'text/plain; charset=utf-8', ''],
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

/** Status, headers that matter and bytes of an answer to a request with headers of its own. */
function askWith(path: string, headers: Record<string, string>, method = 'GET') {
  const { hostname, port } = new URL(plain.url);
  return new Promise<{ status: number; coding: string; range: string; length: string; body: Buffer }>(
    (resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          resolve({
            status: reply.statusCode ?? 0,
            coding: reply.headers['content-encoding'] ?? '',
            range: reply.headers['content-range'] ?? '',
            length: reply.headers['content-length'] ?? '',
            body: Buffer.concat(chunks),
          });
        });
      });
      asked.on('error', reject);
      asked.end();
    },
  );
}

test('serve() packs text for who takes gzip, and nothing else', async () => {
  const rows: readonly [path: string, accepted: string, packed: boolean][] = [
    ['/long.txt', 'gzip, deflate, br', true],
    ['/long.txt', 'br;q=1.0, GZIP;q=0.5', true],
    ['/long.txt', '*', true],
    ['/long.js', 'gzip', true],
    ['/long.json', 'gzip', true],
    ['/long.svg', 'gzip', true],
    ['/long.txt', 'gzip;q=0', false],
    ['/long.txt', 'gzip; q=0.000', false],
    ['/long.txt', 'br', false],
    ['/long.txt', '', false],
    ['/long.wasm', 'gzip', false],
    ['/long.pf_meta', 'gzip', false],
  ];
  for (const [path, accepted, packed] of rows) {
    const { status, coding, length, body } = await askWith(path, { 'accept-encoding': accepted });
    const shown = packed ? gunzipSync(body) : body;
    assert.deepEqual(
      [status, coding, length, shown.toString()],
      [200, packed ? 'gzip' : '', String(body.length), long],
      `${path} ${accepted}`,
    );
  }
  const head = await askWith('/long.txt', { 'accept-encoding': 'gzip' }, 'HEAD');
  assert.deepEqual([head.coding, Number(head.length) < 100, head.body.length], ['gzip', true, 0]);
});

test('serve() sends a part of a file as it is', async () => {
  const rows: readonly [range: string, status: number, shown: string, body: string][] = [
    ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
    ['bytes=3-3', 206, 'bytes 3-3/10', '3'],
    ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
    ['bytes=7-', 206, 'bytes 7-9/10', '789'],
    ['bytes=-2', 206, 'bytes 8-9/10', '89'],
    ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=-0', 416, 'bytes */10', ''],
    ['bytes=3-1', 200, '', '0123456789'],
    ['bytes=0-1,3-4', 200, '', '0123456789'],
    ['bytes=-', 200, '', '0123456789'],
    ['lines=1-2', 200, '', '0123456789'],
  ];
  for (const [asked, ...expected] of rows) {
    const { status, range, coding, length, body } = await askWith('/digits.bin', {
      range: asked,
      'accept-encoding': 'gzip',
    });
    assert.deepEqual([status, range, body.toString()], expected, asked);
    assert.deepEqual([coding, length], ['', String(body.length)], asked);
  }
  const packed = await askWith('/long.txt', { range: 'bytes=0-4', 'accept-encoding': 'gzip' });
  assert.deepEqual([packed.status, packed.coding, packed.body.toString()], [206, '', long.slice(0, 5)]);
  const unsure = await askWith('/digits.bin', { range: 'bytes=0-3', 'if-range': '"x"' });
  assert.deepEqual([unsure.status, unsure.body.length], [200, 10]);
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
