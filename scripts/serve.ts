import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { problem } from '../src/core/problems.ts';
import { readArguments } from './arguments.ts';
import { isMain } from './is-main.ts';
import { printProblems } from './print-problems.ts';

/** A running server. `url` ends in a slash and is where the site's home page is. */
export type Serving = { readonly url: string; readonly close: () => Promise<void> };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
};
const typeOf = (file: string): string => types[extname(file)] ?? 'application/octet-stream';

const always = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };

/** What is sent for a request: a file, another address, or a status alone. */
type Answer = { readonly status: number; readonly file?: string; readonly location?: string };

const kindOf = async (path: string): Promise<'file' | 'folder' | null> => {
  const found = await stat(path).catch(() => null);
  return found === null ? null : found.isDirectory() ? 'folder' : found.isFile() ? 'file' : null;
};

function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/su, ''));
    return /[\0\\]|\/\//u.test(path) || !path.startsWith('/') ? null : path;
  } catch {
    return null;
  }
}

async function answerFor(root: string, prefix: string, url: string): Promise<Answer> {
  const path = pathOf(url);
  if (path === null) return { status: 400 };
  if (`${path}/` === prefix) return { status: 308, location: encodeURI(prefix) };
  if (!path.startsWith(prefix) || path.split('/').includes('..')) return { status: 404 };
  const wanted = join(root, path.slice(prefix.length - 1));
  const kind = await kindOf(wanted);
  if (kind === 'folder' && !path.endsWith('/')) return { status: 308, location: encodeURI(`${path}/`) };
  const file = kind === 'folder' ? join(wanted, 'index.html') : wanted;
  if ((kind === 'file' && path.endsWith('/')) || (await kindOf(file)) !== 'file') return { status: 404 };
  const real = await realpath(file);
  return real.startsWith(root + sep) ? { status: 200, file: real } : { status: 404 };
}

/** The page for missing pages is read at any depth; `<base>` leads its relative links home. */
async function missingPage(root: string, prefix: string): Promise<string> {
  const page = await readFile(join(root, '404.html'), 'utf8').catch(() => '<title>404</title>');
  return page.replace(/<head>/u, (head) => `${head}<base href="${encodeURI(prefix)}">`);
}

const isText = /^text\/|[/+](?:json|xml)\b/u;
const compress = promisify(gzip);

/** True if a browser takes gzip: `gzip` or `*` is named with a weight above zero. */
const takesGzip = (accepted: string) =>
  accepted
    .split(',')
    .map((coding) => coding.replace(/\s/gu, '').toLowerCase())
    .some((coding) => /^(?:x-gzip|gzip|\*)(?:;q=(?!0(?:\.0*)?$).*)?$/u.test(coding));

/** First and last byte asked for; `null` if the whole is to be sent, `'none'` if the file ends before. */
type Range = { readonly start: number; readonly end: number } | 'none' | null;

/** One range of `bytes=a-b`, `a-` or `-n`; several, and what is not well formed, count as none asked for (RFC 9110, 14.2). */
function rangeOf(header: string | undefined, size: number): Range {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size ? 'none' : { start, end };
}

/** A file as it is, as gzip where a browser takes it and it is text, or a part of it as it is. */
async function sendFile(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const { size } = await stat(file);
  const type = typeOf(file);
  const text = isText.test(type);
  const headers = {
    ...always,
    'content-type': type,
    'accept-ranges': 'bytes',
    ...(text ? { vary: 'accept-encoding' } : {}),
  };
  const headOnly = request.method === 'HEAD';
  const whole = headOnly || request.headers['if-range'] !== undefined;
  const range = whole ? null : rangeOf(request.headers.range, size);
  if (range === 'none') {
    response.writeHead(416, { ...always, 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
    return;
  }
  if (range === null && text && takesGzip(request.headers['accept-encoding'] ?? '')) {
    const packed = await compress(await readFile(file));
    response.writeHead(200, { ...headers, 'content-encoding': 'gzip', 'content-length': packed.length });
    response.end(headOnly ? undefined : packed);
    return;
  }
  const part = range ?? { start: 0, end: size - 1 };
  response.writeHead(range === null ? 200 : 206, {
    ...headers,
    'content-length': part.end - part.start + 1,
    ...(range === null ? {} : { 'content-range': `bytes ${part.start}-${part.end}/${size}` }),
  });
  if (headOnly || size === 0) response.end();
  else
    createReadStream(file, part)
      .on('error', () => response.destroy())
      .pipe(response);
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  prefix: string,
): Promise<void> {
  const headOnly = request.method === 'HEAD';
  if (!headOnly && request.method !== 'GET') {
    response.writeHead(405, { ...always, allow: 'GET, HEAD' }).end();
    return;
  }
  const { status, file, location } = await answerFor(root, prefix, request.url ?? '/');
  if (file !== undefined) {
    await sendFile(request, response, file);
    return;
  }
  const body = Buffer.from(status === 404 ? await missingPage(root, prefix) : '');
  response.writeHead(status, {
    ...always,
    'content-type': typeOf('index.html'),
    'content-length': body.length,
    ...(location === undefined ? {} : { location }),
  });
  response.end(headOnly ? undefined : body);
}

const tries = 50;

/** Listen on a port of this machine, or on the next one that is free. */
async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + tries; port += 1) {
    const error = await new Promise<NodeJS.ErrnoException | null>((done) => {
      server.once('error', done);
      server.listen(port, '127.0.0.1', () => {
        server.removeListener('error', done);
        done(null);
      });
    });
    const address = server.address();
    if (error === null && address !== null && typeof address === 'object') return address.port;
    if (error !== null && error.code !== 'EADDRINUSE') throw error;
  }
  throw new Error(`no free port from ${String(first)} on`);
}

/**
 * Serve a folder to browsers on this machine, and to nobody else.
 *
 * Files as they are, text as gzip to who takes it, `index.html` for folders, `404.html` with status 404; single ranges of bytes; no
 * listings, nothing outside the folder.
 *
 * @param port The next free one is taken if it is in use; 0 for any.
 * @param prefix Path under which the site appears, with slashes at both ends, as on a server that it shares.
 * @throws If the folder does not exist.
 */
export async function serve(
  dir: string,
  port = 4321,
  { prefix = '/' }: { prefix?: string } = {},
): Promise<Serving> {
  const root = await realpath(dir);
  const server = createServer((request, response) => {
    respond(request, response, root, prefix).catch(() => response.destroy());
  });
  const taken = await listen(server, port);
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => {
        done();
      });
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${String(taken)}${encodeURI(prefix)}`, close };
}

if (isMain(import.meta.url)) {
  const { value: settings, problems } = readArguments({ positionals: false });
  if ((await kindOf(join(settings.out, 'index.html'))) === null)
    problems.push(
      problem('usage', { file: settings.out }, { detail: '这里还没有网站', mend: '先运行 npm run build' }),
    );
  printProblems(problems);
  if (problems.length > 0) process.exitCode = 1;
  else process.stdout.write(`${(await serve(settings.out, settings.port)).url}\n`);
}
